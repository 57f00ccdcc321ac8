import type { Passage } from '../model/knowledge.ts';
import type { Candidate, Query, Selection } from '../model/question.ts';
import { asksOpinion, hasCue, steers } from '../query/intents.ts';
import type { Engine } from '../retrieval/engine.ts';
import { candidateOf, likeness, retrieve } from '../retrieval/retrieve.ts';
import { balance } from './balance.ts';
import { confidenceOf, type Evidence, evidenceOf } from './confidence.ts';
import { withOwnArticle } from './own-articles.ts';
import { type Route, route } from './route.ts';
import { withOccasion } from './with-occasion.ts';

/** How many passages an answer holds at most; a channel shows the first three (F20). */
export const SELECTED = 6;
/**
 * Below this likelihood, nothing held answers the question: on the 2,630 questions of examiners 3 to 9, 97.5 % of those
 * without an answer are refused and 1.6 % of all are answered wrongly; at 0.36 it is 96.7 % and 1.8 %, for 0.05 % more
 * right answers.
 */
export const THRESHOLD = 0.42;
/** Passages that a channel shows, whose evidence counts. */
const IN_VIEW = 3;
/**
 * What an imported passage must hold to be shown: less than ours, which have questions written for them. With the three
 * founding reports imported, 0.3 shows one beside 78 % of the answers on them and 0.5 beside 59 %, with as many right.
 */
const OWN_ARTICLE = 0.3;
/** A passage with a smaller share of the best one's score is left out: 0.35 shows fewer, and 0.1 % fewer right ones. */
const FLOOR = 0.2;
/** Two passages that share this much of their words say the same. */
const SAME = 0.62;

export interface Selected {
  readonly selection: Selection;
  readonly candidates: readonly Candidate[];
  readonly route: Route;
  readonly confidence: number;
  readonly evidence?: Evidence;
}

/**
 * Chooses the evidence for a query, or abstains.
 *
 * @param threshold likelihood below which it abstains; fitting the likelihood itself needs every answer
 */
export function select(engine: Engine, query: Query, threshold = THRESHOLD): Selected {
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
  const ruled = route(engine, engine.links, query);
  if (ruled.certain !== true && saysNothing(query)) return nothing('no-passage');
  const refused = ruled.exclusive === true && ruled.pins.length === 0;
  // A rule knows a question by its shape; a passage that was written down as the answer to it knows better.
  if (refused && !isKnown(engine, query, found)) return nothing('no-passage', 0, ruled);
  const through: Route = refused ? { pins: [], name: 'known' } : ruled;
  const pinned = through.pins.flatMap((id) => candidateOf(engine, query, id) ?? []);
  const boost = groupBoosts(query);
  const boosted = found
    .map((candidate) => ({ ...candidate, score: candidate.score * boost(candidate.passage) }))
    .sort((a, b) => b.score - a.score);
  const certain = through.certain === true && pinned.length > 0;
  // What was written down as the answer to much the same question goes before what a rule of thumb pins.
  const pinnedLike = Math.max(0, ...pinned.map((candidate) => candidate.likeness));
  const leads = (candidate: Candidate) =>
    !certain && candidate.likeness >= LEADS && candidate.likeness > pinnedLike;
  const others = boosted.filter(({ passage }) => !through.pins.includes(passage.id));
  const leader = through.name === 'quote' ? others.find(leads) : undefined;
  const rest = others.filter((candidate) => candidate !== leader);
  // Asked for one side's view, its statements come before all others.
  const asked = ({ passage }: Candidate) => query.side !== undefined && passage.side === query.side;
  const all = [...(leader === undefined ? [] : [leader]), ...pinned, ...rest];
  const ordered = [...all.filter(asked), ...all.filter((candidate) => !asked(candidate))];
  const evidence = certain ? undefined : evidenceOf(engine, query, through, ordered.slice(0, IN_VIEW));
  const confidence = evidence === undefined ? 1 : confidenceOf(evidence);
  const weighed = evidence === undefined ? {} : { evidence };
  const stranger = evidence !== undefined && evidence.coverage < LEAST && evidence.likeness < UNLIKE;
  if (ordered.length === 0 || confidence < threshold || (stranger && threshold >= 0))
    return { ...nothing('no-passage', confidence, through), ...weighed };
  const varied = withOwnArticle(
    diverse(engine, ordered, leader === undefined ? pinned.length : pinned.length + 1),
    ordered,
    OWN_ARTICLE,
  );
  const candidates = withOccasion(query, balance(engine, query, through, varied, ordered), ordered);
  return {
    selection: { kind: 'evidence', candidates, notes: [] },
    candidates: ordered,
    route: through,
    confidence,
    ...weighed,
  };
}

/**
 * Whether a question has no word that means anything here. Figures alone, or beside words that nothing here has, are a
 * sum or noise, unless they name something ("1244").
 */
function saysNothing({ terms }: Query): boolean {
  const words = terms.filter((term) => term.kind !== 'word' || !/^\d+$/.test(term.surface));
  return !words.some((term) => term.known) || (words.length <= 1 && terms.length - words.length > 1);
}

/** Less of a question than this in any passage, and less like any known one, is another question, whatever else speaks for it. */
const LEAST = 0.25;
const UNLIKE = 0.2;
/** How like a question must be to one that is answered to be taken for it. */
const KNOWN = 0.93;
/** And how like, to go before what a rule pins. */
const LEADS = 0.6;

const isKnown = (engine: Engine, query: Query, found: readonly Candidate[]): boolean => {
  const alike = Math.max(0, ...found.slice(0, IN_VIEW).map((candidate) => candidate.likeness));
  return alike >= KNOWN && alike > likeness(engine, query).unanswered;
};

/** Makes what a passage's score is multiplied with: of the kind that is asked for, it ranks a little higher. */
function groupBoosts(query: Query): (passage: Passage) => number {
  const votes = hasCue('vote', query.folded);
  const reasons = query.intent === 'arguments' || hasCue('why', query.folded);
  return (passage) => {
    let boost = 1;
    if (query.intent === 'when' && passage.group === 'timeline') boost *= 1.3;
    if (query.intent === 'quote' && passage.kind === 'quote') boost *= 1.15;
    if (votes && passage.group === 'vote') boost *= 1.2;
    if (reasons && (passage.group === 'argument' || passage.id.startsWith('arguments-'))) boost *= 1.1;
    // Recognition and membership records answer through their route; elsewhere they crowd out the text on a subject.
    if (passage.group === 'recognition' && !query.actors.some((id) => passage.actors.includes(id)))
      boost *= 0.6;
    if (passage.status === 'disputed' && passage.group !== 'recognition') boost *= 0.95;
    return boost;
  };
}

/** The best passages, leaving out those that repeat an earlier one; pinned ones always stay. */
function diverse(engine: Engine, ordered: readonly Candidate[], pinned: number): Candidate[] {
  const chosen: { candidate: Candidate; index: number }[] = [];
  const floor = (ordered[pinned]?.score ?? 0) * FLOOR;
  for (const [place, candidate] of ordered.entries()) {
    if (chosen.length >= SELECTED) break;
    if (place >= pinned && candidate.score < floor) break;
    const index = engine.byId.get(candidate.passage.id)!;
    if (place >= pinned && chosen.some((other) => engine.index.overlap(index, other.index) > SAME)) continue;
    chosen.push({ candidate, index });
  }
  return chosen.map(({ candidate }) => candidate);
}
