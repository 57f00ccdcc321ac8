import { beforeAll, describe, expect, test } from 'vitest';
import { toCyrillic } from '../../src/answer/messages/sr-cyrl.ts';
import { type Messages, messages } from '../../src/answer/messages.ts';
import { labelText, plainText, sourceText, wrapLine } from '../../src/answer/plain-text.ts';
import { type Bot, createBot } from '../../src/bot.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { loadedWords } from '../../src/knowledge/neutral.ts';
import type { Source, SourceId } from '../../src/model/knowledge.ts';
import type { Language } from '../../src/model/question.ts';
import { languageOption } from '../../src/query/language-option.ts';
import { everydayEnglish } from '../../src/text/everyday-english.ts';
import { excerpt, grounded } from '../render/fixtures.ts';

const LANGUAGES: readonly Language[] = ['en', 'sq', 'sr-Latn', 'sr-Cyrl'];
const OTHERS = LANGUAGES.filter((language) => language !== 'en');
/** Words that take a side, as they begin in Albanian and Serbian; in English `loadedWords` knows them. */
const LOADED_ELSEWHERE =
  /(?<!\p{L})(?:okup|pushtu|çlirim|oslobo[dđ]|agres|genocid|gjenocid|teroris|terroris|separat|secesi|otcep|takozvan|samoproglašen|lažn|šiptar|shkja|izdaj|tradht|martir|dëshmor|režim|regjim|marionet|kukull|kolevk|djep|metohij|kosmet|dardan|južn\p{L}* pokrajin|vetëshpall|të ashtuquajtur)/giu;

/** Everything a catalogue can say, by name; what is handed in are figures and `given`. */
function sayings(say: Messages, given = ''): Record<string, string> {
  const { kind, examples, date, period, tooLong, leftOut, ...rest } = say;
  const counts = [0, 1, 2, 5, 11, 21, 22, 25, 101];
  const dates = Array.from(
    { length: 12 },
    (_, month) => `2008-${String(month + 1).padStart(2, '0')}`,
  ).flatMap((month) => [month, `${month}-17`]);
  const all: Record<string, readonly string[]> = {
    kind: Object.values(kind),
    examples,
    date: ['2008', ...dates].map(date),
    period: [
      period({}),
      ...dates.flatMap((day) => [
        period({ from: day }),
        period({ to: day }),
        period({ from: '1999', to: day }),
      ]),
    ],
    tooLong: counts.map((count) => tooLong(count, 2000)),
    leftOut: counts.map(leftOut),
    writtenIn: ['en', 'sq', 'sr'].map(say.writtenIn),
    unknownClaimant: [say.statedBy(), say.reportedOf(), say.primaryDocument()],
    notes: ['undated snapshot', '2010 or later'].map(say.dateNote),
  };
  for (const [name, value] of Object.entries(rest))
    if (typeof value === 'string') all[name] = [value];
    else if (name !== 'writtenIn' && name !== 'dateNote')
      all[name] = [(value as (...args: string[]) => string)(given, given)];
  return Object.fromEntries(Object.entries(all).map(([name, texts]) => [name, texts.join('\n')]));
}

