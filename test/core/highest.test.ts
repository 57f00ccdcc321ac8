import { expect, test } from 'vitest';
import { highest } from '../../src/retrieval/highest.ts';
import { random } from '../benchmark/grow.ts';

test('the highest are those that sorting everything brings first', () => {
  const next = random(2008);
  for (const size of [0, 1, 7, 500])
    for (const limit of [1, 3, 20]) {
      const values = Float64Array.from({ length: size }, () => Math.floor(next() * 40));
      const sorted = [...values.keys()]
        .filter((place) => values[place]! > 0)
        .sort((a, b) => values[b]! - values[a]! || a - b);
      expect(highest(values, limit)).toEqual(sorted.slice(0, limit));
      const even = sorted.filter((place) => place % 2 === 0);
      const places = [...values.keys()].filter((place) => place % 2 === 0);
      expect(highest(values, limit, places)).toEqual(even.slice(0, limit));
    }
});
