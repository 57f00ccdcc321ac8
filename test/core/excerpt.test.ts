import { describe, expect, test } from 'vitest';
import { excerptRange } from '../../src/evidence/excerpt.ts';
import { sentences } from '../../src/text/sentences.ts';
import { stem } from '../../src/text/stem.ts';
import { tokenize } from '../../src/text/tokens.ts';
import { random } from '../benchmark/grow.ts';
import { openBase, passage } from './build.ts';

const TEXT =
  'The council met in June. It heard two envoys. The ferry was not on the list. Mr. Tolland spoke of the pier. Nobody voted.';
const weights = (...words: string[]) => new Map(words.map((word) => [stem(word), 1]));
const shown = (length: number, ...words: string[]): string => {
  const { from, to } = excerptRange(passage({ text: TEXT }), weights(...words), length);
  return TEXT.slice(from, to);
};

describe('an excerpt', () => {
  test('of a passage that fits is the whole passage', () => expect(shown(TEXT.length, 'pier')).toBe(TEXT));

  test('holds the sentence that is asked for', () => {
    expect(shown(40, 'pier')).toBe('Mr. Tolland spoke of the pier.');
    expect(shown(40, 'ferries')).toBe('The ferry was not on the list.');
  });

  test('prefers the run of sentences that holds most of what is asked', () =>
    expect(shown(70, 'ferry', 'pier')).toBe('The ferry was not on the list. Mr. Tolland spoke of the pier.'));

  test('begins at the beginning where nothing in it is asked for', () =>
    expect(shown(50, 'zebra')).toBe('The council met in June. It heard two envoys.'));

  test('shows a sentence whole, though it is longer than the length', () =>
    expect(shown(10, 'ferry')).toBe('The ferry was not on the list.'));

  test('of any passage of the base is whole sentences within the length, or one sentence', async () => {
    const { engine } = await openBase();
    const next = random(63);
    const faults: unknown[] = [];
    let shortened = 0;
    for (const held of engine.knowledge.passages) {
      const { text } = held;
      const words = tokenize(text);
      const asked = weights(
        ...Array.from({ length: 3 }, () => words[Math.floor(next() * words.length)]?.term ?? ''),
      );
      const length = 40 + Math.floor(next() * 500);
      const { from, to } = excerptRange(held, asked, length);
      if (from === 0 && to === text.length && to <= length) continue;
      shortened++;
      const spans = sentences(text);
      const first = spans.findIndex((span) => span.from === from);
      const last = spans.findIndex((span) => span.to === to);
      if (first < 0 || last < first || (to - from > length && first !== last))
        faults.push([held.id, from, to]);
    }
    expect(shortened).toBeGreaterThan(300);
    expect(faults).toEqual([]);
  });
});
