import type { Logger } from 'pino';
import type { Bot } from '../src/bot.ts';
import type { Config } from '../src/config.ts';
import { BotError } from '../src/errors.ts';
import { openStore } from '../src/store/open-store.ts';
import { withCheck } from './shared/check-message.ts';
import { describeFailure } from './shared/describe-failure.ts';
import { createHttpServer } from './shared/health.ts';
import { createMetrics } from './shared/metrics.ts';
import { createResponder } from './shared/respond.ts';
import type { AdapterSettings, PlatformAdapter } from './shared/settings.ts';
import { within } from './shared/within.ts';

/**
 * A start is over by then, counted from the process's own, with a sentence where it failed. The adapters' deadlines are
 * more telling and shorter, unless a busy machine took long to load everything.
 */
const START_MS = 9000;
/** Enough for a platform that answers. */
const LEAST_MS = 4000;
/** Answers in flight are awaited this long on a stop. */
const FINISH_MS = 10_000;
/** What is left to close after that is given little time: a supervisor that waits kills in the end. */
const CLOSE_MS = 2000;
const SWEEP_MS = 10 * 60 * 1000;

export interface PlatformParts {
  readonly config: Config;
  readonly bot: Bot;
  readonly log: Logger;
  readonly clock: () => number;
  /** Resolves when the process is asked to stop. */
  readonly stopAsked: Promise<string>;
}

/**
 * Runs the platforms that are configured until they are asked to stop (0) or all of them are lost (1): the exit code.
 *
 * @throws {BotError} when none of them starts, with every problem as a sentence that says what to do
 */
export async function startPlatforms(parts: PlatformParts): Promise<0 | 1> {
  const { config, log, clock, stopAsked } = parts;
  const bot = withCheck(parts.bot);
  const store = await openStore(config.databaseUrl, {
    onError: (error) => log.warn({ error: describeFailure(error) }, 'store.disconnected'),
  });
  const metrics = createMetrics(() => responder.inFlight());
  const limits = config.questionsPerMinute;
  const salt = await store.salt();
  const responder = createResponder({ bot, store, limits, clock, log, salt, metrics });
  const adapters = new Map<string, PlatformAdapter>();
  const configured = platformsOf(config);
  const http = createHttpServer({
    log,
    metrics,
    problems: async () => [
      ...((await store.ready()) ? [] : ['store: cannot be read and written']),
      ...configured
        .filter((name) => adapters.get(name)?.ready() !== true)
        .map((name) => `${name}: not connected`),
    ],
  });

  let allLost: () => void = () => {};
  const nothingLeft = new Promise<void>((resolve) => {
    allLost = resolve;
  });
  /** The end of one platform for good; the last one takes the process along. */
  const drop = (name: string, error: unknown): void => {
    const sentence =
      error instanceof BotError ? { problems: error.problems } : { error: describeFailure(error) };
    log.error({ platform: name, ...sentence }, 'platform.failed');
    adapters.delete(name);
    if (adapters.size === 0) allLost();
  };
  const start = async (name: Platform): Promise<void> => {
    const lost = (error: BotError): void => {
      const adapter = adapters.get(name);
      if (adapter === undefined) return;
      drop(name, error);
      void adapter
        .stop()
        .catch((cause: unknown) =>
          log.warn({ platform: name, error: describeFailure(cause) }, 'stop.failed'),
        );
    };
    const adapter = await createAdapter(name, { config, bot, responder, store, log, clock, http, lost });
    adapters.set(name, adapter);
    const late = new BotError('PLATFORM_FAILED', [
      `${name}: the server cannot be reached or does not answer within 10 seconds; check the network, the proxy and ${name.toUpperCase()}_API_URL, and start again`,
    ]);
    await within(Math.max(LEAST_MS, START_MS - performance.now()), adapter.start(), late);
    log.info({ platform: name }, 'platform.ready');
  };

  const sweeping = setInterval(() => {
    void store
      .sweep(clock())
      .catch((error: unknown) => log.warn({ error: describeFailure(error) }, 'sweep.failed'));
  }, SWEEP_MS);
  const stop = async (): Promise<void> => {
    clearInterval(sweeping);
    http.drain();
    responder.close();
    const running = [...adapters.values()];
    const finish = async (): Promise<void> => {
      await Promise.allSettled(running.map((adapter) => adapter.pause?.()));
      await responder.idle();
    };
    await within(FINISH_MS, finish(), undefined).catch(() =>
      log.warn({ inFlight: responder.inFlight() }, 'stop.unfinished'),
    );
    // Sockets first: what still comes in must find the store open.
    const closing = async (): Promise<void> => {
      await Promise.allSettled(running.map((adapter) => adapter.stop()));
      await http.close();
      await store.close();
    };
    await within(CLOSE_MS, closing(), undefined).catch(() => log.warn('stop.unclosed'));
  };

  try {
    log.info({ port: await http.listen(config.port) }, 'http.ready');
    const problems: string[] = [];
    const starts = configured.map((name) =>
      start(name).catch((error: unknown) => {
        problems.push(
          ...(error instanceof BotError
            ? error.problems
            : [`${name}: failed to start (${describeFailure(error).message})`]),
        );
        drop(name, error);
      }),
    );
    const signal = await Promise.race([Promise.all(starts).then(() => undefined), stopAsked]);
    if (signal === undefined && problems.length > 0 && adapters.size === 0)
      throw new BotError('PLATFORM_FAILED', problems);
    const end = signal ?? (await Promise.race([stopAsked, nothingLeft]));
    if (end !== undefined) log.info({ signal: end, inFlight: responder.inFlight() }, 'stopping');
    return end === undefined ? 1 : 0;
  } finally {
    await stop();
    log.info('stopped');
  }
}

type Platform = 'slack' | 'discord';
const platformsOf = (config: Config): readonly Platform[] => [
  ...(config.slack === undefined ? [] : ['slack' as const]),
  ...(config.discord === undefined ? [] : ['discord' as const]),
];

/** Only the libraries of platforms in use are loaded. */
async function createAdapter(name: Platform, settings: AdapterSettings): Promise<PlatformAdapter> {
  switch (name) {
    case 'slack':
      return (await import('./slack/index.ts')).createSlackAdapter(settings);
    case 'discord':
      return (await import('./discord/index.ts')).createDiscord(settings);
  }
}
