import { describe, expect, test } from 'vitest';
import { dateCue } from '../../src/query/dates.ts';
import { firstDay, formatDate, formatPeriod, lastDay, overlaps, parsePeriod } from '../../src/text/dates.ts';
import { tokenize } from '../../src/text/tokens.ts';

describe('a date', () => {
  test.each([
    ['2008', '2008'],
    ['2008-02', 'February 2008'],
    ['2008-02-17', '17 February 2008'],
    ['1999-06-01', '1 June 1999'],
    ['2010-12-31', '31 December 2010'],
  ])('%s is written as precisely as it is known: %s', (date, text) => expect(formatDate(date)).toBe(text));

  test.each([
    ['2008', '2008-01-01', '2008-12-31'],
    ['2008-02', '2008-02-01', '2008-02-31'],
    ['2008-02-17', '2008-02-17', '2008-02-17'],
  ])('%s reaches from %s to %s', (date, first, last) => {
    expect(firstDay(date)).toBe(first);
    expect(lastDay(date)).toBe(last);
  });
});

describe('a period', () => {
  test.each([
    ['2008', { from: '2008', to: '2008' }, '2008'],
    ['2008-02-17', { from: '2008-02-17', to: '2008-02-17' }, '17 February 2008'],
    ['2006/2007-12', { from: '2006', to: '2007-12' }, '2006 – December 2007'],
    ['2008-02/', { from: '2008-02' }, 'since February 2008'],
    ['/2008', { to: '2008' }, 'until 2008'],
  ])('%s is read and written with its open ends', (text, period, written) => {
    expect(parsePeriod(text)).toEqual(period);
    expect(formatPeriod(period)).toBe(written);
  });

  test('without ends is undated', () => expect(formatPeriod({})).toBe('undated'));

  test.each([
    ['2008', '2008-02-17', true],
    ['2008-02', '2008-02-29', true],
    ['2006/2007', '2007-12', true],
    ['2006/2007', '2008', false],
    ['2008-02-17', '2008-02-18', false],
    ['2008/', '2020', true],
    ['2008/', '2007-12-31', false],
    ['/2008', '2008-12-31', true],
    ['/2008', '2009', false],
    ['2008/', '/2008', true],
  ])('%s and %s share a day: %s, whichever stands first', (a, b, expected) => {
    expect(overlaps(parsePeriod(a), parsePeriod(b))).toBe(expected);
    expect(overlaps(parsePeriod(b), parsePeriod(a))).toBe(expected);
  });
});

const cue = (text: string, english = true) =>
  dateCue(
    tokenize(text).map(({ term }) => term),
    english,
  )?.period;
const on = (date: string) => ({ from: date, to: date });

describe('the time that a question names', () => {
  test.each([
    ['What happened in 1999?', on('1999')],
    ['What did Rice say in December 2007?', on('2007-12')],
    ['Who spoke on 17 February 2008?', on('2008-02-17')],
    ['Who spoke on February 17, 2008?', on('2008-02-17')],
    ['Who spoke on February 17th 2008?', on('2008-02-17')],
    ['on 2008-02-17', on('2008-02-17')],
    ['in 2008-02', on('2008-02')],
    ['talks between 2006 and 2008', { from: '2006', to: '2008' }],
    ['from 17 February 2008 to 22 July 2010', { from: '2008-02-17', to: '2010-07-22' }],
    ['between March 2010 and May 2006', { from: '2006-05', to: '2010-03' }],
    ['before 2008', { to: '2008' }],
    ['until February 2008', { to: '2008-02' }],
    ['after 17 February 2008', { from: '2008-02-17' }],
    ['since 2012', { from: '2012' }],
    ['views before independence', { to: '2008-02-16' }],
    ['views before the declaration', { to: '2008-02-16' }],
    ['recognitions since independence', { from: '2008-02-17' }],
    ['After the declaration, who spoke?', { from: '2008-02-17' }],
  ])('in English: %s', (text, period) => expect(cue(text)).toEqual(period));

  test.each([
    ['Çfarë ndodhi në vitin 1999?', on('1999')],
    ['në dhjetor 2007', on('2007-12')],
    ['më 17 shkurt 2008', on('2008-02-17')],
    ['më 10 qershor 1999', on('1999-06-10')],
    ['në fund të shkurtit 2008', on('2008-02')],
    ['nga 2006 deri 2008', { from: '2006', to: '2008' }],
    ['para vitit 2008', { to: '2008' }],
    ['pas 2012', { from: '2012' }],
    ['para pavarësisë', { to: '2008-02-16' }],
    ['para shpalljes së pavarësisë', { to: '2008-02-16' }],
    ['pas pavarësisë', { from: '2008-02-17' }],
  ])('in Albanian: %s', (text, period) => expect(cue(text, false)).toEqual(period));

  test.each([
    ['Šta se desilo 1999. godine?', on('1999')],
    ['u decembru 2007', on('2007-12')],
    ['17. februara 2008.', on('2008-02-17')],
    ['17. фебруара 2008. године', on('2008-02-17')],
    ['između 2006. i 2008.', { from: '2006', to: '2008' }],
    ['од 2006. до 2008.', { from: '2006', to: '2008' }],
    ['pre 2008. godine', { to: '2008' }],
    ['nakon 2012.', { from: '2012' }],
    ['pre proglašenja nezavisnosti', { to: '2008-02-16' }],
    ['пре независности', { to: '2008-02-16' }],
    ['posle proglašenja nezavisnosti', { from: '2008-02-17' }],
  ])('in Serbian: %s', (text, period) => expect(cue(text, false)).toEqual(period));

  test.each([
    'What is resolution 1244?',
    'What did Rice say yesterday?',
    'May Kosovo join the UN?',
    'resolution 63/3',
    'Who marches?',
    '',
  ])('is none in “%s”', (text) => expect(cue(text)).toBeUndefined());

  test('comes with the words that said it, which are no search words', () =>
    expect(dateCue(['on', '17', 'february', '2008'])?.words.toSorted()).toEqual(['17', '2008', 'february']));

  for (const [text, period] of [
    ['What did Serbia do in 2008?', on('2008')],
    ['10. juna 1999.', on('1999-06-10')],
    ['22. jula 2010.', on('2010-07-22')],
    ['u martu 2008', on('2008-03')],
    ['в маја 2007', on('2007-05')],
    ['gjatë marsit 2004', on('2004-03')],
    ['gjatë majit 2007', on('2007-05')],
    ['17.02.2008', on('2008-02-17')],
    ['the 17th of February 2008', on('2008-02-17')],
    ['2007–2008', { from: '2007', to: '2008' }],
    ['between March and May 2008', { from: '2008-03', to: '2008-05' }],
    ['In February 2008 12 states recognised Kosovo', on('2008-02')],
    ['In 2008, 10 states recognised Kosovo', on('2008')],
    ['how many recognitions in 2099?', on('2099')],
    ['before Kosovo declared independence', { to: '2008-02-16' }],
  ] as const)
    test(`is read in “${text}”, too`, () => expect(cue(text)).toEqual(period));
});
