import { botOver } from '../../src/bot.ts';
import { everydayEnglish, excerptsOf, type Knowledge, loadKnowledge } from '../../src/index.ts';
import { buildEngine } from '../../src/retrieval/engine.ts';

/** Keeps the weights of rare evidence small (ridge). */
const RIDGE = 2;
const STEPS = 40;

export interface Example {
  readonly values: readonly number[];
  readonly right: boolean;
}

/**
 * Logistic regression by Newton's method with a ridge, the bias left free.
 *
 * @returns the bias, then a weight for each value
 */
export function regress(examples: readonly Example[]): number[] {
  const size = (examples[0]?.values.length ?? 0) + 1;
  let weights = new Array<number>(size).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((weight, i) => (i === 0 ? 0 : RIDGE * weight));
    const hessian = weights.map((_, i) => weights.map((__, j) => (i === j ? (i === 0 ? 1e-6 : RIDGE) : 0)));
    for (const { values, right } of examples) {
      const row = [1, ...values];
      const p = 1 / (1 + Math.exp(-row.reduce((sum, value, i) => sum + value * weights[i]!, 0)));
      for (let i = 0; i < size; i++) {
        gradient[i]! += row[i]! * (p - Number(right));
        for (let j = 0; j < size; j++) hessian[i]![j]! += row[i]! * row[j]! * p * (1 - p);
      }
    }
    const change = solve(hessian, gradient);
    weights = weights.map((weight, i) => weight - change[i]!);
  }
  return weights;
}

/** Gaussian elimination with partial pivoting. */
function solve(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, vector[i]!]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = rows[row]![column]! / rows[column]![column]!;
      for (let k = column; k <= size; k++) rows[row]![k]! -= factor * rows[column]![k]!;
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!);
}

/** Every so many of the base's own questions is held out: asked of a bot that has not seen it. */
const HELD_OUT = 12;

/**
 * Examples from the questions of the base, never from the evaluation: the bot is built without them, then asked them.
 * Those that a passage answers count as right where it stands among the first three; those that nothing answers never.
 */
export function examplesOf(knowledge: Knowledge): { names: string[]; examples: Example[] } {
  const held = knowledge.asked.filter((_, place) => place % HELD_OUT === 0);
  const asked = knowledge.asked.filter((_, place) => place % HELD_OUT !== 0);
  const bot = botOver(buildEngine({ ...knowledge, asked }, everydayEnglish()), Number.NEGATIVE_INFINITY);
  const examples: Example[] = [];
  let names: string[] = [];
  for (const { text, passage } of held) {
    const { answer, trace } = bot.explain({ id: 'held-out', text });
    if (trace.evidence === undefined) continue;
    const shown = excerptsOf(answer).slice(0, SHOWN);
    // Where other passages are shown, they may answer as well: nobody has judged them.
    if (passage !== undefined && !shown.some((excerpt) => excerpt.passage === passage)) continue;
    names = Object.keys(trace.evidence);
    examples.push({ values: Object.values(trace.evidence), right: passage !== undefined });
  }
  return { names, examples };
}
const SHOWN = 3;

/** `node test/evaluation/fit.ts`: prints the weights for `src/evidence/confidence.ts`. */
export function main(): void {
  const { names, examples } = examplesOf(
    loadKnowledge(new URL('../../knowledge/', import.meta.url).pathname),
  );
  const [bias, ...weights] = regress(examples);
  const lines = [['bias', bias!] as const, ...names.map((name, i) => [name, weights[i]!] as const)];
  const right = examples.filter((example) => example.right).length;
  process.stdout.write(`${examples.length} examples, ${right} answered\n`);
  process.stdout.write(lines.map(([name, weight]) => `  ${name}: ${weight.toFixed(2)},\n`).join(''));
}

if (import.meta.main) main();
