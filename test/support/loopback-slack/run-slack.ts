import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withCheck } from '../../../adapters/shared/check-message.ts';
import { createHttpServer } from '../../../adapters/shared/health.ts';
import { createMetrics } from '../../../adapters/shared/metrics.ts';
import type { Limits } from '../../../adapters/shared/rate-limit.ts';
import { createResponder } from '../../../adapters/shared/respond.ts';
import { HTTP_PATH } from '../../../adapters/slack/identifiers.ts';
import { createSlackAdapter } from '../../../adapters/slack/index.ts';
import type { Bot } from '../../../src/bot.ts';
import { loadConfig } from '../../../src/config.ts';
import type { BotError } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { Event } from './events.ts';
import { type LoopbackSlack, TOKENS } from './index.ts';

export type Transport = 'socket' | 'http';
export interface RunOptions {
  readonly bot: Bot;
  readonly slack: LoopbackSlack;
  readonly transport: Transport;
  /** A folder that outlives a run, for a restart. */
  readonly folder?: string;
  readonly limits?: Limits;
  readonly env?: Record<string, string>;
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'slack-test-'));

/** The adapter as `main` runs it: real store, responder and server, the unchanged library, and a loopback Slack. */
export async function runSlack({
  bot,
  slack,
  transport,
  limits = { person: 0, channel: 0 },
  env,
  ...options
}: RunOptions) {
  const folder = options.folder ?? temporaryFolder();
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => lines.push(line) });
  const config = loadConfig({
    SLACK_BOT_TOKEN: TOKENS.bot,
    ...(transport === 'socket'
      ? { SLACK_APP_TOKEN: TOKENS.app }
      : { SLACK_SIGNING_SECRET: TOKENS.signingSecret }),
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: `file:${join(folder, 'store.sqlite')}`,
    ...env,
  });
  const store = await openStore(config.databaseUrl);
  const clock = Date.now;
  const responder = createResponder({
    bot: withCheck(bot),
    store,
    limits,
    clock,
    log,
    salt: await store.salt(),
  });
  const metrics = createMetrics(() => responder.inFlight());
  const http = createHttpServer({ log, metrics, problems: async () => [] });
  const lost: BotError[] = [];
  const adapter = createSlackAdapter({
    config,
    bot,
    responder,
    store,
    log,
    clock,
    http,
    lost: (error) => lost.push(error),
  });
  const port = await http.listen(0);
  const requestUrl = `http://127.0.0.1:${port}${HTTP_PATH}`;
  const stop = async () => {
    await adapter.pause?.();
    responder.close();
    await responder.idle();
    await adapter.stop();
    await http.close();
    await store.close();
    if (options.folder === undefined) rmSync(folder, { recursive: true });
  };
  try {
    await adapter.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    adapter,
    store,
    responder,
    lost,
    lines,
    requestUrl,
    stop,
    send: ({ type, payload }: Event, retry?: number) =>
      slack.deliver(type, payload, transport === 'http' ? { requestUrl } : {}, retry),
  };
}
export type RunningSlack = Awaited<ReturnType<typeof runSlack>>;
