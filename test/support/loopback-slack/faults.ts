/** What a call gets instead of its answer. */
export interface Fault {
  /** A method's name, or `response_url`. */
  readonly on: string;
  readonly times: number;
  readonly kind: 'rate-limit' | 'status' | 'drop' | 'error' | 'delay';
  readonly status?: number;
  /** Seconds to wait, of a 429. */
  readonly retryAfter?: number;
  /** Slack's own word for an error (`ok: false`). */
  readonly error?: string;
  /** Milliseconds before the real answer. */
  readonly ms?: number;
}

/** Faults in the order in which they were planned; each is used up after its number of times. */
export function createFaults() {
  const planned: { readonly fault: Fault; left: number }[] = [];
  return {
    plan(fault: Fault): void {
      planned.push({ fault, left: fault.times });
    },
    take(call: string): Fault | undefined {
      const next = planned.find(({ fault, left }) => left > 0 && fault.on === call);
      if (next === undefined) return undefined;
      next.left--;
      return next.fault;
    },
    clear(): void {
      planned.length = 0;
    },
  };
}
