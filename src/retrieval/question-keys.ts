import type { Knowledge, Passage } from '../model/knowledge.ts';
import type { QueryTerm } from '../model/question.ts';
import { classTerm, entityTerm } from '../query/entity-term.ts';
import { synonyms, translate } from '../query/expand.ts';
import { inflectionStem } from '../query/inflection.ts';
import { QUESTION_KINDS, type QuestionKind, questionKind } from '../query/question-kind.ts';
import { literalTerm, type Reader } from '../query/read-words.ts';
import { clean, fold } from '../text/normalize.ts';
import { stem } from '../text/stem.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import type { SearchIndex } from './search-index.ts';

/** How like two questions are that ask for different things (a time, a person) with the same words. */
const OTHER_KIND = 0.85;
/** What an Albanian or Serbian word weighs that is in no lexicon, as in a question. */
const UNTRANSLATED = 4;
/** Stands for a passage where a question has none: the sources do not answer it. */
const NONE = -1;

/** What is kept of all keys: plain arrays, that the compiled base can hold. */
export interface KeyData {
  readonly terms: readonly string[];
  /** Of each key: place of its passage or -1, place of its kind, number of its items. */
  readonly keys: readonly number[];
  /** Of each item in order: its weight, number of its terms, and the terms. */
  readonly items: readonly number[];
}

/** How like a question is to the known ones. */
export interface Likeness {
  /** By the place of a passage: the most similar of the questions that it answers, 0 to 1. */
  readonly passages: ReadonlyMap<number, number>;
  /** The most similar of the questions that no source answers, 0 to 1. */
  readonly unanswered: number;
}

/**
 * Questions that people ask, each with the passage that answers it, or with none. A passage's words taken together may
 * hold all words of a question that it does not answer; one of its questions holds them only where it asks much the
 * same. And a question about something that no source tells is most like those that were seen to have no answer.
 */
export class QuestionKeys {
  readonly #data: KeyData;
  readonly #ids: ReadonlyMap<string, number>;
  readonly #passage: Int32Array;
  readonly #kind: Uint8Array;
  readonly #weight: Float64Array;
  /** Postings: keys that hold a term, with the weight of the item, from `#from[term]` to `#from[term + 1]`. */
  readonly #from: Uint32Array;
  readonly #postings: Uint32Array;
  readonly #itemWeights: Float64Array;
  /** Of the question in hand: what each key has in common with it, and the last term that was counted for it. */
  readonly #common: Float64Array;
  readonly #counted: Int32Array;

  private constructor(data: KeyData) {
    this.#data = data;
    this.#ids = new Map(data.terms.map((term, id) => [term, id]));
    const count = data.keys.length / 3;
    this.#passage = new Int32Array(count);
    this.#kind = new Uint8Array(count);
    this.#weight = new Float64Array(count);
    this.#common = new Float64Array(count);
    this.#counted = new Int32Array(count).fill(-1);
    this.#from = new Uint32Array(data.terms.length + 1);
    const { items } = data;
    for (let at = 0; at < items.length; at += 2 + items[at + 1]!)
      for (let place = 0; place < items[at + 1]!; place++) this.#from[items[at + 2 + place]! + 1]!++;
    for (let term = 0; term < data.terms.length; term++) this.#from[term + 1]! += this.#from[term]!;
    const next = this.#from.slice();
    this.#postings = new Uint32Array(this.#from.at(-1)!);
    this.#itemWeights = new Float64Array(this.#postings.length);
    for (let key = 0, at = 0; key < count; key++) {
      this.#passage[key] = data.keys[key * 3]!;
      this.#kind[key] = data.keys[key * 3 + 1]!;
      for (let item = 0; item < data.keys[key * 3 + 2]!; item++) {
        const weight = items[at]!;
        this.#weight[key]! += weight;
        for (let place = 0; place < items[at + 1]!; place++) {
          const slot = next[items[at + 2 + place]!]!++;
          this.#postings[slot] = key;
          this.#itemWeights[slot] = weight;
        }
        at += 2 + items[at + 1]!;
      }
    }
  }

  /** Reads the keys of the passages and the questions of the base in the terms that questions are read in. */
  static build(
    knowledge: Pick<Knowledge, 'passages' | 'asked' | 'actors'>,
    index: SearchIndex,
    reader: Reader,
  ): QuestionKeys {
    const ids = new Map<string, number>();
    const kinds = new Map<string, string>(knowledge.actors.map(({ id, kind }) => [id, kind]));
    const keys: number[] = [];
    const items: number[] = [];
    const add = (passage: number, text: string, lang: 'en' | 'sq' | 'sr') => {
      const read = itemsOf(text, lang, index, reader, passage === NONE ? kinds : undefined);
      keys.push(passage, QUESTION_KINDS.indexOf(questionKind(fold(text))), read.length);
      for (const { weight, terms } of read) {
        items.push(Math.round(weight * 1000) / 1000, terms.length);
        for (const term of terms) {
          if (!ids.has(term)) ids.set(term, ids.size);
          items.push(ids.get(term)!);
        }
      }
    };
    const places = new Map(knowledge.passages.map(({ id }: Passage, place) => [id, place]));
    for (const [place, { keys: own }] of knowledge.passages.entries())
      for (const key of own) add(place, key, 'en');
    for (const { text, lang, passage } of knowledge.asked)
      add(passage === undefined ? NONE : places.get(passage)!, text, lang);
    const terms = [...ids.keys()];
    weighLight(terms, keys.length / 3, items);
    return new QuestionKeys({ terms, keys, items });
  }

