import { messages } from '../../src/answer/messages.ts';
import type { Bot } from '../../src/bot.ts';
import { COMMANDS } from '../../src/commands/grammar.ts';

/** By then a question takes half as long as the first ones; three times as many make it a third. */
const QUESTIONS = 150;
const LANGUAGES = ['sq', 'sr-Latn', 'sr-Cyrl'] as const;

/**
 * Asks the bot questions that the base's own keys hold, so that its code is compiled before the first person asks. A
 * process that starts under load would otherwise fall behind by seconds in its first ones, and lose commands, which the
 * platforms give up after three. What is made when it is first used, the names for commands and the reader of dates,
 * would otherwise make somebody wait for 50 to 150 ms at any later time.
 */
export function warmUp({ engine, respond }: Bot): void {
  const { passages } = engine.knowledge;
  // Of all parts of the base: each is answered by rules of its own.
  const step = Math.max(1, Math.floor(passages.length / QUESTIONS));
  for (let place = 0; place < passages.length; place += step) {
    const passage = passages[place];
    if (passage !== undefined) respond({ id: 'warm-up', text: passage.keys[0] ?? passage.heading });
  }
  for (const { example } of COMMANDS) respond({ id: 'warm-up', text: `/${example}` });
  // A date in words takes another reader than one in figures.
  respond({ id: 'warm-up', text: '/timeline from 17 February 2008 to last year' });
  for (const language of LANGUAGES)
    for (const text of messages(language).examples) respond({ id: 'warm-up', text });
}
