import { describe, expect, test } from 'vitest';
import { editDistance, lettersOf, mayBeWithin, typosAllowed } from '../../src/text/edit-distance.ts';
import { random } from '../benchmark/grow.ts';

/** The same by its definition, without a bound. */
function naive(a: string, b: string): number {
  const known = new Map<string, number>();
  const between = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const key = `${i},${j}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    let least = Math.min(
      between(i - 1, j) + 1,
      between(i, j - 1) + 1,
      between(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
    );
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
      least = Math.min(least, between(i - 2, j - 2) + 1);
    known.set(key, least);
    return least;
  };
  return between(a.length, b.length);
}

describe('editDistance', () => {
  test.each([
    ['kosovo', 'kosovo', 0],
    ['pristina', 'pristna', 1],
    ['serbia', 'srebia', 1],
    ['germany', 'germnay', 1],
    ['slovakia', 'slovenia', 2],
    ['', 'un', 2],
  ])('of %s and %s is %i', (a, b, distance) => expect(editDistance(a, b, 3)).toBe(distance));

  test('agrees with its definition on random words, up to every bound', () => {
    const next = random(1244);
    const word = () =>
      Array.from({ length: Math.floor(next() * 9) }, () => 'abcd'[Math.floor(next() * 4)]!).join('');
    const wrong: unknown[] = [];
    for (let i = 0; i < 3000; i++) {
      const [a, b, most] = [word(), word(), Math.floor(next() * 5)];
      const expected = Math.min(naive(a, b), most + 1);
      if (editDistance(a, b, most) !== expected || editDistance(b, a, most) !== expected)
        wrong.push([a, b, most, expected]);
    }
    expect(wrong).toEqual([]);
  });

  test('the letters of two words rule out no pair that is within a bound', () => {
    const next = random(17);
    const word = () =>
      Array.from({ length: Math.floor(next() * 7) }, () => 'abcd1ë '[Math.floor(next() * 7)]!).join('');
    const wrong: unknown[] = [];
    let ruledOut = 0;
    for (let i = 0; i < 3000; i++) {
      const [a, b, most] = [word(), word(), Math.floor(next() * 3)];
      const maybe = mayBeWithin(most, lettersOf(a), lettersOf(b));
      if (!maybe) ruledOut++;
      if (!maybe && editDistance(a, b, most) <= most) wrong.push([a, b, most]);
    }
    expect(wrong).toEqual([]);
    expect(ruledOut).toBeGreaterThan(300);
  });
});

test.each([
  [3, 0],
  [4, 1],
  [7, 1],
  [8, 2],
  [20, 2],
])('a word of %i letters may have %i typing errors', (length, errors) =>
  expect(typosAllowed(length)).toBe(errors),
);
