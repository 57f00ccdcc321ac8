import { sentences } from '../text/sentences.ts';
import { stem } from '../text/stem.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { TermTable, type TermTableData } from '../text/term-table.ts';
import { tokenize } from '../text/tokens.ts';
import { highest } from './highest.ts';
import { Postings, type PostingsData, UNIT_END } from './postings.ts';
import { BM25, type ScoresData, TermScores } from './term-scores.ts';

/** What is indexed of a passage; `keys` are searched and never shown. */
export interface Indexed {
  readonly title: string;
  readonly text: string;
  readonly keys?: readonly string[];
  /** Entities named in it, as terms of their own. */
  readonly entities?: readonly string[];
}
/** A stem to search with its weight: 1 for the word asked for, less for what stands in for it. */
export interface SearchTerm {
  readonly stem: string;
  readonly weight: number;
}
export interface Scored {
  /** Place of the passage in the array that was indexed. */
  readonly index: number;
  readonly score: number;
}

/** Postings that one search walks at most: MiniSearch takes about 1 ms for a thousand that are not kept. */
const POSTINGS = 4_000;
/** How many times the wanted passages are weighed again with the terms left out. */
const REWEIGHED = 3;
/** How often the words of the title count; 2 to 4 are alike on every public collection, 1 is worse on three. */
const TITLE_WEIGHT = 2;

/**
 * A passage shorter than this counts as this long. BM25 takes a short passage for one that is all about its few
 * words; a provision of five words under a long title is not.
 */
const SHORTEST = 40;
const FILLER = '\u0002';

/** The folded words of a text in order, stop words dropped. */
export function contentWords(text: string): string[] {
  const found: string[] = [];
  for (const { term } of tokenize(text)) if (!STOP_WORDS.has(term)) found.push(term);
  return found;
}
/** Their stems: what is indexed, and what a question is searched with. */
export const stems = (text: string): string[] => contentWords(text).map(stem);
/** How a word as written stands among the terms, apart from the stems. */
export const surfaceTerm = (word: string): string => `=${word}`;
const isSurface = (term: string): boolean => term.startsWith('=');

/** What an index is made of, in a form that can be stored and read back. */
export interface IndexData {
  /** Every term once; the other fields speak of a term by its number. */
  readonly terms: TermTableData;
  /** In how many passages each term occurs. */
  readonly frequency: Uint32Array;
  /** Terms of each passage in order, unit by unit, title first: what the later stages of ranking read. */
  readonly passages: readonly Uint32Array[];
  /** The same words as written, folded but not stemmed; a word's term begins with `=`. */
  readonly surfaces: readonly Uint32Array[];
}
/** What is kept besides, so that a start need not make it. */
export interface StoredIndex extends IndexData {
  readonly postings: PostingsData;
  readonly scores: ScoresData;
}

/** The one index: scores of terms for the first stage of ranking, and the words of passages for the later ones. */
export class SearchIndex {
  readonly size: number;
  readonly #data: IndexData;
  readonly #ids: TermTable;
  readonly #scores: TermScores;
  /** Score of each passage while a search adds it up, else -1. */
  readonly #sums: Float64Array;
  /** Mean number of terms in a passage. */
  readonly #average: number;
  /** Of stems and of words as written, made when first needed. */
  #turned: Postings | undefined;
  #scratch: Float64Array | undefined;
  /** The place of each passage among those that are weighed, counted from 1, else 0. */
  readonly #places: Uint32Array;

  private constructor(data: IndexData, scores: TermScores, turned?: Postings) {
    this.size = data.passages.length;
    this.#data = data;
    this.#ids = new TermTable(data.terms);
    this.#scores = scores;
    this.#turned = turned;
    this.#sums = new Float64Array(this.size).fill(-1);
    this.#places = new Uint32Array(this.size);
    this.#average =
      data.passages.reduce((sum, { length }) => sum + Math.max(length, SHORTEST), 0) / Math.max(1, this.size);
  }

