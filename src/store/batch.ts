import type { DatabaseSync } from 'node:sqlite';

export interface Batch {
  /** Runs later in this turn of the event loop; settles once it lies with the operating system. */
  add<T>(work: () => T): Promise<T>;
  /** Runs now what waits: before whatever has to see it. */
  flush(): void;
}
interface Write {
  run(): () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Writes of one turn of the event loop in one transaction. Each of its own costs a lock, a few pages of the log and
 * system calls for all of them: under load that is as much as a search. A write that fails fails alone; where the
 * transaction fails, all of them do.
 */
export function createBatch(database: DatabaseSync): Batch {
  let waiting: Write[] = [];
  const runAll = (writes: readonly Write[]): (() => void)[] => {
    // One alone is a transaction by itself.
    if (writes.length === 1) return writes.map((write) => write.run());
    return transaction(database, () => writes.map((write) => write.run()));
  };
  const flush = (): void => {
    if (waiting.length === 0) return;
    const writes = waiting;
    waiting = [];
    try {
      for (const settle of runAll(writes)) settle();
    } catch (error) {
      for (const { reject } of writes) reject(error);
    }
  };
  return {
    add: (work) =>
      new Promise((resolve, reject) => {
        const run = (): (() => void) => {
          try {
            const result = work();
            return () => resolve(result);
          } catch (error) {
            return () => reject(error);
          }
        };
        if (waiting.push({ run, reject }) === 1) setImmediate(flush);
      }),
    flush,
  };
}

/** `IMMEDIATE`: another process that writes to the same file is waited for instead of failing half-way. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk has ended it already.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
