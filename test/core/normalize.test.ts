import { describe, expect, test } from 'vitest';
import { clean, fold } from '../../src/text/normalize.ts';

describe('fold', () => {
  test.each([
    ['English', 'The Ahtisaari PLAN', 'the ahtisaari plan'],
    ['Albanian', 'Çështja e Kosovës', 'ceshtja e kosoves'],
    ['Serbian in Latin', 'Šta kažu Đaković, Čović i Ćosić', 'sta kazu djakovic, covic i cosic'],
    [
      'Serbian in Cyrillic',
      'Ђаковица, Љубљана, Његош, Џаковица, ћуп',
      'djakovica, ljubljana, njegos, dzakovica, cup',
    ],
    ['Russian', 'Россия, щука, объём, мой, эхо, юг, яма', 'rossija, suka, obem, moj, eho, jug, jama'],
    ['Macedonian', 'Ѓорѓи, Ќосе, ѕвезда', 'djordji, cose, dzvezda'],
    ['Turkish', 'İstanbul, Diyarbakır', 'istanbul, diyarbakir'],
    [
      'Western European',
      'Économie, Ångström, Łódź, Øresund, Straße',
      'economie, angstrom, lodz, oresund, strasse',
    ],
  ])('writes %s in plain lower-case Latin', (_, typed, folded) => expect(fold(typed)).toBe(folded));

  test('gives the two scripts of Serbian one form', () =>
    expect(fold('Независност Косова и Метохије')).toBe(fold('Nezavisnost Kosova i Metohije')));

  test('gives a letter and its mark the form of the composed letter', () => {
    for (const word of ['Kosovë', 'Šešelj', 'Ahtisaari', 'Ђоковић', 'йод'])
      expect(fold(word.normalize('NFD'))).toBe(fold(word.normalize('NFC')));
  });

  test.each([
    ['æ', 'ae'],
    ['œuvre', 'oeuvre'],
    ['ﬁnal oﬃce', 'final office'],
    ['ǅamija, ǆep', 'dzamija, dzep'],
    ['Ǉubav, ǌoj', 'ljubav, njoj'],
    ['ｆｕｌｌ', 'full'],
  ])('takes the ligature or wide letter in %s apart', (typed, folded) => expect(fold(typed)).toBe(folded));

  test.each(['’', '‘', 'ʼ', '`'])('reads %s as an apostrophe', (mark) =>
    expect(fold(`Kosovoës${mark}s`)).toBe("kosovoes's"),
  );

  test('folding what is folded changes nothing', () => {
    for (const text of ['Çështja', 'Ђаковица', 'œuvre ﬁnal', 'İstanbul', 'Straße', 'плóча'])
      expect(fold(fold(text))).toBe(fold(text));
  });

  for (const [typed, folded] of [
    ['рече ѝ', 'rece i'],
    ['𝐊osovo', 'kosovo'],
    ['№ 5', 'no 5'],
    ['Kosovo´s', "kosovo's"],
  ] as const)
    test(`writes ${typed} in plain lower-case Latin, too`, () => expect(fold(typed)).toBe(folded));
});

describe('clean', () => {
  test('turns control characters into spaces', () => {
    for (let code = 0; code < 0x20; code++) expect(clean(`a${String.fromCharCode(code)}b`)).toBe('a b');
    for (let code = 0x7f; code < 0xa0; code++) expect(clean(`a${String.fromCharCode(code)}b`)).toBe('a b');
  });

  test.each(['200e', '200f', '202a', '202e', '2066', '2069', '200b', '2060', 'feff'])(
    'takes out the invisible mark U+%s',
    (code) => expect(clean(`${String.fromCodePoint(Number.parseInt(code, 16))}why?`)).toBe('why?'),
  );

  test('takes out halves of surrogate pairs and keeps whole ones', () => {
    expect(clean('a\ud800b')).toBe('a b');
    expect(clean('\udc00why')).toBe('why');
    expect(clean('why\ud83d')).toBe('why');
    expect(clean('🇽🇰 why')).toBe('🇽🇰 why');
  });

  test('writes every run of white space as one space and trims the ends', () =>
    expect(clean('  when\t\tdid\r\n\r\nKosovo\u00a0\u2003declare  ')).toBe('when did Kosovo declare'));

  test('leaves letters, accents and punctuation as they were typed', () =>
    expect(clean('Çfarë tha Лавров – “1244”?')).toBe('Çfarë tha Лавров – “1244”?'));

  for (const code of ['061c', '00ad'])
    test(`takes out the invisible mark U+${code}, too`, () =>
      expect(clean(`${String.fromCodePoint(Number.parseInt(code, 16))}why?`)).toBe('why?'));
});
