import { stem } from '../text/stem.ts';
import { highest } from './highest.ts';
import { UNIT_END } from './postings.ts';
import { contentWords, type Scored, type SearchIndex, type SearchTerm, surfaceTerm } from './search-index.ts';

/** What a passage is ranked by. */
export interface RankQuery {
  /** Stems with their weights, each once. */
  readonly terms: readonly SearchTerm[];
  /** Stems in the order asked, for words that stand side by side. */
  readonly sequence: readonly string[];
  /** Words as typed, folded. */
  readonly words: readonly string[];
}

/** Passages weighed again after BM25 for each that is wanted: one changes no nDCG@10 either, four no figure by 0.001. */
const POOL = 2;
/**
 * Weights of what is added to BM25, one set for every collection; nDCG@10 with it, and in brackets without it, on
 * cranfield, cisi, scifact and squad (1,015 questions).
 */
const WEIGHT = {
  /** Neighbouring words side by side: 0.4060 0.4294 0.7007 0.8983 (0.4037 0.4246 0.6926 0.8917). */
  neighbours: 0.5,
  /** Words as written, not stemmed: squad 0.8971 (0.8905), cisi 0.4202 (0.4161). */
  surface: 0.2,
  /** Relevance feedback: cranfield 0.4051 (0.3902); more of it costs squad. */
  feedback: 0.15,
} as const;
const FEEDBACK_PASSAGES = 8;
const FEEDBACK_TERMS = 25;

/** The query of a plain text: each stem once, as heavy as it is often. */
export function queryOfText(text: string): RankQuery {
  const words = contentWords(text);
  const sequence = words.map(stem);
  const counts = new Map<string, number>();
  for (const term of sequence) counts.set(term, (counts.get(term) ?? 0) + 1);
  return { terms: [...counts].map(([term, weight]) => ({ stem: term, weight })), sequence, words };
}

/**
 * Passages for a query, best first: BM25 from MiniSearch chooses the pool; neighbouring words, words as written and
 * pseudo-relevance feedback order it.
 */
export function rank(index: SearchIndex, query: RankQuery, limit: number): Scored[] {
  const pool = index.search(query.terms, limit * POOL);
  if (pool.length < 2) return pool;
  const written = weightsOf(
    index,
    query.words.map((word) => ({ stem: surfaceTerm(word), weight: 1 })),
  );
  const pairs = pairsOf(index, query.sequence);
  const asWritten = index.bm25(written, pool.map(placeOf), 'surfaces');
  const scored = pool.map(({ index: at, score }, place) => ({
    index: at,
    score: score + WEIGHT.surface * asWritten[place]! + WEIGHT.neighbours * neighbours(index, pairs, at),
  }));
  scored.sort(byScore);
  const fed = index.bm25(feedback(index, scored), scored.map(placeOf));
  const total = query.terms.reduce((sum, { weight }) => sum + weight, 0);
  return scored
    .map(({ index: at, score }, place) => ({
      index: at,
      score: (1 - WEIGHT.feedback) * score + WEIGHT.feedback * total * fed[place]!,
    }))
    .sort(byScore)
    .slice(0, limit);
}

const placeOf = ({ index }: Scored): number => index;
const byScore = (a: Scored, b: Scored): number => b.score - a.score || a.index - b.index;

function weightsOf(index: SearchIndex, terms: readonly SearchTerm[]): Map<number, number> {
  const weights = new Map<number, number>();
  for (const { stem: term, weight } of terms) {
    const id = index.idOf(term);
    if (id !== undefined) weights.set(id, (weights.get(id) ?? 0) + weight);
  }
  return weights;
}

interface Pair {
  readonly first: number;
  readonly second: number;
  readonly weight: number;
}

/** Neighbouring words of the question, each pair as heavy as its lighter word. */
function pairsOf(index: SearchIndex, sequence: readonly string[]): Pair[] {
  const pairs: Pair[] = [];
  for (let i = 0; i + 1 < sequence.length; i++) {
    const first = index.idOf(sequence[i]!);
    const second = index.idOf(sequence[i + 1]!);
    if (first !== undefined && second !== undefined && first !== second)
      pairs.push({ first, second, weight: Math.min(index.idfOf(first), index.idfOf(second)) });
  }
  return pairs;
}

/** The weight of the pairs that stand side by side in a passage, in order, saturated like BM25's term frequency. */
function neighbours(index: SearchIndex, pairs: readonly Pair[], at: number): number {
  const held = index.termsOf(at);
  let score = 0;
  for (const { first, second, weight } of pairs) {
    if (!index.holdsId(at, first) || !index.holdsId(at, second)) continue;
    let count = 0;
    for (let place = held.indexOf(first); place >= 0; place = held.indexOf(first, place + 1))
      if (held[place + 1] === second) count++;
    if (count > 0) score += (weight * count * 2.2) / (count + 1.2);
  }
  return score;
}

/**
 * The relevance model of the best passages (RM3, Lavrenko and Croft 2001): the terms that they share, each as likely
 * as it is in them, weighted by how well they rank.
 */
function feedback(index: SearchIndex, scored: readonly Scored[]): Map<number, number> {
  const best = scored.slice(0, FEEDBACK_PASSAGES);
  const sum = best.reduce((total, { score }) => total + score, 0);
  const likely = index.scratch;
  const seen: number[] = [];
  for (const { index: at, score } of best) {
    const held = index.termsOf(at);
    const share = score / sum / held.length;
    for (let place = 0; place < held.length; place++) {
      const term = held[place]!;
      if (term === UNIT_END) continue;
      if (likely[term] === 0) seen.push(term);
      likely[term]! += share;
    }
  }
  const kept = highest(likely, FEEDBACK_TERMS, seen);
  const mass = kept.reduce((total, term) => total + likely[term]!, 0);
  const weights = new Map(kept.map((term) => [term, likely[term]! / mass]));
  for (const term of seen) likely[term] = 0;
  return weights;
}
