import { editDistance, typosAllowed } from '../text/edit-distance.ts';
import type { WordList } from '../text/word-list.ts';

/** Words with their counts, in a form that can be stored. */
export interface VocabularyData {
  readonly words: readonly (readonly [string, number])[];
  readonly asked: readonly (readonly [string, number])[];
}

/** A word that so many known questions have is no slip of one who wrote them. */
const USUAL = 3;

const count = (words: Map<string, number>, word: string, times: number): void => {
  words.set(word, (words.get(word) ?? 0) + times);
};

/** Words by first letter and length: the ones that a typing error can lead to are few. */
export class Vocabulary {
  readonly #words = new Map<string, number>();
  readonly #asked = new Map<string, number>();
  readonly #buckets = new Map<string, Set<string>>();
  /** Everyday English: a word of it is spelt right, even where the base does not use it. */
  readonly everyday: WordList;

  constructor(everyday: WordList) {
    this.everyday = everyday;
  }

  /** Counts a word of a text. */
  add(word: string, times = 1): void {
    count(this.#words, word, times);
    this.#list(word);
  }

  /** Counts a word that people ask with: it is spelt right, and a misspelt one may mean it. */
  addAsked(word: string, times = 1): void {
    count(this.#asked, word, times);
    if (this.#asked.get(word)! >= USUAL) this.#list(word);
  }

  #list(word: string): void {
    if (word.length < 3 || /\d/.test(word)) return;
    const bucket = `${word[0]}${word.length}`;
    const list = this.#buckets.get(bucket);
    if (list === undefined) this.#buckets.set(bucket, new Set([word]));
    else list.add(word);
  }

  /** Every word with its count in the base and in questions, for storing; `restore` reads it back. */
  toData(): VocabularyData {
    const usual = [...this.#asked].filter(([, times]) => times >= USUAL);
    return { words: [...this.#words], asked: usual };
  }

  static restore({ words, asked }: VocabularyData, everyday: WordList): Vocabulary {
    const vocabulary = new Vocabulary(everyday);
    for (const [word, times] of words) vocabulary.add(word, times);
    for (const [word, times] of asked) vocabulary.addAsked(word, times);
    return vocabulary;
  }

  /** Whether the base uses the word. */
  has(word: string): boolean {
    return this.#words.has(word);
  }

  /** Whether it is a word at all, of the base or of everyday English. */
  isWord(word: string): boolean {
    return this.#words.has(word) || this.everyday.has(word) || (this.#asked.get(word) ?? 0) >= USUAL;
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
    for (const first of firsts)
      for (let length = word.length - most; length <= word.length + most; length++)
        for (const candidate of this.#buckets.get(`${first}${length}`) ?? []) {
          const distance = editDistance(word, candidate, most);
          if (distance > most || (word.length === 3 && !isSwap(word, candidate))) continue;
          const count = (this.#words.get(candidate) ?? 0) + (this.#asked.get(candidate) ?? 0);
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
}

const withoutDoubles = (word: string): string => word.replace(/(.)\1/g, '$1');

/** Whether two words have the same letters with two neighbours swapped. */
const isSwap = (a: string, b: string): boolean =>
  a.length === b.length && a !== b && [...a].sort().join('') === [...b].sort().join('');
