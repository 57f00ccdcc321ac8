import type { Knowledge, Passage, PassageId } from '../../src/index.ts';

/** A small deterministic generator (mulberry32), so that every run measures the same base. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * The base grown to a number of passages: each further one is made of three sentences drawn from the base, and of some
 * made-up words, since a real text brings words of its own. It stands in for an operator's imported articles.
 */
export function grow(knowledge: Knowledge, size: number): Knowledge {
  const next = random(20080217);
  const sentences = knowledge.passages.flatMap((passage) => passage.text.split(/(?<=\.)\s+/));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const syllables = ['ba', 'dor', 'vel', 'ni', 'kra', 'tu', 'mes', 'ol', 'shi', 'zan', 'per', 'gu'];
  const word = () => Array.from({ length: 2 + Math.floor(next() * 3) }, () => pick(syllables)).join('');
  const added = Array.from({ length: Math.max(0, size - knowledge.passages.length) }, (_, i): Passage => {
    const model = pick(knowledge.passages);
    const own = Array.from({ length: 25 }, word).join(' ');
    return {
      ...model,
      id: `grown-${i}` as PassageId,
      kind: 'article',
      group: 'import',
      title: word(),
      heading: `${word()} ${word()}`,
      text: `${pick(sentences)} ${pick(sentences)} ${pick(sentences)} ${own}.`,
      keys: [],
      actors: [],
    };
  });
  return { ...knowledge, passages: [...knowledge.passages, ...added] };
}
