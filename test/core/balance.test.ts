import { beforeAll, describe, expect, test } from 'vitest';
import type { Bot } from '../../src/bot.ts';
import { excerptsOf } from '../../src/index.ts';
import { createUnderstand } from '../../src/query/understand.ts';
import { openBase } from './build.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await openBase();
});
const understand = (text: string) => createUnderstand(bot.engine)({ id: 'q', text });
const sides = (text: string) =>
  new Set(
    (excerptsOf(bot.ask({ id: 'q', text })) ?? []).flatMap(
      ({ passage }) => bot.engine.knowledge.passages[bot.engine.byId.get(passage)!]!.side ?? [],
    ),
  );

describe('either side’s vocabulary', () => {
  test.each([
    ['why is the secession of Kosmet illegal', 'why is the independence of Kosova lawful'],
    ['zašto je otcepljenje Kosmeta nezakonito', 'zašto je nezavisnost Kosova zakonita'],
    ["why did Serbia's regime reject the plan for our country", 'why did Serbia reject the plan for Kosmet'],
    ['zašto je režim Srbije protiv naše države Kosovo', 'zašto je Srbija protiv naše južne pokrajine'],
    ['pse Serbia nuk e njeh shtetin e rremë të Kosovës', 'pse Serbia nuk e njeh Republikën e Kosovës'],
  ])('searches for the same: %s', (one, other) => {
    const searched = (text: string) =>
      understand(text).terms.map(({ forms }) => forms.find(({ weight }) => weight > 0.5)?.stem);
    expect(new Set(searched(one))).toEqual(new Set(searched(other)));
  });
});

test('a name that holds a loaded word stays whole', () =>
  expect(understand('what did the Kosovo Liberation Army do').actors).toEqual(['kla']));

describe('a contested question', () => {
  test.each([
    'why does serbia reject the independence of Kosova',
    'how did the two sides react to the ICJ opinion on the declaration',
  ])('shows both sides: %s', (text) => expect(sides(text)).toEqual(new Set(['serbia', 'kosovo'])));
});

test('a question for a count is left to its records', () =>
  expect(sides('how many countries recognise Kosovo')).toEqual(new Set()));

test('arguments of the two sides answer each other under one heading', () => {
  const shown = excerptsOf(bot.ask({ id: 'q', text: 'was the 1999 bombing legal' })).map(
    ({ passage }) => passage,
  );
  const headings = shown.flatMap((id) => /^arguments-[a-z]+#(.+)$/.exec(id)?.[1] ?? []);
  expect(headings).toHaveLength(2);
  expect(new Set(headings).size).toBe(1);
});
