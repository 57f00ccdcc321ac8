/** What of an error may stand in a log: SDK errors carry whole requests along, and with them what people wrote. */
export interface FailureFields {
  readonly name: string;
  readonly message: string;
  readonly code?: string | number;
  readonly status?: number;
  /** Where it was thrown, without the message. */
  readonly at?: string;
}

const LONGEST = 300;

export function describeFailure(error: unknown): FailureFields {
  if (!(error instanceof Error)) return { name: typeof error, message: 'not an error object' };
  const { name, message } = error;
  const code =
    'code' in error && (typeof error.code === 'string' || typeof error.code === 'number')
      ? error.code
      : undefined;
  const status = 'status' in error && typeof error.status === 'number' ? error.status : undefined;
  const at = /^\s+at .+$/m.exec(error.stack ?? '')?.[0].trim();
  return {
    name,
    message: message.slice(0, LONGEST),
    ...(code === undefined ? {} : { code }),
    ...(status === undefined ? {} : { status }),
    ...(at === undefined ? {} : { at }),
  };
}
