import { FIRST, type KeyData, NONE } from './key-data.ts';

/**
 * Weight of what all questions say beside what those on one passage say, in words (Dirichlet smoothing; Zhai and
 * Lafferty 2001). Of the base's questions that were held out, 400, 800 and 1,600 find the passage of 68.6, 68.8 and
 * 68.1 % among the first three.
 */
const MU = 800;

/** What the model keeps, in a form that can be stored. A class is the questions on one passage. */
export interface ModelData {
  /** Of each class the place of its passage, or `NONE`: first the classes of answered questions, then of the others. */
  readonly passages: Int32Array;
  /** Number of the former. */
  readonly answered: number;
  /** Words in all questions of each class. */
  readonly lengths: Uint32Array;
  /** Classes that hold a term, from `from[term]` to `from[term + 1]`, and how often. */
  readonly from: Uint32Array;
  readonly classes: Uint32Array;
  readonly counts: Uint32Array;
}

/** A term of the question in hand: the forms that stand for it, each by its place among the terms of the keys. */
export type AskedTerm = readonly { readonly id: number; readonly weight: number }[];

/** What the known questions, taken together, say of a question. */
export interface Fit {
  /** By the place of a passage: how much likelier a word of the question is among its questions than among all (log). */
  readonly passages: ReadonlyMap<number, number>;
  /** The same of the best of the classes that have no answer. */
  readonly unanswered: number;
  /** Log odds that some passage answers it. */
  readonly odds: number;
}

/**
 * Which passage a question is about, by the words of all questions on each passage taken together: no single known
 * question need hold them all. A naive Bayes classifier, which is the query likelihood of a language model of words
 * (Ponte and Croft 1998), with what stands in for a word counted as far as it stands for it (Berger and Lafferty 1999).
 */
export class QuestionModel {
  readonly #data: ModelData;
  readonly #total: number;
  /** Of the term in hand: how often each class holds it. */
  readonly #held: Float32Array;
  readonly #scores: Float32Array;

  constructor(data: ModelData) {
    this.#data = data;
    this.#total = data.lengths.reduce((sum, length) => sum + length, 0);
    this.#held = new Float32Array(data.lengths.length);
    this.#scores = new Float32Array(data.lengths.length);
  }

  /** Counts the terms of the keys by class. */
  static build({
    passages,
    near,
    from,
    items,
    weights,
  }: Pick<KeyData, 'passages' | 'near' | 'from' | 'items' | 'weights'>): ModelData {
    const numbers = [new Map<number, number>(), new Map<number, number>()] as const;
    for (let key = 0; key < passages.length; key++) {
      const passage = passages[key]!;
      const [map, place] = passage === NONE ? [numbers[1], near[key]!] : [numbers[0], passage];
      if (!map.has(place)) map.set(place, map.size);
    }
    const answered = numbers[0].size;
    const lengths = new Uint32Array(answered + numbers[1].size);
    const byTerm = Array.from(weights, () => new Map<number, number>());
    for (let key = 0; key < passages.length; key++) {
      const passage = passages[key]!;
      const own = passage === NONE ? answered + numbers[1].get(near[key]!)! : numbers[0].get(passage)!;
      for (let at = from[key]!; at < from[key + 1]!; at++) {
        const counts = byTerm[items[at]! % FIRST]!;
        counts.set(own, (counts.get(own) ?? 0) + 1);
        lengths[own]!++;
      }
    }
    const ends = new Uint32Array(byTerm.length + 1);
    for (const [term, counts] of byTerm.entries()) ends[term + 1] = ends[term]! + counts.size;
    return {
      passages: Int32Array.from([...numbers[0].keys(), ...numbers[1].keys()]),
      answered,
      lengths,
      from: ends,
      classes: Uint32Array.from(byTerm.flatMap((counts) => [...counts.keys()])),
      counts: Uint32Array.from(byTerm.flatMap((counts) => [...counts.values()])),
    };
  }

  /** How well a question fits the questions on each passage. */
  fit(terms: readonly AskedTerm[]): Fit {
    const { passages, answered, lengths, from, classes, counts } = this.#data;
    const scores = this.#scores.fill(0);
    const held = this.#held;
    let asked = 0;
    for (const forms of terms) {
      const touched: number[] = [];
      let common = 0;
      for (const { id, weight } of forms) {
        const last = from[id + 1]!;
        for (let at = from[id]!; at < last; at++) {
          const own = classes[at]!;
          const count = counts[at]!;
          if (held[own] === 0) touched.push(own);
          held[own]! += weight * count;
          common += weight * count;
        }
      }
      if (touched.length === 0) continue;
      asked++;
      const expected = (MU * common) / this.#total;
      for (let at = 0; at < touched.length; at++) {
        const own = touched[at]!;
        scores[own]! += Math.log(1 + held[own]! / expected);
        held[own] = 0;
      }
    }
    const found = new Map<number, number>();
    let best = Number.NEGATIVE_INFINITY;
    const sums = [0, 0];
    if (asked > 0)
      for (let own = 0; own < scores.length; own++) {
        const score = scores[own]!;
        if (score === 0) continue;
        const likelihood = score + asked * Math.log(MU / (lengths[own]! + MU));
        sums[own < answered ? 0 : 1]! += Math.exp(likelihood);
        if (own >= answered) best = Math.max(best, likelihood / asked);
        else if (likelihood > 0) found.set(passages[own]!, likelihood / asked);
      }
    return {
      passages: found,
      unanswered: Math.max(0, best),
      odds: Math.log((sums[0]! + 1) / (sums[1]! + 1)),
    };
  }
}
