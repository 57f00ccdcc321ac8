import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { BotError } from '../../src/errors.ts';
import { describeFailure } from './describe-failure.ts';
import type { Metrics } from './metrics.ts';

/** Reads the body and ends the response itself. */
export type HttpHandler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
/** The route table of the one server: an adapter that is called over HTTP adds its own. */
export interface HttpRoutes {
  /** Handles every method of an exact path; the query is not part of it. */
  add(path: string, handler: HttpHandler): void;
}
export interface HttpServer extends HttpRoutes {
  /** @throws {BotError} `PLATFORM_FAILED` where the port cannot be had */
  listen(port: number): Promise<number>;
  /** From now on platforms are told to come again later, and `/readyz` says so; `/healthz` and metrics go on. */
  drain(): void;
  close(): Promise<void>;
}

export interface HealthParts {
  readonly log: Logger;
  readonly metrics: Metrics;
  /** What is not ready, in words for the operator; none means ready. */
  readonly problems: () => Promise<readonly string[]>;
}

/** `/healthz` (the process runs), `/readyz` (it can answer) and `/metrics`, with room for the platforms' own paths. */
export function createHttpServer({ log, metrics, problems }: HealthParts): HttpServer {
  const platforms = new Map<string, HttpHandler>();
  let draining = false;
  const own = new Map<string, HttpHandler>([
    ['/healthz', (_, response) => reply(response, 200, 'ok')],
    [
      '/readyz',
      async (_, response) => {
        const found = draining ? ['stopping'] : await problems();
        if (found.length === 0) reply(response, 200, 'ready');
        else reply(response, 503, found.join('\n'));
      },
    ],
    ['/metrics', async (_, response) => reply(response, 200, await metrics.text(), metrics.contentType)],
  ]);

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const internal = own.get(path);
    if (internal !== undefined) {
      if (request.method !== 'GET' && request.method !== 'HEAD') reply(response, 405, 'Use GET.');
      else await internal(request, response);
      return;
    }
    const handler = platforms.get(path);
    if (handler === undefined) reply(response, 404, 'Nothing here.');
    // A 503 makes Slack deliver again, to another replica or to this one when it is back.
    else if (draining) reply(response, 503, 'Stopping.');
    else await handler(request, response);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      log.error({ error: describeFailure(error) }, 'http.failed');
      if (!response.headersSent) reply(response, 500, 'Failed.');
      else response.destroy();
    });
  });

  return {
    add: (path, handler) => {
      platforms.set(path, handler);
    },
    listen: (port) =>
      new Promise((resolve, reject) => {
        server.once('error', (cause: NodeJS.ErrnoException) => reject(cannotListen(port, cause)));
        server.listen(port, () => resolve(portOf(server.address())));
      }),
    drain: () => {
      draining = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function reply(
  response: ServerResponse,
  status: number,
  text: string,
  type = 'text/plain; charset=utf-8',
): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(`${text}\n`);
}

const portOf = (address: AddressInfo | string | null): number =>
  address === null || typeof address === 'string' ? 0 : address.port;

const cannotListen = (port: number, cause: NodeJS.ErrnoException): BotError =>
  new BotError(
    'PLATFORM_FAILED',
    [
      `http: port ${port}: ${cause.code === 'EADDRINUSE' ? 'is taken by another process' : `cannot be opened (${cause.code ?? 'unknown'})`}; free it, or set PORT to another one`,
    ],
    { cause },
  );
