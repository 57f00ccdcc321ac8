import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { APPLICATION, BOT_USER, GUILD } from './events.ts';
import { acceptWebSocket, type WebSocketConnection } from './web-socket.ts';

interface GatewaySettings {
  readonly token: string;
  /** Where a resumed connection is to go. */
  readonly url: () => string;
}

/** Discord's gateway for one shard: hello, identify, heartbeats, resume with replay, refused resumes, close codes. */
export function createGateway({ token, url }: GatewaySettings) {
  const open = new Set<WebSocketConnection>();
  let current: WebSocketConnection | undefined;
  let session = 0;
  let sequence = 0;
  let sent: { s: number; t: string; d: unknown }[] = [];
  const seen = { identifies: 0, resumes: 0, intents: 0 };
  let refuseResumes = 0;
  let closeOnIdentify: number | undefined;
  let silent = false;
  const closedWith: number[] = [];

  const packet = (op: number, d: unknown, more: object = {}) =>
    JSON.stringify({ op, d, s: null, t: null, ...more });
  const dispatch = (t: string, d: unknown): void => {
    const event = { s: ++sequence, t, d };
    sent.push(event);
    current?.send(JSON.stringify({ op: 0, ...event }));
  };

  function identify(connection: WebSocketConnection, d: { token: string; intents: number }) {
    seen.identifies++;
    seen.intents = d.intents;
    if (d.token !== token) return connection.close(4004);
    if (closeOnIdentify !== undefined) return connection.close(closeOnIdentify);
    current = connection;
    session++;
    sequence = 0;
    sent = [];
    dispatch('READY', {
      v: 10,
      user: BOT_USER,
      guilds: [{ id: GUILD, unavailable: true }],
      session_id: `session-${session}`,
      resume_gateway_url: url(),
      application: { id: APPLICATION, flags: 0 },
      shard: [0, 1],
    });
    dispatch('GUILD_CREATE', guild());
  }

  function resume(connection: WebSocketConnection, d: { session_id: string; seq: number }) {
    seen.resumes++;
    if (refuseResumes > 0 || d.session_id !== `session-${session}`) {
      refuseResumes = Math.max(0, refuseResumes - 1);
      return connection.send(packet(9, false));
    }
    current = connection;
    for (const event of sent.filter(({ s }) => s > d.seq))
      connection.send(JSON.stringify({ op: 0, ...event }));
    dispatch('RESUMED', {});
  }

  return {
    seen,
    closedWith,
    accept(request: IncomingMessage, socket: Duplex): void {
      const connection: WebSocketConnection = acceptWebSocket(request, socket, {
        message(text) {
          const { op, d } = JSON.parse(text);
          if (op === 1) connection.send(packet(11, null));
          else if (op === 2) identify(connection, d);
          else if (op === 6) resume(connection, d);
        },
        closed(code) {
          closedWith.push(code);
          open.delete(connection);
          if (current === connection) current = undefined;
        },
      });
      open.add(connection);
      if (!silent) connection.send(packet(10, { heartbeat_interval: 41_250 }));
    },
    dispatch,
    /** Sends a text frame as it is. */
    sendFrame: (text: string): void => current?.send(text),
    /** Sends an event that happens while the line is down: only a resume brings it. */
    connected: () => current !== undefined,
    /** The same event once more under a new sequence number, as a faulty replay does. */
    repeat(): void {
      const last = sent.at(-1);
      if (last !== undefined) dispatch(last.t, last.d);
    },
    dropSockets(): void {
      current = undefined;
      for (const connection of open) connection.drop();
    },
    close(code: number): void {
      for (const connection of open) connection.close(code);
    },
    refuseResume: (times = 1) => {
      refuseResumes = times;
    },
    closeIdentifiesWith: (code: number | undefined) => {
      closeOnIdentify = code;
    },
    /** Accepts connections and never says hello. */
    beSilent: () => {
      silent = true;
    },
  };
}

const guild = () => ({
  id: GUILD,
  name: 'Harbour',
  unavailable: false,
  channels: [],
  threads: [],
  members: [],
  roles: [],
  emojis: [],
  stickers: [],
  presences: [],
  voice_states: [],
  stage_instances: [],
  guild_scheduled_events: [],
  features: [],
  member_count: 3,
  preferred_locale: 'en-US',
});
