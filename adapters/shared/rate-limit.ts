/** Questions a minute; 0 means no limit (F37). */
export interface Limits {
  readonly person: number;
  readonly channel: number;
}
export type Permit =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'limited'; readonly seconds: number; readonly notify: boolean };

const MINUTE = 60_000;
/** Keys held before those that have gone quiet are dropped. */
const SWEEP_AT = 10_000;

/**
 * A sliding minute for a person and for a channel. Kept in memory: a limit is a courtesy, not a ledger, and several
 * replicas each get a part of the events.
 */
export class RateLimit {
  readonly #limits: Limits;
  /** When the questions of the last minute were allowed, oldest first. */
  readonly #allowed = new Map<string, number[]>();
  /** Until when a person has been told to wait. */
  readonly #told = new Map<string, number>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  take(person: string, channel: string, now: number): Permit {
    if (this.#allowed.size + this.#told.size > SWEEP_AT) this.#sweep(now);
    const asked = [
      { key: `person ${person}`, limit: this.#limits.person },
      { key: `channel ${channel}`, limit: this.#limits.channel },
    ].filter(({ limit }) => limit > 0);
    const free = Math.max(now, ...asked.map(({ key, limit }) => this.#freeAt(key, limit, now)));
    if (free > now) {
      const notify = (this.#told.get(person) ?? 0) <= now;
      if (notify) this.#told.set(person, free);
      return { kind: 'limited', seconds: Math.ceil((free - now) / 1000), notify };
    }
    for (const { key } of asked) this.#allowed.get(key)?.push(now);
    return { kind: 'allowed' };
  }

  #freeAt(key: string, limit: number, now: number): number {
    const recent = (this.#allowed.get(key) ?? []).filter((at) => at > now - MINUTE);
    this.#allowed.set(key, recent);
    return recent.length < limit ? now : (recent[recent.length - limit] ?? now) + MINUTE;
  }

  #sweep(now: number): void {
    for (const [key, times] of this.#allowed)
      if ((times.at(-1) ?? 0) <= now - MINUTE) this.#allowed.delete(key);
    for (const [person, until] of this.#told) if (until <= now) this.#told.delete(person);
  }
}
