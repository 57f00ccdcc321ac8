import { describe, expect, test } from 'vitest';
import { fitAnswer } from '../../adapters/shared/fit.ts';
import { plainText } from '../../src/answer/plain-text.ts';
import { type Answer, excerptsOf, type Grounded } from '../../src/model/answer.ts';
import { sentences } from '../../src/text/sentences.ts';
import { realBot } from '../support/bot.ts';

const bot = await realBot();
const QUESTIONS = [
  { id: 'q', command: 'timeline', args: '' },
  { id: 'q', command: 'compare', args: 'serbia kosovo' },
  { id: 'q', command: 'position', args: 'russia' },
  { id: 'q', command: 'document', args: '1244' },
  { id: 'q', command: 'status', args: '' },
  { id: 'q', command: 'help', args: '' },
  { id: 'q', command: 'ask', args: 'What did Serbia say about the declaration of independence?' },
  { id: 'q', command: 'ask', args: 'Who won the football match?' },
];
const upTo = (characters: number) => (answer: Answer) => plainText(answer).length <= characters;

describe.each(QUESTIONS)('$command $args', (call) => {
  const answer = bot.run(call);

  test('that fits stays as it is', () => {
    expect(fitAnswer(answer, () => true)).toBe(answer);
  });

  test.each([3500, 2000, 1200, 700, 400])(
    'fits into %i characters without a cut sentence, link or citation',
    (room) => {
      const fitted = fitAnswer(answer, upTo(room));
      expect(plainText(fitted).length).toBeLessThanOrEqual(room);
      if (fitted.kind !== 'grounded') return;
      const grounded: Grounded = fitted;
      expect(excerptsOf(grounded).length).toBeGreaterThan(0);
      for (const { passage, range, text } of [...excerptsOf(grounded), ...grounded.more]) {
        const whole = bot.engine.knowledge.passages[bot.engine.byId.get(passage)!]!.text;
        expect(whole.slice(...range)).toBe(text);
        const ends = sentences(whole).map(({ to }) => to);
        expect(range[1] === whole.length || ends.includes(range[1])).toBe(true);
      }
      // Whatever is no longer shown is counted among what is held back (F21).
      const count = (each: Answer) =>
        excerptsOf(each).length + (each.kind === 'grounded' ? each.more.length : 0);
      expect(count(grounded)).toBe(count(answer));
      const text = plainText(grounded);
      for (const { number, source } of grounded.citations.filter(({ number: used }) =>
        excerptsOf(grounded).some(({ cite }) => cite === used),
      )) {
        expect(text).toContain(`[${number}]`);
        if (source.url !== undefined) expect(text).toContain(source.url);
      }
    },
  );
});
