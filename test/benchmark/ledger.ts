/** How a question came in; `ack` is the first response to a command, before its answer. */
export type Way = 'mention' | 'direct' | 'command' | 'ack';

interface Asked {
  readonly way: Way;
  readonly at: number;
}
export interface Tally {
  readonly asked: number;
  readonly lost: number;
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
    if (open?.length === 0) this.#open.delete(key);
    if (asked === undefined) this.#doubled++;
    else this.time(key, asked.way, at - asked.at);
  }

  time(key: string, way: Way, ms: number): void {
    const name = `${key.slice(0, key.indexOf(' '))} ${way}`;
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

  tally(): Tally {
    return { asked: this.#asked, lost: this.waiting, doubled: this.#doubled, times: this.#times };
  }
}
