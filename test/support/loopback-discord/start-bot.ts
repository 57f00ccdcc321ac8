import { createDiscord } from '../../../adapters/discord/index.ts';
import { withCheck } from '../../../adapters/shared/check-message.ts';
import type { Limits } from '../../../adapters/shared/rate-limit.ts';
import { createResponder } from '../../../adapters/shared/respond.ts';
import type { Bot } from '../../../src/bot.ts';
import { loadConfig } from '../../../src/config.ts';
import type { BotError } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import type { Store } from '../../../src/store/store.ts';
import { type LoopbackDiscord, TOKEN } from './index.ts';

export interface BotOptions {
  readonly bot: Bot;
  readonly store: Store;
  readonly limits?: Limits;
  readonly token?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The adapter with the real SDK, responder and log against a loopback Discord; not started yet. */
export function discordBot(
  discord: Pick<LoopbackDiscord, 'url'>,
  { bot, store, limits, token = TOKEN, env = {} }: BotOptions,
) {
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => lines.push(line) });
  const lost: BotError[] = [];
  let now = 0;
  const clock = () => Date.now() + now;
  const whole = withCheck(bot);
  const responder = createResponder({
    bot: whole,
    store,
    limits: limits ?? { person: 0, channel: 0 },
    clock,
    log,
    salt: 'salt',
  });
  const adapter = createDiscord({
    config: loadConfig({ DISCORD_TOKEN: token, DISCORD_API_URL: discord.url, ...env }),
    bot: whole,
    responder,
    store,
    log,
    clock,
    http: { add: () => {} },
    lost: (error) => lost.push(error),
  });
  return {
    adapter,
    responder,
    lines,
    lost,
    /** Lets time pass for the bot alone. */
    pass: (ms: number) => {
      now += ms;
    },
    /** As the composition root does it. */
    async stop(): Promise<void> {
      await adapter.pause?.();
      responder.close();
      await responder.idle();
      await adapter.stop();
    },
  };
}
export type DiscordBot = ReturnType<typeof discordBot>;

/** Waits until something holds. */
export async function until(holds: () => boolean, ms = 5000): Promise<void> {
  const end = Date.now() + ms;
  while (!holds()) {
    if (Date.now() > end) throw new Error('what was waited for did not come');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
