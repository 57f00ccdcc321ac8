import type { Knowledge, Lexicon } from '../model/knowledge.ts';
import type { Language } from '../model/question.ts';
import { stem } from '../text/stem.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { tokenize } from '../text/tokens.ts';
import { ASKING, ASKING_ELSEWHERE } from './asking.ts';
import { entityTerm, isPlace } from './entity-term.ts';
import { type Form, phrase } from './expand.ts';
import { lexiconOf } from './language.ts';
import type { Mention, NameIndex } from './name-index.ts';
import { plain, withoutAcronymEndings } from './plain.ts';

/** A text taken apart: its names, the expressions that a lexicon has, and the words that say something. */
export interface Reading {
  /** Folded words in order, chat spellings and loaded vocabulary read as plain. */
  readonly words: readonly string[];
  readonly mentions: readonly Mention[];
  readonly phrases: readonly FoundPhrase[];
  /** Places of the words that are neither in a name or expression nor only part of asking. */
  readonly content: readonly number[];
  /** The other words, as terms of their own: they say how something is asked, and little of what. */
  readonly light: readonly string[];
}

export interface FoundPhrase {
  readonly surface: string;
  readonly places: readonly number[];
  readonly forms: readonly Form[];
}

export interface Reader {
  readonly english: Lexicon | undefined;
  readonly lexicons: ReadonlyMap<string, Lexicon>;
  readonly englishFunctions: ReadonlySet<string>;
  /** Function words of a language. */
  own(code: string): ReadonlySet<string>;
  /**
   * @param unknown whether a word is in no vocabulary, so that it may be a name with a typing error
   */
  read(text: string, language: Language, unknown: (word: string) => boolean): Reading;
}

/** Makes the reader that questions and the keys of passages share, so that both are compared in the same terms. */
export function createReader({ lexicons: all }: Pick<Knowledge, 'lexicons'>, names: NameIndex): Reader {
  const lexicons = new Map<string, Lexicon>(all.map((lexicon) => [lexicon.lang, lexicon]));
  const english = lexicons.get('en');
  const englishFunctions = new Set([...STOP_WORDS, ...(english?.functionWords ?? [])]);
  const functionWords = new Map(
    all.map(({ lang, functionWords: words }) => [lang as string, new Set(words)]),
  );
  const none: ReadonlySet<string> = new Set();
  const own = (code: string) => functionWords.get(code) ?? none;

  return {
    english,
    lexicons,
    englishFunctions,
    own,
    read: (text, language, unknown) => {
      const code = lexiconOf(language);
      const read = code === 'sq' ? withoutAcronymEndings(text) : text;
      const tokens = plain(
        tokenize(read).map((token) => ({ word: token.term, raw: read.slice(token.start, token.end) })),
        lexicons.get(code),
      );
      const words = tokens.map((token) => token.word);
      const mentions = names
        .find(words, { raw: tokens.map((token) => token.raw), inflect: code !== 'en', unknown })
        .filter((mention) => !isOrdinaryWord(mention, words, own(code), englishFunctions));
      const taken = new Set(
        mentions.flatMap(({ from, to }) => words.slice(from, to).map((_, place) => from + place)),
      );
      const phrases = phrasesIn(words, taken, lexicons.get(code));
      for (const { places } of phrases) for (const place of places) taken.add(place);
      const content = words.flatMap((word, place) => {
        // What is counted is what is asked for: "how many words" is about words.
        const counted = words[place - 1] === 'many' && words[place - 2] === 'how';
        const silent =
          (own(code).has(word) && words[place - 1] !== 'many') ||
          (ASKING.test(word) && !counted) ||
          (code === 'en' ? englishFunctions.has(word) && !counted : ASKING_ELSEWHERE.test(word));
        return taken.has(place) || silent ? [] : [place];
      });
      for (const place of content) taken.add(place);
      const light = words.filter((_, place) => !taken.has(place)).map((word) => `:${code}:${word}`);
      return { words, mentions, phrases, content, light: [...new Set(light)] };
    },
  };
}

/** The names of a text as terms, in order, each once. */
export const namesInOrder = (mentions: readonly Mention[]): string[] => [
  ...new Set(
    mentions.flatMap(({ named }) =>
      named.slice(0, 1).map(({ id }) => entityTerm(isPlace(id) ? 'kosovo' : id)),
    ),
  ),
];

/** How an Albanian or Serbian word stands among the terms of keys, as it was written and not translated. */
export const literalTerm = (code: string, beginning: string): string => `~${code}:${beginning}`;

/** A name that is also a function word of the question's language, such as Albanian "be", is read as the word. */
function isOrdinaryWord(
  mention: Mention,
  words: readonly string[],
  own: ReadonlySet<string>,
  english: ReadonlySet<string>,
): boolean {
  if (mention.to - mention.from > 1) return false;
  const word = words[mention.from]!;
  return word !== 'us' && mention.how !== 'exact'
    ? own.has(word) || english.has(word)
    : own.has(word) && word.length <= 3 && word !== 'us';
}

/** Longest expression that the lexicons hold. */
const PHRASE = 4;
const LITERAL = 0.7;

/** Expressions of several words, longest first, none overlapping a name or each other. */
function phrasesIn(
  words: readonly string[],
  taken: ReadonlySet<number>,
  lexicon: Lexicon | undefined,
): FoundPhrase[] {
  const found: FoundPhrase[] = [];
  if (lexicon === undefined) return found;
  const firsts = lexicon.beginnings.words;
  if (!words.some((word) => firsts.has(word))) return found;
  const used = new Set(taken);
  for (let size = PHRASE; size >= 2; size--)
    for (let from = 0; from + size <= words.length; from++) {
      if (!firsts.has(words[from]!)) continue;
      const places = Array.from({ length: size }, (_, i) => from + i);
      if (places.some((place) => used.has(place))) continue;
      const part = words.slice(from, from + size);
      const forms = phrase(lexicon, part);
      if (forms.length === 0) continue;
      for (const place of places) used.add(place);
      // The base may use the expression itself, too.
      const literal = part
        .filter((word) => !STOP_WORDS.has(word))
        .map((word) => ({ stem: stem(word), weight: LITERAL }));
      found.push({
        surface: part.join(' '),
        places,
        forms: [...forms, ...literal.filter((own) => !forms.some((other) => other.stem === own.stem))],
      });
    }
  return found;
}
