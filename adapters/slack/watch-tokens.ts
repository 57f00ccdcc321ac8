import { isRevokedWord } from './failures.ts';

/**
 * `fetch` for the library's client, which also tells when Slack refuses the token. Every call passes here, whoever made
 * it, so that a token revoked while the bot runs is noticed at the first answer that fails, and not silence.
 */
export const watchingFetch =
  (revoked: (word: string) => void): typeof fetch =>
  async (...request) => {
    const response = await fetch(...request);
    if (response.ok) {
      const word = refusal(await response.clone().text());
      if (word !== undefined) revoked(word);
    }
    return response;
  };

/** A refusal is short and starts with `ok: false`; a message that quotes one is neither. */
function refusal(body: string): string | undefined {
  const word = /^\s*\{\s*"ok"\s*:\s*false\s*,[^{}]*?"error"\s*:\s*"([a-z_]+)"/.exec(body)?.[1];
  return word !== undefined && isRevokedWord(word) ? word : undefined;
}
