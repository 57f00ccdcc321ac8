import MiniSearch from 'minisearch';
import { excerptRange } from '../../src/evidence/excerpt.ts';
import { questionKind } from '../../src/query/question-kind.ts';
import { queryOfText, rank } from '../../src/retrieval/rank.ts';
import { SearchIndex } from '../../src/retrieval/search-index.ts';
import { fold } from '../../src/text/normalize.ts';
import { tokenize } from '../../src/text/tokens.ts';

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
  /** What would be shown of a document, where the engine shows excerpts. */
  excerpt?(query: string, id: string, length: number): string;
}

export function createEngine(): Engine {
  let index: SearchIndex | undefined;
  let ids: readonly string[] = [];
  const texts = new Map<string, string>();
  return {
    name: 'kosovo-status-bot',
    build(docs) {
      ids = docs.map(({ id }) => id);
      for (const { id, text } of docs) texts.set(id, text);
      index = SearchIndex.build(docs);
    },
    search: (query, k) =>
      index === undefined ? [] : rank(index, queryOfText(query), k).map((found) => ids[found.index]!),
    excerpt: (query, id, length) => {
      const text = texts.get(id)!;
      const weights = new Map(queryOfText(query).terms.map(({ stem }) => [stem, index!.idf(stem)]));
      const words = tokenize(query).map(({ term }) => term);
      const { from, to } = excerptRange(
        { text },
        { weights, words, kind: questionKind(fold(query)) },
        length,
      );
      return text.slice(from, to);
    },
  };
}

/** MiniSearch as it comes: what the ranker stands on, measured in the same process. */
export function createMiniSearchDefaults(): Engine {
  const mini = new MiniSearch<BenchmarkDocument>({ fields: ['title', 'text'] });
  return {
    name: 'MiniSearch, defaults',
    build: (docs) => mini.addAll(docs),
    search: (query, k) =>
      mini
        .search(query)
        .slice(0, k)
        .map(({ id }) => id),
  };
}

export const engine = createEngine();
