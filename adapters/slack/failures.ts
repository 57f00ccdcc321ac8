import { BotError } from '../../src/errors.ts';

/** Slack's words for a token that will never be accepted again. */
const REVOKED = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'team_disabled',
  'user_removed_from_team',
  'not_allowed_token_type',
]);
/** Slack's words for blocks that it does not take, where the text alone may still pass. */
const REFUSED_BLOCKS = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long']);
/** Slack's words for a place where the bot may not post. */
const NO_ACCESS = new Set([
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'restricted_action',
  'user_not_in_channel',
]);

/** A view cannot be opened on top of this one, but the one that is open can still be changed. */
const NO_PUSH = new Set([
  'push_limit_reached',
  'expired_trigger_id',
  'exchanged_trigger_id',
  'invalid_trigger_id',
  'trigger_expired',
  'trigger_exchanged',
]);

/** Slack's own word for what went wrong (`ok: false`), where it gave one. */
export function slackError(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('data' in error)) return undefined;
  const { data } = error;
  return typeof data === 'object' && data !== null && 'error' in data && typeof data.error === 'string'
    ? data.error
    : undefined;
}
const isOneOf = (words: ReadonlySet<string>) => (error: unknown) => words.has(slackError(error) ?? '');
export const isRevokedWord = (word: string): boolean => REVOKED.has(word);
export const isRevoked = isOneOf(REVOKED);
export const isRefusedBlocks = isOneOf(REFUSED_BLOCKS);
export const isNoAccess = isOneOf(NO_ACCESS);
export const isNoPush = isOneOf(NO_PUSH);

export type Token = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';
const WHERE: Readonly<Record<Token, string>> = {
  SLACK_BOT_TOKEN:
    'copy the Bot User OAuth Token (xoxb-…) from "OAuth & Permissions" of the app at https://api.slack.com/apps',
  SLACK_APP_TOKEN:
    'create an App-Level Token (xapp-…) with the scope connections:write under "Basic Information" of the app at https://api.slack.com/apps',
};

/** @throws {BotError} for a token with a space or a line break in it: it cannot even be sent */
export function checkToken(value: string, token: Token): void {
  if (!/^[\x21-\x7e]+$/.test(value))
    throw new BotError('PLATFORM_FAILED', [
      `slack: ${token} is not accepted (it holds a space or a line break); ${WHERE[token]}, set it and start again`,
    ]);
}

/** What the operator has to do about a failed start. */
export function startFailure(error: unknown, token: Token, apiUrl: string): BotError {
  if (error instanceof BotError) return error;
  const word = slackError(error);
  const problem =
    word !== undefined && REVOKED.has(word)
      ? `slack: ${token} is not accepted (${word}); ${WHERE[token]}, set it and start again`
      : word !== undefined
        ? `slack: the start was refused (${word}) with ${token}; check the settings of the app at https://api.slack.com/apps and start again`
        : `slack: ${hostOf(apiUrl)} cannot be reached${causeOf(error)}; check the network and SLACK_API_URL, then start again`;
  return new BotError('PLATFORM_FAILED', [problem], { cause: error });
}

export const tooSlow = (seconds: number, apiUrl: string): BotError =>
  new BotError('PLATFORM_FAILED', [
    `slack: ${hostOf(apiUrl)} gave no connection within ${seconds} seconds; check the network and SLACK_API_URL, then start again`,
  ]);

/** The app was removed or its token revoked while the bot ran. */
export const revoked = (word: string, token: Token): BotError =>
  new BotError('PLATFORM_FAILED', [
    `slack: the app has lost its access (${word}); install it again, ${WHERE[token]}, set ${token} and start again`,
  ]);

const hostOf = (url: string): string =>
  URL.canParse(url) ? new URL(url).host : 'the address in SLACK_API_URL';

/** The innermost code, such as ECONNREFUSED. */
function causeOf(error: unknown): string {
  let code: string | undefined;
  let at: unknown = error;
  for (let depth = 0; depth < 5 && at instanceof Error; depth++) {
    if ('code' in at && typeof at.code === 'string' && /^E[A-Z]+$/.test(at.code)) code = at.code;
    at = 'original' in at ? at.original : at.cause;
  }
  return code === undefined ? '' : ` (${code})`;
}
