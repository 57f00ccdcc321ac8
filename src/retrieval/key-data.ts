import type { Knowledge, Passage } from '../model/knowledge.ts';
import { QUESTION_KINDS, questionKind } from '../query/question-kind.ts';
import { namesInOrder, type Reader } from '../query/read-words.ts';
import { clean, fold } from '../text/normalize.ts';
import { TermTable, type TermTableData } from '../text/term-table.ts';
import { itemsOf } from './key-items.ts';
import type { SearchIndex } from './search-index.ts';

/** Share of its information that a light word counts: how something is asked tells less than what is asked. */
const LIGHT = 0.5;
/** Stands where a key has none of something: no passage, no first of several names. */
export const NONE = -1;

/** What is kept of all keys, in a form that can be stored. */
export interface KeyData {
  /** Every term once; the other fields speak of a term by its number. */
  readonly terms: TermTableData;
  /** What each term tells: its idf, or that of a light word among the keys. */
  readonly weights: Float32Array;
  /**
   * Of each key: place of the passage that answers it, or `NONE`; of one that nothing answers the place of the passage
   * that it comes near, or `NONE`; and place of its kind.
   */
  readonly passages: Int32Array;
  readonly near: Int32Array;
  readonly kinds: Uint8Array;
  /** The first name of each key that has several, or -1. */
  readonly firsts: Int32Array;
  /** Where the terms of each key begin among `items`. */
  readonly from: Uint32Array;
  /** The terms of all keys; the first term of an item, which gives its weight, carries `FIRST`, and may carry `ODD`. */
  readonly items: Uint32Array;
  /** Weight of all items of each key. */
  readonly totals: Float32Array;
  /** Keys that hold a term, from `postingsFrom[term]` to `postingsFrom[term + 1]`: stored, since a start has no time. */
  readonly postingsFrom: Uint32Array;
  readonly postings: Uint32Array;
}
/** Marks the first term of an item. */
export const FIRST = 0x80000000;
/** Marks, beside `FIRST`, an item that the passage lacks which an unanswered question comes near: what it asks in vain. */
export const ODD = 0x40000000;
/** The term of a marked or unmarked entry of `items`. */
export const TERM = 0x3fffffff;
/** Reads the keys of the passages and the questions of the base in the terms that questions are read in. */
export function readKeys(
  knowledge: Pick<Knowledge, 'passages' | 'asked' | 'actors'>,
  index: SearchIndex,
  reader: Reader,
): KeyData {
  const ids = new Map<string, number>();
  const weights: number[] = [];
  const light: number[] = [];
  const classes = new Map<string, string>(knowledge.actors.map(({ id, kind }) => [id, kind]));
  const passages: number[] = [];
  const near: number[] = [];
  const kinds: number[] = [];
  const firsts: number[] = [];
  const from: number[] = [0];
  const items: number[] = [];
  const add = (text: string, lang: 'en' | 'sq' | 'sr', passage: number, beside = NONE) => {
    passages.push(passage);
    near.push(beside);
    kinds.push(QUESTION_KINDS.indexOf(questionKind(fold(text))));
    const reading = reader.read(clean(text), lang === 'sr' ? 'sr-Latn' : lang, () => false);
    for (const { weight, terms } of itemsOf(
      reading,
      lang,
      index,
      reader,
      passage === NONE ? classes : undefined,
    )) {
      const odd =
        passage === NONE &&
        beside !== NONE &&
        weight !== undefined &&
        !terms.some((term) => index.holds(beside, term));
      for (const [place, term] of terms.entries()) {
        let id = ids.get(term);
        if (id === undefined) {
          id = ids.size;
          ids.set(term, id);
          weights.push(weight ?? 0);
          if (weight === undefined) light.push(id);
        }
        items.push(place === 0 ? id + FIRST + (odd ? ODD : 0) : id);
      }
    }
    const names = namesInOrder(reading.mentions);
    firsts.push(names.length < 2 ? NONE : ids.get(names[0]!)!);
    from.push(items.length);
  };
  const places = new Map<string, number>(knowledge.passages.map(({ id }: Passage, place) => [id, place]));
  const placeOf = (id: string | undefined) => (id === undefined ? NONE : places.get(id)!);
  for (const [place, { keys: own }] of knowledge.passages.entries())
    for (const key of own) add(key, 'en', place);
  for (const { text, lang, passage, near: beside } of knowledge.asked)
    add(text, lang, placeOf(passage), placeOf(beside));
  const frequency = new Uint32Array(ids.size);
  for (const item of items) frequency[item & TERM]!++;
  for (const id of light)
    weights[id] = LIGHT * Math.log(1 + (kinds.length - frequency[id]! + 0.5) / (frequency[id]! + 0.5));
  return {
    terms: TermTable.of([...ids.keys()]).toData(),
    weights: Float32Array.from(weights),
    passages: Int32Array.from(passages),
    near: Int32Array.from(near),
    kinds: Uint8Array.from(kinds),
    firsts: Int32Array.from(firsts),
    from: Uint32Array.from(from),
    items: Uint32Array.from(items),
    ...invert(from, items, weights),
  };
}

/** What follows from the terms of all keys: which keys hold a term, and what each key weighs. */
function invert(
  from: readonly number[],
  items: readonly number[],
  weights: readonly number[],
): Pick<KeyData, 'totals' | 'postingsFrom' | 'postings'> {
  const postingsFrom = new Uint32Array(weights.length + 1);
  for (const item of items) postingsFrom[(item & TERM) + 1]!++;
  for (let term = 0; term < weights.length; term++) postingsFrom[term + 1]! += postingsFrom[term]!;
  const next = postingsFrom.slice();
  const postings = new Uint32Array(items.length);
  const totals = new Float32Array(from.length - 1);
  for (let key = 0; key < totals.length; key++)
    for (let at = from[key]!; at < from[key + 1]!; at++) {
      const term = items[at]! & TERM;
      if (items[at]! >= FIRST) totals[key]! += weights[term]!;
      postings[next[term]!++] = key;
    }
  return { totals, postingsFrom, postings };
}
