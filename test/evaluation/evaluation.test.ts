import { expect, test } from 'vitest';
import { fallen, readBaseline, runEvaluation } from './run.ts';

test('no figure of the evaluation set is worse than its baseline', { timeout: 120_000 }, async () => {
  const { figures } = await runEvaluation();
  expect(fallen(figures).map((name) => `${name}: ${figures[name]}, was ${readBaseline()[name]}`)).toEqual([]);
});

test('a figure that falls is named', () => {
  const baseline = readBaseline();
  expect(fallen({ ...baseline, MRR: 0, 'wrong answers': 1 }).sort()).toEqual(['MRR', 'wrong answers']);
  expect(fallen({})).toEqual(Object.keys(baseline));
});
