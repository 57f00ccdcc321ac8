import { type SessionInfo, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import {
  type GatewayDispatchPayload,
  GatewayIntentBits,
  type GatewayReadyDispatchData,
  type REST,
} from 'discord.js';
import type { BotError } from '../../src/errors.ts';
import { lostFailure } from './failures.ts';

/** No privileged intent among them: mentions, direct messages and interactions carry their text without one (F44). */
const INTENTS = GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages;
/** Close codes after which the library connects no more: the token, the shards, the version or the intents are wrong. */
const FINAL: readonly number[] = [4004, 4010, 4011, 4012, 4013, 4014];

export interface GatewayHandlers {
  readonly dispatch: (event: GatewayDispatchPayload) => void;
  /** The connection broke and is made again. */
  readonly reconnecting: () => void;
  /** It is closed for good. */
  readonly lost: (error: BotError) => void;
  readonly failed: (error: Error) => void;
}
/** Who the bot is, as Discord says when it connects. */
export interface Identity {
  readonly botId: string;
  readonly applicationId: string;
}
export interface Gateway {
  /** Resolves when the first shard is connected; others follow, since Discord lets them in one after the other. */
  connect(): Promise<void>;
  close(): Promise<void>;
  connected(): boolean;
  identity(): Identity | undefined;
}

/**
 * Discord's gateway as events on the line: the library identifies, resumes and keeps the heartbeat, as many shards as
 * Discord recommends. Its client, which would build objects of every event, is left out: it keeps caches that nobody
 * reads, and an event that it cannot read ends the process.
 */
export function createGateway(rest: REST, token: string, on: GatewayHandlers): Gateway {
  /** The library's own store belongs to the whole process: two bots in one would resume each other's sessions. */
  const sessions = new Map<number, SessionInfo | null>();
  const manager = new WebSocketManager({
    token,
    rest,
    intents: INTENTS,
    retrieveSessionInfo: (shardId) => sessions.get(shardId) ?? null,
    updateSessionInfo: (shardId, session) => {
      sessions.set(shardId, session);
    },
  });
  const up = new Set<number>();
  let shards = 1;
  let identity: Identity | undefined;
  let first: () => void = () => {};
  let failure: Error | undefined;
  let refuse: (error: Error) => void = () => {};
  const firstUp = new Promise<void>((resolve, reject) => {
    first = resolve;
    refuse = reject;
  });

  manager.on(WebSocketShardEvents.Ready, ({ data, shardId }) => {
    up.add(shardId);
    identity = identityOf(data);
    first();
  });
  manager.on(WebSocketShardEvents.Resumed, ({ shardId }) => {
    up.add(shardId);
  });
  manager.on(WebSocketShardEvents.Closed, ({ code, shardId }) => {
    up.delete(shardId);
    if (!FINAL.includes(code)) return on.reconnecting();
    const error = lostFailure(code);
    refuse(error);
    on.lost(error);
  });
  manager.on(WebSocketShardEvents.Error, ({ error }) => {
    failure = error;
    on.failed(error);
  });
  manager.on(WebSocketShardEvents.Dispatch, ({ data }) => on.dispatch(data));

  return {
    connect: async () => {
      shards = await manager.getShardCount();
      // The library's own rejection may be empty: what failed came as an event before it.
      const all = manager.connect().catch((error: unknown) => {
        throw error ?? failure;
      });
      // What becomes of the later ones is told by their own events.
      void firstUp.then(
        () => all.catch(on.failed),
        () => undefined,
      );
      await Promise.race([firstUp, all.then(() => firstUp)]);
    },
    close: async () => manager.destroy({ code: 1000 }),
    connected: () => up.size >= shards,
    identity: () => identity,
  };
}

const identityOf = ({ user, application }: GatewayReadyDispatchData): Identity => ({
  botId: user.id,
  applicationId: application.id,
});
