import { createBot, everydayEnglish, loadKnowledge } from '../../src/index.ts';
import { loadQuestions } from '../evaluation/questions.ts';
import { grow } from './grow.ts';

/** Answers one size in a process of its own, so that memory is that size's: `node measure.ts <passages>` prints JSON. */
const KNOWLEDGE = new URL('../../knowledge/', import.meta.url).pathname;
const size = Number(process.argv[2]);
const megabytes = (bytes: number) => Math.round(bytes / 1e6);

const base = loadKnowledge(KNOWLEDGE);
const knowledge = size === 0 ? base : grow(base, size);
const everyday = everydayEnglish();
const built = performance.now();
const bot = createBot(knowledge, everyday);
const buildMs = performance.now() - built;
const questions = loadQuestions();
const ask = (list: typeof questions) =>
  list.map(({ id, q, context }) => {
    const start = performance.now();
    bot.ask({ id, text: q, context });
    return performance.now() - start;
  });
ask(questions.slice(0, size > 50_000 ? 100 : 400)); // warm
const start = performance.now();
const times = ask(size > 50_000 ? questions.slice(0, 400) : questions).sort((a, b) => a - b);
const seconds = (performance.now() - start) / 1000;
const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
process.stdout.write(
  JSON.stringify({
    passages: knowledge.passages.length,
    buildMs: Math.round(buildMs),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    perSecond: Math.round(times.length / seconds),
    rssMb: megabytes(process.memoryUsage.rss()),
  }),
);
