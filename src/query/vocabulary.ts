import { editDistance, typosAllowed } from '../text/edit-distance.ts';
import type { WordList } from '../text/word-list.ts';

/** Words by first letter and length: the ones that a typing error can lead to are few. */
export class Vocabulary {
  readonly #words = new Map<string, number>();
  readonly #buckets = new Map<string, string[]>();
  /** Everyday English: a word of it is spelt right, even where the base does not use it. */
  readonly everyday: WordList;

  constructor(everyday: WordList) {
    this.everyday = everyday;
  }

  /** Counts a word of a text. */
  add(word: string, times = 1): void {
    const count = this.#words.get(word);
    this.#words.set(word, (count ?? 0) + times);
    if (count !== undefined || word.length < 3 || /\d/.test(word)) return;
    const bucket = `${word[0]}${word.length}`;
    const list = this.#buckets.get(bucket);
    if (list === undefined) this.#buckets.set(bucket, [word]);
    else list.push(word);
  }

  /** Every word with its count, for storing; `restore` reads it back. */
  toData(): readonly (readonly [string, number])[] {
    return [...this.#words];
  }

  static restore(data: readonly (readonly [string, number])[], everyday: WordList): Vocabulary {
    const vocabulary = new Vocabulary(everyday);
    for (const [word, count] of data) vocabulary.add(word, count);
    return vocabulary;
  }

  /** Whether the base uses the word. */
  has(word: string): boolean {
    return this.#words.has(word);
  }

  /** Whether it is a word at all, of the base or of everyday English. */
  isWord(word: string): boolean {
    return this.#words.has(word) || this.everyday.has(word);
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
   * The word that a misspelt one most likely means: fewest errors, then most used. The first letter must be right, or
   * be swapped with the second: people rarely get it wrong, and allowing it multiplies false friends.
   */
  correct(word: string): string | undefined {
    // A slip in a word of three letters ("teh") is told from another word only by being a swap.
    const most = word.length === 3 ? 1 : typosAllowed(word.length);
    if (most === 0 || /\d/.test(word) || this.everyday.has(word)) return undefined;
    let best: { word: string; distance: number; count: number } | undefined;
    const firsts = new Set([word[0]!, word[1]!]);
    for (const first of firsts)
      for (let length = word.length - most; length <= word.length + most; length++)
        for (const candidate of this.#buckets.get(`${first}${length}`) ?? []) {
          const distance = editDistance(word, candidate, most);
          if (distance > most || (word.length === 3 && !isSwap(word, candidate))) continue;
          const count = this.#words.get(candidate)!;
          if (
            best === undefined ||
            distance < best.distance ||
            (distance === best.distance && count > best.count)
          )
            best = { word: candidate, distance, count };
        }
    return best?.word;
  }
}

/** Whether two words have the same letters with two neighbours swapped. */
const isSwap = (a: string, b: string): boolean =>
  a.length === b.length && a !== b && [...a].sort().join('') === [...b].sort().join('');