  static build(passages: readonly Indexed[]): SearchIndex {
    const ids = new Map<string, number>();
    const frequency: number[] = [];
    const idOf = (term: string): number => {
      let id = ids.get(term);
      if (id === undefined) {
        id = ids.size;
        ids.set(term, id);
        frequency.push(0);
      }
      return id;
    };
    const scores = new TermScores();
    const surfaces: Uint32Array[] = [];
    const stored = passages.map(({ title, text, keys = [], entities = [] }, id) => {
      const titleWords = contentWords(title);
      const unitWords = [
        ...sentences(text).map(({ from, to }) => contentWords(text.slice(from, to))),
        ...keys.map(contentWords),
      ];
      const titleStems = titleWords.map(stem);
      const units = unitWords.map((unit) => unit.map(stem));
      const written = Uint32Array.from([...titleWords, ...unitWords.flat()], (word) =>
        idOf(surfaceTerm(word)),
      );
      for (const term of new Set(written)) frequency[term]!++;
      surfaces.push(written);
      const rest = [...units.flat(), ...entities];
      const all = Array.from({ length: TITLE_WEIGHT }, () => titleStems)
        .flat()
        .concat(rest);
      const terms = Uint32Array.from(
        [titleStems, ...units, entities].flatMap((unit) => [...unit.map(idOf), UNIT_END]),
      );
      for (const term of new Set(terms)) if (term !== UNIT_END) frequency[term]!++;
      while (all.length < SHORTEST) all.push(FILLER);
      scores.add(id, all);
      return terms;
    });
    return new SearchIndex(
      {
        terms: TermTable.of([...ids.keys()]).toData(),
        frequency: Uint32Array.from(frequency),
        passages: stored,
        surfaces,
      },
      scores,
    );
  }

  /** An index from what `toData` gave. */
  static restore({ postings, scores, ...data }: StoredIndex): SearchIndex {
    return new SearchIndex(data, new TermScores(scores), new Postings(postings));
  }

