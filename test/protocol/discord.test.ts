import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CHECK_HEADINGS } from '../../adapters/shared/check-message.ts';
import type { Bot } from '../../src/bot.ts';
import { BotError } from '../../src/errors.ts';
import { excerptsOf } from '../../src/model/answer.ts';
import { openBot } from '../../src/open-bot.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import {
  ANNA,
  APPLICATION,
  autocomplete,
  BEN,
  BOT_USER,
  CHANNEL,
  command,
  DM,
  directMessage,
  GUILD,
  type LoopbackDiscord,
  message,
  messageCommand,
  type Posted,
  press,
  startLoopbackDiscord,
  TOKEN,
  user,
} from '../support/loopback-discord/index.ts';
import { type DiscordBot, discordBot, until } from '../support/loopback-discord/start-bot.ts';
import { cli } from './run-cli.ts';

const KNOWLEDGE = new URL('../../knowledge', import.meta.url).pathname;
const QUESTION = 'When did Kosovo declare independence?';
const MENTION = `<@${APPLICATION}>`;
const GUILDS_MESSAGES_AND_DIRECT = 1 | 512 | 4096;

let bot: Bot;
let store: Store;
let discord: LoopbackDiscord;
let running: DiscordBot;

beforeAll(async () => {
  bot = (await openBot({ knowledgeDir: KNOWLEDGE, importDir: `${KNOWLEDGE}/none` })).bot;
});
beforeEach(async () => {
  store = await openStore('file::memory:');
  discord = await startLoopbackDiscord();
  running = discordBot(discord, { bot, store });
  await running.adapter.start();
  await until(() => running.lines.some((line) => line.includes('commands.')));
});
afterEach(async () => {
  await running.stop();
  await discord.close();
  await store.close();
  expect(discord.rest.violations).toEqual([]);
  expect(running.lines.join('')).not.toContain(TOKEN);
});

const customIds = ({ body }: Posted): string[] =>
  body.components.flatMap((row: { components: { custom_id: string; options?: { value: string }[] }[] }) =>
    row.components.flatMap(({ custom_id: id, options }) => options?.map(({ value }) => value) ?? [id]),
  );
const idOf = (posted: Posted, action: string): string => {
  const found = customIds(posted).find((id) => id.startsWith(action));
  if (found === undefined) throw new Error(`no ${action} among ${customIds(posted).join(' ')}`);
  return found;
};
const quietly = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const isPrivate = ({ body }: Posted): boolean => (body.flags & 64) !== 0;

