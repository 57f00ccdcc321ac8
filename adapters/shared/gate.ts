import type { Logger } from 'pino';
import type { Store } from '../../src/store/store.ts';
import { describeFailure } from './describe-failure.ts';
import type { Metrics } from './metrics.ts';
import type { Begin } from './reply.ts';
import type { Clock } from './settings.ts';

export interface GateParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics?: Metrics;
}
/** Where deliveries come in: each one once (F38), counted until it is done. */
export interface Gate {
  /** `work` is called at once, so that it takes its place in the order; it waits for `accepted` itself. Never rejects. */
  enter(
    delivery: { readonly delivery: string },
    begin: Begin | undefined,
    work: (accepted: Promise<boolean>) => Promise<void>,
  ): Promise<void>;
  /** The value, or the fallback with a line in the log: without a store the bot still answers. */
  tolerate<T>(what: string, value: Promise<T>, fallback: T): Promise<T>;
  close(): void;
  idle(): Promise<void>;
  inFlight(): number;
  /** Whether any acknowledgement is under way. */
  isAcknowledging(): boolean;
}

/** Deliveries remembered by the process itself, for the time that a store cannot be reached. */
const REMEMBERED = 10_000;

export function createGate({ store, clock, log, metrics }: GateParts): Gate {
  const seen = new Set<string>();
  const waiting: (() => void)[] = [];
  let inFlight = 0;
  let acknowledging = 0;
  let closed = false;

  const tolerate = async <T>(what: string, value: Promise<T>, fallback: T): Promise<T> => {
    try {
      return await value;
    } catch (error) {
      log.error({ what, error: describeFailure(error) }, 'store.failed');
      metrics?.storeFailed();
      return fallback;
    }
  };
  const claim = async (key: string): Promise<boolean> => {
    if (seen.has(key)) return false;
    seen.add(key);
    const [oldest] = seen;
    if (seen.size > REMEMBERED && oldest !== undefined) seen.delete(oldest);
    return tolerate('claim', store.claim(key, clock()), true);
  };
  const accept = async (key: string, begin: Begin | undefined): Promise<boolean> => {
    if (!(await claim(key))) {
      log.debug({ delivery: key }, 'delivery.repeated');
      metrics?.repeated();
      return false;
    }
    acknowledging++;
    try {
      await begin?.();
      return true;
    } catch (error) {
      // Too late or gone: the platform has told the person already, and takes no reply.
      log.error({ delivery: key, error: describeFailure(error) }, 'acknowledge.failed');
      return false;
    } finally {
      acknowledging--;
    }
  };
  const leave = (): void => {
    inFlight--;
    if (inFlight === 0) for (const done of waiting.splice(0)) done();
  };

  return {
    enter: async ({ delivery }, begin, work) => {
      if (closed) {
        log.warn({ delivery }, 'delivery.refused');
        return;
      }
      inFlight++;
      try {
        await work(accept(delivery, begin));
      } finally {
        leave();
      }
    },
    tolerate,
    close: () => {
      closed = true;
    },
    idle: () => (inFlight === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    inFlight: () => inFlight,
    isAcknowledging: () => acknowledging > 0,
  };
}
