import type { Logger } from 'pino';
import { type Answer, excerptsOf } from '../../src/model/answer.ts';
import type { Store } from '../../src/store/store.ts';
import { type Button, buttonId, parseButton } from './button-ids.ts';
import { describeFailure } from './describe-failure.ts';
import { keepAnswer, readKept } from './kept-answer.ts';
import type { Clock } from './settings.ts';

export interface ShortenParts {
  readonly store: Pick<Store, 'keep' | 'kept'>;
  readonly clock: Clock;
  readonly log: Logger;
}
/** An answer as far as one message holds it, and that message. */
export interface Fitted<Payload> {
  readonly answer: Answer;
  readonly payload: Payload;
}

/**
 * The message of an answer as far as it holds it. A long list of records loses its end: the button "More" is made to open
 * exactly what was left out, also after a restart.
 */
export async function shorten<Payload>(
  { store, clock, log }: ShortenParts,
  answer: Answer,
  buttons: readonly Button[],
  fitted: (answer: Answer, buttons: readonly Button[]) => Fitted<Payload>,
): Promise<Payload> {
  const shorter = fitted(answer, buttons);
  if (excerptsOf(shorter.answer).length === excerptsOf(answer).length) return shorter.payload;
  const key = buttons.map(({ id }) => parseButton(id)?.key).find((found) => found !== undefined);
  if (key === undefined) return shorter.payload;
  try {
    const kept = await store.kept(key, clock());
    const asker = kept === undefined ? undefined : readKept(kept)?.asker;
    if (asker === undefined) return shorter.payload;
    const more: Button = { id: buttonId('more', key), action: 'more', label: 'More' };
    const offered = buttons.some(({ action }) => action === 'more') ? buttons : [more, ...buttons];
    // With one more button the message says more, and may hold less.
    const shown = fitted(answer, offered);
    await store.keep(key, JSON.stringify(keepAnswer(shown.answer, asker)), clock());
    return shown.payload;
  } catch (error) {
    log.error({ what: 'keep', questionId: answer.questionId, error: describeFailure(error) }, 'store.failed');
    return shorter.payload;
  }
}