describe('messages', () => {
  test('a mention is answered by a reply with sources, and asks for no privileged intent', async () => {
    const event = message(`${MENTION} ${QUESTION}`);
    discord.say(event);
    const [reply] = await discord.posted(1);
    expect(reply).toMatchObject({ by: 'channel', channel: CHANNEL });
    expect(reply!.body.message_reference).toEqual({ message_id: event.id, fail_if_not_exists: false });
    expect(reply!.body.content).toContain('17 February 2008');
    expect(reply!.body.content).toMatch(/\*\*Sources\*\*\n\[1\] .*<https?:/);
    expect(discord.gateway.seen.intents).toBe(GUILDS_MESSAGES_AND_DIRECT);
    expect(discord.rest.typing).toEqual([]);
  });

  test('a direct message needs no mention and no pointer', async () => {
    discord.say(directMessage(QUESTION));
    const [reply] = await discord.posted(1);
    expect(reply).toMatchObject({ channel: DM });
    expect(reply!.body.message_reference).toBeUndefined();
    expect(reply!.body.content).toContain('17 February 2008');
  });

  test('a command typed as text is a command', async () => {
    discord.say(directMessage('recognition slovakia'));
    expect((await discord.posted(1))[0]!.body.content).toContain('Slovakia');
  });

  test('a reply to the bot goes on from its answer', async () => {
    discord.say(message(`${MENTION} Did Slovakia recognise Kosovo?`));
    const [first] = await discord.posted(1);
    discord.say(
      message('and Norway?', {
        type: 19,
        mentions: [BOT_USER],
        message_reference: { message_id: first!.id, channel_id: CHANNEL },
        referenced_message: { ...message(''), id: first!.id, author: BOT_USER },
      }),
    );
    const [, second] = await discord.posted(2);
    expect(second!.body.content).toMatch(/Norway/);
    expect(second!.body.content).toContain('carried over');
  });

  test('an empty mention gets three lines; one in reply to somebody asks that message', async () => {
    discord.say(message(MENTION));
    const [hint] = await discord.posted(1);
    expect(hint!.body.content.split('\n')).toHaveLength(3);
    expect(hint!.body.content.match(/“/g)).toHaveLength(3);
    const asked = message(QUESTION, { author: user(BEN) });
    discord.say(message(MENTION, { type: 19, referenced_message: asked }));
    expect((await discord.posted(2))[1]!.body.content).toContain('17 February 2008');
  });

  test('an empty mention in a thread asks the nearest earlier message of a person whose text is handed over', async () => {
    const thread = '300000000000000009';
    const other = { channel_id: thread, author: user(BEN) };
    discord.rest.thread(thread, [
      message('', other),
      message(`${MENTION} Did Norway recognise Kosovo?`, { ...other, author: user(BEN, { bot: true }) }),
      message(`${MENTION} ${QUESTION}`, other),
      message(`${MENTION} Did Spain recognise Kosovo?`, other),
    ]);
    discord.say(message(MENTION, { channel_id: thread }));
    expect((await discord.posted(1))[0]!.body.content).toContain('17 February 2008');
    discord.rest.thread(thread, []);
    discord.say(message(MENTION, { channel_id: thread }));
    expect((await discord.posted(2))[1]!.body.content.split('\n')).toHaveLength(3);
    discord.faults.plan({ on: /GET \/channels/, times: 1, kind: 'status', status: 403, code: 50001 });
    discord.say(message(MENTION, { channel_id: thread }));
    expect((await discord.posted(3))[2]!.body.content.split('\n')).toHaveLength(3);
  });

  test('itself, bots, webhooks, notices and talk between people are ignored', async () => {
    const text = `${MENTION} ${QUESTION}`;
    discord.say(message(text, { author: BOT_USER }));
    discord.say(message(text, { author: user(BEN, { bot: true }) }));
    discord.say(message(text, { webhook_id: '600000000000000001' }));
    discord.say(message(text, { type: 7 }));
    discord.say(message(QUESTION));
    discord.say(message('@everyone', { mention_everyone: true }));
    await quietly(150);
    expect(discord.rest.messages).toEqual([]);
  });

  test('the same message four times and an edit of it get one reply', async () => {
    const event = message(`${MENTION} ${QUESTION}`);
    for (let time = 0; time < 4; time++) discord.say(event);
    discord.gateway.dispatch('MESSAGE_UPDATE', { ...event, edited_timestamp: event.timestamp });
    await discord.posted(1);
    await quietly(150);
    expect(discord.rest.messages).toHaveLength(1);
  });

  test('overlapping questions of a channel are answered in order, none is lost', async () => {
    discord.faults.plan({ on: /POST \/channels\/\d+\/messages/, times: 1, kind: 'delay', ms: 150 });
    const events = Array.from({ length: 6 }, (_, index) =>
      message(
        `${MENTION} Did ${['Norway', 'Slovakia', 'Spain', 'Japan', 'Greece', 'Malta'][index]} recognise Kosovo?`,
      ),
    );
    for (const event of events) discord.say(event);
    const replies = await discord.posted(6);
    expect(replies.map(({ body }) => body.message_reference.message_id)).toEqual(events.map(({ id }) => id));
  });

  test('over the limit: one private notice with the seconds', async () => {
    await running.stop();
    running = discordBot(discord, { bot, store, limits: { person: 2, channel: 0 } });
    await running.adapter.start();
    for (let time = 0; time < 5; time++) discord.say(message(`${MENTION} ${QUESTION}`));
    const replies = await discord.posted(3);
    await quietly(150);
    expect(replies).toHaveLength(3);
    expect(replies[2]!.channel).not.toBe(CHANNEL);
    expect(replies[2]!.body.content).toMatch(/\d+ seconds?/);
  });

  test('typing is shown only where an answer takes longer than 800 ms, and ends', async () => {
    discord.faults.plan({ on: /POST \/channels\/\d+\/messages/, times: 1, kind: 'delay', ms: 1000 });
    discord.say(message(`${MENTION} ${QUESTION}`));
    await until(() => discord.rest.typing.length === 1);
    await running.responder.idle();
    expect(discord.rest.typing).toEqual([CHANNEL]);
  });
});

