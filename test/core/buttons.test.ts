import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  type Button,
  type ButtonAction,
  buttonId,
  parseButton,
  REASONS,
} from '../../adapters/shared/button-ids.ts';
import type { Reply } from '../../adapters/shared/reply.ts';
import type { Responder } from '../../adapters/shared/respond.ts';
import type { Bot } from '../../src/bot.ts';
import { type Answer, excerptsOf } from '../../src/model/answer.ts';
import { realBot } from '../support/bot.ts';
import { type Responding, received, responding } from '../support/responding.ts';

let bot: Bot;
let made: Responding | undefined;
beforeAll(async () => {
  bot = await realBot();
});
afterEach(async () => {
  await made?.close();
});
const QUESTION = 'What did Serbia say about the declaration of independence?';

interface Asked {
  readonly made: Responding;
  readonly answer: Answer;
  readonly buttons: readonly Button[];
  readonly key: string;
  press(id: string, person?: string, on?: Responder): Promise<Reply>;
}
async function ask(text: string, change: Parameters<typeof received>[1] = {}): Promise<Asked> {
  const here = await responding(bot);
  made = here;
  await here.responder.respond(received(text, change), here.send);
  const reply = here.replies[0];
  if (reply?.kind !== 'answer') throw new Error('no answer');
  let count = 0;
  return {
    made: here,
    answer: reply.answer,
    buttons: reply.buttons,
    key: parseButton(reply.buttons[0]?.id ?? '')?.key ?? '',
    press: async (button, person = 'test:person:1', on = here.responder) => {
      let got: Reply | undefined;
      const id = `b${++count}`;
      await on.respondAction(
        {
          id,
          button,
          delivery: `test:action:${id}`,
          thread: 'test:thread:1',
          person,
          channel: 'test:channel:1',
        },
        async (sent) => {
          got = sent;
        },
      );
      if (got === undefined) throw new Error('no reply');
      return got;
    },
  };
}
const idOf = ({ buttons }: Asked, action: ButtonAction): string => {
  const found = buttons.find((button) => button.action === action);
  if (found === undefined)
    throw new Error(`no button ${action} among ${buttons.map((button) => button.id).join(' ')}`);
  return found.id;
};
const answerOf = (reply: Reply): Answer => {
  if (reply.kind !== 'answer') throw new Error(`a ${reply.kind}: ${reply.text}`);
  return reply.answer;
};
/** Each excerpt is verbatim, and the numbers are those of the citations (F13, F14). */
function holdsTogether(answer: Answer): void {
  if (answer.kind !== 'grounded') return;
  const excerpts = [...excerptsOf(answer), ...answer.more];
  for (const { passage, range, text } of excerpts)
    expect(bot.engine.knowledge.passages[bot.engine.byId.get(passage)!]!.text.slice(...range)).toBe(text);
  expect(new Set(answer.citations.map(({ number }) => number))).toEqual(
    new Set(excerpts.map(({ cite }) => cite)),
  );
}

describe('a button’s id', () => {
  test('is read back, within a platform’s limit, and anything else is none', () => {
    const key = 'Zx81_abcDEF-';
    expect(parseButton(buttonId('context', key, '2'))).toEqual({ action: 'context', argument: '2', key });
    expect(parseButton(buttonId('reason', key, 'not-what-i-asked'))).toEqual({
      action: 'reason',
      argument: 'not-what-i-asked',
      key,
    });
    expect(buttonId('reason', key, 'not-what-i-asked').length).toBeLessThanOrEqual(60);
    for (const foreign of [
      '',
      'more',
      'more:',
      'more:short',
      'drop:Zx81_abcDEF-',
      'more:Zx81_abcDEF-x',
      '__proto__:Zx81_abcDEF-',
      'more:Zx81_abcDEF-\n',
    ])
      expect(parseButton(foreign)).toBeUndefined();
  });
});

