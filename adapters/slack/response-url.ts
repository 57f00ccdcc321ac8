import type { SlackPayload } from './render.ts';
import { post } from './transport.ts';

export interface Response extends SlackPayload {
  readonly response_type: 'ephemeral' | 'in_channel';
  readonly thread_ts?: string;
  readonly replace_original?: boolean;
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

const TRIES = 4;
const TIMEOUT_MS = 10_000;
/** Longer waits are not worth it: the address is good for half an hour, but nobody waits that long. */
const LONGEST_WAIT_MS = 30_000;

/**
 * Sends a reply to the address that came with a command or a button. Slack's library sends to it once; this tries
 * again where Slack is busy or fails, and waits as long as it asks for.
 *
 * @throws {Error} with Slack's own word where the address takes no more replies
 */
export async function sendToResponseUrl(url: string, response: Response): Promise<void> {
  for (let tried = 1; ; tried++) {
    const outcome = await attempt(url, response, tried);
    if (outcome === 'sent') return;
    if (outcome.wait === undefined || tried === TRIES) throw new Error(`response_url: ${outcome.reason}`);
    await new Promise((resolve) => setTimeout(resolve, outcome.wait));
  }
}

type Outcome = 'sent' | { readonly reason: string; readonly wait?: number };

async function attempt(url: string, response: Response, tried: number): Promise<Outcome> {
  try {
    const { status, rawHeaders, text } = await post(url, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(response),
      timeoutMs: TIMEOUT_MS,
    });
    if (status === 429) {
      const at = rawHeaders.findIndex((name) => name.toLowerCase() === 'retry-after');
      const seconds = at < 0 ? 0 : Number(rawHeaders[at + 1]);
      return {
        reason: 'rate limited',
        wait: Math.min(LONGEST_WAIT_MS, (Number.isFinite(seconds) ? seconds : 1) * 1000),
      };
    }
    if (status >= 500) return { reason: `status ${status}`, wait: backOff(tried) };
    const word = /"error"\s*:\s*"([a-z_]+)"/.exec(text)?.[1];
    return status >= 200 && status < 300 && word === undefined
      ? 'sent'
      : { reason: word ?? `status ${status}` };
  } catch (error) {
    return { reason: error instanceof Error ? error.name : 'unreachable', wait: backOff(tried) };
  }
}

const backOff = (tried: number): number => 300 * 2 ** (tried - 1);
