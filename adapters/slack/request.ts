import type { HttpHandler } from '../shared/health.ts';
import type { Clock } from '../shared/settings.ts';

const FIVE_MINUTES_S = 300;

/**
 * What Slack's library leaves out before it checks a signature: other methods, which it answers with a fault, and
 * requests from the future, which could be kept and sent again later.
 */
export const checked =
  (handler: HttpHandler, clock: Clock): HttpHandler =>
  (request, response) => {
    const sent = Number(request.headers['x-slack-request-timestamp']);
    if (request.method !== 'POST') response.writeHead(405, { allow: 'POST' }).end();
    else if (sent - clock() / 1000 > FIVE_MINUTES_S) response.writeHead(401).end();
    else return handler(request, response);
  };
