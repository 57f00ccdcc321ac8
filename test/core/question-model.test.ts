import { expect, test } from 'vitest';
import { FIRST, NONE } from '../../src/retrieval/key-data.ts';
import { QuestionModel } from '../../src/retrieval/question-model.ts';

/** Questions as lists of terms, on a passage or beside one. */
function modelOf(keys: readonly { passage: number; near?: number; terms: readonly number[] }[]) {
  const terms = 1 + Math.max(...keys.flatMap((key) => key.terms));
  const from = [0];
  for (const key of keys) from.push(from.at(-1)! + key.terms.length);
  return QuestionModel.build({
    passages: Int32Array.from(keys, ({ passage }) => passage),
    near: Int32Array.from(keys, ({ near }) => near ?? NONE),
    from: Uint32Array.from(from),
    items: Uint32Array.from(keys.flatMap((key) => key.terms.map((term) => FIRST + term))),
    weights: new Float32Array(terms),
  });
}
const asked = (...ids: number[]) => ids.map((id) => [{ id, weight: 1 }]);

test('a question whose words stand in different questions on a passage fits that passage', () => {
  const model = new QuestionModel(
    modelOf([
      { passage: 7, terms: [0, 1] },
      { passage: 7, terms: [2, 3] },
      { passage: 9, terms: [0, 4] },
      { passage: 9, terms: [5, 6] },
      { passage: NONE, terms: [7, 8] },
    ]),
  );
  const { best, odds } = model.fit(asked(1, 2));
  expect(best(5)).toEqual([7]);
  expect(odds).toBeGreaterThan(0);
});

test('fit is the logarithm of how much likelier a word is under Dirichlet smoothing, by hand', () => {
  const model = new QuestionModel(
    modelOf([
      { passage: 0, terms: [0, 0, 1, 2] },
      { passage: 1, terms: [1, 2, 2, 3] },
    ]),
  );
  // Term 0 stands twice among 8 words, both on passage 0, which has 4 of them; µ is 800.
  const expected = Math.log(1 + 2 / ((800 * 2) / 8)) + Math.log(800 / 804);
  expect(model.fit(asked(0)).of(0)).toBeCloseTo(expected, 8);
});

test('a question like those without an answer has odds against one', () => {
  const model = new QuestionModel(
    modelOf([
      { passage: 0, terms: [0, 1] },
      { passage: NONE, near: 0, terms: [0, 2] },
      { passage: NONE, terms: [3, 4] },
    ]),
  );
  expect(model.fit(asked(0, 2)).odds).toBeLessThan(0);
  expect(model.fit(asked(3)).odds).toBeLessThan(0);
  expect(model.fit(asked(0, 1)).odds).toBeGreaterThan(0);
});

test('what stands in for a word counts as far as it stands for it; unknown words say nothing', () => {
  const model = new QuestionModel(
    modelOf([
      { passage: 0, terms: [0, 1] },
      { passage: 1, terms: [2, 3] },
    ]),
  );
  const both = model.fit([
    [
      { id: 0, weight: 1 },
      { id: 2, weight: 0.5 },
    ],
  ]);
  expect(both.best(5)[0]).toBe(0);
  expect(both.of(0)).toBeGreaterThan(both.of(1));
  expect(model.fit([[]])).toMatchObject({ unanswered: 0, odds: 0 });
  expect(model.fit([[]]).best(5)).toEqual([]);
});
