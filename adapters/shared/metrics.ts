import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What is counted; no label holds anything a person typed or is known by. */
export interface Metrics {
  answered(platform: string, kind: string, ms: number): void;
  failed(platform: string): void;
  limited(platform: string): void;
  repeated(): void;
  storeFailed(): void;
  /** The Prometheus text. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Buckets around the promised 50 ms, up to what a throttled platform can take. */
const SECONDS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 3, 10, 60];

export function createMetrics(inFlight: () => number): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const replies = new Counter({
    name: 'bot_replies_total',
    help: 'Replies sent',
    labelNames: ['platform', 'kind'],
    registers,
  });
  const seconds = new Histogram({
    name: 'bot_reply_seconds',
    help: 'From receiving to sent',
    labelNames: ['platform'],
    buckets: SECONDS,
    registers,
  });
  const failures = new Counter({
    name: 'bot_failures_total',
    help: 'Questions that failed',
    labelNames: ['platform'],
    registers,
  });
  const limited = new Counter({
    name: 'bot_limited_total',
    help: 'Questions over the limit',
    labelNames: ['platform'],
    registers,
  });
  const repeated = new Counter({
    name: 'bot_repeated_deliveries_total',
    help: 'Deliveries seen before',
    registers,
  });
  const store = new Counter({
    name: 'bot_store_failures_total',
    help: 'Store operations that failed',
    registers,
  });
  new Gauge({
    name: 'bot_in_flight',
    help: 'Questions being answered',
    registers,
    collect() {
      this.set(inFlight());
    },
  });
  return {
    answered: (platform, kind, ms) => {
      replies.inc({ platform, kind });
      seconds.observe({ platform }, ms / 1000);
    },
    failed: (platform) => failures.inc({ platform }),
    limited: (platform) => limited.inc({ platform }),
    repeated: () => repeated.inc(),
    storeFailed: () => store.inc(),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
