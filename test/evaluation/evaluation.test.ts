import { describe, expect, test } from 'vitest';
import { readBaseline, runEvaluation } from './run.ts';

const { figures } = runEvaluation();
const baseline = readBaseline();
/** Below this share of a percent is rounding. */
const ROUNDING = 5e-5;

describe('the evaluation set', () => {
  test.each(Object.entries(baseline))('%s is not worse than the baseline of %d', (name, value) => {
    const measured = figures[name] ?? Number.NaN;
    if (name === 'wrong answers') expect(measured).toBeLessThanOrEqual(value + ROUNDING);
    else expect(measured).toBeGreaterThanOrEqual(value - ROUNDING);
  });
});
