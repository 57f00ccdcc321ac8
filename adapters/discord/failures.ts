import { DiscordAPIError, GatewayCloseCodes } from 'discord.js';
import { BotError } from '../../src/errors.ts';

const PORTAL = 'https://discord.com/developers/applications';

const failed = (sentence: string, cause?: unknown): BotError =>
  new BotError('PLATFORM_FAILED', [sentence], cause === undefined ? {} : { cause });

/** Why the start failed, as a sentence that says what to do. What is not known is named and passed on. */
export function startFailure(error: unknown, apiUrl: string | undefined): BotError {
  if (error instanceof BotError) return error;
  const { message, status, code } = partsOf(error);
  // A token with a space or a line break in it cannot even be sent.
  if (status === 401 || /authentication failed|invalid authorization/i.test(message)) return badToken(error);
  if (/intents/i.test(message)) return badIntents(error);
  if (status === 404 && apiUrl !== undefined)
    return failed(
      'Discord: nothing answers at DISCORD_API_URL; write the base without a version, such as https://discord.com/api, or unset it.',
      error,
    );
  if (/not enough sessions/i.test(message))
    return failed(
      'Discord: too many starts today, no session is left; wait until Discord allows new ones, and find out why the bot restarts so often.',
      error,
    );
  if (/ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|UND_ERR/.test(`${code} ${message}`))
    return unreachable(apiUrl, error);
  return failed(
    `Discord: the start failed (${error instanceof Error ? error.name : 'no error object'}${status === undefined ? '' : `, status ${status}`}); look at https://discordstatus.com and start again.`,
    error,
  );
}

/** Nothing came of the start within its time. */
export const unreachable = (apiUrl: string | undefined, cause?: unknown): BotError =>
  failed(
    `Discord: ${apiUrl === undefined ? 'discord.com' : 'the server at DISCORD_API_URL'} cannot be reached or does not answer; ` +
      `check the network, the proxy and DISCORD_API_URL, and start again.`,
    cause,
  );

/** The token was reset or taken away while the bot ran. */
export const tokenRefused = (): BotError => badToken(undefined);

/** Close codes after which the connection never comes back. */
export function lostFailure(code: number): BotError {
  if (code === GatewayCloseCodes.AuthenticationFailed) return badToken(undefined);
  if (code === GatewayCloseCodes.DisallowedIntents || code === GatewayCloseCodes.InvalidIntents)
    return badIntents(undefined);
  return failed(`Discord: the connection was closed for good (code ${code}); start the bot again.`);
}

const badToken = (cause: unknown): BotError =>
  failed(
    `Discord: the token is not accepted; copy it again from ${PORTAL} (Bot, Reset Token) into DISCORD_TOKEN.`,
    cause,
  );
const badIntents = (cause: unknown): BotError =>
  failed(
    `Discord: an intent is not allowed to this application; look at ${PORTAL} (Bot, Privileged Gateway Intents). This bot needs none of them.`,
    cause,
  );

function partsOf(error: unknown): { message: string; status?: number; code: string } {
  if (!(error instanceof Error)) return { message: '', code: '' };
  const cause = error.cause instanceof Error ? partsOf(error.cause) : undefined;
  const inner = error instanceof AggregateError ? error.errors.map((one) => partsOf(one).code).join(' ') : '';
  const code = 'code' in error ? String(error.code) : '';
  const status =
    error instanceof DiscordAPIError
      ? error.status
      : 'status' in error && typeof error.status === 'number'
        ? error.status
        : undefined;
  return {
    message: `${error.message} ${cause?.message ?? ''}`,
    code: `${code} ${inner} ${cause?.code ?? ''}`,
    ...(status === undefined ? {} : { status }),
  };
}
