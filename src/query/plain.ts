import type { Lexicon } from '../model/knowledge.ts';
import { tokenize } from '../text/tokens.ts';

/** Albanian declines acronyms and figures behind a hyphen: "BE-së", "GJND-ja", "1974-s". */
export const withoutAcronymEndings = (text: string): string =>
  text.replace(
    /(?<![\p{L}\p{N}-])([\p{L}\p{N}]{2,6})-(?:ja|jen|se|së|ne|në|ve|in|it|es|ës|s|i|u|t|te|të)(?![\p{L}\p{N}])/giu,
    (_, word: string) => word.toUpperCase(),
  );

/** A word of a question, folded, and as typed. */
export interface Word {
  readonly word: string;
  readonly raw: string;
}

/** Longest expression that is read as another. */
const PLAIN_PHRASE = 5;

/**
 * Undoes chat spellings ("wen" is "when") and reads loaded vocabulary as neutral, so that either side's words search
 * for the same (D05). Longest expression first; `*` ends an entry that holds for every inflection; one word may
 * become several, or none.
 */
export function plain(words: readonly Word[], lexicon: Lexicon | undefined): Word[] {
  const read: Word[] = [];
  for (let from = 0; from < words.length; ) {
    // All but the last word of an expression stand in full, so most words begin none.
    const begins =
      lexicon !== undefined && firstWords(lexicon, 'slang').has(withoutPossessive(words[from]!.word));
    let size = begins ? Math.min(PLAIN_PHRASE, words.length - from) : 1;
    let other: string | undefined;
    for (; size >= 1; size--) {
      other = plainForm(
        words.slice(from, from + size).map(({ word }) => word),
        lexicon,
      );
      if (other !== undefined) break;
    }
    if (other === undefined) read.push(words[from]!);
    else read.push(...tokenize(other).map(({ term }) => ({ word: term, raw: term })));
    from += Math.max(1, size);
  }
  return read;
}

const beginnings = { slang: new WeakMap<Lexicon, Set<string>>(), words: new WeakMap<Lexicon, Set<string>>() };
const openBeginnings = new WeakMap<Lexicon, Set<string>>();

/** The first letters of every entry that holds for all inflections: most words have other ones. */
function openings(lexicon: Lexicon): ReadonlySet<string> {
  let found = openBeginnings.get(lexicon);
  if (found === undefined) {
    const open = Object.keys(lexicon.slang).filter((key) => key.endsWith('*'));
    found = new Set(open.map((key) => key.slice(0, SHORTEST_BEGINNING)));
    openBeginnings.set(lexicon, found);
  }
  return found;
}

/** The words that begin an expression of several in a lexicon. */
export function firstWords(lexicon: Lexicon, part: keyof typeof beginnings): ReadonlySet<string> {
  let words = beginnings[part].get(lexicon);
  if (words === undefined) {
    const expressions = Object.keys(lexicon[part]).filter((key) => key.includes(' '));
    words = new Set(expressions.map((key) => key.slice(0, key.indexOf(' '))));
    beginnings[part].set(lexicon, words);
  }
  return words;
}

/** What an expression is read as: by its exact form, else by the longest beginning of its last word. */
function plainForm(words: readonly string[], lexicon: Lexicon | undefined): string | undefined {
  if (lexicon === undefined) return undefined;
  const { slang } = lexicon;
  const key = words.join(' ').replace(POSSESSIVE, ' s');
  if (Object.hasOwn(slang, key)) return slang[key];
  if (!openings(lexicon).has(key.slice(0, SHORTEST_BEGINNING))) return undefined;
  const shortest = key.length - words.at(-1)!.replace(POSSESSIVE, ' s').length + SHORTEST_BEGINNING;
  for (let length = key.length; length >= shortest; length--) {
    const beginning = `${key.slice(0, length)}*`;
    if (Object.hasOwn(slang, beginning)) return slang[beginning];
  }
  return undefined;
}
/** Cues keep the apostrophe of "serbia's", which entries write as a word of its own. */
const POSSESSIVE = /'s(?![a-z])/g;
const withoutPossessive = (word: string): string => word.replace(POSSESSIVE, '');
/** A beginning of fewer letters would stand for unrelated words. */
const SHORTEST_BEGINNING = 4;
