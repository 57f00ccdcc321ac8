import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Bot } from '../../src/bot.ts';
import { type Answer, excerptsOf } from '../../src/model/answer.ts';
import type { Store } from '../../src/store/store.ts';
import { bothSides, contextOf, furtherExcerpts, hasTimeline, sourcesOf, topicOf } from './button-answers.ts';
import {
  type Button,
  type ButtonAction,
  buttonId,
  isReason,
  type PressedButton,
  parseButton,
  REASONS,
} from './button-ids.ts';
import { describeFailure } from './describe-failure.ts';
import { type KeptAnswer, keepAnswer, readKept, rebuild } from './kept-answer.ts';
import type { Reply } from './reply.ts';

export interface Asking {
  /** Keyed hash of the person. */
  readonly asker: string;
  /** Only the asker sees the answer: offer to share it. */
  readonly private: boolean;
  readonly now: number;
}
export interface Press {
  readonly id: string;
  readonly person: string;
  readonly now: number;
}
export interface Buttons {
  /** The buttons of an answer, after keeping what they need; none where the store fails: the answer matters more. */
  offer(answer: Answer, asking: Asking): Promise<readonly Button[]>;
  press(button: string, press: Press): Promise<Reply>;
}

const EXPIRED = 'This button has expired or the bot no longer knows it. Please ask again.';
const NOT_YOURS = 'Only the person who asked can share this answer.';
const THANKS = 'Your vote is counted. You can change it at any time.';
const WHY = 'Your vote is counted. What was the matter?';
const GONE = 'The knowledge base no longer holds what this button showed. Please ask again.';
/** Excerpts of an answer that get a button for their context: as many as an ordinary answer shows (F20). */
const CONTEXTS = 3;
const LABELS: Readonly<Record<Exclude<ButtonAction, 'choose' | 'reason'>, string>> = {
  more: 'More',
  'both-sides': 'Both sides',
  timeline: 'Timeline',
  sources: 'Sources',
  context: 'Context of',
  share: 'Share',
  helpful: 'Helpful',
  'not-helpful': 'Not helpful',
};
const LONGEST_LABEL = 75;

export interface ButtonParts {
  readonly bot: Bot;
  readonly store: Store;
  readonly log: Logger;
}