  /** Keys from what `toData` gave. */
  static restore(data: KeyData): QuestionKeys {
    return new QuestionKeys(data);
  }

  /** Whether any of the questions has a term. */
  has(term: string): boolean {
    return this.#ids.has(term);
  }

  toData(): KeyData {
    return this.#data;
  }

  /**
   * How like a question is to each known one that shares a word with it: twice the information that both hold over the
   * information of both (Dice's coefficient, weighed by idf), less where they ask for different things.
   */
  compare(terms: readonly QueryTerm[], light: readonly string[], kind: QuestionKind): Likeness {
    const touched: number[] = [];
    const asWritten = light.flatMap((stem) => {
      const id = this.#ids.get(stem);
      // A light word that no key has says nothing at all.
      return id === undefined
        ? []
        : [{ forms: [{ stem, weight: 1 }], weight: this.#itemWeights[this.#from[id]!]! }];
    });
    const all = [...terms, ...asWritten];
    for (const [place, { forms, weight }] of all.entries())
      for (const form of [...forms].sort((a, b) => b.weight - a.weight)) {
        const id = this.#ids.get(form.stem);
        if (id === undefined) continue;
        for (let slot = this.#from[id]!; slot < this.#from[id + 1]!; slot++) {
          const key = this.#postings[slot]!;
          // Each term of the question is found once in a key, by its heaviest form.
          if (this.#counted[key] === place) continue;
          if (this.#counted[key] === -1) touched.push(key);
          this.#counted[key] = place;
          this.#common[key]! += form.weight * (weight + this.#itemWeights[slot]!);
        }
      }
    const asked = all.reduce((sum, { weight }) => sum + weight, 0);
    const kindPlace = QUESTION_KINDS.indexOf(kind);
    const passages = new Map<number, number>();
    let unanswered = 0;
    for (const key of touched) {
      const share = this.#kind[key] === kindPlace ? 1 : OTHER_KIND;
      const likeness = (share * this.#common[key]!) / (asked + this.#weight[key]!);
      const passage = this.#passage[key]!;
      if (passage === NONE) unanswered = Math.max(unanswered, likeness);
      else if (likeness > (passages.get(passage) ?? 0)) passages.set(passage, likeness);
      this.#common[key] = 0;
      this.#counted[key] = -1;
    }
    return { passages, unanswered };
  }
}

interface Item {
  readonly weight: number;
  readonly terms: readonly string[];
}

/** What a key says: its names as entities, its expressions, and its other words, each with all that stands for it. */
function itemsOf(
  text: string,
  lang: 'en' | 'sq' | 'sr',
  index: SearchIndex,
  reader: Reader,
  kinds: ReadonlyMap<string, string> | undefined,
): Item[] {
  const language = lang === 'sr' ? 'sr-Latn' : lang;
  const { words, mentions, phrases, content, light } = reader.read(clean(text), language, () => false);
  const idfOf = (terms: readonly string[]): number => {
    const known = terms.filter((term) => index.has(term));
    return known.length === 0 ? index.idf('') : Math.min(...known.map((term) => index.idf(term)));
  };
  const lexicon = reader.lexicons.get(lang);
  return [
    ...mentions.map(({ from, to, named }) => {
      const entities = named.map(({ id }) => entityTerm(id));
      const classes = named.flatMap(({ id }) => {
        const of = kinds?.get(id);
        return of === undefined ? [] : [classTerm(of)];
      });
      const plain = lang === 'en' ? words.slice(from, to).filter((word) => !STOP_WORDS.has(word)) : [];
      return { weight: idfOf(entities), terms: [...new Set([...entities, ...plain.map(stem), ...classes])] };
    }),
    ...phrases.map(({ forms }) => {
      const terms = forms.map((form) => form.stem);
      return { weight: idfOf(terms), terms };
    }),
    ...content.map((place) => {
      const word = words[place]!;
      if (lang === 'en' || lexicon === undefined) {
        const own = synonyms(undefined, word)[0]!.stem;
        return { weight: idfOf([own]), terms: [own] };
      }
      const translated = translate(lexicon, word).map((form) => form.stem);
      const weight = translated.length === 0 ? UNTRANSLATED : idfOf(translated.slice(0, 1));
      return { weight, terms: [...new Set([...translated, literalTerm(lang, inflectionStem(word))])] };
    }),
    // Weighed when it is known how common they are.
    ...light.map((term) => ({ weight: 0, terms: [term] })),
  ];
}

/** Share of its information that a light word counts: how something is asked tells less than what is asked. */
const LIGHT = 0.5;

/** Gives each light word its idf among the keys. */
function weighLight(terms: readonly string[], count: number, items: number[]): void {
  const frequency = new Uint32Array(terms.length);
  for (let at = 0; at < items.length; at += 2 + items[at + 1]!)
    if (items[at] === 0) frequency[items[at + 2]!]!++;
  for (let at = 0; at < items.length; at += 2 + items[at + 1]!)
    if (items[at] === 0) {
      const held = frequency[items[at + 2]!]!;
      items[at] = Math.round(LIGHT * Math.log(1 + (count - held + 0.5) / (held + 0.5)) * 1000) / 1000;
    }
}
