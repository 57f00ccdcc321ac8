import type { Answer } from '../../src/model/answer.ts';
import type { Button } from './button-ids.ts';

/** What an adapter is asked to send: each accepted question or button ends in exactly one of these. */
export type Reply =
  | {
      readonly kind: 'answer';
      readonly answer: Answer;
      /** In the order to show them in; an adapter that lacks room drops from the end of each group, never the votes. */
      readonly buttons: readonly Button[];
      /** Re-posted for everybody by the person who had it privately (F26): name them, without a ping. */
      readonly shared?: true;
    }
  /** Over the limit (F37): `text` as a private notice; without `notify` one was just sent, so only end an interaction. */
  | { readonly kind: 'limited'; readonly seconds: number; readonly notify: boolean; readonly text: string }
  /** One sentence for the person alone: a vote counted, a button expired. */
  | { readonly kind: 'notice'; readonly text: string }
  /** A negative vote is counted; the person may say why (F28). For the person alone. */
  | { readonly kind: 'reasons'; readonly text: string; readonly buttons: readonly Button[] };

/** Renders and sends one reply; retries are the platform library's. */
export type Send = (reply: Reply) => Promise<void>;
/**
 * Acknowledges an interaction. Called at most once, right after its delivery is taken and before it waits for earlier
 * questions of its thread, so that a repeated delivery is not acknowledged twice.
 */
export type Begin = () => Promise<void>;
