import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mean, ndcg, recall, reciprocalRank } from '../evaluation/metrics.ts';
import { type BenchmarkDocument, createEngine, createMiniSearchDefaults, type Engine } from './engine.ts';

interface BenchmarkQuery {
  readonly id: string;
  readonly text: string;
  /** Gold answers, where the collection is one of questions. */
  readonly answers?: readonly string[];
}
/** How deep the measures look. */
const DEPTH = 10;
const RECALL_DEPTH = 100;

const lines = <T>(path: string): T[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/** query → passage → grade; a first line of column names is skipped. */
function readQrels(path: string): Map<string, Record<string, number>> {
  const qrels = new Map<string, Record<string, number>>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [query, passage, grade] = line.split('\t');
    if (query === undefined || passage === undefined || !Number.isFinite(Number(grade)) || Number(grade) <= 0)
      continue;
    const grades = qrels.get(query) ?? {};
    grades[passage] = Number(grade);
    qrels.set(query, grades);
  }
  return qrels;
}

export interface RetrievalFigures {
  readonly queries: number;
  readonly ndcg10: number;
  readonly mrr10: number;
  readonly recall100: number;
  readonly buildMs: number;
  readonly p50: number;
  readonly p99: number;
  /** Share of the questions with gold answers one of which stands in the excerpt of the first passage. */
  readonly answered?: number;
}

/** Characters of an excerpt; of a longer sentence the beginning counts. */
const EXCERPT = 300;
/** Two passes over the queries; the second is timed, so that both engines run compiled code. */
const WARM = 300;

/** Measures an engine on a collection: `corpus.jsonl`, `queries.jsonl` (also with `answers`), `qrels.tsv`. */
export function measureRetrieval(
  folder: string,
  most = Number.POSITIVE_INFINITY,
  engine: Engine = createEngine(),
): RetrievalFigures {
  const docs = lines<BenchmarkDocument>(join(folder, 'corpus.jsonl'));
  const qrels = readQrels(join(folder, 'qrels.tsv'));
  const queries = lines<BenchmarkQuery>(join(folder, 'queries.jsonl'))
    .filter(({ id }) => qrels.has(String(id)))
    .filter((_, i, all) => i % Math.max(1, Math.ceil(all.length / most)) === 0);
  const began = performance.now();
  engine.build(docs.map(({ id, title, text }) => ({ id: String(id), title: title ?? '', text })));
  const buildMs = performance.now() - began;
  for (const { text } of queries.slice(0, WARM)) engine.search(text, RECALL_DEPTH);
  const times: number[] = [];
  const held: number[] = [];
  const results = queries.map(({ id, text, answers = [] }) => {
    const start = performance.now();
    const ranked = engine.search(text, RECALL_DEPTH);
    times.push(performance.now() - start);
    const grades = qrels.get(String(id))!;
    if (answers.length > 0 && engine.excerpt !== undefined) {
      const shown = ranked[0] === undefined ? '' : engine.excerpt(text, ranked[0], EXCERPT).slice(0, EXCERPT);
      held.push(Number(answers.some((answer) => shown.includes(answer))));
    }
    return {
      ndcg: ndcg(ranked, grades, DEPTH),
      rr: reciprocalRank(ranked.slice(0, DEPTH), grades),
      recall: recall(ranked, grades, RECALL_DEPTH),
    };
  });
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
  return {
    queries: queries.length,
    ndcg10: mean(results.map((one) => one.ndcg)),
    mrr10: mean(results.map((one) => one.rr)),
    recall100: mean(results.map((one) => one.recall)),
    buildMs,
    p50: at(0.5),
    p99: at(0.99),
    ...(held.length === 0 ? {} : { answered: mean(held) }),
  };
}

/** The product's ranker and MiniSearch's defaults on one collection, in one process. */
export function benchRetrieval(folder: string): void {
  for (const engine of [createEngine(), createMiniSearchDefaults()]) {
    const figures = measureRetrieval(folder, undefined, engine);
    const answered =
      figures.answered === undefined ? '' : `  answer in the first excerpt ${figures.answered.toFixed(4)}`;
    console.log(
      `${folder}: ${engine.name}: ${figures.queries} queries  nDCG@10 ${figures.ndcg10.toFixed(4)}  MRR@10 ${figures.mrr10.toFixed(4)}  recall@100 ${figures.recall100.toFixed(4)}${answered}  build ${figures.buildMs.toFixed(0)} ms  p50 ${figures.p50.toFixed(2)} ms  p99 ${figures.p99.toFixed(2)} ms`,
    );
  }
}
