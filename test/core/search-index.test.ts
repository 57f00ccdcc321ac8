import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { type Indexed, SearchIndex, type SearchTerm, stems } from '../../src/retrieval/search-index.ts';
import { grow, random } from '../benchmark/grow.ts';
import { loadQuestions } from '../evaluation/questions.ts';

/** Passages count as at least this long, and words of the title count twice. */
const SHORTEST = 40;

const bagOf = ({ title, text, keys = [], entities = [] }: Indexed): string[] => [
  ...stems(title),
  ...stems(title),
  ...stems(text),
  ...keys.flatMap(stems),
  ...entities,
];

/** BM25 (k1 1.2, b 0.75) as published, word by word. */
function naive(passages: readonly Indexed[]): (terms: readonly SearchTerm[]) => Map<number, number> {
  const bags = passages.map(bagOf);
  const lengths = bags.map(({ length }) => Math.max(SHORTEST, length));
  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  const counts = bags.map((bag) => {
    const count = new Map<string, number>();
    for (const word of bag) count.set(word, (count.get(word) ?? 0) + 1);
    return count;
  });
  return (terms) => {
    const scores = new Map<number, number>();
    for (const { stem, weight } of terms) {
      const n = counts.filter((count) => count.has(stem)).length;
      const idf = Math.log(1 + (bags.length - n + 0.5) / (n + 0.5));
      for (const [place, count] of counts.entries()) {
        const tf = count.get(stem) ?? 0;
        if (tf === 0) continue;
        const part = (tf * 2.2) / (tf + 1.2 * (0.25 + (0.75 * lengths[place]!) / average));
        scores.set(place, (scores.get(place) ?? 0) + weight * idf * part);
      }
    }
    return scores;
  };
}

const WORDS = 'pier ferry harbour council envoy storm island vote treaty border quay mayor winter sail'.split(
  ' ',
);

/** A random corpus with repeated words, titles, keys, entities, an empty passage and one far longer than the rest. */
function corpus(seed: number): Indexed[] {
  const next = random(seed);
  const words = (most: number) =>
    Array.from({ length: Math.floor(next() * most) }, () => WORDS[Math.floor(next() ** 2 * WORDS.length)]!);
  const passages = Array.from(
    { length: 5 + Math.floor(next() * 20) },
    (): Indexed => ({
      title: words(5).join(' '),
      text: `${words(30).join(' ')}. ${words(40).join(' ')}.`,
      keys: [words(6).join(' ')],
      entities: words(3).map((word) => `@${word}`),
    }),
  );
  return [...passages, { title: '', text: '' }, { title: 'pier', text: words(600).join(' ') }];
}

