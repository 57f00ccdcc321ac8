import type { webApi } from '@slack/bolt';

/** An answer within this time needs no sign that it is coming (F27). */
const PATIENCE_MS = 800;
const STATUS = 'is looking through its sources…';

export interface Progress {
  start(): void;
  /** Clears a status that was set, whatever became of the answer. */
  end(): Promise<void>;
}

export interface ProgressParts {
  readonly client: webApi.WebClient;
  /** Whether one more may be shown now. */
  readonly mayShow: () => boolean;
  readonly failed: (error: unknown) => void;
}

/** "… is looking through its sources" under a thread, once an answer takes long; removed on every path. */
export function createProgress(
  { client, mayShow, failed }: ProgressParts,
  channel: string,
  threadTs: string,
): Progress {
  let timer: NodeJS.Timeout | undefined;
  let shown: Promise<unknown> | undefined;
  const set = (status: string) =>
    client.assistant.threads.setStatus({ channel_id: channel, thread_ts: threadTs, status }).catch(failed);
  return {
    start: () => {
      timer = setTimeout(() => {
        if (mayShow()) shown = set(STATUS);
      }, PATIENCE_MS);
    },
    end: async () => {
      clearTimeout(timer);
      if (shown === undefined) return;
      // In this order, or the status could come after it was cleared and stay.
      await shown;
      await set('');
    },
  };
}
