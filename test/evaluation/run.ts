import { readFileSync, writeFileSync } from 'node:fs';
import { openBot } from '../../src/open-bot.ts';
import { evaluate, type Report } from './evaluate.ts';
import { loadPairs, loadQuestions } from './questions.ts';

const KNOWLEDGE = new URL('../../knowledge/', import.meta.url).pathname;
const BASELINE = new URL('baseline.json', import.meta.url);

/** Evaluates the shipped base on the whole set. */
export const runEvaluation = async (): Promise<Report> =>
  evaluate((await openBot({ knowledgeDir: KNOWLEDGE })).bot, loadQuestions(), loadPairs());

export const readBaseline = (): Readonly<Record<string, number>> =>
  JSON.parse(readFileSync(BASELINE, 'utf8'));

/** Below this a difference is rounding. */
const ROUNDING = 1e-4;
/** The figures that are worse than their baseline. */
export const fallen = (figures: Readonly<Record<string, number>>): string[] =>
  Object.entries(readBaseline())
    .filter(([name, value]) => {
      const measured = figures[name] ?? Number.NaN;
      return name === 'wrong answers' ? !(measured <= value + ROUNDING) : !(measured >= value - ROUNDING);
    })
    .map(([name]) => name);

/** The figures as a table, and what failed with what was shown instead. */
export function formatReport({ judged, figures }: Report, failures: boolean): string {
  const width = Math.max(...Object.keys(figures).map((name) => name.length));
  const table = Object.entries(figures).map(
    ([name, value]) => `${name.padEnd(width)}  ${name === 'questions' ? value : value.toFixed(4)}`,
  );
  const failed = judged
    .filter(({ outcome }) => outcome !== 'right')
    .map(
      ({ question, outcome, shown }) =>
        `${outcome} ${question.id}: ${[...question.context, question.q].join(' / ')}\n    ${shown.slice(0, 3).join(', ') || '(nothing shown)'}`,
    );
  return [...table, '', ...(failures ? ['What failed:', ...failed] : [])].join('\n');
}

/** `cli evaluate [--failures] [--update]`: prints the figures; `--update` makes them the baseline. */
export async function main(args: readonly string[]): Promise<void> {
  const report = await runEvaluation();
  process.stdout.write(`${formatReport(report, !args.includes('--no-failures'))}\n`);
  if (args.includes('--update')) {
    const rounded = Object.fromEntries(
      Object.entries(report.figures).map(([name, value]) => [name, Math.round(value * 1e4) / 1e4]),
    );
    writeFileSync(BASELINE, `${JSON.stringify(rounded, null, 2)}\n`);
  }
  if (fallen(report.figures).length > 0) process.exitCode = 1;
}

if (import.meta.main) await main(process.argv.slice(2));
