import { createInterface } from 'node:readline';
import type { Bot } from '../../src/bot.ts';
import { formatDate } from '../../src/text/dates.ts';
import { today } from './clock.ts';
import { createCompleter } from './complete.ts';
import { HISTORY, type History } from './history.ts';
import { readLines, writeTo } from './lines.ts';
import { paint, render, renderText, type Screen, screenOf } from './render.ts';
import { createSession, type Reply, type Session } from './session.ts';

export interface TerminalSettings {
  readonly bot: Bot;
  readonly history: History;
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
}

const PROMPT = 'ask> ';
const MORE_HINT = 'Type "more" to read them.';

/** Talks to the person at the terminal until they end it; piped input gets one answer for each line, then the end. */
export async function runTerminal(settings: TerminalSettings): Promise<void> {
  const { bot, history } = settings;
  const session = createSession(bot, {
    today,
    threaded: settings.input.isTTY === true,
    onForget: history.clear,
  });
  await (settings.input.isTTY ? converse(session, settings) : answerLines(session, settings));
}

/** The interactive prompt. Ctrl-C drops what is typed, and ends on an empty line; Ctrl-D ends. */
function converse(session: Session, { bot, history, input, output }: TerminalSettings): Promise<void> {
  const { color } = screenOf(output);
  const prompt = color ? paint('bold', PROMPT) : PROMPT;
  let lines = history.load();
  const reader = createInterface({
    input,
    output,
    prompt,
    completer: createCompleter(bot.engine),
    history: lines,
    historySize: HISTORY,
    removeHistoryDuplicates: true,
  });
  const show = (text: string) => output.write(`\n${text}\n\n`);
  output.write(`${greeting(bot, screenOf(output))}\n\n`);
  reader.prompt();
  reader.on('history', (kept) => {
    // `/forget` covers what the arrow keys bring back, too.
    if (/^\s*\/?forget\s*$/i.test(kept[0] ?? '')) kept.length = 0;
    lines = [...kept];
  });
  reader.on('line', (line) => {
    const reply = session.reply(line);
    if (reply.kind === 'quit') reader.close();
    else {
      const text = replyText(reply, screenOf(output));
      if (text !== undefined) show(text);
      reader.prompt();
    }
  });
  reader.on('SIGINT', () => {
    if (reader.line === '') return reader.close();
    output.write('^C\n');
    // Deleting to both ends is readline's own way to empty a line that is being edited.
    reader.write(null, { ctrl: true, name: 'e' });
    reader.write(null, { ctrl: true, name: 'u' });
    reader.prompt();
  });
  return new Promise((resolve) => {
    reader.on('close', () => {
      history.save(lines);
      output.write('\n');
      resolve();
    });
  });
}

/** Three lines on a wide screen: what this is, what it knows, and how to go on. */
const greeting = ({ engine }: Bot, screen: Screen): string =>
  [
    "Answers on Kosovo's status: cited excerpts with dates, no opinion.",
    `Knowledge base as of ${formatDate(engine.knowledge.asOf)}. Try: When did Kosovo declare independence?`,
    '"help" lists the commands, Tab completes, Ctrl-D ends.',
  ]
    .map((text) => renderText(text, screen))
    .join('\n');

function replyText(reply: Reply, screen: Screen): string | undefined {
  switch (reply.kind) {
    case 'answer':
      return render(reply.answer, screen, MORE_HINT);
    case 'remark':
      return renderText(reply.text, screen);
    case 'nothing':
    case 'quit':
      return undefined;
  }
}

async function answerLines(session: Session, { input, output }: TerminalSettings): Promise<void> {
  let first = true;
  for await (const line of readLines(input)) {
    const reply: Reply =
      line.kind === 'text' ? session.reply(line.text) : { kind: 'remark', text: unreadable(line.kind) };
    if (reply.kind === 'quit') return;
    const text = replyText(reply, screenOf(output));
    if (text === undefined) continue;
    await writeTo(output, `${first ? '' : '\n---\n\n'}${text}\n`);
    first = false;
  }
}

const unreadable = (kind: 'invalid' | 'too-long'): string =>
  kind === 'invalid'
    ? 'This line is not valid UTF-8; save the text as UTF-8 and send it again.'
    : 'This line is far too long for a question; ask in at most 2000 characters.';
