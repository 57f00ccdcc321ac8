/** What a request gets instead of its answer. */
export interface Fault {
  /** Tested against `METHOD /path`, the path without the base and the version. */
  readonly on: RegExp;
  readonly times: number;
  readonly kind: 'rate-limit' | 'status' | 'drop' | 'drop-after' | 'delay';
  readonly status?: number;
  /** Discord's own error code in the body. */
  readonly code?: number;
  /** Seconds to wait, of a 429. */
  readonly retryAfter?: number;
  readonly global?: boolean;
  /** Milliseconds before the real answer. */
  readonly ms?: number;
}

/** Faults in the order in which they were planned; each is used up after its number of times. */
export function createFaults() {
  const planned: { fault: Fault; left: number }[] = [];
  return {
    plan(fault: Fault): void {
      planned.push({ fault, left: fault.times });
    },
    take(request: string): Fault | undefined {
      const next = planned.find(({ fault, left }) => left > 0 && fault.on.test(request));
      if (next === undefined) return undefined;
      next.left--;
      return next.fault;
    },
    clear(): void {
      planned.length = 0;
    },
  };
}
