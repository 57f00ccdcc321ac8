import { queryOfText, rank } from '../../src/retrieval/rank.ts';
import { SearchIndex } from '../../src/retrieval/search-index.ts';

export interface BenchmarkDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** The product's ranker as a plain search engine: the index and the ranking that answer a question, on any documents. */
export interface Engine {
  readonly name: string;
  build(docs: readonly BenchmarkDocument[]): void;
  search(query: string, k: number): string[];
}

export function createEngine(): Engine {
  let index: SearchIndex | undefined;
  let ids: readonly string[] = [];
  return {
    name: 'kosovo-status-bot',
    build(docs) {
      ids = docs.map(({ id }) => id);
      index = SearchIndex.build(docs);
    },
    search: (query, k) =>
      index === undefined ? [] : rank(index, queryOfText(query), k).map((found) => ids[found.index]!),
  };
}

export const engine = createEngine();
