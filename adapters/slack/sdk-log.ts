import type { LogLevel, Logger as SdkLogger } from '@slack/bolt';
import type { Logger } from 'pino';

const LONGEST = 300;

/**
 * The library's log as events of ours. Its debug and info lines hold whole requests and are dropped; of the others
 * only the text is taken, never the objects, which hold what people wrote.
 */
export function sdkLog(log: Logger, level: LogLevel): SdkLogger {
  const warn = (...parts: unknown[]) => log.warn({ message: textOf(parts) }, 'slack.sdk');
  return {
    debug: () => undefined,
    info: () => undefined,
    warn,
    error: warn,
    setLevel: () => undefined,
    getLevel: () => level,
    setName: () => undefined,
  };
}

const textOf = (parts: readonly unknown[]): string =>
  parts
    .map((part) => (part instanceof Error ? part.message : typeof part === 'string' ? part : ''))
    .filter(Boolean)
    .join(' ')
    .slice(0, LONGEST);
