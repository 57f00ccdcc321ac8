import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { APPLICATION, BOT_USER } from './events.ts';
import { createFaults, type Fault } from './faults.ts';
import { createGateway } from './gateway.ts';
import { createRest, type Posted } from './rest.ts';

export * from './events.ts';
export type { Posted } from './rest.ts';

/** Made up, of the shape of a real one. */
export const TOKEN = 'MTAwMDAwMDAwMDAwMDAwMDAx.GaBcDe.abcdefghijklmnopqrstuvwxyz0123456789ABCD';

/** A stand-in for Discord on 127.0.0.1: REST and gateway over real sockets, for the unchanged discord.js. */
export async function startLoopbackDiscord(token = TOKEN) {
  let address = '';
  const rest = createRest();
  const faults = createFaults();
  const gateway = createGateway({ token, url: () => `ws://${address}/gateway` });
  const sockets = new Set<Socket>();
  const requests: string[] = [];

  const reply = (
    response: ServerResponse,
    status: number,
    body?: unknown,
    headers: Record<string, string> = {},
  ) => {
    response.writeHead(status, {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  };
  const answer = (response: ServerResponse, method: string, path: string, text: string, fault?: Fault) => {
    const { status, body } = rest.handle(method, path, text === '' ? {} : JSON.parse(text));
    if (fault?.kind === 'drop-after') response.destroy();
    else if (fault?.kind === 'delay') setTimeout(() => reply(response, status, body), fault.ms);
    else reply(response, status, body);
  };

  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    request.on('end', () => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const method = request.method ?? 'GET';
      if (!pathname.startsWith('/api/v10/'))
        return reply(response, 404, { code: 0, message: '404: Not Found' });
      const path = pathname.slice('/api/v10'.length);
      requests.push(`${method} ${path}`);
      const fault = faults.take(`${method} ${path}`);
      if (fault?.kind === 'drop') return void response.destroy();
      if (fault?.kind === 'status')
        return reply(response, fault.status ?? 500, { code: fault.code ?? 0, message: 'planned' });
      if (fault?.kind === 'rate-limit') {
        const headers = { 'retry-after': String(fault.retryAfter ?? 1), 'x-ratelimit-scope': 'user' };
        const body = {
          message: 'You are being rate limited.',
          retry_after: fault.retryAfter ?? 1,
          global: fault.global === true,
        };
        return reply(
          response,
          429,
          body,
          fault.global === true ? { ...headers, 'x-ratelimit-global': 'true' } : headers,
        );
      }
      const open = /^\/(interactions|webhooks)\//.test(path);
      if (!open && request.headers.authorization !== `Bot ${token}`)
        return reply(response, 401, { code: 0, message: '401: Unauthorized' });
      if (path === '/gateway/bot')
        return reply(response, 200, {
          url: `ws://${address}/gateway`,
          shards: 1,
          session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
        });
      if (path === '/applications/@me')
        return reply(response, 200, { id: APPLICATION, name: 'kosovo', bot: BOT_USER });
      return answer(response, method, path, text, fault);
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (request, socket) => gateway.accept(request, socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  address = `127.0.0.1:${port}`;

  return {
    url: `http://${address}/api`,
    rest,
    gateway,
    faults,
    requests,
    /** Sends an interaction and expects its first response from now on. */
    interact(event: { id: string; token: string; type: number }): void {
      rest.expect(event);
      gateway.dispatch('INTERACTION_CREATE', event);
    },
    say: (event: object) => gateway.dispatch('MESSAGE_CREATE', event),
    /** The messages of the bot once there are so many, or what there is when the time is over. */
    async posted(count: number, ms = 5000): Promise<readonly Posted[]> {
      const end = Date.now() + ms;
      while (rest.messages.length < count && Date.now() < end)
        await new Promise((resolve) => setTimeout(resolve, 5));
      return rest.messages;
    },
    async close(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
export type LoopbackDiscord = Awaited<ReturnType<typeof startLoopbackDiscord>>;
