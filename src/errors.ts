export type ErrorCode = 'CONFIG_INVALID' | 'KNOWLEDGE_INVALID' | 'IMPORT_FAILED' | 'PLATFORM_FAILED';

/** The one error of the project: a code to branch on and every problem as a sentence that says what to do. */
export class BotError extends Error {
  readonly code: ErrorCode;
  readonly problems: readonly string[];
  constructor(code: ErrorCode, problems: readonly string[], options?: ErrorOptions) {
    super(problems.join('\n'), options);
    this.name = 'BotError';
    this.code = code;
    this.problems = problems;
  }
}
