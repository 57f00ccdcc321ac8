import type { Candidate, Query } from '../model/question.ts';
import { firstDay, overlaps } from '../text/dates.ts';
import type { Engine } from './engine.ts';
import type { SearchTerm } from './search-index.ts';

/** How many passages of the first stage are weighed: more change nothing on the evaluation set. */
const POOL = 120;
/** A passage about another time than the one asked for is rarely the answer. */
const OTHER_TIME = 0.45;
const SAME_TIME = 1.25;
/** Words of the question that stand side by side in the passage, too. */
const PHRASE = 0.35;
/** Asked about today: what is past ranks lower, what is current higher. */
const PAST_WHEN_CURRENT = 0.6;

/** Passages for a query, best first, each with the share of the question that it covers. */
export function retrieve(engine: Engine, query: Query): Candidate[] {
  const searchTerms = termsToSearch(query);
  return engine.index
    .search(searchTerms, POOL)
    .map(({ index, score }) => weigh(engine, query, index, score))
    .filter(({ passage }) => withinAsOf(query, passage))
    .sort((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1));
}

/** One passage as a candidate of a query, whether or not the search found it. */
export function candidateOf(engine: Engine, query: Query, id: string): Candidate | undefined {
  const index = engine.byId.get(id);
  return index === undefined ? undefined : weigh(engine, query, index, 0);
}

function termsToSearch(query: Query): SearchTerm[] {
  const best = new Map<string, number>();
  for (const { forms } of query.terms)
    for (const { stem, weight } of forms) best.set(stem, Math.max(best.get(stem) ?? 0, weight));
  return [...best].map(([stem, weight]) => ({ stem, weight }));
}

function weigh(engine: Engine, query: Query, index: number, bm25: number): Candidate {
  const passage = engine.knowledge.passages[index]!;
  const held = new Set(engine.index.stemsOf(index));
  const matched: string[] = [];
  let covered = 0;
  let total = 0;
  for (const term of query.terms) {
    total += term.weight;
    const best = Math.max(0, ...term.forms.map((form) => (held.has(form.stem) ? Math.min(1, form.weight + (term.entity ? 0 : 0.1)) : 0)));
    if (best > 0) matched.push(term.surface);
    covered += term.weight * best;
  }
  if (query.period !== undefined) {
    // The time asked for is part of the question: it counts as much as a rare word.
    total += TIME_WEIGHT;
    if (speaksOf(passage, query)) {
      covered += TIME_WEIGHT;
      matched.push('(time)');
    }
  }
  const coverage = total === 0 ? 0 : covered / total;
  let score = bm25 * (0.4 + coverage);
  score *= 1 + PHRASE * neighbours(query, engine.index.stemsOf(index));
  if (query.period !== undefined) score *= speaksOf(passage, query) ? SAME_TIME : OTHER_TIME;
  else if (query.current) score *= passage.historical ? PAST_WHEN_CURRENT : 1;
  return { passage, score, coverage, matched };
}

const TIME_WEIGHT = 3;

function speaksOf(passage: Candidate['passage'], query: Query): boolean {
  const asked = query.period!;
  const said = passage.period ?? (passage.published === undefined ? undefined : { from: passage.published, to: passage.published });
  if (said !== undefined && overlaps(said, asked)) return true;
  const year = (asked.from ?? asked.to)!.slice(0, 4);
  return asked.from === asked.to && asked.from?.length === 4 && passage.text.includes(year);
}

/** Nothing published or begun after the day that the answer is asked for (D02). */
function withinAsOf(query: Query, passage: Candidate['passage']): boolean {
  if (query.asOf === undefined) return true;
  const begun = passage.period?.from ?? passage.published;
  return begun === undefined || firstDay(begun) <= query.asOf;
}

/** Share of neighbouring words of the question that are neighbours in the passage, in order. */
function neighbours(query: Query, stems: readonly string[]): number {
  const words = query.terms.filter((term) => !term.entity).map((term) => term.forms[0]!.stem);
  if (words.length < 2) return 0;
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < words.length; i++) pairs.add(`${words[i]} ${words[i + 1]}`);
  let found = 0;
  for (let i = 0; i + 1 < stems.length && pairs.size > 0; i++) if (pairs.delete(`${stems[i]} ${stems[i + 1]}`)) found++;
  return found / (words.length - 1);
}
