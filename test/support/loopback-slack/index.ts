import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { acceptWebSocket, type WebSocketConnection } from '../loopback-discord/web-socket.ts';
import { createFaults, type Fault } from './faults.ts';
import { validateAck, validateCall, validateResponse } from './validate.ts';

export const TOKENS = {
  bot: 'xoxb-0000000000-loopback',
  app: 'xapp-1-A0000000-loopback',
  signingSecret: 'loopback-signing-secret',
} as const;

/** A call as it came in: a method of the Web API, or a post to a `response_url`. */
export interface Call {
  readonly method: string;
  /** The address that was called: tells one `response_url` from another. */
  readonly path: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was sent
  readonly body: any;
  readonly at: number;
  /** Whether it was answered with success. */
  readonly ok: boolean;
}
export interface Delivered {
  /** Milliseconds until it was acknowledged. */
  readonly ms: number;
  readonly payload: unknown;
  /** Of the HTTP transport. */
  readonly status?: number;
}
export type EnvelopeType = 'events_api' | 'slash_commands' | 'interactive';
interface Options {
  /** Where signed requests go; without it events travel over the socket. */
  readonly requestUrl?: string;
}

export type LoopbackSlack = Awaited<ReturnType<typeof startLoopbackSlack>>;

/** Slack on 127.0.0.1: the Web API, Socket Mode and signed HTTP, strict where the real one is. */
export async function startLoopbackSlack() {
  const calls: Call[] = [];
  const problems: string[] = [];
  const faults = createFaults();
  const sockets = new Set<WebSocketConnection>();
  const waiting = new Map<string, (payload: unknown) => void>();
  const listeners = new Set<() => void>();
  const accepted = { bot: true, app: true };
  let thread: readonly unknown[] = [];
  let count = 0;
  let opened = 0;

  const note = (call: Call) => {
    calls.push(call);
    for (const listener of listeners) listener();
  };
  const answer = (method: string): Record<string, unknown> => {
    count++;
    const ts = `17000000${String(count % 100).padStart(2, '0')}.000${String(count % 1000).padStart(3, '0')}`;
    switch (method) {
      case 'auth.test':
        return {
          ok: true,
          user_id: 'UBOT',
          bot_id: 'BBOT',
          team_id: 'T1',
          user: 'kosovo-status',
          team: 'Test',
        };
      case 'apps.connections.open':
        return { ok: true, url: `ws://127.0.0.1:${port}/link?ticket=${count}` };
      case 'chat.postMessage':
        return { ok: true, ts, channel: 'C1', message: {} };
      case 'conversations.replies':
        return { ok: true, messages: thread, has_more: false };
      case 'views.open':
      case 'views.push':
      case 'views.update':
        return { ok: true, view: { id: 'V100' } };
      default:
        return { ok: true };
    }
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const text = await bodyOf(request);
    const isResponse = pathname.startsWith('/response/');
    const method = isResponse ? 'response_url' : pathname.replace(/^\/api\//, '');
    const body = isResponse ? JSON.parse(text) : formOf(text);
    const fault = faults.take(method);
    if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms));
    if (fault !== undefined && fault.kind !== 'delay') {
      note({ method, path: pathname, body, at: performance.now(), ok: false });
      return fail(response, fault);
    }
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const isOpen = method === 'apps.connections.open';
    const right = isOpen ? accepted.app && token === TOKENS.app : accepted.bot && token === TOKENS.bot;
    if (!isResponse && !right) {
      note({ method, path: pathname, body, at: performance.now(), ok: false });
      return json(response, { ok: false, error: 'invalid_auth' });
    }
    const found = isResponse ? validateResponse(body) : validateCall(method, body);
    problems.push(...found.map((problem) => `${method}: ${problem}`));
    note({ method, path: pathname, body, at: performance.now(), ok: found.length === 0 });
    if (isResponse) response.writeHead(200).end('ok');
    else json(response, found.length === 0 ? answer(method) : { ok: false, error: 'invalid_arguments' });
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      problems.push(String(error));
      response.destroy();
    });
  });
  server.on('upgrade', (request, socket) => {
    opened++;
    const connection: WebSocketConnection = acceptWebSocket(request, socket, {
      message: (text) => {
        const { envelope_id: id, payload } = JSON.parse(text);
        waiting.get(id)?.(payload);
        waiting.delete(id);
      },
      closed: () => sockets.delete(connection),
    });
    sockets.add(connection);
    connection.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A1' } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  const overSocket = (type: EnvelopeType, payload: unknown, retry?: number): Promise<Delivered> => {
    const id = `envelope-${++count}`;
    const from = performance.now();
    const [connection] = sockets;
    if (connection === undefined) return Promise.reject(new Error('no socket is open'));
    const done = new Promise<Delivered>((resolve) => {
      waiting.set(id, (answered) => resolve({ ms: performance.now() - from, payload: answered }));
    });
    const repeated = retry === undefined ? {} : { retry_attempt: retry, retry_reason: 'timeout' };
    connection.send(
      JSON.stringify({
        envelope_id: id,
        type,
        payload,
        accepts_response_payload: type !== 'events_api',
        ...repeated,
      }),
    );
    return done;
  };
  const overHttp = async (
    requestUrl: string,
    type: EnvelopeType,
    payload: unknown,
    retry?: number,
  ): Promise<Delivered> => {
    const body = httpBody(type, payload);
    const from = performance.now();
    const repeated: Record<string, string> =
      retry === undefined
        ? {}
        : { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' };
    const answered = await fetch(requestUrl, {
      method: 'POST',
      headers: { ...signed(body), ...repeated },
      body,
    });
    const text = await answered.text();
    return {
      ms: performance.now() - from,
      status: answered.status,
      payload: text === '' ? {} : text.startsWith('{') ? JSON.parse(text) : text,
    };
  };

  return {
    url,
    /** Value of `SLACK_API_URL`. */
    apiUrl: `${url}/api/`,
    responseUrl: (name: string) => `${url}/response/${name}`,
    calls,
    /** Every rule that a call or an acknowledgement broke. */
    problems,
    plan: (fault: Fault) => faults.plan(fault),
    /** Takes a token away, or gives it back. */
    accept: (which: 'bot' | 'app', yes: boolean) => {
      accepted[which] = yes;
    },
    /** What a thread of a direct conversation holds, oldest first. */
    holdThread: (messages: readonly unknown[]) => {
      thread = messages;
    },
    connections: () => sockets.size,
    connectionsOpened: () => opened,
    dropSockets: () => {
      for (const connection of sockets) connection.drop();
    },
    /** Sends a frame as it is: text, or bytes. */
    sendFrame: (frame: string | Buffer) => {
      for (const connection of sockets) connection.send(frame);
    },
    /** As Slack does every few hours. */
    refreshSockets: () => {
      for (const connection of sockets)
        connection.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: {} }));
    },
    deliver: async (
      type: EnvelopeType,
      payload: unknown,
      { requestUrl }: Options,
      retry?: number,
    ): Promise<Delivered> => {
      const delivered = await (requestUrl === undefined
        ? overSocket(type, payload, retry)
        : overHttp(requestUrl, type, payload, retry));
      problems.push(...validateAck(delivered.payload ?? {}).map((problem) => `ack: ${problem}`));
      if (delivered.ms > 1000) problems.push(`ack: ${Math.round(delivered.ms)} ms`);
      return delivered;
    },
    made: (method: string) => calls.filter((call) => call.method === method && call.ok),
    /** Waits until a condition on the calls holds. */
    until: (holds: () => boolean, ms = 5000): Promise<void> =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          listeners.delete(check);
          reject(
            new Error(
              `not within ${ms} ms; calls: ${calls.map(({ method }) => method).join(' ')}; ${problems.join('; ')}`,
            ),
          );
        }, ms);
        const poll = setInterval(() => check(), 20);
        const check = () => {
          if (!holds()) return;
          clearTimeout(timer);
          clearInterval(poll);
          listeners.delete(check);
          resolve();
        };
        listeners.add(check);
        check();
      }),
    close: (): Promise<void> =>
      new Promise((resolve) => {
        for (const connection of sockets) connection.drop();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The headers that Slack signs a body with. */
export function signed(
  body: string,
  {
    secret = TOKENS.signingSecret,
    at = Math.floor(Date.now() / 1000),
  }: { secret?: string; at?: number } = {},
): Record<string, string> {
  const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return {
    'content-type': body.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': String(at),
    'x-slack-signature': `v0=${signature}`,
  };
}

/** As Slack posts it: events as JSON, commands as a form, interactions as JSON in a form. */
export function httpBody(type: EnvelopeType, payload: unknown): string {
  switch (type) {
    case 'events_api':
      return JSON.stringify(payload);
    case 'slash_commands':
      return new URLSearchParams(payload as Record<string, string>).toString();
    case 'interactive':
      return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

/** Form fields with their JSON read; the token in the body is the library's own habit. */
function formOf(text: string): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    if (name === 'team_id' || name === 'token') continue;
    fields[name] =
      /^[[{]/.test(value) && name !== 'text'
        ? JSON.parse(value)
        : /^(true|false)$/.test(value)
          ? value === 'true'
          : value;
  }
  return fields;
}

function fail(response: ServerResponse, fault: Fault): void {
  switch (fault.kind) {
    case 'rate-limit':
      response.writeHead(429, { 'retry-after': String(fault.retryAfter ?? 1) }).end();
      return;
    case 'status':
      response.writeHead(fault.status ?? 500).end('fault');
      return;
    case 'drop':
      response.destroy();
      return;
    case 'error':
      json(response, { ok: false, error: fault.error ?? 'internal_error' });
      return;
    case 'delay':
      return;
  }
}

const json = (response: ServerResponse, body: unknown): void => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};
