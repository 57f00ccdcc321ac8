import type { Lexicon } from '../model/knowledge.ts';
import { stem } from '../text/stem.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { tokenize } from '../text/tokens.ts';

export interface Form {
  readonly stem: string;
  readonly weight: number;
}

/** A translation or synonym counts a little less than the word itself, its alternatives less still. */
const FIRST = 0.95;
const ALTERNATIVE = 0.75;
const SYNONYM = 0.7;

/** The English stems that an Albanian or Serbian word stands for, by exact form or by its longest known beginning. */
export function translate(lexicon: Lexicon, word: string): readonly Form[] {
  const exact = lexicon.words.get(word);
  if (exact !== undefined) return forms(exact, FIRST, ALTERNATIVE);
  for (let length = word.length; length >= 3; length--) {
    const found = lexicon.stems.get(word.slice(0, length));
    if (found !== undefined) return forms(found, FIRST, ALTERNATIVE);
  }
  return [];
}

/**
 * The stems of an English word with those that the lexicon of everyday words adds. English entries hold for every
 * inflection of a word, so they are kept by stem.
 */
export function synonyms(lexicon: Lexicon | undefined, word: string): readonly Form[] {
  const self = { stem: stem(word), weight: 1 };
  const added = [...(lexicon?.words.get(word) ?? []), ...(lexicon?.stems.get(self.stem) ?? [])];
  return added.length === 0 ? [self] : dedupe([self, ...forms(added, SYNONYM, SYNONYM)]);
}

/** The English stems of an expression of several words ("handed over", "mali i zi"), where a lexicon has it. */
export function phrase(lexicon: Lexicon | undefined, words: readonly string[]): readonly Form[] {
  const found = lexicon?.words.get(words.join(' '));
  return found === undefined ? [] : forms(found, FIRST, ALTERNATIVE);
}

function forms(words: readonly string[], first: number, rest: number): readonly Form[] {
  return dedupe(
    words.flatMap((phrase, index) =>
      tokenize(phrase)
        .map((token) => token.term)
        .filter((term) => !STOP_WORDS.has(term))
        .map((term) => ({ stem: stem(term), weight: index === 0 ? first : rest })),
    ),
  );
}

function dedupe(list: readonly Form[]): readonly Form[] {
  const best = new Map<string, number>();
  for (const { stem: key, weight } of list) best.set(key, Math.max(best.get(key) ?? 0, weight));
  return [...best].map(([key, weight]) => ({ stem: key, weight }));
}
