import type { ThreadState } from '../model/question.ts';

/** A vote on an answer: one for a person and an answer, changeable (F28). */
export interface Vote {
  readonly answer: string;
  /** A keyed hash of platform and person: no id of a person is stored. */
  readonly voter: string;
  readonly helpful: boolean;
  readonly reason?: string;
  /** Milliseconds since the epoch, as everywhere in this port: the store has no clock of its own. */
  readonly at: number;
}

/** Delivery keys live this long (F38). */
export const DELIVERY_TTL_MS = 24 * 60 * 60 * 1000;
/** What a thread remembers lives this long (F09). */
export const THREAD_TTL_MS = 30 * 60 * 1000;
/** What a button needs that does not fit in its id. */
export const PAYLOAD_TTL_MS = 30 * 24 * 60 * 60 * 1000;
/** Votes are kept as long (F49). */
export const VOTE_TTL_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * What outlives a process. Two real implementations, one contract test: SQLite (a file, the default) and PostgreSQL
 * (several replicas). Every method is atomic, also between processes.
 */
export interface Store {
  /** Takes a delivery for this process: true the first time a key is seen within 24 h, false ever after. */
  claim(key: string, now: number): Promise<boolean>;
  /** Gives a delivery back that could not be begun, so that a redelivery is answered. */
  release(key: string): Promise<void>;
  /** What a thread and person remember, unless older than 30 minutes. */
  thread(key: string, now: number): Promise<ThreadState | undefined>;
  remember(key: string, state: ThreadState, now: number): Promise<void>;
  /** Erases what is remembered under a key, and under every key that begins with it and a slash (`/forget`). */
  forget(key: string): Promise<void>;
  /** Keeps a button's payload (JSON) under a short id. */
  keep(id: string, payload: string, now: number): Promise<void>;
  kept(id: string, now: number): Promise<string | undefined>;
  vote(vote: Vote): Promise<void>;
  votes(answer: string): Promise<{ readonly helpful: number; readonly notHelpful: number }>;
  /** Notes that a person does or does not want to be answered (F36); kept until changed. */
  optOut(person: string, out: boolean): Promise<void>;
  optedOut(person: string): Promise<boolean>;
  /** A random secret, made once for a store: it keys the hashes under which people are known. */
  salt(): Promise<string>;
  /** Removes what has expired; the composition root calls it now and then. */
  sweep(now: number): Promise<void>;
  /** Whether it can be read and written: what `/readyz` reports. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}
