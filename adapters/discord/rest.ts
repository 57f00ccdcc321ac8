import { REST, RESTEvents, type RESTOptions, Routes } from 'discord.js';
import type { DiscordConfig } from '../../src/config.ts';

/** A command line does not wait as long as a bot that runs for months. */
const TIMEOUT_MS = 8000;
/** Discord's limit for most bots. */
const REQUESTS_A_SECOND = 50;
/** Each interaction has a rate limit of its own in the SDK; those that are over are dropped this often. */
const SWEEP_MS = 60_000;
/** Addresses with a token of their own: a refusal there says nothing about the bot's. */
const OWN_TOKEN = /^\/(?:interactions|webhooks)\//;

type Account = Pick<DiscordConfig, 'token' | 'apiUrl'>;

/** Discord's REST API for a bot that runs; `refused` is told when its token is no longer accepted. */
export function createRest(account: Account, refused: () => void): REST {
  const rest = restOf(account, {
    handlerSweepInterval: SWEEP_MS,
    // The SDK would count interactions too, which Discord does not, and hold answers back that may go out.
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
  });
  rest.on(RESTEvents.RateLimited, ({ global }) => {
    // Once Discord says that it was too much, the bot keeps to the limit by itself.
    if (global) rest.options.globalRequestsPerSecond = REQUESTS_A_SECOND;
  });
  rest.on(RESTEvents.Response, ({ route }, { status }) => {
    if (status === 401 && !OWN_TOKEN.test(route)) refused();
  });
  return rest;
}

/** Discord's REST API alone, without a gateway, and the id of the application that the token belongs to. */
export async function connectRest({
  applicationId,
  ...account
}: DiscordConfig): Promise<{ rest: REST; applicationId: string }> {
  const rest = restOf(account, { timeout: TIMEOUT_MS, retries: 1 });
  if (applicationId !== undefined) return { rest, applicationId };
  const own: unknown = await rest.get(Routes.currentApplication());
  if (typeof own === 'object' && own !== null && 'id' in own && typeof own.id === 'string')
    return { rest, applicationId: own.id };
  throw new TypeError('Discord describes the application without an id');
}

const restOf = ({ token, apiUrl }: Account, options: Partial<RESTOptions>): REST =>
  new REST({ ...options, ...(apiUrl === undefined ? {} : { api: baseOf(apiUrl) }) }).setToken(bare(token));

/** People copy it with the word in front that it is sent with. */
export const bare = (token: string): string => token.trim().replace(/^Bot\s+/i, '');

/** The SDK appends the version; with one of its own, or a slash at its end, every request would end in 404. */
const baseOf = (apiUrl: string): string =>
  apiUrl
    .replace(/\/+$/, '')
    .replace(/\/v\d+$/, '')
    .replace(/\/+$/, '');
