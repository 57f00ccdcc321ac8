import { DiscordAPIError, HTTPError } from 'discord.js';

/** Pauses before the second and the third attempt at a request whose connection broke. */
const PAUSES_MS = [100, 500];
/** The SDK repeats what fails with 5xx, 429 or a reset; a connection that Discord closed it gives up on. */
const BROKEN = [
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
];

/** Discord's own codes that decide how to go on. */
export const CODE = {
  unknownMessage: 10008,
  unknownWebhook: 10015,
  alreadyAcknowledged: 40060,
  invalidToken: 50027,
  noReplies: 160002,
} as const;

/** Runs a request that may safely be made twice, again where only its connection broke. */
export async function call<Result>(request: () => Promise<Result>): Promise<Result> {
  for (const pause of PAUSES_MS)
    try {
      return await request();
    } catch (error) {
      if (!isBroken(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  return request();
}

export const hasCode = (error: unknown, ...codes: readonly number[]): boolean =>
  error instanceof DiscordAPIError && codes.some((code) => error.code === code);

/**
 * Whether an acknowledgement arrived all the same: the attempt before it did and only its answer was lost, or its
 * answer, in which nothing stands, could not be read.
 */
export const isTaken = (error: unknown): boolean =>
  hasCode(error, CODE.alreadyAcknowledged) || error instanceof SyntaxError;

/** Discord will not have this message, now or later; asking again would only count against the bot's address. */
export const isRefused = (error: unknown): boolean =>
  error instanceof DiscordAPIError && (error.status === 403 || error.status === 404);

function isBroken(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof DiscordAPIError || error instanceof HTTPError)
    return false;
  const code = 'code' in error ? error.code : undefined;
  if (BROKEN.some((known) => known === code)) return true;
  return error.cause !== undefined && isBroken(error.cause);
}
