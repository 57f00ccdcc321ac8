import { describe, expect, test } from 'vitest';
import { sentences } from '../../src/text/sentences.ts';
import { openBase } from './build.ts';

const split = (text: string): string[] => sentences(text).map(({ from, to }) => text.slice(from, to));

describe('sentences', () => {
  test('end at a stop, a question mark and an exclamation mark', () =>
    expect(split('It met. Did it vote? It did! Then it rose.')).toEqual([
      'It met.',
      'Did it vote?',
      'It did!',
      'Then it rose.',
    ]));

  test.each([
    ['titles', 'Mr. Kostunica met Dr. Rice and Gen. Clark in St. Petersburg.'],
    ['initials', 'R. Nicholas Burns and George W. Bush met.'],
    ['acronyms', 'The U.S. Secretary met the U.N. Envoy.'],
    ['months', 'It was adopted on Feb. 17, 2008 and Sept. 9, 2010.'],
    ['numbers of articles', 'It cites Art. 5, No. 3, para. 10 and Res. 1244.'],
    ['Latin', 'It concerns e.g. Norway vs. Spain, i.e. Europe etc. Others.'],
    ['figures', 'It rose by 4.5 per cent, to 16.000 in all.'],
  ])('do not end at the stops of %s', (_, text) => expect(split(text)).toEqual([text]));

  test('keep their closing quotation mark and bracket', () =>
    expect(split('He said “Kosovo is unique.” She left. (It was late.) «Да.» Он ушел.')).toEqual([
      'He said “Kosovo is unique.”',
      'She left.',
      '(It was late.)',
      '«Да.»',
      'Он ушел.',
    ]));

  test('begin at capitals, figures and opening quotation marks, and at no small letter', () => {
    expect(split('It met. 77 states voted. “Yes,” he said.')).toEqual([
      'It met.',
      '77 states voted.',
      '“Yes,” he said.',
    ]);
    expect(split('“Will it pass?” he asked.')).toEqual(['“Will it pass?” he asked.']);
    expect(split('Она је дошла. Шта је рекла? Ćutala je.')).toHaveLength(3);
  });

  test('take the last words without a stop as a sentence', () =>
    expect(split('It met. Then nothing')).toEqual(['It met.', 'Then nothing']));

  test.each(['', '   ', '\n\t'])('are none in “%s”', (text) => expect(sentences(text)).toEqual([]));

  test('cover every passage of the base without a gap, an overlap or white space at an end', async () => {
    const { engine } = await openBase();
    const faults = engine.knowledge.passages.filter(({ text }) => {
      let last = 0;
      for (const { from, to } of sentences(text)) {
        if (text.slice(last, from).trim() !== '' || from < last || to <= from) return true;
        if (text.slice(from, to) !== text.slice(from, to).trim()) return true;
        last = to;
      }
      return text.slice(last).trim() !== '';
    });
    expect(engine.knowledge.passages.length).toBeGreaterThan(1000);
    expect(faults.map(({ id }) => id)).toEqual([]);
  });
});
