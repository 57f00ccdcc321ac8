import { describe, expect, test } from 'vitest';
import { type Asked, excerptRange } from '../../src/evidence/excerpt.ts';
import { sentences } from '../../src/text/sentences.ts';
import { stem } from '../../src/text/stem.ts';
import { tokenize } from '../../src/text/tokens.ts';
import { random } from '../benchmark/grow.ts';
import { openBase, passage } from './build.ts';

const TEXT =
  'The council met in June. It heard two envoys. The ferry was not on the list. Mr. Tolland spoke of the pier. Nobody voted.';
const asked = (words: readonly string[], kind: Asked['kind'] = 'what'): Asked => ({
  weights: new Map(words.map((word) => [stem(word), 1])),
  words,
  kind,
});
const cut = (text: string, of: Asked, length: number): string => {
  const { from, to } = excerptRange(passage({ text }), of, length);
  return text.slice(from, to);
};
const shown = (length: number, ...words: string[]): string => cut(TEXT, asked(words), length);

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

  test('tells sentences apart by what few of them hold', () => {
    const text = 'The ferry left. The ferry sank. The ferry was old. The pier held.';
    const weights = new Map([
      [stem('ferry'), 1.2],
      [stem('pier'), 1],
    ]);
    expect(cut(text, { ...asked([]), weights }, 18)).toBe('The pier held.');
  });

  test('prefers the very word that was asked', () =>
    expect(cut('Ferries are slow. The ferry is slow.', asked(['ferry']), 20)).toBe('The ferry is slow.'));

  test('prefers words side by side as they were asked, small ones too', () => {
    const text = 'It was built by the state in May. It was built in two years.';
    expect(cut(text, asked(['built']), 35)).toBe('It was built by the state in May.');
    expect(cut(text, { ...asked(['built']), words: ['built', 'in'] }, 35)).toBe('It was built in two years.');
  });

  test.each(['count', 'measure', 'when'] as const)(
    'prefers a number that the question does not hold where one is asked for: %s',
    (kind) => {
      const text = 'In 1999 envoys voted. Many envoys voted. Some 40 envoys voted.';
      const of = { weights: asked(['envoys']).weights, words: ['envoys', 'in', '1999'] };
      expect(cut(text, { ...of, kind }, 24)).toBe('Some 40 envoys voted.');
      expect(cut(text, { ...of, kind: 'who' }, 24)).toBe('In 1999 envoys voted.');
    },
  );

  test('takes a number in words for a number', () =>
    expect(cut('Many envoys voted. Four envoys voted.', asked(['envoys'], 'count'), 20)).toBe(
      'Four envoys voted.',
    ));

  test('of two runs that hold the same prefers the one that says it more often', () =>
    expect(
      cut('The ferry left. It rained. All slept. The ferry sank. The ferry is gone.', asked(['ferry']), 38),
    ).toBe('The ferry sank. The ferry is gone.'));

  test('of any passage of the base is whole sentences within the length, or one sentence', async () => {
    const { engine } = await openBase();
    const next = random(63);
    const faults: unknown[] = [];
    let shortened = 0;
    for (const held of engine.knowledge.passages) {
      const { text } = held;
      const words = tokenize(text);
      const some = Array.from({ length: 3 }, () => words[Math.floor(next() * words.length)]?.term ?? '');
      const length = 40 + Math.floor(next() * 500);
      const { from, to } = excerptRange(held, asked(some), length);
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
