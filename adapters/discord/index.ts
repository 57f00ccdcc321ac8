import { type Client, Events } from 'discord.js';
import { BotError } from '../../src/errors.ts';
import { describeFailure } from '../shared/describe-failure.ts';
import type { AdapterSettings, CreateAdapter } from '../shared/settings.ts';
import { createClient } from './client.ts';
import { lostFailure, startFailure, unreachable } from './failures.ts';
import { listen } from './listen.ts';
import { registerCommands } from './register.ts';

/** The whole start must be over in ten seconds. */
const START_MS = 9000;
/** A connection that never came about is never closed either: the SDK would wait for that. */
const LEAVE_MS = 500;

/** Discord over the gateway: mentions, direct messages, commands, buttons. */
export const createDiscord: CreateAdapter = (settings) => {
  const { config, log, lost } = settings;
  const apiUrl = config.discord?.apiUrl;
  const client = createClient(apiUrl);
  let state: 'starting' | 'running' | 'paused' | 'over' = 'starting';
  let connected = false;

  client.on(Events.ShardReady, () => {
    connected = true;
  });
  client.on(Events.ShardResume, () => {
    connected = true;
  });
  client.on(Events.ShardReconnecting, () => {
    connected = false;
    if (state === 'running') log.warn({ platform: 'discord' }, 'gateway.reconnecting');
  });
  client.on(Events.ShardDisconnect, ({ code }) => {
    connected = false;
    // The SDK gives up silently and the process stays alive: without this a revoked token looks like a quiet day.
    if (state !== 'running' && state !== 'paused') return;
    state = 'over';
    lost(lostFailure(code));
  });
  client.on(Events.ShardError, (error) =>
    log.warn({ platform: 'discord', error: describeFailure(error) }, 'gateway.failed'),
  );
  client.on(Events.Error, (error) =>
    log.error({ platform: 'discord', error: describeFailure(error) }, 'client.failed'),
  );
  listen(client, settings, () => state === 'running');

  return {
    name: 'discord',
    start: async () => {
      const token = config.discord?.token;
      if (token === undefined)
        throw new BotError('CONFIG_INVALID', [
          'environment: Discord: DISCORD_TOKEN is missing; set it to turn Discord on.',
        ]);
      try {
        await within(START_MS, login(client, token), unreachable(apiUrl));
      } catch (error) {
        state = 'over';
        await leave(client);
        throw startFailure(error, apiUrl);
      }
      state = 'running';
      log.info({ platform: 'discord' }, 'platform.started');
      void register(client, settings);
    },
    pause: async () => {
      if (state === 'running') state = 'paused';
    },
    stop: async () => {
      state = 'over';
      connected = false;
      await leave(client);
    },
    ready: () => connected && state === 'running' && client.isReady(),
  };
};

/** Logged in, and every server of the bot known. */
function login(client: Client, token: string): Promise<void> {
  return new Promise((resolve, reject) => {
    client.once(Events.ClientReady, () => resolve());
    client.once(Events.ShardDisconnect, ({ code }) => reject(lostFailure(code)));
    client.login(token).catch(reject);
  });
}

const leave = (client: Client): Promise<void> =>
  Promise.race([client.destroy(), new Promise<void>((resolve) => setTimeout(resolve, LEAVE_MS))]);

async function within(ms: number, work: Promise<void>, late: BotError): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late), ms);
  });
  try {
    await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/** Old commands are better than no bot: a set that cannot be registered is reported, and everything else works. */
async function register(client: Client, { config, log }: AdapterSettings): Promise<void> {
  const applicationId = config.discord?.applicationId ?? client.application?.id;
  if (applicationId === undefined) return;
  const guildId = config.discord?.guildId;
  try {
    const { lines } = await registerCommands(client.rest, {
      applicationId,
      ...(guildId === undefined ? {} : { guildId }),
    });
    log.info({ platform: 'discord', changed: lines }, 'commands.registered');
  } catch (error) {
    log.error({ platform: 'discord', error: describeFailure(error) }, 'commands.failed');
  }
}