describe('interactions', () => {
  const ask = async (event: { id: string; token: string; type: number }, count = 1): Promise<Posted> => {
    discord.interact(event);
    return (await discord.posted(count)).find(({ token }) => token === event.token)!;
  };
  const answered = (token: string) => discord.rest.interactions.get(token)?.answered;

  test('every command of the set is acknowledged within a second and answered', async () => {
    const calls = [
      command('ask', { question: QUESTION }),
      command('position', { actor: 'serbia', 'as-of': '2007-06-01' }),
      command('compare', { first: 'serbia', second: 'kosovo' }),
      command('timeline', { subject: 'dialogue', from: '2011' }),
      command('recognition', { state: 'slovakia' }),
      command('when', { event: 'declaration of independence' }),
      command('document', { name: '1244' }),
      command('member', { organisation: 'unesco' }),
      command('quote', { person: 'lavrov' }),
      command('source', { id: 'recognition/sk' }),
      command('sources'),
      command('status'),
      command('help'),
    ];
    for (const call of calls) discord.interact(call);
    await discord.posted(calls.length);
    for (const { token, data } of calls) {
      expect(answered(token), data.name).toMatchObject({ type: 5 });
      expect(answered(token)!.after).toBeLessThan(1000);
      expect(
        discord.rest.messages.filter((posted) => posted.token === token),
        data.name,
      ).toHaveLength(1);
    }
    const [first] = discord.rest.messages.filter(({ token }) => token === calls[0]!.token);
    expect(first!.body.content).toContain('17 February 2008');
  });

  test('of a burst each command is acknowledged before most are answered, and each is answered once', async () => {
    const calls = Array.from({ length: 40 }, (_, index) => {
      const id = `7${String(index).padStart(17, '0')}`;
      return { ...command('ask', { question: QUESTION }), channel_id: id, channel: { id, type: 0 } };
    });
    const order: string[] = [];
    const count = () => order.filter((what) => what === 'answered').length;
    for (const call of calls) discord.interact(call);
    await until(() => {
      const acknowledged = calls.filter(({ token }) => answered(token) !== undefined).length;
      while (order.length - count() < acknowledged) order.push('acknowledged');
      while (count() < discord.rest.messages.length) order.push('answered');
      return count() >= calls.length;
    }, 25_000);
    await quietly(100);
    expect(discord.rest.messages).toHaveLength(calls.length);
    expect(order.lastIndexOf('acknowledged')).toBeLessThan(calls.length * 1.5);
    for (const { token } of calls) expect(answered(token)!.after).toBeLessThan(3000);
  });

  test('the same interaction twice is acknowledged and answered once', async () => {
    const call = command('ask', { question: QUESTION });
    discord.interact(call);
    discord.gateway.repeat();
    await discord.posted(1);
    await quietly(100);
    expect(discord.requests.filter((request) => request.endsWith('/callback'))).toHaveLength(1);
    expect(discord.rest.messages).toHaveLength(1);
  });

  test('autocomplete finds names with a typing error and in Cyrillic', async () => {
    for (const [typed, found] of [
      ['pristna', 'kosovo-institutions'],
      ['Србија', 'serbia'],
      ['slovak', 'slovakia'],
    ] as const) {
      const event = autocomplete('position', 'actor', typed);
      discord.interact(event);
      await until(() => answered(event.token) !== undefined);
      const { type, body } = answered(event.token)!;
      expect(type).toBe(8);
      expect(body.data.choices.map(({ value }: { value: string }) => value)).toContain(found);
    }
  });

  test('“Check against sources” answers privately under three fixed headings, without a verdict', async () => {
    const reply = await ask(
      messageCommand('Slovakia recognised Kosovo in 2009. Kosovo declared independence in 2008.'),
    );
    expect(isPrivate(reply)).toBe(true);
    const places = CHECK_HEADINGS.map((heading) => reply.body.content.indexOf(heading));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    const own = reply.body.content.split('\n').filter((line: string) => !line.startsWith('> '));
    expect(own.join('\n')).not.toMatch(
      /\b(true|false|correct|incorrect|right|wrong|lie|misleading|fake|debunk\w*)\b/i,
    );
    expect(idOf(reply, 'share')).toBeTruthy();
  });

  test('share re-posts for everybody with a name and without a ping, for its asker only', async () => {
    const reply = await ask(messageCommand('Kosovo declared independence in 2008.'));
    const foreign = await ask(press(idOf(reply, 'share'), { flags: 64 }, BEN), 2);
    expect(isPrivate(foreign)).toBe(true);
    expect(foreign.body.content).toContain('Only the person who asked');
    const event = press(idOf(reply, 'share'), { flags: 64 }, ANNA);
    discord.interact(event);
    await discord.posted(4);
    const shared = discord.rest.messages.filter(({ token }) => token === event.token);
    expect(shared.map(isPrivate).sort()).toEqual([false, true]);
    expect(shared.find((posted) => !isPrivate(posted))!.body.content).toMatch(/^-# Shared by Person 1/);
  });

  test('buttons open more, both sides, timeline, sources and the context of an excerpt, privately', async () => {
    discord.say(message(`${MENTION} ${QUESTION}`));
    const [reply] = await discord.posted(1);
    const actions = ['more', 'both-sides', 'timeline', 'sources', 'context.1'].filter((action) =>
      customIds(reply!).some((id) => id.startsWith(action)),
    );
    expect(actions).toEqual(expect.arrayContaining(['more', 'sources', 'context.1']));
    for (const [index, action] of actions.entries()) {
      const id = idOf(reply!, action);
      const opened = await ask(
        action.startsWith('context') ? press('list:context', {}, ANNA, [id]) : press(id, {}),
        index + 2,
      );
      expect(isPrivate(opened), action).toBe(true);
      expect(opened.body.content.length, action).toBeGreaterThan(80);
    }
  });

  test('what a long list leaves out is what “More” opens', async () => {
    const first = await ask(command('timeline', { subject: 'dialogue' }));
    const shown = first.body.content.match(/^> .*/gm);
    expect(shown.length).toBeLessThan(10);
    expect(first.body.content).toContain('Press “More” to read them.');
    const rest = await ask(press(idOf(first, 'more'), {}), 2);
    const next = excerptsOf(bot.run({ id: '1', command: 'timeline', args: 'dialogue' }))[shown.length];
    expect(rest.body.content.match(/^> .*/m)[0]).toContain(next!.text.slice(0, 40));
  });

  test('a vote counts once for a person; a negative one asks why', async () => {
    discord.say(message(`${MENTION} ${QUESTION}`));
    const [reply] = await discord.posted(1);
    const thanks = await ask(press(idOf(reply!, 'helpful'), {}), 2);
    expect(isPrivate(thanks)).toBe(true);
    const why = await ask(press(idOf(reply!, 'not-helpful'), {}), 3);
    expect(customIds(why)).toHaveLength(6);
    const reason = press('list:reason', { flags: 64 }, ANNA, [customIds(why)[1]!]);
    discord.interact(reason);
    await until(() => discord.rest.messages.some(({ token }) => token === reason.token));
    expect(answered(reason.token)).toMatchObject({ type: 6 });
    const asked = running.lines
      .map((line) => JSON.parse(line))
      .find(({ event }) => event === 'question.answered');
    expect(await store.votes(asked.questionId)).toEqual({ helpful: 0, notHelpful: 1 });
  });

  test('a button works after a restart, an unknown one says so', async () => {
    discord.say(message(`${MENTION} ${QUESTION}`));
    const [reply] = await discord.posted(1);
    await running.stop();
    running = discordBot(discord, { bot, store });
    await running.adapter.start();
    const more = await ask(press(idOf(reply!, 'more'), {}), 2);
    expect(more.body.content).toContain('Further excerpts');
    const old = await ask(press('more:AAAAAAAAAAAA', {}), 3);
    expect(old.body.content).toContain('expired');
  });

  test('once its token is over, an answer comes as an ordinary message', async () => {
    discord.faults.plan({ on: /POST \/interactions/, times: 1, kind: 'delay', ms: 100 });
    const event = command('ask', { question: QUESTION });
    discord.interact(event);
    await until(() => answered(event.token) !== undefined);
    running.pass(15 * 60 * 1000);
    const [reply] = await discord.posted(1);
    expect(reply).toMatchObject({ by: 'channel', channel: CHANNEL });
    const second = command('ask', { question: QUESTION });
    discord.rest.expire(second.token);
    discord.interact(second);
    expect((await discord.posted(2))[1]).toMatchObject({ by: 'channel' });
  });

  test('forwarded messages and the cards of feeds are checked as well', async () => {
    const statement = 'Slovakia recognised Kosovo in 2009.';
    const resolved = (more: object) => {
      const event = messageCommand('');
      const target = { ...event.data.resolved.messages[event.data.target_id]!, ...more };
      return { ...event, data: { ...event.data, resolved: { messages: { [target.id]: target } } } };
    };
    const forwarded = await ask(resolved({ message_snapshots: [{ message: { content: statement } }] }));
    const card = await ask(resolved({ embeds: [{ title: 'News', description: statement }] }), 2);
    for (const { body } of [forwarded, card]) expect(body.content).toContain('Slovakia and recognition');
  });

  test('what a newer or older set would send is ended in words, once', async () => {
    const unknown = { ...command('ask'), type: 5, data: { custom_id: 'old', components: [] } };
    const lost = messageCommand('x');
    const gone = { ...lost, data: { ...lost.data, resolved: { messages: {} } } };
    for (const event of [unknown, gone, press('nonsense', {})]) discord.interact(event);
    const stale = autocomplete('no-such-command', 'name', 'x');
    discord.interact(stale);
    discord.gateway.repeat();
    await discord.posted(3);
    await until(() => answered(stale.token) !== undefined);
    await quietly(50);
    expect(discord.rest.messages.map(isPrivate)).toEqual([true, true, true]);
    expect(answered(stale.token)).toMatchObject({ type: 8, body: { data: { choices: [] } } });
    expect(discord.requests.filter((request) => request.endsWith('/callback'))).toHaveLength(4);
  });

  test('malformed events are ignored and the bot goes on', async () => {
    const whole = command('ask', { question: QUESTION });
    for (const event of [
      {},
      null,
      7,
      { ...whole, data: null },
      { ...whole, member: {} },
      { ...whole, type: 99 },
    ])
      discord.gateway.dispatch('INTERACTION_CREATE', event);
    const asked = message(`${MENTION} ${QUESTION}`);
    for (const event of [{}, null, 7, { ...asked, author: null }, { ...asked, content: null }])
      discord.gateway.dispatch('MESSAGE_CREATE', event);
    for (const name of ['CHANNEL_UPDATE', 'GUILD_CREATE', 'NO_SUCH_EVENT'])
      discord.gateway.dispatch(name, null);
    for (const frame of ['no JSON', '', '7', '[]', '{}', '{"op":0}', '{"op":99,"d":null}'])
      discord.gateway.sendFrame(frame);
    discord.say(message(`${MENTION} ${QUESTION}`));
    await until(() => discord.rest.messages.some(({ by }) => by === 'channel'));
    expect(running.adapter.ready()).toBe(true);
  });
});

describe('faults', () => {
  test.each([
    ['429', { kind: 'rate-limit', retryAfter: 0.2, times: 1 }],
    ['a global 429', { kind: 'rate-limit', retryAfter: 0.2, global: true, times: 1 }],
    ['500 twice', { kind: 'status', status: 500, times: 2 }],
    ['a dropped socket', { kind: 'drop', times: 1 }],
    ['a socket dropped after the message was taken', { kind: 'drop-after', times: 1 }],
  ] as const)('%s: one complete answer all the same', async (_, fault) => {
    discord.faults.plan({ on: /POST \/channels\/\d+\/messages/, ...fault });
    discord.faults.plan({ on: /(POST \/interactions|PATCH \/webhooks)/, ...fault });
    discord.say(message(`${MENTION} ${QUESTION}`));
    const call = command('ask', { question: QUESTION });
    discord.interact(call);
    const replies = await discord.posted(2);
    await running.responder.idle();
    expect(replies).toHaveLength(2);
    for (const { body } of replies) expect(body.content).toContain('17 February 2008');
  });

  test('where sending fails for good, one reply names a reference that the log has', async () => {
    discord.faults.plan({ on: /POST \/channels\/\d+\/messages/, times: 4, kind: 'status', status: 500 });
    const event = message(`${MENTION} ${QUESTION}`);
    discord.say(event);
    const [reply] = await discord.posted(1);
    expect(reply!.body.content).toContain(`reference ${event.id}`);
    const failed = running.lines.find((line) => line.includes('question.failed'));
    expect(failed).toContain(event.id);
    expect(running.lines.filter((line) => !line.includes('"level":20')).join('')).not.toContain(QUESTION);
  });

  test('where a bot may not point to messages, it answers without a pointer', async () => {
    const on = /POST \/channels\/\d+\/messages/;
    discord.faults.plan({ on, times: 1, kind: 'status', status: 400, code: 160002 });
    discord.say(message(`${MENTION} ${QUESTION}`));
    const [reply] = await discord.posted(1);
    expect(reply!.body.message_reference).toBeUndefined();
    expect(reply!.body.content).toContain('17 February 2008');
  });

  test('a private word in place of a public response gets through a dropped socket', async () => {
    await running.stop();
    running = discordBot(discord, { bot, store, limits: { person: 1, channel: 0 } });
    await running.adapter.start();
    const [first, second] = [command('ask', { question: QUESTION }), command('ask', { question: QUESTION })];
    discord.interact(first);
    await discord.posted(1);
    discord.faults.plan({ on: /POST \/webhooks/, times: 1, kind: 'drop' });
    discord.interact(second);
    await until(() => discord.rest.messages.some(({ token }) => token === second.token));
    const told = discord.rest.messages.find(({ token }) => token === second.token);
    expect(told!.body.content).toMatch(/\d+ seconds?/);
  });

  test('a token that the API no longer takes is reported, not silence', async () => {
    discord.faults.plan({ on: /POST \/channels/, times: 9, kind: 'status', status: 401 });
    discord.say(message(`${MENTION} ${QUESTION}`));
    await until(() => running.lost.length === 1);
    expect(running.lost[0]!.problems.join()).toMatch(/DISCORD_TOKEN/);
    expect(running.adapter.ready()).toBe(false);
  });

  test('a channel that refuses the bot is not asked twice', async () => {
    discord.faults.plan({
      on: /POST \/channels\/\d+\/messages/,
      times: 9,
      kind: 'status',
      status: 403,
      code: 50013,
    });
    discord.say(message(`${MENTION} ${QUESTION}`));
    await until(() => running.lines.some((line) => line.includes('reply.refused')));
    await running.responder.idle();
    expect(discord.requests.filter((request) => request.endsWith('/messages'))).toHaveLength(1);
  });

  test('a dropped gateway resumes, brings what was missed, and answers nothing twice', async () => {
    discord.say(message(`${MENTION} ${QUESTION}`));
    await discord.posted(1);
    discord.gateway.dropSockets();
    await until(() => !running.adapter.ready());
    discord.say(message(`${MENTION} Did Norway recognise Kosovo?`));
    await discord.posted(2);
    expect(discord.gateway.seen).toMatchObject({ identifies: 1, resumes: 1 });
    await until(() => running.adapter.ready());
    await quietly(100);
    expect(discord.rest.messages).toHaveLength(2);
  });

  test('a refused resume identifies anew', async () => {
    discord.gateway.refuseResume();
    discord.gateway.close(4000);
    await until(() => discord.gateway.seen.identifies === 2, 9000);
    await until(() => running.adapter.ready());
    discord.say(message(`${MENTION} ${QUESTION}`));
    expect(await discord.posted(1)).toHaveLength(1);
  });

  test.each([
    [4004, /DISCORD_TOKEN/],
    [4014, /intent/],
  ])('close code %i later is reported, not silence', async (code, sentence) => {
    discord.gateway.close(code);
    await until(() => running.lost.length === 1);
    expect(running.lost[0]!.code).toBe('PLATFORM_FAILED');
    expect(running.lost[0]!.problems.join()).toMatch(sentence);
    expect(running.adapter.ready()).toBe(false);
  });

  test('a stop finishes the answer in flight and takes nothing new', async () => {
    discord.faults.plan({ on: /POST \/channels\/\d+\/messages/, times: 1, kind: 'delay', ms: 300 });
    discord.say(message(`${MENTION} ${QUESTION}`));
    await until(() => running.responder.inFlight() === 1);
    const stopped = running.stop();
    discord.say(message(`${MENTION} Did Norway recognise Kosovo?`));
    await stopped;
    expect(discord.rest.messages).toHaveLength(1);
    expect(discord.gateway.closedWith).toContain(1000);
  });
});

describe('start and registration', () => {
  const startWith = async (options: { url?: string; token?: string }): Promise<unknown> => {
    const other = discordBot(
      { url: options.url ?? discord.url },
      { bot, store, token: options.token ?? TOKEN },
    );
    const began = Date.now();
    const error = await other.adapter.start().then(
      () => undefined,
      (failure: unknown) => failure,
    );
    expect(Date.now() - began).toBeLessThan(10_000);
    await other.adapter.stop();
    return error;
  };
  const sentence = (error: unknown): string => {
    if (!(error instanceof BotError)) throw error;
    expect(error.code).toBe('PLATFORM_FAILED');
    return error.problems.join();
  };

  test('a wrong token, an unreachable server and a wrong base each end the start with a sentence', async () => {
    const wrong = 'MTAwMDAwMDAwMDAwMDAwMDAx.GxxxxX.zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz';
    expect(sentence(await startWith({ token: wrong }))).toMatch(/DISCORD_TOKEN/);
    expect(sentence(await startWith({ token: 'two\nlines' }))).toMatch(/DISCORD_TOKEN/);
    expect(sentence(await startWith({ url: 'http://127.0.0.1:9/api' }))).toMatch(/cannot be reached/);
    expect(sentence(await startWith({ url: discord.url.replace('/api', '/elsewhere') }))).toMatch(
      /DISCORD_API_URL/,
    );
  });

  test('a slash or a version at the end of the base does no harm', async () => {
    expect(await startWith({ url: `${discord.url}/v10/` })).toBeUndefined();
  });

  test('intents that are not allowed, and a gateway that says nothing, end the start within ten seconds', async () => {
    discord.gateway.closeIdentifiesWith(4014);
    expect(sentence(await startWith({}))).toMatch(/intent/i);
    discord.gateway.closeIdentifiesWith(undefined);
    discord.gateway.beSilent();
    expect(sentence(await startWith({}))).toMatch(/does not answer/);
  });

  test('an application id that is not the token’s is named where registering fails', async () => {
    const env = { DISCORD_APPLICATION_ID: '100000000000000009' };
    discord.faults.plan({ on: /GET \/applications/, times: 1, kind: 'status', status: 403, code: 20012 });
    const other = discordBot(discord, { bot, store, env });
    await other.adapter.start();
    await until(() => other.lines.some((line) => line.includes('commands.failed')));
    await other.stop();
    expect(other.lines.join('')).toContain('DISCORD_APPLICATION_ID is not the application');
  });

  test('the command set is registered once, and again only where it differs', async () => {
    const everywhere = `/applications/${APPLICATION}/commands`;
    expect(discord.rest.writes).toEqual([`PUT ${everywhere}`]);
    await startWith({});
    await quietly(50);
    expect(discord.rest.writes).toHaveLength(1);
    const held = discord.rest.commands.get(everywhere)!;
    // Every command of the grammar, and the check of a message.
    expect(held).toHaveLength(15);
    for (const one of held) expect(one).toMatchObject({ integration_types: [0, 1], contexts: [0, 1, 2] });
    held.pop();
    running.lines.length = 0;
    const again = discordBot(discord, { bot, store });
    await again.adapter.start();
    await until(() => again.lines.some((line) => line.includes('commands.registered')));
    await again.stop();
    expect(discord.rest.writes).toHaveLength(2);
    expect(again.lines.join('')).toContain('+ Check against sources');
  });

  test('cli register prints the difference, registers on one server, and then finds none', async () => {
    const env = { DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.url, DISCORD_GUILD_ID: GUILD };
    const dry = await cli(['register', '--dry-run'], { env });
    expect(dry).toMatchObject({ code: 0, err: '' });
    expect(dry.out).toContain('+ /ask\n');
    expect(dry.out).toContain('nothing was registered');
    expect(discord.rest.writes).toHaveLength(1);
    expect((await cli(['register'], { env })).code).toBe(0);
    expect(discord.rest.writes[1]).toBe(`PUT /applications/${APPLICATION}/guilds/${GUILD}/commands`);
    expect((await cli(['register', '--dry-run'], { env })).out).toContain('nothing differs');
    const refused = await cli(['register'], { env: { ...env, DISCORD_TOKEN: 'nonsense' } });
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('DISCORD_TOKEN');
    const off = await cli(['register'], { env: {} });
    expect(off.err).toContain('set DISCORD_TOKEN');
  });
});
