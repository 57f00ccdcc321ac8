import type { Bot } from '../../src/bot.ts';
import type { Answer, Grounded } from '../../src/model/answer.ts';
import { receive } from './receive.ts';

/** How many earlier questions are remembered; the core reads the last few. */
const REMEMBERED = 8;
/** Further excerpts shown at once, as many as a page of a timeline holds. */
const PAGE = 10;

export type Reply =
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** The bot's own words about the prompt. */
  | { readonly kind: 'remark'; readonly text: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'quit' };
export interface Session {
  reply(line: string): Reply;
}
export interface SessionSettings {
  /** The day as `YYYY-MM-DD`: asked for each question, a session may last past midnight. */
  readonly today: () => string;
  /** Whether a question may go on from the one before; lines of a pipe are questions of their own. */
  readonly threaded: boolean;
  /** Called when the person wants everything forgotten. */
  readonly onForget?: () => void;
}

/** One person at a prompt: remembers the earlier questions, and what the last answer held back. */
export function createSession(bot: Bot, { today, threaded, onForget }: SessionSettings): Session {
  let context: string[] = [];
  let last: Answer | undefined;
  let count = 0;

  const remember = (text: string, answer: Answer): Reply => {
    if (threaded && answer.kind !== 'usage') context = [...context, text].slice(-REMEMBERED);
    last = answer;
    return { kind: 'answer', answer };
  };
  const ask = (text: string): Reply =>
    remember(text, bot.ask({ id: String(++count), text, context, today: today() }));

  const more = (): Reply => {
    if (last?.kind !== 'grounded' || last.more.length === 0)
      return {
        kind: 'remark',
        text: 'There are no further excerpts; ask a question first, or ask in other words.',
      };
    last = furtherExcerpts(last);
    return { kind: 'answer', answer: last };
  };
  const run = (command: string, args: string): Reply => {
    const call = { id: String(++count), command, args, context, today: today() };
    if (command === 'ask') return args === '' ? { kind: 'answer', answer: bot.run(call) } : ask(args);
    const reply = remember(`${command} ${args}`.trim(), bot.run(call));
    if (command === 'forget') {
      context = [];
      last = undefined;
      onForget?.();
    }
    return reply;
  };

  return {
    reply(line) {
      const typed = receive(line);
      switch (typed.kind) {
        case 'nothing':
        case 'quit':
          return { kind: typed.kind };
        case 'more':
          return more();
        case 'number': {
          const chosen = last?.kind === 'choice' ? last.suggestions[typed.number - 1] : undefined;
          return chosen === undefined ? ask(typed.text) : this.reply(chosen);
        }
        case 'command':
          return run(typed.command, typed.args);
        case 'question':
          return ask(typed.text);
      }
    },
  };
}

/** The next page of what an answer held back, as an answer of its own with the same numbers. */
const furtherExcerpts = ({ title: _, ...answer }: Grounded): Grounded => ({
  ...answer,
  notes: [],
  sections: [{ heading: 'Further excerpts', excerpts: answer.more.slice(0, PAGE) }],
  more: answer.more.slice(PAGE),
});