describe('the search index', () => {
  test('scores as BM25 does, to the sixth place, on random corpora', () => {
    let compared = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const passages = corpus(seed);
      const index = SearchIndex.build(passages);
      const oracle = naive(passages);
      const next = random(seed * 100);
      for (let round = 0; round < 12; round++) {
        const chosen = [
          ...new Set(
            Array.from(
              { length: 1 + Math.floor(next() * 4) },
              () => WORDS[Math.floor(next() * WORDS.length)]!,
            ),
          ),
        ];
        const terms = chosen.map((word) => ({
          stem: next() < 0.2 ? `@${word}` : stems(word)[0]!,
          weight: 0.1 + next(),
        }));
        const found = index.search(terms, 1000);
        const expected = oracle(terms);
        expect(new Set(found.map(({ index: place }) => place))).toEqual(new Set(expected.keys()));
        for (const { index: place, score } of found) {
          expect(Math.abs(score - expected.get(place)!)).toBeLessThan(1e-6);
          compared++;
        }
      }
    }
    expect(compared).toBeGreaterThan(500);
  });

  test('gives the best first, no more than asked for, and the earlier of two that are equal', () => {
    const index = SearchIndex.build([
      { title: '', text: 'storm' },
      { title: '', text: 'pier' },
      { title: 'pier', text: 'pier' },
      { title: '', text: 'pier' },
    ]);
    const all = index.search([{ stem: 'pier', weight: 1 }], 10);
    expect(all.map((found) => found.index)).toEqual([2, 1, 3]);
    expect(index.search([{ stem: 'pier', weight: 1 }], 2)).toEqual(all.slice(0, 2));
  });

  test('finds nothing for a word that no passage holds, and for no words', () => {
    const index = SearchIndex.build([{ title: 'pier', text: 'ferry' }]);
    expect(index.search([{ stem: 'zebra', weight: 1 }], 5)).toEqual([]);
    expect(index.search([], 5)).toEqual([]);
    expect(SearchIndex.build([]).search([{ stem: 'pier', weight: 1 }], 5)).toEqual([]);
  });

  test('a rarer word weighs more, and one that no passage holds weighs most', () => {
    const index = SearchIndex.build([
      { title: '', text: 'pier storm' },
      { title: '', text: 'pier' },
    ]);
    expect(index.idf('pier')).toBeLessThan(index.idf('storm'));
    expect(index.idf('storm')).toBeLessThan(index.idf('zebra'));
  });

  test.each(['constructor', '__proto__', 'tostring'])('takes %s for a word like any other', (word) => {
    const index = SearchIndex.build([
      { title: '', text: 'pier' },
      { title: '', text: word },
    ]);
    expect(index.has(stems('hasOwnProperty')[0]!)).toBe(false);
    const [stem = word] = stems(word);
    expect(index.search([{ stem, weight: 1 }], 5).map((found) => found.index)).toEqual([1]);
    expect(index.holds(0, stem)).toBe(false);
    expect(index.holds(1, stem)).toBe(true);
  });

  test('read back from what it stored finds the same with the same scores', () => {
    const passages = corpus(99);
    const index = SearchIndex.build(passages);
    const stored = index.toData()!;
    const again = SearchIndex.restore(stored);
    expect(again.toData()).toEqual(stored);
    expect(again.size).toBe(index.size);
    for (const word of [...WORDS, 'zebra'])
      for (const terms of [
        [{ stem: stems(word)[0]!, weight: 1 }],
        [
          { stem: `@${word}`, weight: 0.5 },
          { stem: 'pier', weight: 1 },
        ],
      ]) {
        expect(again.search(terms, 100)).toEqual(index.search(terms, 100));
        expect(again.idf(terms[0]!.stem)).toBe(index.idf(terms[0]!.stem));
      }
  });

  test('weighs a word too frequent to search for, though it chooses no passage by it', () => {
    const index = SearchIndex.build([
      { title: '', text: 'storm' },
      ...Array.from({ length: 4100 }, () => ({ title: '', text: 'pier' })),
      { title: '', text: 'pier storm' },
    ]);
    const terms = [
      { stem: 'storm', weight: 1 },
      { stem: 'pier', weight: 1 },
    ];
    expect(index.search(terms, 10).map((found) => found.index)).toEqual([4101, 0]);
  });

  test('limits its postings on a grown base without changing the best passage', () => {
    const passages = grow(loadKnowledge('knowledge'), 3500).passages.map(({ heading, text, keys }) => ({
      title: heading,
      text,
      keys,
    }));
    const index = SearchIndex.build(passages);
    const oracle = naive(passages);
    const bags = passages.map((one) => new Set(bagOf(one)));
    const frequency = (stem: string) => bags.filter((bag) => bag.has(stem)).length;
    const changed: string[] = [];
    let beyond = 0;
    for (const { q, lang } of loadQuestions().filter((_, place) => place % 20 === 0)) {
      const terms = [...new Set(stems(q))].map((stem) => ({ stem, weight: 1 }));
      const postings = terms.reduce((sum, { stem }) => sum + frequency(stem), 0);
      if (lang !== 'en' || terms.length < 2 || postings <= 4000) continue;
      beyond++;
      const expected = [...oracle(terms)].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      if (index.search(terms, 120)[0]?.index !== expected[0]![0]) changed.push(q);
    }
    expect(beyond).toBeGreaterThan(5);
    expect(changed).toEqual([]);
  });
});