export function createButtons({ bot, store, log }: ButtonParts): Buttons {
  const offer: Buttons['offer'] = async (answer, asking) => {
    const key = randomKey();
    const buttons = buttonsOf(bot, answer, key, asking.private);
    if (buttons.length === 0) return [];
    try {
      await store.keep(key, JSON.stringify(keepAnswer(answer, asking.asker)), asking.now);
      return buttons;
    } catch (error) {
      log.error(
        { what: 'keep', questionId: answer.questionId, error: describeFailure(error) },
        'store.failed',
      );
      return [];
    }
  };
  const show = async (answer: Answer, { person, now }: Press): Promise<Reply> => ({
    kind: 'answer',
    answer,
    buttons: await offer(answer, { asker: person, private: false, now }),
  });

  const open = async (pressed: PressedButton, kept: KeptAnswer, press: Press): Promise<Reply> => {
    const again = rebuild(bot, kept, press.id);
    switch (pressed.action) {
      case 'more':
        return again.more.length === 0 ? { kind: 'notice', text: GONE } : show(furtherExcerpts(again), press);
      case 'both-sides':
        return show(bothSides(bot, topicOf(bot, again), press.id), press);
      case 'timeline':
        return show(bot.run({ id: press.id, command: 'timeline', args: topicOf(bot, again) ?? '' }), press);
      case 'sources':
        return { kind: 'answer', answer: sourcesOf(bot, again), buttons: [] };
      case 'context': {
        const excerpt = excerptsOf(again)[Number(pressed.argument) - 1];
        const context = excerpt === undefined ? undefined : contextOf(bot, excerpt, press.id);
        return context === undefined
          ? { kind: 'notice', text: GONE }
          : { kind: 'answer', answer: context, buttons: [] };
      }
      case 'choose': {
        const chosen = kept.suggestions[Number(pressed.argument) - 1];
        const [, command, args = ''] = /^\/(\S+)\s*(.*)$/.exec(chosen ?? '') ?? [];
        if (chosen === undefined) return { kind: 'notice', text: EXPIRED };
        return show(
          command === undefined
            ? bot.ask({ id: press.id, text: chosen })
            : bot.run({ id: press.id, command, args }),
          press,
        );
      }
      case 'share':
        if (kept.asker !== press.person) return { kind: 'notice', text: NOT_YOURS };
        if (excerptsOf(again).length === 0) return { kind: 'notice', text: GONE };
        return {
          kind: 'answer',
          answer: again,
          shared: true,
          buttons: await offer(again, { asker: press.person, private: false, now: press.now }),
        };
      case 'helpful':
      case 'not-helpful':
      case 'reason':
        return vote(pressed, kept, press);
    }
  };

  const vote = async (
    { action, argument, key }: PressedButton,
    { answer }: KeptAnswer,
    { person, now }: Press,
  ): Promise<Reply> => {
    const helpful = action === 'helpful';
    const reason = argument !== undefined && isReason(argument) ? argument : undefined;
    await store.vote({
      answer,
      voter: person,
      helpful,
      at: now,
      ...(reason === undefined ? {} : { reason }),
    });
    if (action !== 'not-helpful') return { kind: 'notice', text: THANKS };
    const buttons = Object.entries(REASONS).map(([name, label]) => ({
      id: buttonId('reason', key, name),
      action: 'reason' as const,
      argument: name,
      label,
    }));
    return { kind: 'reasons', text: WHY, buttons };
  };

  return {
    offer,
    press: async (button, press) => {
      const pressed = parseButton(button);
      const payload = pressed === undefined ? undefined : await store.kept(pressed.key, press.now);
      const kept = payload === undefined ? undefined : readKept(payload);
      return pressed === undefined || kept === undefined
        ? { kind: 'notice', text: EXPIRED }
        : open(pressed, kept, press);
    },
  };
}

/** Bytes of a key. */
const KEY = 9;
const KEYS_AT_ONCE = 256;
let random = Buffer.alloc(0);

/** A key that nobody can guess. The system is asked for many at once, since each time takes as long as a search. */
function randomKey(): string {
  if (random.length === 0) random = randomBytes(KEY * KEYS_AT_ONCE);
  const key = random.toString('base64url', 0, KEY);
  random = random.subarray(KEY);
  return key;
}

/** What there is to open: nothing is offered that would come out empty. */
function buttonsOf(bot: Bot, answer: Answer, key: string, isPrivate: boolean): Button[] {
  const button = (action: keyof typeof LABELS, argument?: string): Button => ({
    id: buttonId(action, key, argument),
    action,
    label: argument === undefined ? LABELS[action] : `${LABELS[action]} ${argument}`,
    ...(argument === undefined ? {} : { argument }),
  });
  const votes = [button('helpful'), button('not-helpful')];
  switch (answer.kind) {
    case 'grounded': {
      const topic = topicOf(bot, answer);
      const excerpts = excerptsOf(answer);
      const compared = answer.sections.length > 1;
      return [
        ...(answer.more.length > 0 ? [button('more')] : []),
        ...(topic === undefined || compared ? [] : [button('both-sides')]),
        ...(topic === undefined || !hasTimeline(bot, topic) ? [] : [button('timeline')]),
        ...(excerpts.length > 0 ? [button('sources')] : []),
        ...excerpts.slice(0, CONTEXTS).map((_, index) => button('context', String(index + 1))),
        ...(isPrivate ? [button('share')] : []),
        ...votes,
      ];
    }
    case 'choice':
      return answer.suggestions.map((text, index) => ({
        id: buttonId('choose', key, String(index + 1)),
        action: 'choose',
        argument: String(index + 1),
        label: text.length <= LONGEST_LABEL ? text : `Choice ${index + 1}`,
      }));
    case 'abstained':
      return votes;
    case 'usage':
    case 'help':
    case 'failed':
      return [];
  }
}