  /** All of it for storing, or nothing where it is too much. */
  toData(): StoredIndex | undefined {
    const scores = this.#scores.toData(
      Array.from(this.#ids.keys(), (term) => (isSurface(term) ? undefined : term)),
    );
    return scores === undefined ? undefined : { ...this.#data, postings: this.#postings.toData(), scores };
  }

  /** A number for each term, all 0: for sums over terms, which whoever makes them takes back. */
  get scratch(): Float64Array {
    this.#scratch ??= new Float64Array(this.#ids.size);
    return this.#scratch;
  }

  /** How many terms it has: their numbers are below this. */
  get terms(): number {
    return this.#ids.size;
  }

  /** Inverse document frequency as BM25 has it; a stem that no passage holds weighs most. */
  idf(term: string): number {
    const id = this.#ids.idOf(term);
    const n = id === undefined ? 0 : this.#data.frequency[id]!;
    return Math.log(1 + (this.size - n + 0.5) / (n + 0.5));
  }

  /** The same by a term's number. */
  idfOf(id: number): number {
    const n = this.#data.frequency[id]!;
    return Math.log(1 + (this.size - n + 0.5) / (n + 0.5));
  }

  has(term: string): boolean {
    return this.#ids.has(term);
  }

  /** Whether a passage holds a term. */
  holds(index: number, term: string): boolean {
    const id = this.#ids.idOf(term);
    return id !== undefined && this.#postings.holds(index, id);
  }

  /** The same by the term's number. */
  holdsId(index: number, id: number): boolean {
    return this.#postings.holds(index, id);
  }

  /** The terms of a passage in order, as numbers; `idOf` gives a term's number. */
  termsOf(index: number): Uint32Array {
    return this.#data.passages[index]!;
  }

  /** Share of the different terms of two passages that both hold (Jaccard's coefficient). */
  overlap(one: number, other: number): number {
    const [first, second] = [this.termsOf(one), this.termsOf(other)];
    const marks = this.scratch;
    let all = 0;
    let shared = 0;
    for (let place = 0; place < first.length; place++) {
      const term = first[place]!;
      if (term === UNIT_END || marks[term] !== 0) continue;
      marks[term] = 1;
      all++;
    }
    for (let place = 0; place < second.length; place++) {
      const term = second[place]!;
      if (term === UNIT_END) continue;
      if (marks[term] === 0) all++;
      else if (marks[term] === 1) shared++;
      marks[term] = 2;
    }
    for (let place = 0; place < first.length; place++)
      if (first[place] !== UNIT_END) marks[first[place]!] = 0;
    for (let place = 0; place < second.length; place++)
      if (second[place] !== UNIT_END) marks[second[place]!] = 0;
    return all === 0 ? 0 : shared / all;
  }

  idOf(term: string): number | undefined {
    return this.#ids.idOf(term);
  }

  /**
   * Passages that hold any of the terms, best first.
   *
   * The rarest terms choose the passages, up to a number of postings; the others, which tell little, only weigh them.
   */
  search(terms: readonly SearchTerm[], limit: number): Scored[] {
    const weights = new Map(
      terms.filter((term) => this.has(term.stem)).map((term) => [term.stem, term.weight]),
    );
    const chosen = this.#choose([...weights.keys()]);
    const sums = this.#sums;
    const found: number[] = [];
    for (const stem of chosen) {
      const weight = weights.get(stem)!;
      const { passages, scores } = this.#scores.of(stem, this.#ids.idOf(stem)!);
      for (let place = 0; place < passages.length; place++) {
        const index = passages[place]!;
        const sum = sums[index]!;
        if (sum < 0) found.push(index);
        sums[index] = Math.max(0, sum) + weight * scores[place]!;
      }
    }
    const scored = best(found, sums, chosen.length === weights.size ? limit : limit * REWEIGHED);
    for (const index of found) sums[index] = -1;
    if (chosen.length === weights.size) return scored;
    const others = new Map(
      [...weights]
        .filter(([stem]) => !chosen.includes(stem))
        .map(([stem, weight]) => [this.#ids.idOf(stem)!, weight]),
    );
    const rest = this.bm25(
      others,
      scored.map(({ index }) => index),
    );
    return scored
      .map(({ index, score }, place) => ({ index, score: score + rest[place]! }))
      .sort(byScore)
      .slice(0, limit);
  }

  /** The rarest terms whose postings together are few enough; one at least. */
  #choose(stems: readonly string[]): string[] {
    const frequency = (stem: string) => this.#data.frequency[this.#ids.idOf(stem)!]!;
    const rarest = [...stems].sort((a, b) => frequency(a) - frequency(b));
    let postings = 0;
    return rarest.filter((stem, place) => {
      postings += frequency(stem);
      return place === 0 || postings <= POSTINGS;
    });
  }

  /** BM25 of weighted terms (by number) for each of some passages; `where`: among stems or words as written. */
  bm25(
    weights: ReadonlyMap<number, number>,
    passages: readonly number[],
    where: 'passages' | 'surfaces' = 'passages',
  ): Float64Array {
    const held = this.#data[where];
    const places = this.#places;
    const norms = new Float64Array(passages.length);
    const scores = new Float64Array(passages.length);
    for (const [place, index] of passages.entries()) {
      places[index] = place + 1;
      const length = Math.max(held[index]!.length, SHORTEST);
      norms[place] = BM25.k * (1 - BM25.b + (BM25.b * length) / this.#average);
    }
    for (const [term, weight] of weights)
      this.#postings.add(term, places, scores, weight * this.idfOf(term) * (BM25.k + 1), norms);
    for (const index of passages) places[index] = 0;
    return scores;
  }

  get #postings(): Postings {
    const { passages, surfaces, frequency } = this.#data;
    this.#turned ??= new Postings(Postings.build([passages, surfaces], frequency));
    return this.#turned;
  }
}

/** The passages with the highest sums, in order. */
const best = (passages: readonly number[], sums: Float64Array, limit: number): Scored[] =>
  highest(sums, limit, passages).map((index) => ({ index, score: sums[index]! }));

const byScore = (a: Scored, b: Scored): number => b.score - a.score || a.index - b.index;
