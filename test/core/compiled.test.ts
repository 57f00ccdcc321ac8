import { beforeAll, expect, test } from 'vitest';
import { type Bot, botOver, createBot } from '../../src/bot.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { compile, decompile } from '../../src/retrieval/compiled.ts';
import { everydayEnglish } from '../../src/text/everyday-english.ts';
import { loadQuestions } from '../evaluation/questions.ts';

const STAMP = 'of these files';
let built: Bot;
let bytes: Uint8Array;
beforeAll(() => {
  built = createBot(loadKnowledge('knowledge'), everydayEnglish());
  bytes = compile(built.engine, STAMP)!;
});

test('a compiled base answers fifty questions byte for byte as the one it was made of', () => {
  const all = loadQuestions();
  const step = Math.floor(all.length / 50);
  const questions = all.filter((_, place) => place % step === 0).slice(0, 50);
  const again = botOver(decompile(bytes, STAMP));
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

test('compiling what was read back loses nothing', () =>
  expect(compile(decompile(bytes, STAMP), STAMP)!.equals(bytes)).toBe(true));

test.each(['', '{}', 'null', '{"knowledge":{}}', '[1,2'])('%j is no compiled base and throws', (broken) =>
  expect(() => decompile(Buffer.from(broken), STAMP)).toThrow(),
);

test.each([0.01, 0.5, 0.9999])('the first %d of a compiled base throw rather than answer', (share) =>
  expect(() => decompile(bytes.slice(0, bytes.length * share), STAMP)).toThrow(),
);

test('a compiled base of a machine with the other order of bytes is not read', () => {
  const other = Buffer.from(bytes);
  other.subarray(0, 4).reverse();
  expect(() => decompile(other, STAMP)).toThrow(SyntaxError);
});

test('a compiled base of other files is not read', () =>
  expect(() => decompile(bytes, 'of those files')).toThrow(SyntaxError));
