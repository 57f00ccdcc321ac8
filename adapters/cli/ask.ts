import { toJson } from '../../src/answer/to-json.ts';
import type { Bot } from '../../src/bot.ts';
import type { Folders } from '../../src/folders.ts';
import type { Answer } from '../../src/model/answer.ts';
import type { Trace } from '../../src/model/question.ts';
import { today } from '../terminal/clock.ts';
import { render, screenOf } from '../terminal/render.ts';
import { UsageError } from './errors.ts';
import { loadBot } from './load-bot.ts';
import { write } from './output.ts';

export interface AskFlags {
  readonly json: boolean;
  readonly explain: boolean;
  readonly noColor: boolean;
}

/** Answers one question, or runs one command of the grammar, and prints the answer. */
export async function runAsk(
  command: string,
  words: readonly string[],
  flags: AskFlags,
  folders: Folders,
): Promise<number> {
  const text = words.join(' ').trim();
  if (command === 'ask' && text === '')
    throw new UsageError(
      'ask: the question is missing; write cli ask "When did Kosovo declare independence?"',
    );
  if (command !== 'ask' && flags.explain)
    throw new UsageError(
      `${command}: --explain goes with ask only, a command looks records up; leave it out.`,
    );
  const bot = await loadBot(folders);
  const { answer, trace } = answerOf(bot, command, text, flags.explain);
  if (flags.json)
    await write(`${JSON.stringify({ ...toJson(answer), ...(trace === undefined ? {} : { trace }) })}\n`);
  else {
    const { width, color } = screenOf(process.stdout);
    const screen = { ...(width === undefined ? {} : { width }), color: color && !flags.noColor };
    await write(`${render(answer, screen)}\n`);
    if (trace !== undefined) {
      const { explainTrace } = await import('./explain.ts');
      await write(`\n${explainTrace(trace)}\n`);
    }
  }
  return exitCodeOf(answer);
}

function answerOf(
  bot: Bot,
  command: string,
  text: string,
  explain: boolean,
): { answer: Answer; trace?: Trace } {
  const day = today();
  if (command !== 'ask') return { answer: bot.run({ id: '1', command, args: text, today: day }) };
  const question = { id: '1', text, today: day };
  return explain ? bot.explain(question) : { answer: bot.ask(question) };
}

/** Abstaining is an answer; a command without its argument is wrong usage. */
function exitCodeOf({ kind }: Answer): number {
  if (kind === 'failed') return 1;
  return kind === 'usage' ? 2 : 0;
}
