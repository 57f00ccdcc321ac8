import { APPLICATION, BOT_USER, CHANNEL, snowflake } from './events.ts';
import { callbackProblems, commandProblems, messageProblems } from './validate.ts';

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}
/** A message of the bot, as it stands now. */
export interface Posted {
  readonly id: string;
  readonly channel: string;
  /** How it came to be: in a channel, or through the token of an interaction. */
  readonly by: 'channel' | 'interaction';
  readonly token?: string;
  /** When it was posted first, by `performance.now()`. */
  readonly at: number;
  body: Body;
  edits: number;
}
// biome-ignore lint/suspicious/noExplicitAny: whatever the bot sends is looked at by tests, field by field
type Body = any;
interface Interaction {
  readonly id: string;
  readonly type: number;
  readonly at: number;
  answered?: { readonly type: number; readonly after: number; readonly body: Body };
  /** What the first response became: nothing yet where it was deferred. */
  original?: Posted | 'deleted';
}

const error = (status: number, code: number, message: string): Reply => ({ status, body: { code, message } });
/** The first response must come within this time. */
const LATE_MS = 3000;

/** Discord's REST API as far as the bot uses it; every body is held to the published limits. */
export function createRest(clock: () => number = Date.now) {
  const messages: Posted[] = [];
  const interactions = new Map<string, Interaction>();
  const violations: string[] = [];
  const typing: string[] = [];
  const commands = new Map<string, unknown[]>();
  const writes: string[] = [];
  const expired = new Set<string>();
  const threads = new Map<string, readonly unknown[]>();

  const check = (where: string, problems: readonly string[]): boolean => {
    violations.push(...problems.map((problem) => `${where}: ${problem}`));
    return problems.length === 0;
  };
  const invalid = error(400, 50035, 'Invalid Form Body');
  const message = ({ id, channel, body }: Posted) => ({
    id,
    channel_id: channel,
    author: BOT_USER,
    attachments: [],
    embeds: [],
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    timestamp: '2026-11-22T10:00:00.000000+00:00',
    edited_timestamp: null,
    tts: false,
    type: 0,
    ...body,
  });
  const add = (posted: Omit<Posted, 'id' | 'at' | 'edits'>): Posted => {
    const whole = { ...posted, id: snowflake(), at: performance.now(), edits: 0 };
    messages.push(whole);
    return whole;
  };

  function post(channel: string, body: Body): Reply {
    if (!check('post', messageProblems(body, 'post'))) return invalid;
    const same = messages.find((known) => known.by === 'channel' && known.body.nonce === body.nonce);
    return { status: 200, body: message(same ?? add({ channel, by: 'channel', body })) };
  }

  function callback(id: string, token: string, body: Body): Reply {
    const known = interactions.get(token);
    if (known === undefined || known.id !== id) return error(404, 10062, 'Unknown interaction');
    const after = clock() - known.at;
    if (after > LATE_MS) return error(404, 10062, 'Unknown interaction');
    if (known.answered !== undefined) return error(400, 40060, 'Interaction has already been acknowledged.');
    if (!check('callback', callbackProblems(body, known.type))) return invalid;
    known.answered = { type: body.type, after, body };
    if (body.type === 4)
      known.original = add({ channel: CHANNEL, by: 'interaction', token, body: body.data });
    return { status: 204 };
  }

  function webhook(method: string, token: string, body: Body): Reply {
    const known = interactions.get(token);
    if (known === undefined || known.answered === undefined) return error(404, 10015, 'Unknown Webhook');
    if (expired.has(token)) return error(401, 50027, 'Invalid Webhook Token');
    const { original } = known;
    if (original === 'deleted' && method !== 'POST') return error(404, 10008, 'Unknown Message');
    if (method === 'DELETE') {
      if (original !== undefined && original !== 'deleted') messages.splice(messages.indexOf(original), 1);
      known.original = 'deleted';
      return { status: 204 };
    }
    if (!check(method === 'PATCH' ? 'edit' : 'follow-up', messageProblems(body, 'webhook'))) return invalid;
    if (original === undefined) {
      // A deferred response keeps the privacy that it was deferred with, and the first follow-up takes its place.
      const flags = (body.flags & ~64) | ((known.answered.body.data?.flags ?? 0) & 64);
      known.original = add({ channel: CHANNEL, by: 'interaction', token, body: { ...body, flags } });
      return { status: 200, body: message(known.original) };
    }
    if (method === 'POST')
      return { status: 200, body: message(add({ channel: CHANNEL, by: 'interaction', token, body })) };
    if (original === 'deleted') return error(404, 10008, 'Unknown Message');
    original.body = { ...original.body, ...body };
    original.edits++;
    return { status: 200, body: message(original) };
  }

  return {
    messages,
    interactions,
    violations,
    typing,
    commands,
    writes,
    /** Tokens of interactions live 15 minutes; this one is over. */
    expire: (token: string) => expired.add(token),
    /** Makes a channel a thread that holds these messages, newest first. */
    thread: (channel: string, held: readonly unknown[]) => threads.set(channel, held),
    expect(interaction: { id: string; token: string; type: number }): void {
      const { id, type } = interaction;
      interactions.set(interaction.token, { id, type, at: clock() });
    },
    handle(method: string, path: string, body: Body): Reply {
      const [, first = '', second = '', third = '', ...rest] = path.split('/');
      const route = `${method} ${first}`;
      if (path === `/channels/${second}` && method === 'GET')
        return { status: 200, body: { id: second, type: threads.has(second) ? 11 : 0 } };
      if (route === 'GET channels' && third === 'messages' && threads.has(second))
        return { status: 200, body: threads.get(second) };
      if (route === 'POST channels' && third === 'messages') return post(second, body);
      if (route === 'POST channels' && third === 'typing') {
        typing.push(second);
        return { status: 204 };
      }
      if (route === 'POST interactions' && rest[0] === 'callback') return callback(second, third, body);
      if (first === 'webhooks' && second === APPLICATION) return webhook(method, third, body);
      if (path === '/users/@me/channels')
        return { status: 200, body: { id: `31${body.recipient_id.slice(2)}`, type: 1 } };
      if (first === 'applications' && second === APPLICATION && path.endsWith('/commands')) {
        if (method === 'GET') return { status: 200, body: commands.get(path) ?? [] };
        writes.push(`${method} ${path}`);
        if (!check('commands', commandProblems(body))) return invalid;
        const stored = body.map((one: Body) => ({
          id: snowflake(),
          application_id: APPLICATION,
          version: '1',
          ...one,
        }));
        commands.set(path, stored);
        return { status: 200, body: stored };
      }
      violations.push(`${method} ${path}: unknown route`);
      return error(404, 0, '404: Not Found');
    },
  };
}
