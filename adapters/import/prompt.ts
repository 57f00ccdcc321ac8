import { createInterface } from 'node:readline/promises';
import { BotError } from '../../src/errors.ts';
import type { Field, Metadata } from './fields.ts';

/** Asks a person for the fields that a file does not give; what comes back without a field stays missing. */
export type AskMissing = (file: string, missing: readonly Field[], suggested: Metadata) => Promise<Metadata>;

const QUESTIONS: Readonly<Record<Field, string>> = {
  publisher: 'Publisher',
  title: 'Title',
  date: 'Date (YYYY, YYYY-MM or YYYY-MM-DD)',
  url: 'Link',
  rights: 'Rights',
};
/** Articles imported together mostly share these, so the last answer is offered again. */
const SHARED: readonly Field[] = ['publisher', 'rights'];

interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/**
 * A prompt on the terminal, or `undefined` where nobody sits at one. It writes to standard error,
 * so that standard output holds the report only. Enter takes what is offered in brackets or leaves the field out;
 * Ctrl+D leaves out all the rest of this run.
 */
export function createPrompt(
  terminal: Terminal = { input: process.stdin, output: process.stderr },
): AskMissing | undefined {
  if (terminal.input.isTTY !== true || terminal.output.isTTY !== true) return undefined;
  const remembered: Partial<Record<Field, string>> = {};
  let silent = false;
  return async (file, missing, suggested) => {
    const answers: Partial<Record<Field, string>> = {};
    if (silent) return answers;
    const lines = createInterface({ ...terminal, terminal: true });
    terminal.output.write(`\n${file}\n`);
    try {
      for (const field of missing) {
        const offered = suggested[field] ?? remembered[field];
        const typed = (
          await lines.question(`  ${QUESTIONS[field]}${offered === undefined ? '' : ` [${offered}]`}: `)
        ).trim();
        const answer = typed === '' ? offered : typed;
        if (answer === undefined) continue;
        answers[field] = answer;
        if (SHARED.includes(field)) remembered[field] = answer;
      }
    } catch (cause) {
      if (!(cause instanceof Error) || cause.name !== 'AbortError') throw cause;
      if (cause.message.includes('Ctrl+C'))
        throw new BotError(
          'IMPORT_FAILED',
          [`${file}: import: was stopped; what was imported before it stays`],
          { cause },
        );
      silent = true;
    } finally {
      lines.close();
    }
    return answers;
  };
}
