import type { Knowledge } from '../model/knowledge.ts';
import { editDistance, lettersOf, mayBeWithin } from '../text/edit-distance.ts';
import { tokenize } from '../text/tokens.ts';
import { inflectionStem } from './inflection.ts';

/** What a name points to: an actor or a glossary term. */
export interface Named {
  readonly kind: 'actor' | 'term';
  readonly id: string;
}
/** A name found in a question, as a range of its tokens. */
export interface Mention {
  readonly from: number;
  readonly to: number;
  readonly named: readonly Named[];
  /** exact, inflected, or with typing errors */
  readonly how: 'exact' | 'inflected' | 'typo';
  readonly name: string;
}

interface Entry {
  readonly name: string;
  readonly key: string;
  readonly tokens: readonly string[];
  /** Of the key, as bits. */
  readonly letters: number;
  readonly named: Named[];
  /** Names of at most two letters count only where typed in upper case. */
  readonly upperOnly: boolean;
  /** An ISO code: a name only where it is all that is said, since "GA" is the General Assembly in a sentence. */
  readonly code: boolean;
}

/** A name in a form that can be stored: without its case endings where that is another, and what it names by kind and id. */
type StoredName = readonly [name: string, key: string, stemmed: string, flags: number, ...named: string[]];
export type NameData = readonly StoredName[];
const UPPER_ONLY = 1;
const CODE = 2;

/** Short names that people type in lower case all the same. */
const LOWER_CASE_SHORT = new Set(['uk', 'eu', 'un', 'us']);
/** The longest name of the registers has this many words. */
const LONGEST = 10;
/** "tell us", "for us": the pronoun. */
const BEFORE_PRONOUN = new Set([
  'tell',
  'give',
  'let',
  'show',
  'help',
  'to',
  'for',
  'with',
  'of',
  'all',
  'remind',
  'both',
  'recognise',
  'recognised',
  'recognize',
  'recognized',
  'accept',
  'accepted',
  'support',
  'supported',
  'join',
  'joined',
]);

/** A name without its case endings and with one letter for the sounds that are mixed up most. */
interface StemmedName {
  readonly stemmed: string;
  readonly letters: number;
  readonly entry: Entry;
}
const stemmedNames = (inflected: ReadonlyMap<string, Entry>): ReadonlyMap<number, readonly StemmedName[]> => {
  const names = new Map<number, StemmedName[]>();
  for (const [key, entry] of inflected) {
    const stemmed = key.replaceAll('q', 'c');
    listIn(names, entry.tokens.length).push({ stemmed, letters: lettersOf(stemmed), entry });
  }
  return names;
};

const stemmedOf = (tokens: readonly string[]): string => tokens.map(inflectionStem).join(' ');

const shapeOf = (words: number, length: number): string => `${words}:${length}`;

function listIn<Key, Value>(map: Map<Key, Value[]>, key: Key): Value[] {
  let list = map.get(key);
  if (list === undefined) {
    list = [];
    map.set(key, list);
  }
  return list;
}

/** Every alias of every actor and term, found in a question by exact form, by inflection, or with a typing error. */
export class NameIndex {
  readonly #exact = new Map<string, Entry>();
  readonly #inflected = new Map<string, Entry>();
  /** Names by the length of their key, and by words and length, for typing errors. */
  readonly #byLength = new Map<number, Entry[]>();
  readonly #byShape = new Map<string, Entry[]>();
  /** Names without their endings by words, for those that are misspelt as well; made when first needed. */
  #stemmed: ReadonlyMap<number, readonly StemmedName[]> | undefined;
  readonly #nameWords = new Set<string>();
  /** Words that begin a name of several words, and the same without their endings. */
  readonly #firstWords = new Set<string>();

  private constructor() {}

  /** Every name of the actors and terms; of a name that several have, the code of a state counts least. */
  static build(knowledge: Pick<Knowledge, 'actors' | 'terms'>): NameIndex {
    const names = new NameIndex();
    for (const actor of knowledge.actors) {
      for (const name of [...actor.names, ...actor.metonyms])
        names.#add(name, { kind: 'actor', id: actor.id });
      for (const code of actor.codes) names.#add(code, { kind: 'actor', id: actor.id }, true);
    }
    for (const term of knowledge.terms)
      for (const name of term.names) names.#add(name, { kind: 'term', id: term.id });
    return names;
  }

