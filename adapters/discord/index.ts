import type { REST } from 'discord.js';
import { BotError } from '../../src/errors.ts';
import { describeFailure } from '../shared/describe-failure.ts';
import type { AdapterSettings, CreateAdapter } from '../shared/settings.ts';
import { within } from '../shared/within.ts';
import { startFailure, tokenRefused, unreachable } from './failures.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { listen } from './listen.ts';
import { registerCommands } from './register.ts';
import { bare, createRest } from './rest.ts';

/** The whole start must be over in ten seconds, on a busy machine and with what is loaded before it. */
const START_MS = 6000;
/** A connection that never came about is never closed either: the SDK would wait for that. */
const LEAVE_MS = 500;

/** Discord over the gateway: mentions, direct messages, commands, buttons. */
export const createDiscord: CreateAdapter = (settings) => {
  const { config, log } = settings;
  let state: 'starting' | 'running' | 'paused' | 'over' = 'starting';
  let gateway: Gateway | undefined;

  /** Once, and only after the start: a start that fails says so itself. */
  const lost = (error: BotError): void => {
    // Without this a revoked token looks like a quiet day: the SDK gives up and the process stays alive.
    if (state !== 'running' && state !== 'paused') return;
    state = 'over';
    settings.lost(error);
  };
  const connect = async (token: string, apiUrl: string | undefined): Promise<void> => {
    const account = { token, ...(apiUrl === undefined ? {} : { apiUrl }) };
    const rest = createRest(account, () => lost(tokenRefused()));
    const on = listen(rest, settings, () => gateway?.identity()?.botId);
    const connection = createGateway(rest, bare(token), {
      dispatch: (event) => {
        if (state === 'starting' || state === 'running') on(event);
      },
      reconnecting: () => {
        if (state === 'running') log.warn({ platform: 'discord' }, 'gateway.reconnecting');
      },
      lost,
      failed: (error) => log.warn({ platform: 'discord', error: describeFailure(error) }, 'gateway.failed'),
    });
    gateway = connection;
    await within(START_MS, connection.connect(), unreachable(apiUrl));
    state = 'running';
    log.info({ platform: 'discord' }, 'platform.started');
    void register(rest, connection, settings);
  };
  const leave = async (): Promise<void> => {
    state = 'over';
    const left = gateway?.close().catch(() => undefined);
    await Promise.race([left, new Promise<void>((resolve) => setTimeout(resolve, LEAVE_MS))]);
  };

  return {
    name: 'discord',
    start: async () => {
      const { token, apiUrl } = config.discord ?? {};
      if (token === undefined)
        throw new BotError('CONFIG_INVALID', [
          'environment: Discord: DISCORD_TOKEN is missing; set it to turn Discord on.',
        ]);
      try {
        await connect(token, apiUrl);
      } catch (error) {
        await leave();
        throw startFailure(error, apiUrl);
      }
    },
    pause: async () => {
      if (state === 'running') state = 'paused';
    },
    stop: leave,
    ready: () => state === 'running' && gateway?.connected() === true,
  };
};

/** Old commands are better than no bot: a set that cannot be registered is reported, and everything else works. */
async function register(rest: REST, gateway: Gateway, { config, log }: AdapterSettings): Promise<void> {
  const own = gateway.identity()?.applicationId;
  const applicationId = config.discord?.applicationId ?? own;
  if (applicationId === undefined) return;
  const guildId = config.discord?.guildId;
  try {
    const { lines } = await registerCommands(rest, {
      applicationId,
      ...(guildId === undefined ? {} : { guildId }),
    });
    log.info({ platform: 'discord', changed: lines }, 'commands.registered');
  } catch (error) {
    const problem = registrationProblem(applicationId === own, guildId !== undefined);
    log.error({ platform: 'discord', problem, error: describeFailure(error) }, 'commands.failed');
  }
}

const registrationProblem = (ownApplication: boolean, onServer: boolean): string =>
  !ownApplication
    ? 'DISCORD_APPLICATION_ID is not the application that DISCORD_TOKEN belongs to; correct it, or leave it empty'
    : onServer
      ? 'the commands were not registered; check DISCORD_GUILD_ID, and that the bot was invited there with the scope applications.commands'
      : 'the commands were not registered; run "npm run -s cli -- register" to try again';
