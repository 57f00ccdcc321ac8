import { isRevokedWord } from './failures.ts';
import { type Answered, post } from './transport.ts';

/**
 * `fetch` for the library's client, which also tells when Slack refuses the token. Every call passes here, whoever made
 * it, so that a token revoked while the bot runs is noticed at the first answer that fails, and not silence.
 */
export const watchingFetch =
  (timeoutMs: number, revoked: (word: string) => void): typeof fetch =>
  async (url, init) => {
    const body = init?.body;
    if (typeof body !== 'string') throw new TypeError('only forms are sent to Slack');
    const headers = Object.fromEntries(new Headers(init?.headers));
    const answered = await post(String(url), { headers, body, timeoutMs });
    const word = refusal(answered.text);
    if (answered.status === 200 && word !== undefined) revoked(word);
    return responseOf(answered);
  };

function responseOf({ status, statusText, rawHeaders, text }: Answered): Response {
  const headers = new Headers();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2)
    headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
  // Some statuses may have no body, not even an empty one.
  return new Response(text === '' ? null : text, { status, statusText, headers });
}

/** A refusal is short and starts with `ok: false`; a message that quotes one is neither. */
function refusal(body: string): string | undefined {
  const word = /^\s*\{\s*"ok"\s*:\s*false\s*,[^{}]*?"error"\s*:\s*"([a-z_]+)"/.exec(body)?.[1];
  return word !== undefined && isRevokedWord(word) ? word : undefined;
}
