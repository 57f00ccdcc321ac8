import type { Passage } from '../model/knowledge.ts';
import { type Span, sentences } from '../text/sentences.ts';
import { stem } from '../text/stem.ts';
import { tokenize } from '../text/tokens.ts';

/**
 * The run of whole sentences, within a length, that holds most of what is asked. A passage that fits is shown whole;
 * a single sentence that is longer than the length is shown whole too, since no sentence is ever cut (F14, F21).
 *
 * @param weights stem → weight of what is asked
 * @param length in characters
 */
export function excerptRange(
  passage: Pick<Passage, 'text'>,
  weights: ReadonlyMap<string, number>,
  length: number,
): Span {
  const { text } = passage;
  if (text.length <= length) return { from: 0, to: text.length };
  const spans = sentences(text);
  const held = spans.map(
    ({ from, to }) => new Set(tokenize(text.slice(from, to)).map(({ term }) => stem(term))),
  );
  let best: { from: number; to: number; value: number } | undefined;
  for (let first = 0; first < spans.length; first++) {
    const seen = new Set<string>();
    let value = 0;
    for (let last = first; last < spans.length; last++) {
      const from = spans[first]!.from;
      const to = spans[last]!.to;
      if (last > first && to - from > length) break;
      for (const term of held[last]!)
        if (!seen.has(term)) {
          seen.add(term);
          value += weights.get(term) ?? 0;
        }
      // More context is better where it is free; earlier sentences carry the subject.
      const total = value + 0.02 * (last - first) - 0.01 * first;
      if (best === undefined || total > best.value + 1e-9) best = { from, to, value: total };
    }
  }
  return best ?? { from: 0, to: text.length };
}
