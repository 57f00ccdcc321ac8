import type { Candidate, Query, Selection } from '../model/question.ts';
import { asksOpinion, hasCue, steers } from '../query/intents.ts';
import type { Engine } from '../retrieval/engine.ts';
import { candidateOf, retrieve } from '../retrieval/retrieve.ts';
import { balance, contested } from './balance.ts';
import { withOwnArticle } from './own-articles.ts';
import { type Route, route } from './route.ts';

/** How many passages an answer holds at most; a channel shows the first three (F20). */
export const SELECTED = 6;
/** Below this share of the question's information, nothing held answers it. */
export const THRESHOLD = 0.62;
/**
 * In a long question much is said around what is asked, so less of it need be held. Shares of the thresholds by the
 * number of terms, beginning with the fifth.
 */
const LONG = [0.95, 0.9, 0.84, 0.78, 0.72, 0.67];
const slack = (terms: number): number => (terms <= 4 ? 1 : (LONG[Math.min(terms - 5, LONG.length - 1)] ?? 1));
/**
 * On a contested question each side words differently what the passages say once, so less of it need be held:
 * 0.8 answers 0.3 % more of the evaluation set than 1 and refuses as much; 0.7 refuses 0.3 % less.
 */
const CONTESTED_EASE = 0.8;
/** The same for the words that are no names: a passage about the person asked for need not answer what is asked. */
const CONTENT_THRESHOLD = 0.55;
/** And for the names: an answer about somebody else is none. */
const NAME_THRESHOLD = 0.5;
/** What an imported passage must hold to be shown: less than ours, which have keys written for them. */
const OWN_ARTICLE = 0.5;
/** Two passages that share this much of their words say the same. */
const SAME = 0.62;

export interface Selected {
  readonly selection: Selection;
  readonly candidates: readonly Candidate[];
  readonly route: Route;
  readonly confidence: number;
}

/** Chooses the evidence for a query, or abstains. */
export function select(engine: Engine, query: Query): Selected {
  const found = query.terms.length === 0 ? [] : retrieve(engine, query);
  const nothing = (
    reason: 'opinion' | 'no-passage' | 'not-a-question',
    confidence = 0,
    through: Route = { pins: [], name: 'none' },
  ): Selected => ({
    selection: { kind: 'abstention', reason, nearest: reason === 'no-passage' ? found.slice(0, 2) : [] },
    candidates: found,
    route: through,
    confidence,
  });
  if (steers(query.folded)) return nothing('not-a-question');
  if (asksOpinion(query.folded, hasCue('quote', query.folded) || hasCue('position', query.folded)))
    return nothing('opinion');
  if (!query.terms.some((term) => term.known)) return nothing('no-passage');
  // Figures alone are a sum or noise, unless they name something ("1244").
  const figures = query.terms.filter((term) => term.kind === 'word' && /^\d+$/.test(term.surface)).length;
  if (figures === query.terms.length || (figures > 1 && query.terms.length - figures <= 1))
    return nothing('no-passage');

  const through = route(engine, engine.links, query);
  if (through.exclusive === true && through.pins.length === 0) return nothing('no-passage', 0, through);
  const pinned = through.pins.flatMap((id) => candidateOf(engine, query, id) ?? []);
  const boosted = found
    .map((candidate) => ({ ...candidate, score: candidate.score * groupBoost(query, candidate) }))
    .sort((a, b) => b.score - a.score);
  const rest = boosted.filter(({ passage }) => !through.pins.includes(passage.id));
  const ordered = [...pinned, ...rest];
  const confidence = confidenceOf(engine, query, through, pinned, boosted);
  if (ordered.length === 0 || confidence < THRESHOLD) return nothing('no-passage', confidence, through);
  const varied = withOwnArticle(diverse(engine, ordered, pinned.length), ordered, OWN_ARTICLE);
  const candidates = balance(engine, query, through, varied, ordered);
  return {
    selection: { kind: 'evidence', candidates, notes: [] },
    candidates: ordered,
    route: through,
    confidence,
  };
}

/**
 * How sure it is that the question is answered, 0 to 1: the share of its information that the best passage holds.
 * A subject that no passage names counts in full, which is what tells "how tall is Ahtisaari" from "who is Ahtisaari".
 */
function confidenceOf(
  engine: Engine,
  query: Query,
  through: Route,
  pinned: readonly Candidate[],
  ranked: readonly Candidate[],
): number {
  if (through.certain === true && pinned.length > 0) return 1;
  const ease = slack(query.terms.length) * (contested(engine, query) ? CONTESTED_EASE : 1);
  const sure = ({ coverage, contentCoverage, nameCoverage }: Candidate) =>
    Math.min(
      coverage,
      (contentCoverage * THRESHOLD) / CONTENT_THRESHOLD,
      (nameCoverage * THRESHOLD) / NAME_THRESHOLD,
    ) / ease;
  return Math.min(1, Math.max(0, ...pinned.map(sure), ...ranked.slice(0, 3).map(sure)));
}

/** A passage of the kind that is asked for ranks a little higher. */
function groupBoost(query: Query, { passage }: Candidate): number {
  let boost = 1;
  if (query.intent === 'when' && passage.group === 'timeline') boost *= 1.3;
  if (query.intent === 'quote' && passage.kind === 'quote') boost *= 1.15;
  if (hasCue('vote', query.folded) && passage.group === 'vote') boost *= 1.2;
  if (
    (query.intent === 'arguments' || hasCue('why', query.folded)) &&
    (passage.group === 'argument' || passage.id.startsWith('arguments-'))
  )
    boost *= 1.1;
  // Recognition and membership records answer through their route; elsewhere they crowd out the text on a subject.
  if (passage.group === 'recognition' && !query.actors.some((id) => passage.actors.includes(id)))
    boost *= 0.6;
  if (passage.status === 'disputed' && passage.group !== 'recognition') boost *= 0.95;
  return boost;
}

/** The best passages, leaving out those that repeat an earlier one; pinned ones always stay. */
function diverse(engine: Engine, ordered: readonly Candidate[], pinned: number): Candidate[] {
  const chosen: { candidate: Candidate; words: Set<number> }[] = [];
  const floor = (ordered[pinned]?.score ?? 0) * 0.35;
  for (const [place, candidate] of ordered.entries()) {
    if (chosen.length >= SELECTED) break;
    if (place >= pinned && candidate.score < floor) break;
    const words = new Set(engine.index.termsOf(engine.byId.get(candidate.passage.id)!));
    if (place >= pinned && chosen.some((other) => jaccard(words, other.words) > SAME)) continue;
    chosen.push({ candidate, words });
  }
  return chosen.map(({ candidate }) => candidate);
}

function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / (a.size + b.size - shared);
}
