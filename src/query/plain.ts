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
    const begins = lexicon?.beginnings.slang.has(withoutPossessive(words[from]!.word)) === true;
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

/** What an expression is read as: by its exact form, else by the longest beginning of its last word. */
function plainForm(words: readonly string[], lexicon: Lexicon | undefined): string | undefined {
  if (lexicon === undefined) return undefined;
  const { slang } = lexicon;
  const key = words.join(' ').replace(POSSESSIVE, ' s');
  if (slang.has(key)) return slang.get(key);
  if (!lexicon.beginnings.open.has(key.slice(0, SHORTEST_BEGINNING))) return undefined;
  const shortest = key.length - words.at(-1)!.replace(POSSESSIVE, ' s').length + SHORTEST_BEGINNING;
  for (let length = key.length; length >= shortest; length--) {
    const beginning = `${key.slice(0, length)}*`;
    const found = slang.get(beginning);
    if (found !== undefined) return found;
  }
  return undefined;
}
/** Cues keep the apostrophe of "serbia's", which entries write as a word of its own. */
const POSSESSIVE = /'s(?![a-z])/g;
const withoutPossessive = (word: string): string => word.replace(POSSESSIVE, '');
/** A beginning of fewer letters would stand for unrelated words. */
const SHORTEST_BEGINNING = 4;

/** What the entries of a lexicon begin with. */
export function beginningsOf({ slang, words }: Pick<Lexicon, 'slang' | 'words'>) {
  const firsts = (entries: Iterable<string>) =>
    [...entries].filter((key) => key.includes(' ')).map((key) => key.slice(0, key.indexOf(' ')));
  const open = [...slang.keys()].filter((key) => key.endsWith('*'));
  return {
    slang: new Set(firsts(slang.keys())),
    words: new Set(firsts(words.keys())),
    open: new Set(open.map((key) => key.slice(0, SHORTEST_BEGINNING))),
  };
}