  /** An index from what `toData` gave. */
  static restore(entries: NameData): NameIndex {
    const names = new NameIndex();
    for (const [name, key, stemmed, flags, ...named] of entries) {
      const entry: Entry = {
        name,
        key,
        tokens: key.split(' '),
        letters: lettersOf(key),
        named: named.map((text) => ({ kind: text[0] === 'a' ? 'actor' : 'term', id: text.slice(1) })),
        upperOnly: (flags & UPPER_ONLY) !== 0,
        code: (flags & CODE) !== 0,
      };
      names.#put(entry, stemmed === '' ? key : stemmed);
    }
    return names;
  }

  toData(): NameData {
    return [...this.#exact.values()].map(({ name, key, named, upperOnly, code }) => {
      const stemmed = stemmedOf(key.split(' '));
      const flags = (upperOnly ? UPPER_ONLY : 0) + (code ? CODE : 0);
      return [
        name,
        key,
        stemmed === key ? '' : stemmed,
        flags,
        ...named.map(({ kind, id }) => `${kind[0]}${id}`),
      ];
    });
  }

  #add(name: string, named: Named, code = false): void {
    const tokens = tokenize(name).map((token) => token.term);
    const key = tokens.join(' ');
    if (key === '' || tokens.length > LONGEST) return;
    const known = this.#exact.get(key);
    if (known !== undefined) {
      if (code) return;
      if (!known.named.some((other) => other.kind === named.kind && other.id === named.id))
        known.named.push(named);
      return;
    }
    const entry: Entry = {
      name,
      key,
      tokens,
      letters: lettersOf(key),
      named: [named],
      upperOnly: code || (key.length <= 2 && !LOWER_CASE_SHORT.has(key)),
      code,
    };
    this.#put(entry, stemmedOf(tokens));
  }

  /** @param stemmed the name without its case endings */
  #put(entry: Entry, stemmed: string): void {
    const { key, tokens } = entry;
    this.#exact.set(key, entry);
    for (const token of tokens) this.#nameWords.add(token);
    if (tokens.length > 1) this.#firstWords.add(tokens[0]!).add(stemmed.slice(0, stemmed.indexOf(' ')));
    if (key.length >= 4) {
      if (!this.#inflected.has(stemmed)) this.#inflected.set(stemmed, entry);
      listIn(this.#byLength, key.length).push(entry);
      listIn(this.#byShape, shapeOf(tokens.length, key.length)).push(entry);
    }
  }

  /** Whether a word is part of any name; such a word is no typing error. */
  isNameWord(word: string): boolean {
    return this.#nameWords.has(word);
  }

  /**
   * The names in a question, longest first, none overlapping.
   *
   * @param words folded words in order
   * @param options.raw the same words as typed, for names that count in upper case only
   * @param options.inflect whether the question's language inflects names
   * @param options.unknown whether a word is in no vocabulary: only such words are read as typing errors
   */
  find(
    words: readonly string[],
    options: { raw: readonly string[]; inflect: boolean; unknown: (word: string) => boolean },
  ): Mention[] {
    const taken = new Uint8Array(words.length);
    const mentions: Mention[] = [];
    const misspelt = Uint8Array.from(words, (word) => Number(options.unknown(word)));
    const begins = words.map(
      (word) => this.#firstWords.has(word) || this.#firstWords.has(inflectionStem(word)),
    );
    for (let size = Math.min(LONGEST, words.length); size >= 1; size--)
      for (let from = 0; from + size <= words.length; from++) {
        const to = from + size;
        // Most words begin no name of several, and are spelt right.
        if (size > 1 && !begins[from] && !any(misspelt, from, to)) continue;
        if (any(taken, from, to)) continue;
        const found = this.#lookUp(
          words.slice(from, to),
          options.raw.slice(from, to),
          options,
          words[from - 1],
        );
        if (found === undefined || (found.entry.code && words.length > 1)) continue;
        taken.fill(1, from, to);
        mentions.push({ from, to, named: found.entry.named, how: found.how, name: found.entry.name });
      }
    return mentions.sort((a, b) => a.from - b.from);
  }

  #lookUp(
    words: readonly string[],
    raw: readonly string[],
    options: { inflect: boolean; unknown: (word: string) => boolean },
    before: string | undefined,
  ): { entry: Entry; how: Mention['how'] } | undefined {
    const key = words.join(' ');
    const exact = this.#exact.get(key);
    if (exact !== undefined) {
      const upper = raw.join(' ') === raw.join(' ').toUpperCase();
      if (exact.upperOnly && !upper) return undefined;
      if (key === 'us' && !upper && before !== undefined && BEFORE_PRONOUN.has(before)) return undefined;
      return { entry: exact, how: 'exact' };
    }
    if (key.length < 4) return undefined;
    if (options.inflect || words.some(options.unknown)) {
      const inflected = this.#inflected.get(words.map(inflectionStem).join(' '));
      if (inflected !== undefined && !inflected.upperOnly) return { entry: inflected, how: 'inflected' };
    }
    if (!words.some((word) => word.length >= 4 && options.unknown(word))) return undefined;
    const typo =
      this.closest(key, 1, words.length) ?? (options.inflect ? this.#inflectedTypo(words) : undefined);
    return typo === undefined ? undefined : { entry: typo, how: 'typo' };
  }

  /** A name with both a case ending and a typing error: "vuqiqi" for Vuçiq. */
  #inflectedTypo(words: readonly string[]): Entry | undefined {
    const key = words.map((word) => inflectionStem(word).replaceAll('q', 'c')).join(' ');
    if (key.length < 5) return undefined;
    const most = key.length < 8 ? 0 : 1;
    const letters = lettersOf(key);
    this.#stemmed ??= stemmedNames(this.#inflected);
    return this.#stemmed
      .get(words.length)
      ?.find(
        (name) => mayBeWithin(most, letters, name.letters) && editDistance(key, name.stemmed, most) <= most,
      )?.entry;
  }

  /** The one name nearest to a key with few typing errors, or nothing where none or several are. */
  closest(key: string, limit: number, size?: number): Entry | undefined {
    const near = this.nearest(key, limit, size);
    const first = near[0];
    if (first === undefined) return undefined;
    const rival = near.find((other) => other.entry !== first.entry && other.distance === first.distance);
    return rival === undefined || samePlace(first.entry, rival.entry) ? first.entry : undefined;
  }

  /** Names within the typing errors that their length allows, nearest first. */
  nearest(key: string, limit: number, size?: number): { entry: Entry; distance: number }[] {
    const most = key.length < 4 ? 0 : key.length < 9 ? 1 : 2;
    const letters = lettersOf(key);
    const found: { entry: Entry; distance: number }[] = [];
    for (let length = key.length - most; length <= key.length + most; length++) {
      const entries =
        size === undefined ? this.#byLength.get(length) : this.#byShape.get(shapeOf(size, length));
      for (const entry of entries ?? []) {
        if (entry.upperOnly || !mayBeWithin(most, letters, entry.letters)) continue;
        const distance = editDistance(key, entry.key, most);
        if (distance <= most && (size === undefined || size === 1 || sharesShortWords(key, entry)))
          found.push({ entry, distance });
      }
    }
    return found
      .sort(
        (a, b) =>
          a.distance - b.distance ||
          Number(b.entry.key[0] === key[0]) - Number(a.entry.key[0] === key[0]) ||
          a.entry.key.length - b.entry.key.length,
      )
      .slice(0, Math.max(limit, 4));
  }

  /** Exact or inflected look-up of a whole text, for command arguments. */
  named(text: string): readonly Named[] | undefined {
    const words = tokenize(text).map((token) => token.term);
    const exact =
      this.#exact.get(words.join(' ')) ?? this.#inflected.get(words.map(inflectionStem).join(' '));
    return exact?.named;
  }
}

/** In a name of several words a short one is misspelt into another word: "kosvoo at" is no "Kosovo AO". */
const sharesShortWords = (key: string, { tokens }: Entry): boolean =>
  key.split(' ').every((word, place) => word.length > 3 || word === tokens[place]);

/** Whether any mark is set in a range. */
function any(marks: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (marks[at] !== 0) return true;
  return false;
}

const samePlace = (a: Entry, b: Entry): boolean => a.named.some((x) => b.named.some((y) => x.id === y.id));
