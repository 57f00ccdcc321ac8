import type { Passage } from '../model/knowledge.ts';
import type { QuestionKind } from '../query/question-kind.ts';
import { type Span, sentences } from '../text/sentences.ts';
import { stem } from '../text/stem.ts';
import { tokenize } from '../text/tokens.ts';
import { isNumber } from './asked-for.ts';

/** What of a question chooses the sentences of an excerpt. */
export interface Asked {
  /** stem → what it is worth to hold it: its idf */
  readonly weights: ReadonlyMap<string, number>;
  /** All its words in the order asked, folded. */
  readonly words: readonly string[];
  readonly kind: QuestionKind;
}

/** For what is shown without having been searched. */
export const NOTHING_ASKED: Asked = { weights: new Map(), words: [], kind: 'what' };

/**
 * What a run of sentences is worth besides the idf of the stems it holds, in idf. Chosen on every second of squad's
 * 9,128 questions and confirmed on the others: 76.8 and 75.6 per cent have their answer in the first 300 characters of
 * the first excerpt, 75.2 and 74.5 by the last two lines alone; in brackets without the one. Half or twice as much of
 * any moves neither figure by more than 0.3.
 */
const WORTH = {
  /** What few of the passage's sentences hold tells them apart: its worth, shared by them, again (76.5, 75.1). */
  apart: 2,
  /** The very word that was asked, of the idf of its stem (76.6, 75.4). */
  written: 0.5,
  /** Two words side by side as they were asked, small ones too (76.4, 75.3). */
  pair: 1,
  /** A number that the question does not hold, where one is asked for (76.8, 75.4). */
  number: 3,
  /** The same in a sentence more: of two runs that hold as much the denser is about it (76.7, 75.4). */
  again: 0.2,
  /** More context is better where it is free (76.7, 75.4). */
  sentence: 0.02,
  /** Earlier sentences carry the subject; it decides between equals only. */
  later: -0.01,
} as const;
/** Kinds that a number answers. Names for "who" and "where" chose no better: nearly every sentence holds one. */
const NUMERIC: ReadonlySet<QuestionKind> = new Set(['count', 'measure', 'when']);
const NUMBER = '#';

/**
 * The run of whole sentences, within a length, that holds most of what is asked. A passage that fits is shown whole;
 * a single sentence that is longer than the length is shown whole too, since no sentence is ever cut (F14, F21).
 *
 * @param length in characters
 */
export function excerptRange({ text }: Pick<Passage, 'text'>, asked: Asked, length: number): Span {
  if (text.length <= length) return { from: 0, to: text.length };
  const { spans, words } = readingOf(text);
  const pairs = new Set(asked.words.slice(1).map((word, i) => pairOf(asked.words[i]!, word)));
  const held = words.map((sentence) => heldIn(sentence, asked, pairs));
  const holders = new Map<string, number>();
  for (const things of held)
    for (const thing of things.keys()) holders.set(thing, (holders.get(thing) ?? 0) + 1);
  let best: { from: number; to: number; value: number } | undefined;
  for (let first = 0; first < spans.length; first++) {
    const seen = new Set<string>();
    let value = WORTH.later * first;
    for (let last = first; last < spans.length; last++) {
      const from = spans[first]!.from;
      const to = spans[last]!.to;
      if (last > first && to - from > length) break;
      for (const [thing, worth] of held[last]!) {
        value += WORTH.again * worth;
        if (!seen.has(thing)) value += worth * (1 + WORTH.apart / holders.get(thing)!);
        seen.add(thing);
      }
      const total = value + WORTH.sentence * (last - first);
      if (best === undefined || total > best.value + 1e-9) best = { from, to, value: total };
    }
  }
  return best ?? { from: 0, to: text.length };
}

/** A text taken apart into sentences, and each sentence into words with their stems. */
interface Reading {
  readonly spans: readonly Span[];
  readonly words: readonly (readonly { readonly term: string; readonly stemmed: string }[])[];
}

/** Texts whose reading is kept: all of a base like ours, a few MB. */
const KEPT = 2_000;
const readings = new Map<string, Reading>();

/** The same few passages answer most questions, and reading one takes longer than choosing its sentences. */
function readingOf(text: string): Reading {
  let reading = readings.get(text);
  if (reading === undefined) {
    const spans = sentences(text);
    const words = spans.map(({ from, to }) =>
      tokenize(text.slice(from, to)).map(({ term }) => ({ term, stemmed: stem(term) })),
    );
    reading = { spans, words };
    if (readings.size >= KEPT) readings.clear();
    readings.set(text, reading);
  }
  return reading;
}

/** What of the question a sentence holds, with its worth: stems, words as written, pairs of words, a number asked for. */
function heldIn(
  sentence: Reading['words'][number],
  asked: Asked,
  pairs: ReadonlySet<string>,
): Map<string, number> {
  const held = new Map<string, number>();
  let before = '';
  for (const { term, stemmed } of sentence) {
    const weight = asked.weights.get(stemmed);
    const inQuestion = asked.words.includes(term);
    if (weight !== undefined) {
      held.set(stemmed, weight);
      if (inQuestion) held.set(`=${term}`, WORTH.written * weight);
    }
    const pair = pairOf(before, term);
    if (pairs.has(pair)) held.set(pair, WORTH.pair);
    if (NUMERIC.has(asked.kind) && !inQuestion && isNumber(term)) held.set(NUMBER, WORTH.number);
    before = term;
  }
  return held;
}

const pairOf = (first: string, second: string): string => `${first} ${second}`;
