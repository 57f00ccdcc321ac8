import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { createBatch, transaction } from './batch.ts';
import { DELIVERY_TTL_MS, PAYLOAD_TTL_MS, type Store, THREAD_TTL_MS, VOTE_TTL_MS } from './store.ts';
import { parseThreadState } from './thread-state.ts';

/** How long a write waits for another process; SQLite writes take well below a millisecond. */
const BUSY_MS = 5000;
/** Each is applied once, in order; `user_version` counts them. Never change one that was released: add another. */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE deliveries (key TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
   CREATE INDEX deliveries_at ON deliveries (at);
   CREATE TABLE threads (key TEXT PRIMARY KEY, state TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
   CREATE INDEX threads_at ON threads (at);
   CREATE TABLE payloads (id TEXT PRIMARY KEY, payload TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
   CREATE INDEX payloads_at ON payloads (at);
   CREATE TABLE votes (answer TEXT NOT NULL, voter TEXT NOT NULL, helpful INTEGER NOT NULL, reason TEXT,
     at INTEGER NOT NULL, PRIMARY KEY (answer, voter)) STRICT, WITHOUT ROWID;
   CREATE TABLE opted_out (person TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
   CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
];

/**
 * The store in one file. Write-ahead logging: what a method has written survives `kill -9` of the process at any
 * moment, since it lies with the operating system by then; a power cut may cost the last moments, never the file.
 */
export function openSqlite(path: string): Store {
  // One level only: Node's recursive mkdir never returns under /proc.
  if (path !== ':memory:' && !existsSync(dirname(path))) mkdirSync(dirname(path));
  const database = new DatabaseSync(path);
  try {
    // SQLite's own 1,000 pages of log stay: their way into the file takes 5 to 8 ms, that of 4,000 takes 20, at the same cost a question.
    database.exec(`PRAGMA busy_timeout = ${BUSY_MS}; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL`);
    migrate(database);
    return storeOver(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

function migrate(database: DatabaseSync): void {
  transaction(database, () => {
    const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
    if (version > MIGRATIONS.length) throw new Error('it was written by a newer version of the bot');
    for (const statements of MIGRATIONS.slice(version)) database.exec(statements);
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
    database
      .prepare("INSERT INTO settings (name, value) VALUES ('salt', ?) ON CONFLICT (name) DO NOTHING")
      .run(randomBytes(32).toString('base64url'));
  });
}

function storeOver(database: DatabaseSync): Store {
  const statement = (sql: string) => {
    const prepared = database.prepare(sql);
    return {
      run: (...values: SQLInputValue[]): number => Number(prepared.run(...values).changes),
      text: (column: string, ...values: SQLInputValue[]): string | undefined => {
        const value = prepared.get(...values)?.[column];
        return typeof value === 'string' ? value : undefined;
      },
      number: (column: string, ...values: SQLInputValue[]): number =>
        Number(prepared.get(...values)?.[column] ?? 0),
    };
  };
  // An expired key is taken over in the same statement: two processes never both get it.
  const claim = statement(
    'INSERT INTO deliveries (key, at) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET at = ?2 WHERE at <= ?3',
  );
  const release = statement('DELETE FROM deliveries WHERE key = ?');
  const thread = statement('SELECT state FROM threads WHERE key = ? AND at > ?');
  const remember = statement(
    'INSERT INTO threads (key, state, at) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET state = excluded.state, at = excluded.at',
  );
  const forget = statement(
    "DELETE FROM threads WHERE key = ?1 OR substr(key, 1, length(?1) + 1) = ?1 || '/'",
  );
  const keep = statement(
    'INSERT INTO payloads (id, payload, at) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET payload = excluded.payload, at = excluded.at',
  );
  const kept = statement('SELECT payload FROM payloads WHERE id = ? AND at > ?');
  const vote = statement(
    `INSERT INTO votes (answer, voter, helpful, reason, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (answer, voter)
     DO UPDATE SET helpful = excluded.helpful, reason = excluded.reason, at = excluded.at`,
  );
  const votes = statement('SELECT count(*) AS votes FROM votes WHERE answer = ? AND helpful = ?');
  const leave = statement('INSERT INTO opted_out (person) VALUES (?) ON CONFLICT (person) DO NOTHING');
  const comeBack = statement('DELETE FROM opted_out WHERE person = ?');
  const hasLeft = statement('SELECT person FROM opted_out WHERE person = ?');
  const setting = statement('SELECT value FROM settings WHERE name = ?');
  const touch = statement(
    "INSERT INTO settings (name, value) VALUES ('ready', 'yes') ON CONFLICT (name) DO UPDATE SET value = 'yes'",
  );
  const expired = (['deliveries', 'threads', 'payloads', 'votes'] as const).map((table) =>
    statement(`DELETE FROM ${table} WHERE at <= ?`),
  );

  const batch = createBatch(database);
  /** What is read must show what was written before. */
  const read = async <T>(work: () => T): Promise<T> => {
    batch.flush();
    return work();
  };
  /** A reply waits for it: it takes along what waits, and goes at once. */
  const writeNow = <T>(work: () => T): Promise<T> => {
    const written = batch.add(work);
    batch.flush();
    return written;
  };

  return {
    claim: (key, now) => batch.add(() => claim.run(key, now, now - DELIVERY_TTL_MS) === 1),
    release: (key) => batch.add(() => void release.run(key)),
    thread: async (key, now) => {
      const state = await read(() => thread.text('state', key, now - THREAD_TTL_MS));
      return state === undefined ? undefined : parseThreadState(state);
    },
    remember: (key, state, now) => batch.add(() => void remember.run(key, JSON.stringify(state), now)),
    forget: (key) => batch.add(() => void forget.run(key)),
    keep: (id, payload, now) => writeNow(() => void keep.run(id, payload, now)),
    kept: (id, now) => read(() => kept.text('payload', id, now - PAYLOAD_TTL_MS)),
    vote: ({ answer, voter, helpful, reason, at }) =>
      batch.add(() => void vote.run(answer, voter, helpful ? 1 : 0, reason ?? null, at)),
    votes: (answer) =>
      read(() => ({
        helpful: votes.number('votes', answer, 1),
        notHelpful: votes.number('votes', answer, 0),
      })),
    optOut: (person, out) => batch.add(() => void (out ? leave : comeBack).run(person)),
    optedOut: (person) => read(() => hasLeft.text('person', person) !== undefined),
    salt: () => read(() => setting.text('value', 'salt') ?? ''),
    sweep: (now) =>
      batch.add(() => {
        for (const [index, ttl] of [DELIVERY_TTL_MS, THREAD_TTL_MS, PAYLOAD_TTL_MS, VOTE_TTL_MS].entries())
          expired[index]?.run(now - ttl);
      }),
    ready: () => batch.add(() => touch.run() === 1).catch(() => false),
    close: async () => {
      if (!database.isOpen) return;
      batch.flush();
      database.close();
    },
  };
}
