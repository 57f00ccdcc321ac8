import type { SocketModeReceiver } from '@slack/bolt';
import type { Logger } from 'pino';
import { describeFailure } from '../shared/describe-failure.ts';
import { isRevoked, slackError } from './failures.ts';

type Client = SocketModeReceiver['client'];
export interface Connection {
  /** Connects for the first time; rejects with what Slack or the network said. */
  open(): Promise<void>;
  /** Ends it for good. */
  close(): Promise<void>;
  connected(): boolean;
}
export interface ConnectionParts {
  readonly client: Client;
  readonly log: Logger;
  /** The app's token was taken away: connecting again is of no use. */
  readonly lost: (word: string) => void;
}

/** Wait before each attempt to connect again: at once, since Slack closes connections as a matter of course. */
const DELAYS_MS = [50, 500, 1000, 2000, 5000, 10_000, 20_000, 30_000] as const;
/** A server that accepts a connection and never greets is as good as none. */
const GREETING_MS = 10_000;
const CLOSING_MS = 1000;

/**
 * Keeps one Socket Mode connection up. The library's own reconnecting is switched off: it waits 5 seconds each time,
 * and where the server cannot be reached or the token is revoked it ends in an unhandled rejection.
 */
export function createConnection({ client, log, lost }: ConnectionParts): Connection {
  let state: 'closed' | 'opening' | 'open' | 'ended' = 'closed';
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  const open = async (): Promise<void> => {
    if (state === 'ended') return;
    state = 'opening';
    try {
      await within(GREETING_MS, client.start());
      if (isEnded()) return;
      state = 'open';
      failures = 0;
    } catch (error) {
      if (!isEnded()) state = 'closed';
      // What is still half open must not come up later beside a new connection.
      await within(CLOSING_MS, client.disconnect()).catch(() => undefined);
      throw error;
    }
  };
  const isEnded = () => state === 'ended';
  const again = (): void => {
    const delay = DELAYS_MS[Math.min(failures, DELAYS_MS.length - 1)];
    failures++;
    timer = setTimeout(async () => {
      try {
        await open();
        log.info({ attempts: failures }, 'slack.reconnected');
      } catch (error) {
        if (isEnded()) return;
        if (isRevoked(error)) {
          state = 'ended';
          lost(slackError(error) ?? 'invalid_auth');
        } else {
          log.warn({ attempts: failures, error: describeFailure(error) }, 'slack.unreachable');
          again();
        }
      }
    }, delay);
  };
  client.on('disconnected', () => {
    // While opening, the attempt itself reports that it failed.
    if (state !== 'open') return;
    state = 'closed';
    log.warn('slack.disconnected');
    again();
  });

  return {
    open,
    close: async () => {
      state = 'ended';
      clearTimeout(timer);
      await within(CLOSING_MS, client.disconnect()).catch(() => undefined);
    },
    connected: () => state === 'open',
  };
}

/** Gives up waiting after a time; the work itself goes on unheard. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