describe('buttons', () => {
  test('the same after a restart: the rebuilt excerpts are those of the answer', async () => {
    const asked = await ask(QUESTION);
    const restarted = await asked.made.another();
    const context = answerOf(await asked.press(idOf(asked, 'context'), undefined, restarted));
    expect(excerptsOf(context).map(({ passage }) => passage)).toContain(excerptsOf(asked.answer)[0]?.passage);
    holdsTogether(context);
  });

  test('“More” goes through everything held back, once and with the same numbers', async () => {
    const asked = await ask(QUESTION);
    if (asked.answer.kind !== 'grounded') throw new Error('not grounded');
    const held = asked.answer.more.map(({ passage, range, cite }) => ({ passage, range, cite }));
    expect(held.length).toBeGreaterThan(0);
    const seen: typeof held = [];
    let next: string | undefined = idOf(asked, 'more');
    while (next !== undefined) {
      const reply: Reply = await asked.press(next);
      const answer = answerOf(reply);
      holdsTogether(answer);
      seen.push(...excerptsOf(answer).map(({ passage, range, cite }) => ({ passage, range, cite })));
      next = reply.kind === 'answer' ? reply.buttons.find(({ action }) => action === 'more')?.id : undefined;
    }
    expect(seen).toEqual(held);
  });

  test('both sides, timeline and sources open', async () => {
    const asked = await ask(QUESTION);
    const sides = answerOf(await asked.press(idOf(asked, 'both-sides')));
    expect(sides.kind === 'grounded' ? sides.sections.length : 0).toBeGreaterThanOrEqual(2);
    const timeline = answerOf(await asked.press(idOf(asked, 'timeline')));
    expect(timeline.kind).toBe('grounded');
    const sources = answerOf(await asked.press(idOf(asked, 'sources')));
    const text = sources.kind === 'help' ? sources.message : '';
    for (const { number, source } of asked.answer.kind === 'grounded' ? asked.answer.citations : [])
      expect(text).toContain(`[${number}] ${source.publisher}`);
  });

  test('votes count once for a person, a negative one asks why', async () => {
    const asked = await ask(QUESTION);
    const count = () => asked.made.store.votes(asked.answer.questionId);
    await asked.press(idOf(asked, 'helpful'));
    expect(await count()).toEqual({ helpful: 1, notHelpful: 0 });
    const why = await asked.press(idOf(asked, 'not-helpful'));
    expect(why.kind === 'reasons' ? why.buttons.map(({ label }) => label) : []).toEqual(
      Object.values(REASONS),
    );
    for (const button of why.kind === 'reasons' ? why.buttons : [])
      expect((await asked.press(button.id)).kind).toBe('notice');
    expect(await count()).toEqual({ helpful: 0, notHelpful: 1 });
    await asked.press(idOf(asked, 'helpful'), 'test:person:2');
    expect(await count()).toEqual({ helpful: 1, notHelpful: 1 });
  });

  test('only the asker shares a private answer, and it is the answer', async () => {
    const asked = await ask(QUESTION, { private: true });
    const refused = await asked.press(idOf(asked, 'share'), 'test:person:2');
    expect(refused.kind).toBe('notice');
    const shared = await asked.press(idOf(asked, 'share'));
    expect(shared).toMatchObject({ kind: 'answer', shared: true });
    const excerpts = (answer: Answer) =>
      excerptsOf(answer).map(({ passage, range, cite, text }) => ({ passage, range, cite, text }));
    expect(excerpts(answerOf(shared))).toEqual(excerpts(asked.answer));
    expect(shared.kind === 'answer' ? shared.buttons.some(({ action }) => action === 'share') : true).toBe(
      false,
    );
  });

  test('a choice is made by a button', async () => {
    const asked = await ask('', { request: { id: 'c1', command: 'position', args: 'congo' } });
    if (asked.answer.kind !== 'choice') return;
    expect(answerOf(await asked.press(asked.buttons[0]!.id)).kind).toBe('grounded');
  });

  test('one that has expired, or is not ours, says so to the person alone', async () => {
    const asked = await ask(QUESTION);
    asked.made.pass(30 * 24 * 60 * 60 * 1000);
    for (const id of [idOf(asked, 'more'), 'more:AAAAAAAAAAAA', 'anything'])
      expect(await asked.press(id)).toMatchObject({
        kind: 'notice',
        text: expect.stringContaining('expired'),
      });
    expect(await asked.press(buttonId('context', asked.key, '99'))).toMatchObject({ kind: 'notice' });
  });

  test('nothing of the question is kept', async () => {
    const asked = await ask('Did Slovkia recognise Kosovo, zanzibarian?');
    const kept = await asked.made.store.kept(asked.key, 1_800_000_000_000);
    expect(kept).toBeDefined();
    expect(kept).not.toMatch(/slovkia|zanzibarian|test:person/i);
  });
});