describe.each(LANGUAGES)('%s', (language) => {
  const said = sayings(messages(language), 'X');

  test('has every message', () => {
    expect(Object.keys(said).sort()).toEqual(Object.keys(sayings(messages('en'))).sort());
    for (const [name, text] of Object.entries(said)) {
      expect(text.trim(), name).not.toBe('');
      expect(text, name).not.toMatch(/undefined|NaN|\[object|\$\{| {2}/);
    }
    expect(messages(language).examples).toHaveLength(3);
  });

  test('takes no side (D06)', () => {
    for (const [name, text] of Object.entries(said)) {
      expect(loadedWords(text), name).toEqual([]);
      expect(latin(text).match(LOADED_ELSEWHERE), name).toBeNull();
    }
  });

  test('begins a note that repeats the asker’s words with words of its own, by which it is not kept', () => {
    const { carried, corrected } = messages(language);
    for (const note of [carried('\0'), corrected('\0', '\0')]) expect(note).toMatch(/^\p{L}[^\0]{5,}\0/u);
  });
});

/** Cyrillic letters as the Latin that they are made from. */
const latin = (text: string): string =>
  [...text].map((letter) => BACK.get(letter.toLowerCase()) ?? letter).join('');
const BACK = new Map(
  ['dž', 'lj', 'nj', ...'abcčćdđefghijklmnoprsštuvzž'].map((letter) => [toCyrillic(letter), letter]),
);

test('the list of loaded words holds in either script', () => {
  for (const text of ['okupirana zemlja', 'Окупирана земља', 'Космет', 'vendet e pushtuara', 'такозвано'])
    expect(latin(text).match(LOADED_ELSEWHERE), text).not.toBeNull();
});

test.each(OTHERS)('%s leaves no message in English', (language) => {
  const english = sayings(messages('en'), 'X');
  // "period" is said in several languages alike, but not with its mark.
  for (const [name, text] of Object.entries(sayings(messages(language), 'X')))
    expect(text, name).not.toBe(english[name]);
});

test('the place is named as each language has it', () => {
  const all = (language: Language) => Object.values(sayings(messages(language))).join('\n');
  expect(all('sq')).toContain('Kosova');
  expect(all('sq')).not.toMatch(/Kosovo|Pristina/);
  expect(all('sr-Latn')).toContain('Kosovo');
  expect(all('sr-Cyrl')).toContain('Косово');
});

describe('scripts', () => {
  test('the Cyrillic catalogue is the Latin one, letter for letter, without a Latin letter of its own', () => {
    const cyrillic = sayings(messages('sr-Cyrl'));
    for (const [name, text] of Object.entries(sayings(messages('sr-Latn')))) {
      expect(cyrillic[name]).toBe(toCyrillic(text));
      expect(cyrillic[name], name).not.toMatch(/\p{Script=Latin}/u);
    }
  });

  test('what is handed in keeps its script', () => {
    const say = messages('sr-Cyrl');
    expect(say.corrected('Njujork', 'New York')).toBe('Прочитано „Njujork“ као „New York“.');
    expect(say.statedBy('Condoleezza Rice, U.S. Secretary of State')).toBe(
      'изјава: Condoleezza Rice, U.S. Secretary of State',
    );
    expect(say.base('2. мај 2026.', 'abc1234567')).toBe('Стање базе знања: 2. мај 2026, верзија abc1234567.');
    expect(say.writtenIn('de')).toBe('[de]');
  });

  test.each([
    ['Ljubav, NJEGOŠ i Džep', 'Љубав, ЊЕГОШ и Џеп'],
    ['čćžšđ ČĆŽŠĐ', 'чћжшђ ЧЋЖШЂ'],
    ['Priština i Prishtina 1999.', 'Приштина и Присхтина 1999.'],
    ['već Ћирилица', 'већ Ћирилица'],
  ])('%s', (text, expected) => {
    expect(toCyrillic(text)).toBe(expected);
  });
});

test.each<[Language, readonly [string, string, string, string]]>([
  ['en', ['1 more excerpt', '2 more excerpts', '5 more excerpts', '21 more excerpts']],
  ['sq', ['U la jashtë edhe 1 fragment,', 'U lanë jashtë edhe 2 fragmente', '5 fragmente', '21 fragmente']],
  [
    'sr-Latn',
    [
      'Izostavljen je još 1 odlomak,',
      'su još 2 odlomka,',
      'je još 5 odlomaka,',
      'Izostavljen je još 21 odlomak,',
    ],
  ],
  ['sr-Cyrl', ['Изостављен је још 1 одломак,', 'су још 2 одломка,', 'је још 5 одломака,', '21 одломак,']],
])('%s: plural forms of 1, 2, 5 and 21', (language, forms) => {
  const { leftOut, tooLong } = messages(language);
  for (const [place, count] of [1, 2, 5, 21].entries()) expect(leftOut(count)).toContain(forms[place]!);
  if (language === 'sr-Latn') {
    expect([2001, 2002, 2005, 2011].map((count) => /\d (\p{L}+)/u.exec(tooLong(count, 2000))?.[1])).toEqual([
      'znak',
      'znaka',
      'znakova',
      'znakova',
    ]);
  }
});

describe('dates', () => {
  test.each<[Language, string, readonly [string, string, string]]>([
    ['en', 'en-GB', ['17 February 2008', 'February 2008', '2008']],
    ['sq', 'sq', ['17 shkurt 2008', 'shkurt 2008', '2008']],
    ['sr-Latn', 'sr-Latn-RS', ['17. februar 2008.', 'februar 2008.', '2008.']],
    ['sr-Cyrl', 'sr-Cyrl-RS', ['17. фебруар 2008.', 'фебруар 2008.', '2008.']],
  ])('%s: at their own precision', (language, locale, expected) => {
    const { date } = messages(language);
    expect(['2008-02-17', '2008-02', '2008'].map(date)).toEqual(expected);
    const intl = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
    for (let month = 0; month < 12; month++) {
      const day = new Date(Date.UTC(2008, month, 1));
      expect(date(day.toISOString().slice(0, 10))).toBe(intl.format(day));
    }
    expect(date('soon')).toBe('soon');
  });

  test.each<[Language, readonly string[]]>([
    [
      'en',
      [
        'since 10 June 1999',
        'until February 2008',
        'February 2008 – September 2008',
        '17 February 2008',
        'undated',
      ],
    ],
    [
      'sq',
      [
        'që nga 10 qershor 1999',
        'deri në shkurt 2008',
        'shkurt 2008 – shtator 2008',
        '17 shkurt 2008',
        'pa datë',
      ],
    ],
    [
      'sr-Latn',
      [
        'od 10. juna 1999.',
        'do februara 2008.',
        'februar 2008 – septembar 2008.',
        '17. februar 2008.',
        'bez datuma',
      ],
    ],
    [
      'sr-Cyrl',
      [
        'од 10. јуна 1999.',
        'до фебруара 2008.',
        'фебруар 2008 – септембар 2008.',
        '17. фебруар 2008.',
        'без датума',
      ],
    ],
  ])('%s: periods', (language, expected) => {
    const { period } = messages(language);
    const periods = [
      { from: '1999-06-10' },
      { to: '2008-02' },
      { from: '2008-02', to: '2008-09' },
      { from: '2008-02-17', to: '2008-02-17' },
      {},
    ];
    expect(periods.map(period)).toEqual(expected);
  });

  test('Serbian months decline behind a preposition', () => {
    const { period } = messages('sr-Latn');
    const months = Array.from({ length: 12 }, (_, month) =>
      period({ from: `2008-${String(month + 1).padStart(2, '0')}` }),
    );
    expect(months.map((text) => text.split(' ')[1])).toEqual(
      'januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra'.split(' '),
    );
  });

  test('no line breaks within a Serbian date', () => {
    const line = { role: 'label', margin: '', text: 'objavljeno: 17. februar 2008. · [engleski]' } as const;
    expect(wrapLine(line, 20).map(({ text }) => text)).toEqual([
      'objavljeno:',
      '17. februar 2008. ·',
      '[engleski]',
    ]);
  });
});

describe('a label', () => {
  const quoted = excerpt('The ferry will sail.', {
    kind: 'quote',
    standing: 'party',
    claimant: 'Islandia',
    speaker: { name: 'Mira Tolland', role: 'Harbour Minister' },
    published: '2008-02',
    period: { from: '2008-02-17', to: '2008-02-17' },
    historical: true,
    disputed: true,
  });

  test.each<[Language, string]>([
    [
      'en',
      'Quotation · stated by Mira Tolland, Harbour Minister, for Islandia · published February 2008 · said 17 February 2008 · historical · sources disagree',
    ],
    [
      'sq',
      'Citim · deklaruar nga Mira Tolland, Harbour Minister, në emër të: Islandia · botuar: shkurt 2008 · thënë: 17 shkurt 2008 · historike · burimet nuk pajtohen · [anglisht]',
    ],
    [
      'sr-Latn',
      'Citat · izjava: Mira Tolland, Harbour Minister, u ime: Islandia · objavljeno: februar 2008. · izrečeno: 17. februar 2008. · istorijski · izvori se ne slažu · [engleski]',
    ],
    [
      'sr-Cyrl',
      'Цитат · изјава: Mira Tolland, Harbour Minister, у име: Islandia · објављено: фебруар 2008. · изречено: 17. фебруар 2008. · историјски · извори се не слажу · [енглески]',
    ],
  ])('%s', (language, expected) => {
    expect(labelText(quoted, language)).toBe(expected);
  });

  test('tags an excerpt of another language only', () => {
    const albanian = excerpt('Skela është e mbyllur.', { lang: 'sq' });
    expect(labelText(albanian, 'sq')).not.toContain('[');
    expect(labelText(albanian, 'sr-Latn')).toMatch(/ · \[albanski\]$/);
    expect(labelText(albanian)).toMatch(/ · in Albanian$/);
    expect(labelText(excerpt('Mol je zatvoren.', { lang: 'sr' }), 'sr-Cyrl')).not.toContain('[');
  });

  test('a date that is none is said in the language, too', () => {
    expect(labelText(excerpt('x', { published: 'undated' }), 'sq')).toContain(' · pa datë · ');
    expect(labelText(excerpt('x', { published: '2010 or later' }), 'sr-Latn')).toContain(
      ' · objavljeno: 2010. ili kasnije · ',
    );
  });
});

test('a source line', () => {
  const source: Source = { id: 's' as SourceId, publisher: 'Courier', title: 'Ferry report', kind: 'news' };
  const dated: Source = { ...source, date: '2008-02-17', url: 'https://courier.example/1', copy: true };
  expect(sourceText(dated)).toBe(
    'Courier: "Ferry report", copy, 17 February 2008, https://courier.example/1',
  );
  expect(sourceText(dated, 'sr-Latn')).toBe(
    'Courier: "Ferry report", kopija, 17. februar 2008, https://courier.example/1',
  );
  expect(sourceText(source, 'sq')).toBe('Courier: "Ferry report", pa datë, pa lidhje interneti');
  expect(sourceText({ ...source, dateNote: '2010 or later' }, 'sr-Cyrl')).toBe(
    'Courier: "Ferry report", без датума (2010. или касније), без интернет адресе',
  );
});

test.each(OTHERS)('%s: excerpts stay verbatim under words of that language', (language) => {
  const text = 'Ljubljana and 17 February 2008 stay as they are.';
  const answer = grounded([excerpt(text)], {
    language,
    notes: [messages(language).premise],
    more: [excerpt('More.')],
  });
  const shown = plainText(answer);
  expect(shown).toContain(`> ${text} [1]`);
  for (const english of ['Digest', 'published', 'Sources', 'Note:', 'excerpt', 'Knowledge base'])
    expect(shown).not.toContain(english);
});

describe('lang:', () => {
  test.each<[string, string, Language | undefined]>([
    ['lang:sq When was it?', 'When was it?', 'sq'],
    ['When was it? lang:sr', 'When was it?', 'sr-Latn'],
    ['When was it lang:sr-Cyrl?', 'When was it', 'sr-Cyrl'],
    ['LANG=en Kur ishte?', 'Kur ishte?', 'en'],
    ['lang: sq, kur?', 'kur?', 'sq'],
    ['lang:sr-latn', '', 'sr-Latn'],
    ['lang:de When?', 'lang:de When?', undefined],
    ['lang:srpski When?', 'lang:srpski When?', undefined],
    ['What does lang:sq mean?', 'What does lang:sq mean?', undefined],
    ['slang:sq', 'slang:sq', undefined],
  ])('%s', (question, text, language) => {
    expect(languageOption(question)).toEqual({ text, ...(language === undefined ? {} : { language }) });
  });
});

describe('the bot speaks', () => {
  let bot: Bot;
  beforeAll(() => {
    bot = createBot(loadKnowledge('knowledge'), everydayEnglish());
  });

  test.each(LANGUAGES)('%s: its examples are detected and answered', (language) => {
    for (const text of messages(language).examples)
      expect(bot.ask({ id: 'q', text }), text).toMatchObject({ kind: 'grounded', language });
  });

  test('the language asked for, whatever the question’s; the text goes before the field', () => {
    const text = 'Did Slovakia recognise Kosovo?';
    const plain = bot.ask({ id: 'q', text });
    expect(plain.language).toBe('en');
    for (const question of [
      { id: 'q', text: `${text} lang:sq` },
      { id: 'q', text: `lang:sq ${text}` },
      { id: 'q', text, language: 'sq' as const },
    ])
      expect(bot.ask(question)).toEqual({ ...plain, language: 'sq' });
    expect(bot.ask({ id: 'q', text: `${text} lang:en`, language: 'sq' })).toEqual(plain);
    expect(bot.respond({ id: 'q', command: 'ask', args: text, language: 'sr-Cyrl' }).answer.language).toBe(
      'sr-Cyrl',
    );
    expect(bot.run({ id: 'q', command: 'ask', args: text, language: 'sr-Cyrl' }).language).toBe('sr-Cyrl');
    expect(bot.ask({ id: 'q', text: 'and Norway?', context: [`lang:sq ${text}`] })).toMatchObject({
      kind: 'grounded',
      language: 'en',
    });
  });

  test('what is no question is refused in the language, too', () => {
    expect(bot.ask({ id: 'q', text: 'lang:sq ???' })).toMatchObject({
      kind: 'usage',
      message: messages('sq').empty,
    });
    expect(bot.ask({ id: 'q', text: '…', language: 'sr-Latn' })).toMatchObject({
      message: messages('sr-Latn').empty,
    });
    const long = 'Када је Косово прогласило независност? '.repeat(60).trim();
    expect(bot.ask({ id: 'q', text: long })).toMatchObject({
      kind: 'usage',
      language: 'sr-Cyrl',
      message: messages('sr-Cyrl').tooLong(long.length, 2000),
    });
    expect(bot.ask({ id: 'q', text: 'What is the best pizza in Rome?', language: 'sr-Latn' })).toMatchObject({
      kind: 'abstained',
      message: messages('sr-Latn').noPassage,
    });
  });
});
