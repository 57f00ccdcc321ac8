/** How a question came in; `ack` is the first response to a command, before its answer. */
export type Way = 'mention' | 'direct' | 'command' | 'ack';

interface Asked {
  readonly way: Way;
  readonly at: number;
}
export interface Tally {
  readonly asked: number;
  /** Never answered, by platform and way. */
  readonly lost: Readonly<Record<string, number>>;
  readonly doubled: number;
  /** Milliseconds from asking to the reply, in order of arrival, by platform and way. */
  readonly times: Readonly<Record<string, readonly number[]>>;
}

/**
 * What was asked and what came back. A key is where the reply must turn up; questions under the same key are answered
 * in their order.
 */
export class Ledger {
  readonly #open = new Map<string, Asked[]>();
  #times: Record<string, number[]> = {};
  #asked = 0;
  #doubled = 0;
  #latest = 0;

  ask(key: string, way: Way): void {
    this.#asked++;
    const asked = { way, at: performance.now() };
    const open = this.#open.get(key);
    if (open === undefined) this.#open.set(key, [asked]);
    else open.push(asked);
  }

  reply(key: string, at: number): void {
    const open = this.#open.get(key);
    const asked = open?.shift();
    this.#latest = Math.max(this.#latest, at);
    if (open?.length === 0) this.#open.delete(key);
    if (asked === undefined) this.#doubled++;
    else this.time(key, asked.way, at - asked.at);
  }

  time(key: string, way: Way, ms: number): void {
    const name = nameOf(key, way);
    this.#times[name] ??= [];
    this.#times[name].push(ms);
  }

  /** Forgets the times so far, and nothing else. */
  restart(): void {
    this.#times = {};
  }

  get waiting(): number {
    let count = 0;
    for (const open of this.#open.values()) count += open.length;
    return count;
  }

  /** When the latest reply came, by `performance.now()`. */
  get latest(): number {
    return this.#latest;
  }

  tally(): Tally {
    const lost: Record<string, number> = {};
    for (const [key, open] of this.#open)
      for (const { way } of open) lost[nameOf(key, way)] = (lost[nameOf(key, way)] ?? 0) + 1;
    return { asked: this.#asked, lost, doubled: this.#doubled, times: this.#times };
  }
}

const nameOf = (key: string, way: Way): string => `${key.slice(0, key.indexOf(' '))} ${way}`;
