import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ThreadState } from '../../src/model/question.ts';
import { openStore } from '../../src/store/open-store.ts';
import { DELIVERY_TTL_MS, PAYLOAD_TTL_MS, type Store, THREAD_TTL_MS } from '../../src/store/store.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';

const NOW = 1_800_000_000_000;
const STATE: ThreadState = {
  language: 'sr-Cyrl',
  intent: 'recognition',
  terms: [
    { surface: 'Словачка', forms: [{ stem: '@slovakia', weight: 1 }], weight: 4, known: true, kind: 'name' },
  ],
  actors: [],
  glossary: ['veto'],
  cues: [],
  period: { from: '2008' },
  answered: { side: 'serbia' },
};

let folder: string;
let server: PostgresServer;
let count = 0;
const open: Store[] = [];
const opened = async (url: string): Promise<Store> => {
  const store = await openStore(url);
  open.push(store);
  return store;
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'));
  server = await startPostgres();
});
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

const KINDS: readonly (readonly [string, () => Promise<string>])[] = [
  ['SQLite', async () => `file:${join(folder, `${++count}.sqlite`)}`],
  ['PostgreSQL', () => server.database(`test_${++count}`)],
];

describe.each(KINDS)('the store on %s', (_, fresh) => {
  test('takes a delivery once within 24 hours, and again after them', async () => {
    const store = await opened(await fresh());
    expect(await store.claim('slack:event:Ev1', NOW)).toBe(true);
    expect(await store.claim('slack:event:Ev1', NOW + 1)).toBe(false);
    expect(await store.claim('slack:event:Ev1', NOW + DELIVERY_TTL_MS - 1)).toBe(false);
    expect(await store.claim('slack:event:Ev2', NOW)).toBe(true);
    expect(await store.claim('slack:event:Ev1', NOW + DELIVERY_TTL_MS)).toBe(true);
    expect(await store.claim('slack:event:Ev1', NOW + DELIVERY_TTL_MS + 1)).toBe(false);
  });

  test('gives a delivery back', async () => {
    const store = await opened(await fresh());
    await store.claim('a', NOW);
    await store.release('a');
    expect(await store.claim('a', NOW)).toBe(true);
  });

  test('of several replicas that race for the same deliveries, one gets each', async () => {
    const url = await fresh();
    const replicas = await Promise.all([opened(url), opened(url), opened(url), opened(url)]);
    const keys = Array.from({ length: 50 }, (_, number) => `delivery ${number}`);
    const claims = await Promise.all(
      keys.map((key) => Promise.all(replicas.map((replica) => replica.claim(key, NOW)))),
    );
    for (const taken of claims) expect(taken.filter(Boolean)).toHaveLength(1);
    const again = await Promise.all(
      keys.map((key) => Promise.all(replicas.map((replica) => replica.claim(key, NOW + DELIVERY_TTL_MS)))),
    );
    for (const taken of again) expect(taken.filter(Boolean)).toHaveLength(1);
  });

  test('remembers a thread for 30 minutes, and forgets it with everything below', async () => {
    const store = await opened(await fresh());
    await store.remember('person/a', STATE, NOW);
    await store.remember('person/b', STATE, NOW);
    await store.remember('personal/a', STATE, NOW);
    expect(await store.thread('person/a', NOW + THREAD_TTL_MS - 1)).toEqual(STATE);
    expect(await store.thread('person/a', NOW + THREAD_TTL_MS)).toBeUndefined();
    await store.remember('person/a', { ...STATE, intent: 'vote' }, NOW + 1);
    expect((await store.thread('person/a', NOW + THREAD_TTL_MS))?.intent).toBe('vote');
    await store.forget('person');
    expect(await store.thread('person/a', NOW)).toBeUndefined();
    expect(await store.thread('person/b', NOW)).toBeUndefined();
    expect(await store.thread('personal/a', NOW)).toEqual(STATE);
    await store.forget('personal/a');
    expect(await store.thread('personal/a', NOW)).toBeUndefined();
  });

  test('keeps what a button needs for 30 days, as it was given', async () => {
    const store = await opened(await fresh());
    const payload = JSON.stringify({ text: "'; DROP TABLE votes; -- “” \u{1F1FD}\u{1F1F0} \\u0000 %_" });
    await store.keep('key', payload, NOW);
    expect(await store.kept('key', NOW + PAYLOAD_TTL_MS - 1)).toBe(payload);
    expect(await store.kept('key', NOW + PAYLOAD_TTL_MS)).toBeUndefined();
    expect(await store.kept('other', NOW)).toBeUndefined();
  });

  test('counts one vote for a person and an answer, changeable', async () => {
    const store = await opened(await fresh());
    await store.vote({ answer: 'q1', voter: 'a', helpful: true, at: NOW });
    await store.vote({ answer: 'q1', voter: 'b', helpful: false, at: NOW });
    await store.vote({ answer: 'q1', voter: 'a', helpful: false, reason: 'outdated', at: NOW + 1 });
    await store.vote({ answer: 'q2', voter: 'a', helpful: true, at: NOW });
    expect(await store.votes('q1')).toEqual({ helpful: 0, notHelpful: 2 });
    expect(await store.votes('q2')).toEqual({ helpful: 1, notHelpful: 0 });
    expect(await store.votes('q3')).toEqual({ helpful: 0, notHelpful: 0 });
  });

  test('what is written at once is all written, and what cannot be written fails alone', async () => {
    const store = await opened(await fresh());
    const keys = Array.from({ length: 40 }, (_, number) => `key ${number % 20}`);
    const claims = keys.map((key) => store.claim(key, NOW));
    const impossible = store.claim('impossible', Number.NaN);
    const kept = store.keep('id', 'payload', NOW);
    await expect(impossible).rejects.toThrow();
    expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(20);
    await kept;
    expect(await store.kept('id', NOW)).toBe('payload');
    expect(await store.claim('impossible', NOW)).toBe(true);
  });

  test('notes who wants no answers', async () => {
    const store = await opened(await fresh());
    await store.optOut('a', true);
    await store.optOut('a', true);
    expect([await store.optedOut('a'), await store.optedOut('b')]).toEqual([true, false]);
    await store.optOut('a', false);
    expect(await store.optedOut('a')).toBe(false);
  });

  test('sweeps what has expired and nothing else', async () => {
    const store = await opened(await fresh());
    await store.claim('old', NOW);
    await store.claim('new', NOW + 1);
    await store.keep('key', 'payload', NOW);
    await store.sweep(NOW + DELIVERY_TTL_MS);
    // Asked with an earlier clock, so that only the sweep can have removed it.
    expect(await store.claim('old', NOW)).toBe(true);
    expect(await store.claim('new', NOW)).toBe(false);
    expect(await store.kept('key', NOW)).toBe('payload');
  });

  test('opens again with all it held and the same salt; replicas that start together migrate once', async () => {
    const url = await fresh();
    const together = await Promise.all([opened(url), opened(url), opened(url)]);
    const salts = await Promise.all(together.map((store) => store.salt()));
    expect(new Set(salts).size).toBe(1);
    expect(salts[0]?.length).toBeGreaterThanOrEqual(32);
    await together[0]?.claim('a', NOW);
    await Promise.all(together.map((store) => store.close()));
    const again = await opened(url);
    expect(await again.claim('a', NOW)).toBe(false);
    expect(await again.salt()).toBe(salts[0]);
    expect(await again.ready()).toBe(true);
  });

  test('is not ready once closed', async () => {
    const store = await opened(await fresh());
    await store.close();
    expect(await store.ready()).toBe(false);
    await expect(store.claim('a', NOW)).rejects.toThrow();
  });

  test('keeps every claim of a process that is killed in mid-write', async () => {
    const url = await fresh();
    const claimed: number[] = [];
    const child = spawn(process.execPath, ['test/support/write-forever.ts', url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.split('\n').length > 200) child.kill('SIGKILL');
    });
    await once(child, 'close');
    claimed.push(...output.split('\n').slice(0, -1).map(Number));
    expect(claimed.length).toBeGreaterThan(199);
    const store = await opened(url);
    const lost: number[] = [];
    for (const number of claimed) if (await store.claim(`key ${number}`, 1_000_000)) lost.push(number);
    expect(lost).toEqual([]);
    expect(await store.ready()).toBe(true);
  });
});

