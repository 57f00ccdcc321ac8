import { isDeepStrictEqual } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { type Bot, botOver, createBot } from '../../src/bot.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { compile, decompile } from '../../src/retrieval/compiled.ts';
import { everydayEnglish } from '../../src/text/everyday-english.ts';
import { loadQuestions } from '../evaluation/questions.ts';

let built: Bot;
let text: string;
beforeAll(() => {
  const everyday = everydayEnglish();
  built = createBot(loadKnowledge('knowledge'), everyday);
  text = compile(built.engine, everyday);
});

test('a compiled base answers fifty questions byte for byte as the one it was made of', () => {
  const all = loadQuestions();
  const step = Math.floor(all.length / 50);
  const questions = all.filter((_, place) => place % step === 0).slice(0, 50);
  const again = botOver(decompile(text));
  expect(questions).toHaveLength(50);
  expect(new Set(questions.map(({ lang }) => lang)).size).toBeGreaterThan(2);
  const answered = questions.map(({ id, q, context }) => {
    const question = { id, text: q, context };
    const expected = built.explain(question);
    expect(JSON.stringify(again.explain(question))).toBe(JSON.stringify(expected));
    return expected.answer.kind;
  });
  expect(answered.filter((kind) => kind === 'grounded').length).toBeGreaterThan(15);
});

test('compiling what was read back loses nothing', () => {
  const again = JSON.parse(compile(decompile(text), everydayEnglish()));
  const first = JSON.parse(text);
  // MiniSearch writes its terms in no fixed order.
  for (const { index } of [again, first]) index.mini.index = Object.fromEntries(index.mini.index);
  expect(isDeepStrictEqual(again, first)).toBe(true);
});

test.each(['', '{}', 'null', '{"knowledge":{}}', '[1,2'])(
  'the text %s is no compiled base and throws',
  (broken) => expect(() => decompile(broken)).toThrow(),
);

test('half of a compiled base throws rather than answers', () =>
  expect(() => decompile(text.slice(0, text.length / 2))).toThrow(SyntaxError));
