import { Client, GatewayIntentBits, Options, RESTEvents } from 'discord.js';

/** Discord's limit for most bots. */
const REQUESTS_A_SECOND = 50;
/** Each interaction has a rate limit of its own in the SDK; those that are over are dropped this often. */
const SWEEP_MS = 60_000;

/**
 * The SDK, without privileged intents and without caches that would grow with the number of people: the bot needs ids
 * only, and each event brings them.
 */
export function createClient(apiUrl: string | undefined): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    allowedMentions: { parse: [], repliedUser: false },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
      UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user.id },
    }),
    rest: {
      ...(apiUrl === undefined ? {} : { api: baseOf(apiUrl) }),
      handlerSweepInterval: SWEEP_MS,
      // The SDK would count interactions too, which Discord does not, and hold answers back that may go out.
      globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    },
  });
  client.rest.on(RESTEvents.RateLimited, ({ global }) => {
    // Once Discord says that it was too much, the bot keeps to the limit by itself.
    if (global) client.rest.options.globalRequestsPerSecond = REQUESTS_A_SECOND;
  });
  return client;
}

/** The SDK appends the version; with one of its own, or a slash at its end, every request would end in 404. */
export const baseOf = (apiUrl: string): string =>
  apiUrl
    .replace(/\/+$/, '')
    .replace(/\/v\d+$/, '')
    .replace(/\/+$/, '');
