import type { CommandCall, Question } from '../../src/model/question.ts';

/** Said where somebody who opted out uses a command: it has to be ended. */
export const OPTED_OUT = 'You asked this bot not to reply to you. Write "opt in" to it to change that.';

/** Who wrote an event, as far as its platform says. */
export interface Author {
  readonly id?: string;
  /** Set by the platform on posts of bots, and on those of webhooks and apps. */
  readonly bot?: boolean;
  readonly webhook?: boolean;
}

/** Whether an event comes from a person: its own, other bots' and webhooks' posts are never answered (F36). */
export const fromPerson = ({ id, bot, webhook }: Author, ownId: string | undefined): boolean =>
  id !== undefined && id !== ownId && bot !== true && webhook !== true;

/** A wish not to be answered, or to be answered again, in so many words and nothing else. */
export function optRequest(
  request: Question | CommandCall,
): { readonly out: boolean; readonly text: string } | undefined {
  const typed =
    'text' in request ? request.text : `${request.command === 'ask' ? '' : request.command} ${request.args}`;
  const found = /^\s*\/?opt[ -]?(in|out)\s*[.!]?\s*$/i.exec(typed)?.[1]?.toLowerCase();
  if (found === undefined) return undefined;
  return found === 'out'
    ? { out: true, text: 'This bot no longer replies to you. Write "opt in" to it to change that.' }
    : { out: false, text: 'This bot replies to you again.' };
}
