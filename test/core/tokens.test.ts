import { describe, expect, test } from 'vitest';
import { fold } from '../../src/text/normalize.ts';
import { tokenize } from '../../src/text/tokens.ts';

const terms = (text: string): string[] => tokenize(text).map(({ term }) => term);

describe('tokenize', () => {
  test('splits at everything that is no letter and no digit', () =>
    expect(terms('Kosovo, Serbia—and the EU/UN (again)?')).toEqual([
      'kosovo',
      'serbia',
      'and',
      'the',
      'eu',
      'un',
      'again',
    ]));

  test('gives the place of each word as it stands in the text', () => {
    const text = '  Ђаковица: 16,000 people — “U.S. envoy”, Çështja 63/3.';
    const tokens = tokenize(text);
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Ђаковица',
      '16,000',
      'people',
      'U.S.',
      'envoy',
      'Çështja',
      '63/3',
    ]);
    for (const { term, start, end } of tokens)
      expect(term).toBe(fold(text.slice(start, end)).replace(/[.,']/g, ''));
  });

  test('gives places in order that do not overlap', () => {
    let last = 0;
    for (const { start, end } of tokenize('a.b.c d1 2,000,000 x/y 63/3/1 Ünïcödé e\u0301te\u0301 🇽🇰 z')) {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThan(start);
      last = end;
    }
    expect(last).toBeGreaterThan(0);
  });

  test.each([
    ['16,000', '16000'],
    ['16.000', '16000'],
    ['1,234,567', '1234567'],
    ['63/3', '63/3'],
    ['1244', '1244'],
  ])('reads the number %s as one word, without its thousands marks', (typed, term) =>
    expect(terms(`in ${typed}.`)).toEqual(['in', term]),
  );

  test.each([
    ['U.S.', 'us'],
    ['U.N', 'un'],
    ['e.g.', 'eg'],
    ['С.Р.Ј.', 'srj'],
  ])('reads the acronym %s as one word, without its stops', (typed, term) =>
    expect(terms(`the ${typed} said`)).toEqual(['the', term, 'said']),
  );

  test('keeps a letter together with its separate accent', () =>
    expect(terms('Kosove\u0308 s\u030cta')).toEqual(['kosove', 'sta']));

  test('parts a possessive from its noun, whichever apostrophe', () => {
    expect(terms("Kosovo's")).toEqual(['kosovo', 's']);
    expect(terms('Kosovo’s')).toEqual(['kosovo', 's']);
  });

  test.each(['', '   ', '?!…', '🙂🎉', '—'])('finds no word in “%s”', (text) =>
    expect(terms(text)).toEqual([]),
  );

  for (const [typed, expected] of [
    ['17.02.2008', ['17', '02', '2008']],
    ['1999,2008', ['1999', '2008']],
    ['Plan B.The talks', ['plan', 'b', 'the', 'talks']],
  ] as const)
    test(`does not tear the words of “${typed}” apart`, () => expect(terms(typed)).toEqual(expected));
});
