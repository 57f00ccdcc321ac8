import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Reply } from '../../adapters/shared/reply.ts';
import type { ResponderParts } from '../../adapters/shared/respond.ts';
import type { Bot } from '../../src/bot.ts';
import { realBot } from '../support/bot.ts';
import { type Responding, received, responding } from '../support/responding.ts';

const RECOGNISED = 'Did Slovakia recognise Kosovo?';
let bot: Bot;
const started: Responding[] = [];
const start = async (change: Partial<ResponderParts> = {}, over = bot): Promise<Responding> => {
  const made = await responding(over, change);
  started.push(made);
  return made;
};
beforeAll(async () => {
  bot = await realBot();
});
afterEach(async () => {
  for (const made of started.splice(0)) await made.close();
});
const kinds = (replies: readonly Reply[]) =>
  replies.map((reply) => (reply.kind === 'answer' ? reply.answer.kind : reply.kind));

describe('the responder', () => {
  test('answers with excerpts and buttons, and logs one line without the question', async () => {
    const { responder, replies, send, lines } = await start();
    await responder.respond(received(RECOGNISED), send);
    const [reply] = replies;
    expect(kinds(replies)).toEqual(['grounded']);
    expect(reply?.kind === 'answer' ? reply.buttons.map(({ action }) => action) : []).toEqual(
      expect.arrayContaining(['sources', 'context', 'helpful', 'not-helpful']),
    );
    expect(lines).toHaveLength(1);
    const line = JSON.parse(lines[0]!);
    expect(line).toMatchObject({ event: 'question.answered', kind: 'grounded', platform: 'test', ms: 0 });
    expect(line.passages.length).toBeGreaterThan(0);
    expect(lines[0]).not.toMatch(/Slovakia|test:person/);
  });

  test('answers an event once, however often it is delivered, also to two replicas', async () => {
    const { responder, replies, send, another } = await start();
    const question = received(RECOGNISED);
    const other = await another();
    let acknowledged = 0;
    const begin = async () => {
      acknowledged++;
    };
    await Promise.all(
      [responder, other, responder, other].map((each) => each.respond(question, send, begin)),
    );
    await (await another()).respond(question, send, begin);
    expect(replies).toHaveLength(1);
    expect(acknowledged).toBe(1);
  });

  test('answers the questions of a thread in order, those of others meanwhile', async () => {
    const { responder } = await start();
    const sent: string[] = [];
    const slowly = (name: string, ms: number) => async () => {
      await sleep(ms);
      sent.push(name);
    };
    await Promise.all([
      responder.respond(received(RECOGNISED), slowly('first', 60)),
      responder.respond(received(RECOGNISED), slowly('second', 20)),
      responder.respond(received(RECOGNISED), slowly('third', 0)),
      responder.respond(received(RECOGNISED, { thread: 'test:thread:2' }), slowly('elsewhere', 0)),
    ]);
    expect(sent).toEqual(['elsewhere', 'first', 'second', 'third']);
  });

  test('acknowledges before the earlier questions of the thread are answered', async () => {
    const { responder, send } = await start();
    const steps: string[] = [];
    const first = responder.respond(received(RECOGNISED), async () => {
      await sleep(40);
      steps.push('first sent');
    });
    await responder.respond(received(RECOGNISED), send, async () => {
      steps.push('second acknowledged');
    });
    await first;
    expect(steps).toEqual(['second acknowledged', 'first sent']);
  });

  test('carries a follow-up over, for the person and thread, for 30 minutes', async () => {
    const { responder, replies, send, pass } = await start();
    const follow = (person = 'test:person:1', thread = 'test:thread:1') =>
      responder.respond(received('and Norway?', { person, thread }), send);
    const notes = () =>
      replies.flatMap((reply) => (reply.kind === 'answer' ? reply.answer.notes : [])).join(' ');
    await responder.respond(received(RECOGNISED), send);
    await follow('test:person:2');
    await follow('test:person:1', 'test:thread:2');
    expect(notes()).not.toMatch(/carried over/);
    await follow();
    expect(notes()).toMatch(/carried over/);
    replies.length = 0;
    pass(30 * 60 * 1000);
    await follow();
    expect(notes()).not.toMatch(/carried over/);
  });

  test('stops at six questions a minute with one private notice, and goes on after the seconds it named', async () => {
    const { responder, replies, send, pass } = await start({ limits: { person: 6, channel: 20 } });
    for (let number = 0; number < 9; number++) await responder.respond(received(RECOGNISED), send);
    expect(kinds(replies)).toEqual([...Array(6).fill('grounded'), 'limited', 'limited', 'limited']);
    expect(replies.slice(6)).toMatchObject([
      { seconds: 60, notify: true },
      { notify: false },
      { notify: false },
    ]);
    await responder.respond(received(RECOGNISED, { person: 'test:person:2' }), send);
    expect(kinds(replies).at(-1)).toBe('grounded');
    pass(60_000);
    await responder.respond(received(RECOGNISED), send);
    expect(kinds(replies).at(-1)).toBe('grounded');
  });

  test('limits a channel for all its persons together', async () => {
    const { responder, replies, send } = await start({ limits: { person: 0, channel: 2 } });
    for (const person of ['a', 'b', 'c']) await responder.respond(received(RECOGNISED, { person }), send);
    await responder.respond(received(RECOGNISED, { channel: 'test:channel:2', person: 'c' }), send);
    expect(kinds(replies)).toEqual(['grounded', 'grounded', 'limited', 'grounded']);
  });

  test('a send that fails is followed by one reply with a reference, and the thread goes on', async () => {
    const { responder, replies, send, lines } = await start();
    let attempts = 0;
    const failing = async (reply: Reply) => {
      if (++attempts === 1) throw Object.assign(new Error('500'), { body: 'what somebody asked' });
      await send(reply);
    };
    const question = received(RECOGNISED);
    await responder.respond(question, failing);
    await responder.respond(received(RECOGNISED), send);
    expect(kinds(replies)).toEqual(['failed', 'grounded']);
    expect(
      replies[0]?.kind === 'answer' && replies[0].answer.kind === 'failed' ? replies[0].answer.message : '',
    ).toContain(question.request.id);
    expect(lines.join('')).toContain('question.failed');
    expect(lines.join('')).not.toContain('what somebody asked');
  });

  test('a send that always fails is tried twice and ends', async () => {
    const { responder, lines } = await start();
    let attempts = 0;
    await responder.respond(received(RECOGNISED), async () => {
      attempts++;
      throw new Error('gone');
    });
    expect(attempts).toBe(2);
    expect(lines.map((line) => JSON.parse(line).event)).toEqual(['question.failed', 'reply.failed']);
    expect(responder.inFlight()).toBe(0);
  });

  test('a bot that throws still replies', async () => {
    const broken: Bot = {
      ...bot,
      respond: () => {
        throw new Error('a fault');
      },
    };
    const { responder, replies, send } = await start({}, broken);
    await responder.respond(received(RECOGNISED), send);
    expect(kinds(replies)).toEqual(['failed']);
  });

  test('answers without a store, each event still once', async () => {
    const { responder, replies, send, store, lines } = await start();
    await store.close();
    const question = received(RECOGNISED);
    await responder.respond(question, send);
    await responder.respond(question, send);
    expect(kinds(replies)).toEqual(['grounded']);
    expect(lines.join('')).toContain('store.failed');
  });

  test('an acknowledgement that fails ends the question', async () => {
    const { responder, replies, send, lines } = await start();
    await responder.respond(received(RECOGNISED), send, async () => {
      throw new Error('10062');
    });
    expect(replies).toEqual([]);
    expect(lines.join('')).toContain('acknowledge.failed');
  });

  test('a stop waits for answers in flight and leaves new deliveries to a redelivery', async () => {
    const { responder, replies, send, another } = await start();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = responder.respond(received(RECOGNISED), async (reply) => {
      await held;
      await send(reply);
    });
    responder.close();
    const late = received(RECOGNISED);
    await responder.respond(late, send);
    let idle = false;
    const waiting = responder.idle().then(() => {
      idle = true;
    });
    await sleep(20);
    expect([replies.length, idle, responder.inFlight()]).toEqual([0, false, 1]);
    release();
    await Promise.all([slow, waiting]);
    expect(replies).toHaveLength(1);
    await (await another()).respond(late, send);
    expect(replies).toHaveLength(2);
  });

  test('leaves a person alone who opts out, until they opt in', async () => {
    const { responder, replies, send } = await start();
    await responder.respond(received('opt out'), send);
    await responder.respond(received(RECOGNISED), send);
    await responder.respond(received('', { request: { id: 'c1', command: 'status', args: '' } }), send);
    await responder.respond(received(RECOGNISED, { person: 'test:person:2' }), send);
    await responder.respond(received('Opt in.'), send);
    await responder.respond(received(RECOGNISED), send);
    expect(kinds(replies)).toEqual(['notice', 'notice', 'grounded', 'notice', 'grounded']);
  });

  test('memory of threads ends with their work', async () => {
    const { responder, send } = await start();
    await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        responder.respond(received(RECOGNISED, { thread: `t${n}` }), send),
      ),
    );
    await responder.idle();
    expect(responder.inFlight()).toBe(0);
  });
});
