import type { Logger } from 'pino';
import type { Adapter } from '../../src/adapter.ts';
import type { Bot } from '../../src/bot.ts';
import type { Config } from '../../src/config.ts';
import type { BotError } from '../../src/errors.ts';
import type { Store } from '../../src/store/store.ts';
import type { HttpRoutes } from './health.ts';
import type { Responder } from './respond.ts';

/** Milliseconds since the epoch. */
export type Clock = () => number;

/** Everything a platform adapter is given; it reads no environment and no clock of its own. */
export interface AdapterSettings {
  readonly config: Config;
  readonly bot: Bot;
  readonly responder: Responder;
  readonly store: Store;
  readonly log: Logger;
  readonly clock: Clock;
  /** The one HTTP server, on `PORT`: Slack's HTTP mode adds its handlers here. */
  readonly http: HttpRoutes;
  /**
   * The platform is lost for good (a revoked token): the sentence is logged, `/readyz` turns false, and the process
   * ends with exit code 1 when no platform is left. Call it instead of throwing after `start` has resolved.
   */
  readonly lost: (error: BotError) => void;
}

export interface PlatformAdapter extends Adapter {
  /**
   * First step of a stop: take nothing new, but keep what answers in flight are sent with. Left out where `stop` has
   * nothing to do before the answers in flight are finished; the responder refuses new questions by then anyway.
   */
  pause?(): Promise<void>;
}
export type CreateAdapter = (settings: AdapterSettings) => PlatformAdapter;
