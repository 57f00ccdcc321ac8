import type { CommandCall, Question } from './model/question.ts';

/** A question or command as an adapter received it, with what is needed to answer it once and in order. */
export interface Received {
  readonly request: Question | CommandCall;
  /** The same for every delivery of the same event: `slack:event:Ev123`, `discord:message:456` (F38). */
  readonly delivery: string;
  /** What overlapping questions are answered in order of (F39), and follow-ups remembered by together with `person`. */
  readonly thread: string;
  /** Platform and id; hashed before anything is stored. */
  readonly person: string;
  /** Platform and id of the channel, for its rate limit; a direct message has its own. */
  readonly channel: string;
}

/** A platform adapter: starts within a deadline or says why not; stops after answers in flight are finished. */
export interface Adapter {
  readonly name: string;
  /** @throws {BotError} `PLATFORM_FAILED` or `CONFIG_INVALID` with a sentence that says what to do */
  start(): Promise<void>;
  /** Takes no new questions and closes the connection; answers in flight are awaited by the responder. */
  stop(): Promise<void>;
  /** Whether it is connected now: what `/readyz` reports. */
  ready(): boolean;
}
