import { editDistance, typosAllowed } from '../text/edit-distance.ts';
import { TermTable, type TermTableData } from '../text/term-table.ts';

/** Words with how often each was counted, in a form that can be stored. */
export interface CountedData {
  readonly words: TermTableData;
  readonly counts: Uint32Array;
}
export interface VocabularyData {
  readonly base: CountedData;
  /** Words that people ask with. */
  readonly asked: CountedData;
}

/** A word that so many known questions have is no slip of one who wrote them. */
const USUAL = 3;

/** Words with counts: those that were stored, which need no making at a start, and those that were added since. */
class CountedWords {
  readonly #stored: TermTable;
  readonly #counts: Uint32Array;
  readonly #added = new Map<string, number>();

  constructor(data?: CountedData) {
    this.#stored = data === undefined ? TermTable.of([]) : new TermTable(data.words);
    this.#counts = data?.counts ?? new Uint32Array(0);
  }

  add(word: string, times: number): void {
    this.#added.set(word, (this.#added.get(word) ?? 0) + times);
  }

  has(word: string): boolean {
    return this.#added.has(word) || this.#stored.has(word);
  }

  count(word: string): number {
    const id = this.#stored.idOf(word);
    return (id === undefined ? 0 : this.#counts[id]!) + (this.#added.get(word) ?? 0);
  }

  *words(): IterableIterator<string> {
    yield* this.#stored.keys();
    for (const word of this.#added.keys()) if (!this.#stored.has(word)) yield word;
  }

  /** Those that were counted so often at least. */
  toData(least: number): CountedData {
    const words = [...this.words()].filter((word) => this.count(word) >= least);
    return {
      words: TermTable.of(words).toData(),
      counts: Uint32Array.from(words, (word) => this.count(word)),
    };
  }
}

/** The words of the base and of those who ask: what is no word is a slip, and what it means is found here. */
export class Vocabulary {
  readonly #words: CountedWords;
  readonly #asked: CountedWords;
  /** Words by first letter and length, since those that a typing error can lead to are few; made when first needed. */
  #buckets: Map<string, Set<string>> | undefined;
  /** Everyday English: a word of it is spelt right, even where the base does not use it. */
  readonly everyday: TermTable;

  constructor(everyday: TermTable, stored?: VocabularyData) {
    this.everyday = everyday;
    this.#words = new CountedWords(stored?.base);
    this.#asked = new CountedWords(stored?.asked);
  }

  /** Counts a word of a text. */
  add(word: string, times = 1): void {
    this.#words.add(word, times);
    if (this.#buckets !== undefined) list(this.#buckets, word);
  }

  /** Counts a word that people ask with: it is spelt right, and a misspelt one may mean it. */
  addAsked(word: string, times = 1): void {
    this.#asked.add(word, times);
    if (this.#buckets !== undefined && this.#asked.count(word) >= USUAL) list(this.#buckets, word);
  }

  /** Every word with its count in the base and in questions, for storing. */
  toData(): VocabularyData {
    return { base: this.#words.toData(1), asked: this.#asked.toData(USUAL) };
  }

  /** Whether the base uses the word. */
  has(word: string): boolean {
    return this.#words.has(word);
  }

  /** Whether it is a word at all, of the base or of everyday English. */
  isWord(word: string): boolean {
    return this.#words.has(word) || this.everyday.has(word) || this.#asked.count(word) >= USUAL;
  }

  /** Whether it is a word of everyday English. */
  isEveryday(word: string): boolean {
    return this.everyday.has(word);
  }

  /** Two words written as one ("yearend"), where both are words of the base; the split nearest the middle. */
  split(word: string): readonly [string, string] | undefined {
    if (this.everyday.has(word)) return undefined;
    const middle = word.length / 2;
    const places = Array.from({ length: Math.max(0, word.length - 5) }, (_, i) => i + 3).sort(
      (a, b) => Math.abs(a - middle) - Math.abs(b - middle),
    );
    for (const place of places) {
      const parts = [word.slice(0, place), word.slice(place)] as const;
      if (parts.every((part) => this.#words.has(part) && !/\d/.test(part))) return parts;
    }
    return undefined;
  }

  /**
   * The word that a misspelt one most likely means: fewest errors, then one letter for two alike or the reverse ("sory"),
   * then most used. The first letter must be right, or
   * be swapped with the second: people rarely get it wrong, and allowing it multiplies false friends.
   */
  correct(word: string): string | undefined {
    // A slip in a word of three letters ("teh") is told from another word only by being a swap.
    const most = word.length === 3 ? 1 : typosAllowed(word.length);
    if (most === 0 || /\d/.test(word) || this.everyday.has(word)) return undefined;
    let best: { word: string; distance: number; doubled: boolean; count: number } | undefined;
    const single = withoutDoubles(word);
    const firsts = new Set([word[0]!, word[1]!]);
    const buckets = this.#bucketsMade();
    for (const first of firsts)
      for (let length = word.length - most; length <= word.length + most; length++)
        for (const candidate of buckets.get(`${first}${length}`) ?? []) {
          const distance = editDistance(word, candidate, most);
          if (distance > most || (word.length === 3 && !isSwap(word, candidate))) continue;
          const count = this.#words.count(candidate) + this.#asked.count(candidate);
          const doubled = withoutDoubles(candidate) === single;
          if (
            best === undefined ||
            distance < best.distance ||
            (distance === best.distance && (doubled === best.doubled ? count > best.count : doubled))
          )
            best = { word: candidate, distance, doubled, count };
        }
    return best?.word;
  }

  #bucketsMade(): Map<string, Set<string>> {
    if (this.#buckets === undefined) {
      this.#buckets = new Map();
      for (const word of this.#words.words()) list(this.#buckets, word);
      for (const word of this.#asked.words()) if (this.#asked.count(word) >= USUAL) list(this.#buckets, word);
    }
    return this.#buckets;
  }
}

function list(buckets: Map<string, Set<string>>, word: string): void {
  if (word.length < 3 || /\d/.test(word)) return;
  const bucket = `${word[0]}${word.length}`;
  const held = buckets.get(bucket);
  if (held === undefined) buckets.set(bucket, new Set([word]));
  else held.add(word);
}

const withoutDoubles = (word: string): string => word.replace(/(.)\1/g, '$1');

/** Whether two words have the same letters with two neighbours swapped. */
const isSwap = (a: string, b: string): boolean =>
  a.length === b.length && a !== b && [...a].sort().join('') === [...b].sort().join('');
