import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Reply } from '../../adapters/shared/reply.ts';
import {
  createResponder,
  type ReceivedQuestion,
  type Responder,
  type ResponderParts,
} from '../../adapters/shared/respond.ts';
import type { Bot } from '../../src/bot.ts';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';

export interface Responding {
  readonly responder: Responder;
  readonly store: Store;
  readonly replies: Reply[];
  readonly send: (reply: Reply) => Promise<void>;
  /** Everything logged, line by line. */
  readonly lines: string[];
  /** A second replica over the same file. */
  another(): Promise<Responder>;
  pass(ms: number): void;
  close(): Promise<void>;
}

/** A responder over a SQLite file of its own, with a clock that moves when told to. */
export async function responding(bot: Bot, change: Partial<ResponderParts> = {}): Promise<Responding> {
  const folder = mkdtempSync(join(tmpdir(), 'respond-'));
  const url = `file:${folder}/bot.sqlite`;
  const store = await openStore(url);
  const stores = [store];
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => lines.push(line) });
  let now = 1_800_000_000_000;
  const salt = await store.salt();
  const parts: ResponderParts = {
    bot,
    store,
    limits: { person: 0, channel: 0 },
    clock: () => now,
    log,
    salt,
    ...change,
  };
  const replies: Reply[] = [];
  return {
    responder: createResponder(parts),
    store,
    replies,
    send: async (reply) => {
      replies.push(reply);
    },
    lines,
    another: async () => {
      const other = await openStore(url);
      stores.push(other);
      return createResponder({ ...parts, store: other });
    },
    pass: (ms) => {
      now += ms;
    },
    close: async () => {
      for (const each of stores) await each.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let count = 0;
/** A question as an adapter hands it over; each a delivery of its own unless one is given. */
export const received = (text: string, change: Partial<ReceivedQuestion> = {}): ReceivedQuestion => {
  const id = `q${++count}`;
  return {
    request: { id, text, today: '2026-05-02' },
    delivery: `test:event:${id}`,
    thread: 'test:thread:1',
    person: 'test:person:1',
    channel: 'test:channel:1',
    ...change,
  };
};
