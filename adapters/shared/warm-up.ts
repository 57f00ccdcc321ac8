import type { Bot } from '../../src/bot.ts';

/** By then a question takes half as long as the first ones; three times as many make it a third. */
const QUESTIONS = 150;

/**
 * Asks the bot questions that the base's own keys hold, so that its code is compiled before the first person asks. A
 * process that starts under load would otherwise fall behind by seconds in its first ones, and lose commands, which the
 * platforms give up after three.
 */
export function warmUp({ engine, ask }: Bot): void {
  const { passages } = engine.knowledge;
  // Of all parts of the base: each is answered by rules of its own.
  const step = Math.max(1, Math.floor(passages.length / QUESTIONS));
  for (let place = 0; place < passages.length; place += step) {
    const passage = passages[place];
    if (passage !== undefined) ask({ id: 'warm-up', text: passage.keys[0] ?? passage.heading });
  }
}
