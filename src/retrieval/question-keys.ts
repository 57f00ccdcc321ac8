import type { Knowledge, Passage } from '../model/knowledge.ts';
import type { QueryTerm } from '../model/question.ts';
import { QUESTION_KINDS, type QuestionKind, questionKind } from '../query/question-kind.ts';
import { namesInOrder, type Reader } from '../query/read-words.ts';
import { clean, fold } from '../text/normalize.ts';
import { itemsOf } from './key-items.ts';
import type { SearchIndex } from './search-index.ts';

/** How like two questions are that ask for different things (a time, a person) with the same words. */
const OTHER_KIND = 0.85;
/** Share of its information that a light word counts: how something is asked tells less than what is asked. */
const LIGHT = 0.5;
/** And that name the same in another order: "how did A describe his talk with B" and its reverse. */
const OTHER_ORDER = 0.85;
/** Stands for a passage where a question has none: the sources do not answer it. */
const NONE = -1;

/** What is kept of all keys, in a form that can be stored. */
export interface KeyData {
  /** Every term once, parted by spaces; the other fields speak of a term by its place. */
  readonly terms: string;
  /** What each term tells: its idf, or that of a light word among the keys. */
  readonly weights: Float32Array;
  /** Of each key: place of its passage or -1, and place of its kind. */
  readonly passages: Int32Array;
  readonly kinds: Uint8Array;
  /** The first name of each key that has several, or -1. */
  readonly firsts: Int32Array;
  /** Where the terms of each key begin among `items`. */
  readonly from: Uint32Array;
  /** The terms of all keys; the first term of an item, which gives its weight, carries `FIRST`. */
  readonly items: Uint32Array;
  /** Weight of all items of each key. */
  readonly totals: Float32Array;
  /** Keys that hold a term, from `postingsFrom[term]` to `postingsFrom[term + 1]`: stored, since a start has no time. */
  readonly postingsFrom: Uint32Array;
  readonly postings: Uint32Array;
}
/** Marks the first term of an item. */
const FIRST = 0x80000000;
/** Postings walked to find similar keys: the rarest terms find them, the others only weigh what was found. */
const POSTINGS = 5_000;
/** Keys that are weighed in full, about. */
const WEIGHED = 400;
const BUCKETS = 64;

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
  /** Keys that hold a term, from `#postingsFrom[term]` to `#postingsFrom[term + 1]`. */
  readonly #postingsFrom: Uint32Array;
  readonly #postings: Uint32Array;
  /** Weight of all items of each key. */
  readonly #totals: Float32Array;
  /** Of the question in hand, by term: weight of the form, and which term of the question it stands for. */
  readonly #formWeights: Float32Array;
  readonly #owners: Int32Array;
  /** What each key has in common with the question in hand, as far as its rarest terms go. */
  readonly #shared: Float32Array;

  private constructor(data: KeyData) {
    this.#data = data;
    const terms = data.terms === '' ? [] : data.terms.split(' ');
    this.#ids = new Map(terms.map((term, id) => [term, id]));
    this.#shared = new Float32Array(data.kinds.length);
    this.#formWeights = new Float32Array(terms.length);
    this.#owners = new Int32Array(terms.length);
    this.#postingsFrom = data.postingsFrom;
    this.#postings = data.postings;
    this.#totals = data.totals;
  }

  /** Reads the keys of the passages and the questions of the base in the terms that questions are read in. */
  static build(
    knowledge: Pick<Knowledge, 'passages' | 'asked' | 'actors'>,
    index: SearchIndex,
    reader: Reader,
  ): QuestionKeys {
    const ids = new Map<string, number>();
    const weights: number[] = [];
    const light: number[] = [];
    const classes = new Map<string, string>(knowledge.actors.map(({ id, kind }) => [id, kind]));
    const passages: number[] = [];
    const kinds: number[] = [];
    const firsts: number[] = [];
    const from: number[] = [0];
    const items: number[] = [];
    const add = (passage: number, text: string, lang: 'en' | 'sq' | 'sr') => {
      passages.push(passage);
      kinds.push(QUESTION_KINDS.indexOf(questionKind(fold(text))));
      const reading = reader.read(clean(text), lang === 'sr' ? 'sr-Latn' : lang, () => false);
      for (const { weight, terms } of itemsOf(
        reading,
        lang,
        index,
        reader,
        passage === NONE ? classes : undefined,
      ))
        for (const [place, term] of terms.entries()) {
          let id = ids.get(term);
          if (id === undefined) {
            id = ids.size;
            ids.set(term, id);
            weights.push(weight ?? 0);
            if (weight === undefined) light.push(id);
          }
          items.push(place === 0 ? id + FIRST : id);
        }
      const names = namesInOrder(reading.mentions);
      firsts.push(names.length < 2 ? NONE : ids.get(names[0]!)!);
      from.push(items.length);
    };
    const places = new Map(knowledge.passages.map(({ id }: Passage, place) => [id, place]));
    for (const [place, { keys: own }] of knowledge.passages.entries())
      for (const key of own) add(place, key, 'en');
    for (const { text, lang, passage } of knowledge.asked)
      add(passage === undefined ? NONE : places.get(passage)!, text, lang);
    const frequency = new Uint32Array(ids.size);
    for (const item of items) frequency[item % FIRST]!++;
    for (const id of light)
      weights[id] = LIGHT * Math.log(1 + (kinds.length - frequency[id]! + 0.5) / (frequency[id]! + 0.5));
    return new QuestionKeys({
      terms: [...ids.keys()].join(' '),
      weights: Float32Array.from(weights),
      passages: Int32Array.from(passages),
      kinds: Uint8Array.from(kinds),
      firsts: Int32Array.from(firsts),
      from: Uint32Array.from(from),
      items: Uint32Array.from(items),
      ...invert(from, items, weights),
    });
  }

  /** Keys from what `toData` gave. */
  static restore(data: KeyData): QuestionKeys {
    return new QuestionKeys(data);
  }

  toData(): KeyData {
    return this.#data;
  }

  /** Whether any of the questions has a term. */
  has(term: string): boolean {
    return this.#ids.has(term);
  }

  /**
   * How like a question is to each known one that shares a telling word with it: twice the information that both hold
   * over the information of both (Dice's coefficient, weighed by idf), less where they ask for different things.
   *
   * @param light words that say how and when it is asked
   */
  compare(
    terms: readonly QueryTerm[],
    light: readonly string[],
    kind: QuestionKind,
    first?: string,
  ): Likeness {
    const weights = terms.map(({ weight }) => weight);
    const forms: number[] = [];
    const put = (term: string, weight: number, owner: number) => {
      const id = this.#ids.get(term);
      if (id === undefined || weight <= this.#formWeights[id]!) return;
      if (this.#formWeights[id] === 0) forms.push(id);
      this.#formWeights[id] = weight;
      this.#owners[id] = owner;
    };
    for (const [owner, term] of terms.entries())
      for (const { stem: form, weight } of term.forms) put(form, weight, owner);
    for (const word of light) {
      const id = this.#ids.get(word);
      // A light word that no key has says nothing at all.
      if (id === undefined || this.#formWeights[id] !== 0) continue;
      put(word, 1, weights.length);
      weights.push(this.#data.weights[id]!);
    }
    const likeness = this.#weigh(
      this.#find(forms, weights, terms.length),
      weights,
      QUESTION_KINDS.indexOf(kind),
      first,
    );
    for (const id of forms) this.#formWeights[id] = 0;
    return likeness;
  }

  /**
   * The keys that have most in common with the question by the rarest of its terms.
   *
   * @param telling number of terms that are not light
   */
  #find(forms: readonly number[], weights: readonly number[], telling: number): number[] {
    // Fields are read once: reading a private one in these loops takes as long as the work.
    const postings = this.#postings;
    const shared = this.#shared;
    const length = (term: number) => this.#postingsFrom[term + 1]! - this.#postingsFrom[term]!;
    const found: number[] = [];
    let walked = 0;
    // Light words tell least, however rare they are.
    const isLight = (term: number) => Number(this.#owners[term]! >= telling);
    for (const term of [...forms].sort((a, b) => isLight(a) - isLight(b) || length(a) - length(b))) {
      walked += length(term);
      if (walked > POSTINGS && found.length > 0) break;
      const gain = this.#formWeights[term]! * (weights[this.#owners[term]!]! + this.#data.weights[term]!);
      const last = this.#postingsFrom[term + 1]!;
      for (let at = this.#postingsFrom[term]!; at < last; at++) {
        const key = postings[at]!;
        if (shared[key] === 0) found.push(key);
        shared[key]! += gain;
      }
    }
    const best = this.#likeliest(found, weights);
    for (let at = 0; at < found.length; at++) shared[found[at]!] = 0;
    return best;
  }

  /** Some of the keys that were found: sorting all of them would take longer than weighing the best. */
  #likeliest(found: readonly number[], weights: readonly number[]): number[] {
    if (found.length <= WEIGHED) return [...found];
    const asked = weights.reduce((sum, weight) => sum + weight, 0);
    const shared = this.#shared;
    const totals = this.#totals;
    const buckets = new Uint8Array(found.length);
    const counts = new Uint32Array(BUCKETS);
    for (let at = 0; at < found.length; at++) {
      const key = found[at]!;
      const bucket = Math.min(BUCKETS - 1, ((BUCKETS * shared[key]!) / (asked + totals[key]!)) | 0);
      buckets[at] = bucket;
      counts[bucket]!++;
    }
    let least = BUCKETS - 1;
    for (let held = counts[least]!; least > 0 && held + counts[least - 1]! <= WEIGHED; )
      held += counts[--least]!;
    return found.filter((_, at) => buckets[at]! >= least);
  }

  #weigh(
    found: readonly number[],
    weights: readonly number[],
    kind: number,
    first: string | undefined,
  ): Likeness {
    const { from, items, passages: passageOf, kinds, firsts, weights: idf } = this.#data;
    const firstName = first === undefined ? undefined : this.#ids.get(first);
    const formWeights = this.#formWeights;
    const owners = this.#owners;
    const totals = this.#totals;
    const asked = weights.reduce((sum, weight) => sum + weight, 0);
    const held = new Float32Array(weights.length);
    const best = new Map<number, number>();
    let unanswered = 0;
    for (const key of found) {
      held.fill(0);
      let common = 0;
      let itemWeight = 0;
      let heaviest = 0;
      const last = from[key + 1]!;
      for (let at = from[key]!; at < last; at++) {
        const item = items[at]!;
        const term = item & ~FIRST;
        if (item >= FIRST) {
          common += itemWeight * heaviest;
          itemWeight = idf[term]!;
          heaviest = 0;
        }
        const weight = formWeights[term]!;
        if (weight === 0) continue;
        if (weight > heaviest) heaviest = weight;
        const owner = owners[term]!;
        if (weight > held[owner]!) {
          common += weights[owner]! * (weight - held[owner]!);
          held[owner] = weight;
        }
      }
      common += itemWeight * heaviest;
      const name = firsts[key]!;
      const reversed =
        firstName !== undefined && name !== NONE && name !== firstName && formWeights[name]! === 1;
      const share = (kinds[key] === kind ? 1 : OTHER_KIND) * (reversed ? OTHER_ORDER : 1);
      const likeness = (share * common) / (asked + totals[key]!);
      const passage = passageOf[key]!;
      if (passage === NONE) unanswered = Math.max(unanswered, likeness);
      else if (likeness > (best.get(passage) ?? 0)) best.set(passage, likeness);
    }
    return { passages: best, unanswered };
  }
}

/** What follows from the terms of all keys: which keys hold a term, and what each key weighs. */
function invert(
  from: readonly number[],
  items: readonly number[],
  weights: readonly number[],
): Pick<KeyData, 'totals' | 'postingsFrom' | 'postings'> {
  const postingsFrom = new Uint32Array(weights.length + 1);
  for (const item of items) postingsFrom[(item % FIRST) + 1]!++;
  for (let term = 0; term < weights.length; term++) postingsFrom[term + 1]! += postingsFrom[term]!;
  const next = postingsFrom.slice();
  const postings = new Uint32Array(items.length);
  const totals = new Float32Array(from.length - 1);
  for (let key = 0; key < totals.length; key++)
    for (let at = from[key]!; at < from[key + 1]!; at++) {
      const term = items[at]! % FIRST;
      if (items[at]! >= FIRST) totals[key]! += weights[term]!;
      postings[next[term]!++] = key;
    }
  return { totals, postingsFrom, postings };
}
