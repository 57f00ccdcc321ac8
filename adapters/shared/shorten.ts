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
/** The answer as far as one message with these buttons holds it. */
export type Fit = (answer: Answer, buttons: readonly Button[]) => Answer;
interface Shown {
  readonly answer: Answer;
  readonly buttons: readonly Button[];
}

/**
 * An answer that one message holds. A long list of records loses its end: the button "More" is made to open exactly what
 * was left out, also after a restart.
 */
export async function shorten(
  { store, clock, log }: ShortenParts,
  answer: Answer,
  buttons: readonly Button[],
  fitted: Fit,
): Promise<Shown> {
  const shorter = fitted(answer, buttons);
  const key = buttons.map(({ id }) => parseButton(id)?.key).find((found) => found !== undefined);
  if (key === undefined || excerptsOf(shorter).length === excerptsOf(answer).length)
    return { answer: shorter, buttons };
  try {
    const kept = await store.kept(key, clock());
    const asker = kept === undefined ? undefined : readKept(kept)?.asker;
    if (asker === undefined) return { answer: shorter, buttons };
    const more: Button = { id: buttonId('more', key), action: 'more', label: 'More' };
    const offered = buttons.some(({ action }) => action === 'more') ? buttons : [more, ...buttons];
    // With one more button the message says more, and may hold less.
    const shown = fitted(answer, offered);
    await store.keep(key, JSON.stringify(keepAnswer(shown, asker)), clock());
    return { answer: shown, buttons: offered };
  } catch (error) {
    log.error({ what: 'keep', questionId: answer.questionId, error: describeFailure(error) }, 'store.failed');
    return { answer: shorter, buttons };
  }
}
