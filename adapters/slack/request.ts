import type { IncomingMessage } from 'node:http';
import { isValidSlackRequest } from '@slack/bolt';
import type { HttpHandler } from '../shared/health.ts';
import type { Clock } from '../shared/settings.ts';

const FIVE_MINUTES_S = 300;
/** Slack sends far less. */
const LONGEST = 4 * 1024 * 1024;

export interface CheckParts {
  readonly clock: Clock;
  readonly signingSecret: string;
}

/**
 * What Slack's library leaves out before or after it checks a signature: other methods, which it answers with a fault;
 * requests from the future, which could be kept and sent again later; and a body that is no object, of which one (null)
 * ends in a rejection that nobody can catch, and with that the process.
 */
export const checked =
  (handler: HttpHandler, { clock, signingSecret }: CheckParts): HttpHandler =>
  async (request, response) => {
    const sent = Number(request.headers['x-slack-request-timestamp']);
    const refuse = (status: number) => response.writeHead(status).end();
    if (request.method !== 'POST') return void response.writeHead(405, { allow: 'POST' }).end();
    if (sent - clock() / 1000 > FIVE_MINUTES_S) return void refuse(401);
    const body = await bodyOf(request);
    if (body === undefined) return void refuse(413);
    if (isObject(body.toString(), request.headers['content-type'])) {
      // The name under which the library looks for a body that was read before.
      Object.assign(request, { rawBody: body });
      return handler(request, response);
    }
    const signature = request.headers['x-slack-signature'];
    const isSigned =
      typeof signature === 'string' &&
      isValidSlackRequest({
        signingSecret,
        body: body.toString(),
        headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': sent },
      });
    refuse(isSigned ? 400 : 401);
  };

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length > LONGEST) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** A form is one, unless it carries JSON that is none. */
function isObject(body: string, contentType: string | undefined): boolean {
  const isForm = contentType === 'application/x-www-form-urlencoded';
  const json = isForm ? new URLSearchParams(body).get('payload') : body;
  if (json === null) return true;
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
