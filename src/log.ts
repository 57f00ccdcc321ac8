import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/** Tokens of Slack (`xoxb-…`, `xapp-…`) and Discord (`Bot …`, or three parts with dots), wherever they turn up. */
const SECRETS =
  /\b(?:xox[a-z]|xapp)-[\w-]+|\b(?:Bot|Bearer) [\w.~+/-]{8,}=*|\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}|(?<=:\/\/[^\s:/@"]*:)[^\s@/"]+(?=@)/g;
/** Fields that hold a secret whatever it looks like. */
const FIELDS = [
  'token',
  'botToken',
  'appToken',
  'signingSecret',
  'clientSecret',
  'authorization',
  'password',
];

/** A text with every token and database password in it blotted out. */
export const redact = (text: string): string => text.replace(SECRETS, '[redacted]');

/**
 * The log: JSON lines on stderr, so that stdout holds replies only. Events with fields, not sentences; never what a
 * person asked above `debug`. Import this file only where something is logged: loading pino costs a command line dear.
 */
export function createLog(
  level: Config['logLevel'],
  output: { write(line: string): void } = process.stderr,
): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      messageKey: 'event',
      redact: { paths: FIELDS.flatMap((field) => [field, `*.${field}`]), censor: '[redacted]' },
    },
    // Errors carry whole requests along: what no field name gives away is found in the finished line.
    { write: (line) => output.write(redact(line)) },
  );
}
