import MiniSearch, { type Options } from 'minisearch';

/** BM25 as published (k1 1.2, b 0.75), without MiniSearch's d: lifting every match favours long passages. */
export const BM25 = { k: 1.2, b: 0.75, d: 0 } as const;
/** Postings whose scores are kept, at 12 bytes each: all of a base up to ten thousand passages. */
const KEPT = 1_000_000;
/** A base with more postings takes longer to store than to index again. */
const STORED = 3_000_000;

/** The passages that hold a term, with what it adds to their scores. */
export interface Impacts {
  readonly passages: Uint32Array;
  readonly scores: Float64Array;
}

/** The scores of all terms, one after the other, in a form that can be stored. */
export interface ScoresData extends Impacts {
  /** Where those of each term end; terms are numbered. */
  readonly ends: Uint32Array;
}

const OPTIONS: Options<{ id: number; body: string }> = {
  fields: ['body'],
  tokenize: (text) => text.split(' '),
  processTerm: (token) => token.slice(0, token.indexOf(PLACE)),
  autoVacuum: false,
};
/** Parts a token from its place. */
const PLACE = '\u0001';

/**
 * What each term adds to the score of each passage that holds it: MiniSearch made into exact BM25 through its public
 * options.
 *
 * MiniSearch measures a field's length as its number of distinct tokens before `processTerm`. So each token is handed
 * over with its place behind a separator, which makes all tokens distinct, and `processTerm` cuts the place off. It
 * also multiplies a score with the number of terms matched, which BM25 does not have: it is asked for one term at a
 * time. And it makes an object for each passage that holds a term, while a score is a sum over terms: so its scores are
 * kept as plain numbers, those of a compiled base for all terms.
 */
export class TermScores {
  readonly #mini: MiniSearch<{ id: number; body: string }> | undefined;
  readonly #stored: ScoresData | undefined;
  readonly #known = new Map<string, Impacts>();
  /** Postings in `#known`. */
  #kept = 0;

  /** @param stored the scores of all terms, where they were stored; else passages are to be added */
  constructor(stored?: ScoresData) {
    this.#stored = stored;
    this.#mini = stored === undefined ? new MiniSearch(OPTIONS) : undefined;
  }

  /** Indexes the terms of a passage, by its place. */
  add(id: number, terms: readonly string[]): void {
    this.#mini?.add({ id, body: terms.map((term, place) => `${term}${PLACE}${place}`).join(' ') });
  }

  /** A term's passages with their scores at weight 1. */
  of(term: string, number: number): Impacts {
    const known = this.#known.get(term);
    if (known !== undefined) return known;
    const impacts = this.#stored === undefined ? this.#ask(term) : slice(this.#stored, number);
    this.#kept += impacts.passages.length;
    if (this.#kept > KEPT) {
      this.#known.clear();
      this.#kept = impacts.passages.length;
    }
    this.#known.set(term, impacts);
    return impacts;
  }

  #ask(term: string): Impacts {
    const results =
      this.#mini?.search(term, {
        processTerm: (asked) => asked,
        combineWith: 'OR',
        prefix: false,
        fuzzy: false,
        bm25: BM25,
      }) ?? [];
    return {
      passages: Uint32Array.from(results, ({ id }) => id),
      scores: Float64Array.from(results, ({ score }) => score),
    };
  }

  /** The scores of some terms, in the order of their numbers; nothing where they are too many. */
  toData(terms: readonly (string | undefined)[]): ScoresData | undefined {
    if (this.#stored !== undefined) return this.#stored;
    const ends = new Uint32Array(terms.length);
    const all: Impacts[] = [];
    let total = 0;
    for (const [number, term] of terms.entries()) {
      const impacts = term === undefined ? undefined : this.#ask(term);
      if (impacts !== undefined) all.push(impacts);
      total += impacts?.passages.length ?? 0;
      if (total > STORED) return undefined;
      ends[number] = total;
    }
    const passages = new Uint32Array(total);
    const scores = new Float64Array(total);
    let at = 0;
    for (const impacts of all) {
      passages.set(impacts.passages, at);
      scores.set(impacts.scores, at);
      at += impacts.passages.length;
    }
    return { ends, passages, scores };
  }
}

function slice({ ends, passages, scores }: ScoresData, number: number): Impacts {
  const from = number === 0 ? 0 : ends[number - 1]!;
  const to = ends[number]!;
  return { passages: passages.subarray(from, to), scores: scores.subarray(from, to) };
}
