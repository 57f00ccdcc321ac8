import { describe, expect, test } from 'vitest';
import { render } from '../../adapters/terminal/render.ts';
import { plainText, textLines, wrapLine } from '../../src/answer/plain-text.ts';
import { toJson } from '../../src/answer/to-json.ts';
import { type Answer, excerptsOf } from '../../src/model/answer.ts';
import { ANSWERS, compared, excerpt, grounded, long } from './fixtures.ts';

const ALL: readonly (readonly [string, Answer])[] = [
  ...Object.entries(ANSWERS),
  ['compared', compared],
  ['long', long],
];
const WIDTHS = [40, 80, 120];
const words = (text: string) => text.split(/\s+/).filter(Boolean);
/** Text without its line breaks and margins, as a reader takes it in. */
const flat = (text: string) => words(text.replace(/^(> | {3,5})/gm, '')).join(' ');

describe('golden files: what people see', () => {
  test.each(ALL)('%s at 80 columns', async (name, answer) => {
    await expect(`${plainText(answer, { width: 80 })}\n`).toMatchFileSnapshot(`golden/${name}.txt`);
  });
});

describe.each(['sq', 'sr-Latn', 'sr-Cyrl'] as const)('golden files in %s', (language) => {
  // The notes and messages of the fixtures are made with them; all other words of the bot's own are translated here.
  test.each(['grounded', 'quote', 'abstained'])('%s at 80 columns', async (name) => {
    const text = plainText({ ...ANSWERS[name]!, language }, { width: 80 });
    await expect(`${text}\n`).toMatchFileSnapshot(`golden/${name}.${language}.txt`);
  });
});

describe.each(ALL)('%s', (_, answer) => {
  test('every [n] has one source line, and every source line is used', () => {
    const lines = textLines(answer);
    const cited = lines
      .filter(({ role }) => role === 'excerpt')
      .map(({ text }) => /\[(\d+)\]$/.exec(text)?.[1]);
    const sources = lines
      .filter(({ role }) => role === 'source')
      .map(({ margin }) => /^\[(\d+)\] $/.exec(margin)?.[1]);
    expect(cited).toHaveLength(excerptsOf(answer).length);
    expect(new Set(sources).size).toBe(sources.length);
    expect(new Set(cited)).toEqual(new Set(sources));
  });

  test.each(WIDTHS)('holds every excerpt verbatim and cuts no word at %i columns', (width) => {
    const text = plainText(answer, { width });
    for (const part of excerptsOf(answer)) expect(flat(text)).toContain(part.text);
    // The margin of an excerpt stands on each of its lines; apart from it the words are the same.
    const unwrapped = words(plainText(answer).replace(/^> /gm, ''));
    expect(words(text.replace(/^> /gm, ''))).toEqual(unwrapped);
    const tooLong = text.split('\n').filter((line) => [...line].length > width);
    for (const line of tooLong) expect(words(line.replace(/^> |^\[\d+\] |^- /, ''))).toHaveLength(1);
  });

  test('ends with the date and version of the base', () => {
    expect(plainText(answer)).toMatch(/\nKnowledge base as of 2 May 2026, version abc1234567\.$/);
  });

  test('its JSON holds the same text and excerpts, and no null', () => {
    const json = toJson(answer, 7);
    expect(json).toMatchObject({
      id: 7,
      answered: answer.kind === 'grounded',
      kind: answer.kind,
      text: plainText(answer),
    });
    expect(json.excerpts.map(({ text }) => text)).toEqual(excerptsOf(answer).map(({ text }) => text));
    expect(JSON.stringify(json)).not.toContain('null');
  });
});

test('JSON fields keep their order, with speaker, period and source spelt out', () => {
  const [first, second] = toJson(ANSWERS.quote!).excerpts;
  expect(JSON.stringify(first)).toBe(
    '{"passage":"ferries#north-quay","range":[0,42],"kind":"quote","text":"The ferry will sail, whatever the weather.",' +
      '"claimant":"Mira Tolland","speaker":"Mira Tolland, Harbour Minister of Islandia","published":"2008-02-18",' +
      '"period":"2008-02-17","source":{"id":"source-1","publisher":"Islandia Courier 1","title":"Ferry report 1",' +
      '"date":"2008-02-17","url":"https://courier.example/reports/1"}}',
  );
  expect(Object.keys(second!.source)).toEqual(['id', 'publisher', 'title']);
  expect(toJson(ANSWERS.grounded!).excerpts.map(({ period }) => period)).toEqual([
    '2008-02/2008-09',
    undefined,
    '1999-06-10/',
  ]);
});

test('an excerpt shows where its passage goes on', () => {
  const shortened = { ...excerpt('The middle.', { range: [10, 21] }), passageLength: 40 };
  expect(plainText(grounded([shortened]))).toContain('> … The middle. … [1]');
});

test('an excerpt in another language than the answer says so', () => {
  const answer = { ...grounded([excerpt('The pier is closed.')]), language: 'sq' } as const;
  expect(plainText(answer)).toContain(' · [anglisht]\n');
  expect(plainText(grounded([excerpt('Mol je zatvoren.', { lang: 'sr' })]))).toContain(' · in Serbian');
});

test('a line breaks neither in a date nor before its citation', () => {
  const line = { role: 'excerpt', margin: '> ', text: 'closed on 17 February 2008 [1]' } as const;
  expect(wrapLine(line, 18).map(({ text }) => text)).toEqual(['closed on', '17 February 2008 [1]']);
});

test('text cannot restyle the terminal, and color changes no word', () => {
  const answer = grounded([excerpt('Red \u001b[31malert\u001b[0m and \u202eback.')]);
  expect(render(answer, { color: false })).toContain('Red [31malert[0m and back.');
  const colored = render(ANSWERS.grounded!, { color: true, width: 80 });
  // biome-ignore lint/complexity/useRegexLiterals: a literal escape character is hard to see
  const plain = colored.replace(new RegExp('\u001b\\[\\d+m', 'g'), '').replaceAll('│ ', '> ');
  expect(plain).toBe(render(ANSWERS.grounded!, { color: false, width: 80 }));
});
