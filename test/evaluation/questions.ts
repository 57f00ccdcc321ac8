import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const FOLDER = new URL('.', import.meta.url);

const questionSchema = z.strictObject({
  id: z.string(),
  q: z.string(),
  lang: z.enum(['en', 'sq', 'sr-Latn', 'sr-Cyrl', 'mixed']),
  kind: z.enum(['founding', 'wider', 'language', 'follow-up', 'premise', 'refuse']),
  /** Earlier questions of the thread, oldest first. */
  context: z.array(z.string()).default([]),
  /** Each must be found in one of the first three excerpts. */
  must: z.array(z.string()).default([]),
  /** Graded passages: 3 answers the question alone, 1 bears on it. */
  passages: z.record(z.string(), z.number().int().min(1).max(3)).default({}),
  /** Why it must be refused. */
  why: z.string().optional(),
});
export type EvaluationQuestion = z.infer<typeof questionSchema>;

const pairSchema = z.strictObject({
  id: z.string(),
  a: z.string(),
  b: z.string(),
  sides: z.array(z.string()),
});
/** The same question in the vocabulary of either side (D05). */
export type BalancePair = z.infer<typeof pairSchema>;

const read = (file: string): unknown => parse(readFileSync(new URL(file, FOLDER), 'utf8'));

/** Every question of the evaluation set; a malformed entry ends the run with its place. */
export function loadQuestions(): EvaluationQuestion[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml') && file !== 'balance.yaml')
    .sort()
    .flatMap((file) => z.array(questionSchema).parse(read(file)));
}

export const loadPairs = (): BalancePair[] => z.array(pairSchema).parse(read('balance.yaml'));
