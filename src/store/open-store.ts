import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BotError } from '../errors.ts';
import type { Store } from './store.ts';

export interface OpenStoreOptions {
  /** An idle connection broke; the next use opens another one. */
  readonly onError?: (error: Error) => void;
}

/**
 * The store that `DATABASE_URL` names: `file:<path>` is SQLite, `postgres://…` PostgreSQL. Only the library of the one
 * in use is loaded.
 *
 * @throws {BotError} `CONFIG_INVALID` with a sentence that says what to do; it never repeats a password
 */
export async function openStore(
  databaseUrl: string,
  { onError = () => {} }: OpenStoreOptions = {},
): Promise<Store> {
  if (databaseUrl.startsWith('file:')) {
    const path = pathOf(databaseUrl);
    try {
      const { openSqlite } = await import('./sqlite.ts');
      return openSqlite(path);
    } catch (cause) {
      throw cannotOpen(path, cause, 'set DATABASE_URL to a file in a folder that the bot may write to');
    }
  }
  try {
    const { openPostgres } = await import('./postgres.ts');
    return await openPostgres(databaseUrl, onError);
  } catch (cause) {
    throw cannotOpen(
      placeOf(databaseUrl),
      cause,
      'check that the server runs, and the user, password and database name in DATABASE_URL',
    );
  }
}

/** `file:` takes a path as it is typed, and a proper `file:///` address. */
function pathOf(url: string): string {
  const path = url.slice('file:'.length);
  if (path === ':memory:') return path;
  return path.startsWith('///') ? fileURLToPath(url) : resolve(path.replace(/^\/\//, ''));
}

/** The server and database of an address, without who logs in. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'the address';
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

const cannotOpen = (place: string, cause: unknown, advice: string): BotError =>
  new BotError(
    'CONFIG_INVALID',
    [`environment: DATABASE_URL: ${place} cannot be opened (${reasonOf(cause)}); ${advice}`],
    {
      cause,
    },
  );

/** A refused connection is an AggregateError without a message of its own where a name has several addresses. */
function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError && cause.errors.length > 0) return reasonOf(cause.errors[0]);
  return cause instanceof Error && cause.message !== '' ? cause.message : 'unknown reason';
}
