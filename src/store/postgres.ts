import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { DELIVERY_TTL_MS, PAYLOAD_TTL_MS, type Store, THREAD_TTL_MS, VOTE_TTL_MS } from './store.ts';
import { parseThreadState } from './thread-state.ts';

/** An interaction must be acknowledged within 3 s: what takes longer than this counts as failed, and is done without. */
const PATIENCE_MS = 2000;
/** Only for the start: another replica may be migrating. */
const MIGRATION_MS = 8000;
/** Any number that all replicas share. */
const MIGRATION_LOCK = 383_1244;

/** Each is applied once, in order. Never change one that was released: add another. */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE bot_deliveries (key text PRIMARY KEY, at bigint NOT NULL);
   CREATE INDEX bot_deliveries_at ON bot_deliveries (at);
   CREATE TABLE bot_threads (key text PRIMARY KEY, state text NOT NULL, at bigint NOT NULL);
   CREATE INDEX bot_threads_at ON bot_threads (at);
   CREATE TABLE bot_payloads (id text PRIMARY KEY, payload text NOT NULL, at bigint NOT NULL);
   CREATE INDEX bot_payloads_at ON bot_payloads (at);
   CREATE TABLE bot_votes (answer text NOT NULL, voter text NOT NULL, helpful boolean NOT NULL, reason text,
     at bigint NOT NULL, PRIMARY KEY (answer, voter));
   CREATE TABLE bot_opted_out (person text PRIMARY KEY);
   CREATE TABLE bot_settings (name text PRIMARY KEY, value text NOT NULL);`,
];

/** The store for several replicas: every method is one statement, so that the server decides who was first. */
export async function openPostgres(url: string, onError: (error: Error) => void): Promise<Store> {
  await migrate(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
    application_name: 'kosovo-status-bot',
    // A process that waits for nothing but idle connections is done.
    allowExitOnIdle: true,
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', onError);
  return storeOver(pool);
}

async function migrate(url: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: MIGRATION_MS,
    query_timeout: MIGRATION_MS,
  });
  // What breaks the connection also fails the statement under way.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('BEGIN');
    // Replicas that start together: the first migrates, the others wait here and find it done.
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await client.query('CREATE TABLE IF NOT EXISTS bot_migrations (version integer PRIMARY KEY)');
    const { rows } = await client.query<{ version: number }>(
      'SELECT coalesce(max(version), 0)::integer AS version FROM bot_migrations',
    );
    const version = rows[0]?.version ?? 0;
    if (version > MIGRATIONS.length) throw new Error('it was written by a newer version of the bot');
    for (const [index, statements] of MIGRATIONS.entries())
      if (index >= version) {
        await client.query(statements);
        await client.query('INSERT INTO bot_migrations (version) VALUES ($1)', [index + 1]);
      }
    await client.query(
      "INSERT INTO bot_settings (name, value) VALUES ('salt', $1) ON CONFLICT (name) DO NOTHING",
      [randomBytes(32).toString('base64url')],
    );
    await client.query('COMMIT');
  } finally {
    // Without a commit this rolls back, also where it is the connection that failed.
    await client.end();
  }
}

function storeOver(pool: pg.Pool): Store {
  const run = async (text: string, ...values: unknown[]): Promise<number> =>
    (await pool.query(text, values)).rowCount ?? 0;
  const text = async (sql: string, ...values: unknown[]): Promise<string | undefined> =>
    (await pool.query<{ value: string }>(sql, values)).rows[0]?.value;
  let closing: Promise<void> | undefined;

  return {
    claim: async (key, now) =>
      // An expired key is taken over in the same statement: two replicas never both get it.
      (await run(
        'INSERT INTO bot_deliveries AS held (key, at) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET at = $2 WHERE held.at <= $3',
        key,
        now,
        now - DELIVERY_TTL_MS,
      )) === 1,
    release: async (key) => void (await run('DELETE FROM bot_deliveries WHERE key = $1', key)),
    thread: async (key, now) => {
      const state = await text(
        'SELECT state AS value FROM bot_threads WHERE key = $1 AND at > $2',
        key,
        now - THREAD_TTL_MS,
      );
      return state === undefined ? undefined : parseThreadState(state);
    },
    remember: async (key, state, now) =>
      void (await run(
        'INSERT INTO bot_threads (key, state, at) VALUES ($1, $2, $3) ON CONFLICT (key) DO UPDATE SET state = $2, at = $3',
        key,
        JSON.stringify(state),
        now,
      )),
    forget: async (key) =>
      void (await run("DELETE FROM bot_threads WHERE key = $1 OR starts_with(key, $1 || '/')", key)),
    keep: async (id, payload, now) =>
      void (await run(
        'INSERT INTO bot_payloads (id, payload, at) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET payload = $2, at = $3',
        id,
        payload,
        now,
      )),
    kept: (id, now) =>
      text('SELECT payload AS value FROM bot_payloads WHERE id = $1 AND at > $2', id, now - PAYLOAD_TTL_MS),
    vote: async ({ answer, voter, helpful, reason, at }) =>
      void (await run(
        `INSERT INTO bot_votes (answer, voter, helpful, reason, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (answer, voter) DO UPDATE SET helpful = $3, reason = $4, at = $5`,
        answer,
        voter,
        helpful,
        reason ?? null,
        at,
      )),
    votes: async (answer) => {
      const { rows } = await pool.query<{ helpful: number; not_helpful: number }>(
        `SELECT (count(*) FILTER (WHERE helpful))::integer AS helpful,
                (count(*) FILTER (WHERE NOT helpful))::integer AS not_helpful FROM bot_votes WHERE answer = $1`,
        [answer],
      );
      return { helpful: rows[0]?.helpful ?? 0, notHelpful: rows[0]?.not_helpful ?? 0 };
    },
    optOut: async (person, out) =>
      void (await run(
        out
          ? 'INSERT INTO bot_opted_out (person) VALUES ($1) ON CONFLICT (person) DO NOTHING'
          : 'DELETE FROM bot_opted_out WHERE person = $1',
        person,
      )),
    optedOut: async (person) =>
      (await text('SELECT person AS value FROM bot_opted_out WHERE person = $1', person)) !== undefined,
    salt: async () => (await text("SELECT value FROM bot_settings WHERE name = 'salt'")) ?? '',
    sweep: async (now) => {
      await run('DELETE FROM bot_deliveries WHERE at <= $1', now - DELIVERY_TTL_MS);
      await run('DELETE FROM bot_threads WHERE at <= $1', now - THREAD_TTL_MS);
      await run('DELETE FROM bot_payloads WHERE at <= $1', now - PAYLOAD_TTL_MS);
      await run('DELETE FROM bot_votes WHERE at <= $1', now - VOTE_TTL_MS);
    },
    ready: async () => {
      try {
        // A standby answers, but takes no writes.
        return (await text("SELECT 'yes' AS value WHERE NOT pg_is_in_recovery()")) === 'yes';
      } catch {
        return false;
      }
    },
    close: () => {
      closing ??= pool.end();
      return closing;
    },
  };
}
