import type { Knowledge } from '../model/knowledge.ts';
import { editDistance, lettersOf, mayBeWithin } from '../text/edit-distance.ts';
import { TermTable } from '../text/term-table.ts';
import { tokenize } from '../text/tokens.ts';
import { inflectionStem } from './inflection.ts';
import { CODE, LONGEST, type NameData, type Named, readNames, SHORTEST, UPPER_ONLY } from './name-data.ts';

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
  readonly named: readonly Named[];
  /** Names of at most two letters count only where typed in upper case. */
  readonly upperOnly: boolean;
  /** An ISO code: a name only where it is all that is said, since "GA" is the General Assembly in a sentence. */
  readonly code: boolean;
}

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
  readonly #data: NameData;
  readonly #keys: TermTable;
  readonly #stemmed: TermTable;
  readonly #words: TermTable;
  readonly #firsts: TermTable;
  /** Made when first needed, since most names are in no question. */
  readonly #entries: (Entry | undefined)[] = [];
  /** Names long enough for typing errors by the length of their key, and by words and length; made when first needed. */
  #lengths: { readonly byLength: Map<number, Entry[]>; readonly byShape: Map<string, Entry[]> } | undefined;
  /** Names without their endings by words, for those that are misspelt as well; made when first needed. */
  #stemmedNames: ReadonlyMap<number, readonly StemmedName[]> | undefined;

  constructor(data: NameData) {
    this.#data = data;
    this.#keys = new TermTable(data.keys);
    this.#stemmed = new TermTable(data.stemmed);
    this.#words = new TermTable(data.words);
    this.#firsts = new TermTable(data.firsts);
  }

  static build(knowledge: Pick<Knowledge, 'actors' | 'terms'>): NameIndex {
    return new NameIndex(readNames(knowledge));
  }

  toData(): NameData {
    return this.#data;
  }

  #entry(place: number): Entry {
    const made = this.#entries[place];
    if (made !== undefined) return made;
    const [name, flags, ...named] = this.#data.names[place]!;
    const key = this.#keys.termAt(place);
    const entry: Entry = {
      name,
      key,
      tokens: key.split(' '),
      letters: lettersOf(key),
      named: named.map((text) => ({ kind: text[0] === 'a' ? 'actor' : 'term', id: text.slice(1) })),
      upperOnly: (flags & UPPER_ONLY) !== 0,
      code: (flags & CODE) !== 0,
    };
    this.#entries[place] = entry;
    return entry;
  }

  #exact(key: string): Entry | undefined {
    const place = this.#keys.idOf(key);
    return place === undefined ? undefined : this.#entry(place);
  }

  #inflected(stemmed: string): Entry | undefined {
    const id = this.#stemmed.idOf(stemmed);
    return id === undefined ? undefined : this.#entry(this.#data.stemmedOf[id]!);
  }

  #byLengths() {
    if (this.#lengths === undefined) {
      const byLength = new Map<number, Entry[]>();
      const byShape = new Map<string, Entry[]>();
      for (let place = 0; place < this.#keys.size; place++) {
        const entry = this.#entry(place);
        const { length } = entry.key;
        if (length < SHORTEST) continue;
        listIn(byLength, length).push(entry);
        listIn(byShape, shapeOf(entry.tokens.length, length)).push(entry);
      }
      this.#lengths = { byLength, byShape };
    }
    return this.#lengths;
  }

  #withoutEndings(): ReadonlyMap<number, readonly StemmedName[]> {
    if (this.#stemmedNames === undefined) {
      const names = new Map<number, StemmedName[]>();
      for (const [id, key] of [...this.#stemmed.keys()].entries()) {
        const entry = this.#entry(this.#data.stemmedOf[id]!);
        const stemmed = key.replaceAll('q', 'c');
        listIn(names, entry.tokens.length).push({ stemmed, letters: lettersOf(stemmed), entry });
      }
      this.#stemmedNames = names;
    }
    return this.#stemmedNames;
  }

  /** Whether a word is part of any name; such a word is no typing error. */
  isNameWord(word: string): boolean {
    return this.#words.has(word);
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
    const begins = words.map((word) => this.#firsts.has(word) || this.#firsts.has(inflectionStem(word)));
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
    const exact = this.#exact(key);
    if (exact !== undefined) {
      const upper = raw.join(' ') === raw.join(' ').toUpperCase();
      if (exact.upperOnly && !upper) return undefined;
      if (key === 'us' && !upper && before !== undefined && BEFORE_PRONOUN.has(before)) return undefined;
      return { entry: exact, how: 'exact' };
    }
    if (key.length < 4) return undefined;
    if (options.inflect || words.some(options.unknown)) {
      const inflected = this.#inflected(words.map(inflectionStem).join(' '));
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
    return this.#withoutEndings()
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
    const { byLength, byShape } = this.#byLengths();
    const found: { entry: Entry; distance: number }[] = [];
    for (let length = key.length - most; length <= key.length + most; length++) {
      const entries = size === undefined ? byLength.get(length) : byShape.get(shapeOf(size, length));
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
    const exact = this.#exact(words.join(' ')) ?? this.#inflected(words.map(inflectionStem).join(' '));
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
