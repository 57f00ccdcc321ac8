import { expect, test } from 'vitest';
import { Postings, UNIT_END } from '../../src/retrieval/postings.ts';
import { random } from '../benchmark/grow.ts';

const TERMS = 12;

test('postings are the passages turned around: who holds a term, and how often', () => {
  const next = random(1999);
  const passages = Array.from({ length: 40 }, () =>
    Uint32Array.from({ length: Math.floor(next() * 30) }, () =>
      next() < 0.1 ? UNIT_END : Math.floor(next() * (TERMS - 1)),
    ),
  );
  /** A second reading of the same passages, in terms of its own. */
  const others = passages.map((_, index) => Uint32Array.from({ length: index % 3 }, () => TERMS));
  const count = (index: number, term: number) =>
    [...passages[index]!, ...others[index]!].filter((held) => held === term).length;
  const frequency = Array.from(
    { length: TERMS + 1 },
    (_, term) => passages.filter((_, index) => count(index, term) > 0).length,
  );
  const postings = new Postings(Postings.build([passages, others], Uint32Array.from(frequency)));
  /** Every other passage is asked for, the later ones first. */
  const asked = passages
    .map((_, index) => index)
    .filter((index) => index % 2 === 0)
    .reverse();
  const places = new Uint32Array(passages.length);
  for (const [place, index] of asked.entries()) places[index] = place + 1;
  for (let term = 0; term <= TERMS; term++) {
    const scores = new Float64Array(asked.length);
    const norms = Float64Array.from(asked, (_, place) => 1 + place);
    postings.add(term, places, scores, 3, norms);
    const gain = (times: number, place: number) => (3 * times) / (times + norms[place]!);
    expect([...scores]).toEqual(asked.map((index, place) => gain(count(index, term), place)));
    for (const index of passages.keys()) expect(postings.holds(index, term)).toBe(count(index, term) > 0);
  }
});