describe('opening a store', () => {
  test('says in a sentence why a file cannot be opened', async () => {
    await expect(openStore(`file:${folder}/no/such/folder/a.sqlite`)).rejects.toThrow(
      /DATABASE_URL: .* cannot be opened .*; set DATABASE_URL to a file/,
    );
    await expect(openStore(`file:${process.cwd()}/package.json`)).rejects.toThrow(/file is not a database/);
  });

  test('says why a server cannot be reached, without the password', async () => {
    const refused = openStore('postgres://kos:hunter22@127.0.0.1:1/bot');
    await expect(refused).rejects.toThrow(
      /127\.0\.0\.1:1\/bot cannot be opened .*ECONNREFUSED.*; check that the server runs/,
    );
    await expect(refused).rejects.not.toThrow(/hunter22/);
    const address = new URL(await server.database('locked'));
    address.password = 'hunter22';
    await expect(openStore(address.href)).rejects.toThrow(/password authentication failed/);
    await expect(openStore(address.href)).rejects.not.toThrow(/hunter22/);
  });

  test('makes the last folder of a path', async () => {
    const store = await opened(`file:${folder}/state/bot.sqlite`);
    expect(await store.ready()).toBe(true);
    expect((await stat(join(folder, 'state/bot.sqlite'))).isFile()).toBe(true);
  });
});
