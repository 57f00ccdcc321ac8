import { expect, test } from 'vitest';
import { type Example, regress } from './fit.ts';

const likelihood = (weights: readonly number[], values: readonly number[]) =>
  1 / (1 + Math.exp(-weights.reduce((sum, weight, i) => sum + weight * (i === 0 ? 1 : values[i - 1]!), 0)));

test('a value that tells right from wrong gets a weight, one that does not gets none', () => {
  const examples: Example[] = Array.from({ length: 400 }, (_, i) => ({
    values: [i % 2, Math.floor(i / 20) % 5],
    right: i % 2 === 1 ? i % 20 !== 1 : i % 20 === 0,
  }));
  const weights = regress(examples);
  expect(weights).toHaveLength(3);
  expect(weights[1]).toBeGreaterThan(3);
  expect(Math.abs(weights[2]!)).toBeLessThan(0.2);
  expect(likelihood(weights, [1, 2])).toBeCloseTo(0.9, 1);
  expect(likelihood(weights, [0, 2])).toBeCloseTo(0.1, 1);
});

test('without examples nothing is known', () => {
  expect(regress([])).toEqual([0]);
});
