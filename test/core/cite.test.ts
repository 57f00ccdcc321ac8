import { describe, expect, test } from 'vitest';
import { Citations } from '../../src/answer/cite.ts';
import { excerpt, source } from './build.ts';

describe('citations', () => {
  test('number sources in the order of their first use, one number a source', () => {
    const citations = new Citations();
    expect(['b', 'a', 'b', 'c', 'a'].map((id) => citations.cite(source(id)))).toEqual([1, 2, 1, 3, 2]);
  });

  test('hold exactly the sources that the excerpts use, in order of number', () => {
    const citations = new Citations();
    for (const id of ['a', 'b', 'c']) citations.cite(source(id));
    const used = citations.used([excerpt({ cite: 3 }), excerpt({ cite: 1 }), excerpt({ cite: 3 })]);
    expect(used.map(({ number, source: { id } }) => [number, id])).toEqual([
      [1, 'a'],
      [3, 'c'],
    ]);
  });

  test('of no excerpts are none', () => {
    const citations = new Citations();
    citations.cite(source('a'));
    expect(citations.used([])).toEqual([]);
  });
});
