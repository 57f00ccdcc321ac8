import { BotError } from '../../src/errors.ts';

/** The command line was used wrongly; the message says what to write instead. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What went wrong as lines for a person, and the exit code that says so to a script. */
export function describeError(error: unknown): { lines: readonly string[]; exitCode: 1 | 2 } {
  if (error instanceof BotError) return { lines: error.problems, exitCode: 1 };
  if (error instanceof UsageError) return { lines: [error.message], exitCode: 2 };
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
    return { lines: [`${firstSentence(error.message)} Add --help to see what can be given.`], exitCode: 2 };
  return {
    lines: [`Unexpected failure: ${error instanceof Error ? error.stack : String(error)}`],
    exitCode: 1,
  };
}

/** Node's own message goes on with advice on positional arguments that fits no command here. */
const firstSentence = (message: string): string => `${message.split(/\. |\.$/, 1)[0]}.`;
