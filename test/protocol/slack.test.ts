import { rmSync } from 'node:fs';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Bot } from '../../src/bot.ts';
import { BotError } from '../../src/errors.ts';
import { loadFolders } from '../../src/folders.ts';
import { excerptsOf } from '../../src/model/answer.ts';
import { openBot } from '../../src/open-bot.ts';
import { loadQuestions } from '../evaluation/questions.ts';
import {
  command,
  directMessage,
  event,
  interaction,
  mention,
  mentionAsMessage,
  newTs,
  pressed,
  shortcut,
} from '../support/loopback-slack/events.ts';
import { httpBody, type LoopbackSlack, signed, startLoopbackSlack } from '../support/loopback-slack/index.ts';
import {
  type RunningSlack,
  runSlack,
  type Transport,
  temporaryFolder,
} from '../support/loopback-slack/run-slack.ts';

const QUESTION = 'When did Kosovo declare independence?';
let bot: Bot;
let slack: LoopbackSlack;
let running: RunningSlack;
let expectedProblems: RegExp | undefined;

beforeAll(async () => {
  ({ bot } = await openBot(loadFolders({})));
});
beforeEach(async () => {
  expectedProblems = undefined;
  slack = await startLoopbackSlack();
});
afterEach(async () => {
  await slack.close();
  // Whatever a test was about: no call broke a rule of Slack's, and no token reached the log.
  if (expectedProblems === undefined) expect(slack.problems).toEqual([]);
  expect(running?.lines.join('') ?? '').not.toMatch(/xoxb-|xapp-|loopback-signing/);
});

const posts = () => slack.made('chat.postMessage');
const responses = () => slack.made('response_url');
/** Ids of the buttons in a payload. */
const buttonsOf = (body: unknown): string[] => [
  ...new Set(
    [...JSON.stringify(body).matchAll(/"value":"([a-z-]+(?:\.[a-z0-9-]+)?:[\w-]{12})"/g)].map(
      (match) => match[1] ?? '',
    ),
  ),
];
const buttonOf = (body: unknown, action: string): string =>
  buttonsOf(body).find((id) => id.startsWith(`${action}:`) || id.startsWith(`${action}.`)) ?? `no ${action}`;

describe.each<Transport>(['socket', 'http'])('over %s', (transport) => {
  beforeEach(async () => {
    running = await runSlack({ bot, slack, transport });
    return () => running.stop();
  });

  test('a mention is answered once, in its thread, with text and sources and without previews', async () => {
    const ts = newTs();
    await running.send(mention({ text: QUESTION, ts }));
    await slack.until(() => posts().length === 1);
    const { body } = posts()[0]!;
    expect(body).toMatchObject({ channel: 'C1', thread_ts: ts, unfurl_links: false, unfurl_media: false });
    expect(body.text).toContain('17 February 2008');
    expect(body.text).toMatch(/\[1\] .+ https:\/\//);
    expect(buttonsOf(body).length).toBeGreaterThan(3);
  });

  test('a mention in a thread stays there, and a follow-up goes on with it', async () => {
    const threadTs = newTs();
    await running.send(mention({ text: 'Did Slovakia recognise Kosovo?', threadTs }));
    await slack.until(() => posts().length === 1);
    await running.send(mention({ text: 'and Norway?', threadTs }));
    await slack.until(() => posts().length === 2);
    expect(posts().map(({ body }) => body.thread_ts)).toEqual([threadTs, threadTs]);
    expect(posts()[1]!.body.text).toMatch(/Norway[\s\S]*carried over/);
  });

  test('an empty mention gets a hint of three lines', async () => {
    await running.send(mention({ text: ' ' }));
    await slack.until(() => posts().length === 1);
    expect(posts()[0]!.body.text.split('\n')).toHaveLength(3);
  });

  test('a message without words in the thread of a direct conversation asks the nearest one of a person before it', async () => {
    const threadTs = newTs();
    const said = { type: 'message', user: 'U1', ts: threadTs };
    slack.holdThread([
      { ...said, text: 'Did Norway recognise Kosovo?' },
      { ...said, text: QUESTION },
      { ...said, user: 'UBOT', bot_id: 'BBOT', text: 'An answer' },
      { ...said, text: '' },
    ]);
    const empty = () => directMessage({ text: '', threadTs, more: { subtype: 'file_share' } });
    await running.send(empty());
    await slack.until(() => posts().length === 1);
    expect(posts()[0]!.body.text).toContain('17 February 2008');
    slack.plan({ on: 'conversations.replies', times: 1, kind: 'error', error: 'missing_scope' });
    await running.send(empty());
    await slack.until(() => posts().length === 2);
    expect(posts()[1]!.body.text.split('\n')).toHaveLength(3);
    await running.send(mention({ text: '', threadTs: newTs() }));
    await slack.until(() => posts().length === 3);
    expect(slack.made('conversations.replies')).toHaveLength(1);
  });

  test('a thread under the answer to a command or a direct message goes on with it', async () => {
    await running.send(command('/ask', 'Did Slovakia recognise Kosovo?', slack.responseUrl('r0')));
    await slack.until(() => responses().length === 1);
    await running.responder.idle();
    await running.send(mention({ text: 'and Norway?', threadTs: newTs() }));
    await slack.until(() => posts().length === 1);
    await running.send(directMessage({ text: 'Did Spain recognise Kosovo?' }));
    await slack.until(() => posts().length === 2);
    await running.responder.idle();
    await running.send(directMessage({ text: 'and Greece?', threadTs: newTs() }));
    await slack.until(() => posts().length === 3);
    expect(posts()[0]!.body.text).toMatch(/Norway[\s\S]*carried over/);
    expect(posts()[2]!.body.text).toMatch(/Greece[\s\S]*carried over/);
  });

  test('fields that are null instead of missing change nothing', async () => {
    const more = { subtype: null, channel_type: null, edited: null, bot_id: null, thread_ts: null };
    await running.send(mention({ text: QUESTION, more }));
    await slack.until(() => posts().length === 1);
    await running.send(
      shortcut(null, slack.responseUrl('s0'), {
        attachments: [{ text: 'Slovakia recognised Kosovo in 2009.' }],
      }),
    );
    await slack.until(() => slack.made('views.update').length === 1);
    expect(JSON.stringify(slack.made('views.update')[0]!.body)).toContain('Slovakia and recognition');
  });

  test('what an older manifest knew is acknowledged', async () => {
    for (const payload of [
      {
        type: 'view_submission',
        view: { id: 'V1', type: 'modal', callback_id: 'old', state: { values: {} } },
      },
      { type: 'view_closed', view: { id: 'V1', type: 'modal', callback_id: 'old' } },
      { type: 'shortcut', callback_id: 'old', trigger_id: '1.1.old' },
      { type: 'block_suggestion', action_id: 'old', block_id: 'b', value: 'x' },
    ])
      expect((await running.send(interaction(payload))).ms).toBeLessThan(1000);
  });

  test('what a long list leaves out is what “More” opens', async () => {
    await running.send(command('/kosovo', 'recognition list', slack.responseUrl('r9')));
    await slack.until(() => responses().length === 1);
    const { body } = responses()[0]!;
    const list = excerptsOf(bot.run({ id: 'x', command: 'recognition', args: 'list' }));
    const idsOf = ({ blocks }: { blocks: { block_id?: string }[] }) =>
      blocks.flatMap(({ block_id: id }) => (id === undefined ? [] : [id.replace(/^\d+:|:[\d-]+$/g, '')]));
    const shown = idsOf(body);
    expect(shown.length).toBeLessThan(list.length);
    await running.send(pressed({ value: buttonOf(body, 'more'), responseUrl: slack.responseUrl('r10') }));
    await slack.until(() => responses().length === 2);
    const next = idsOf(responses()[1]!.body);
    expect(next.length).toBeGreaterThan(0);
    const left = list.map(({ passage }): string => passage).filter((passage) => !shown.includes(passage));
    expect(next.filter((passage) => !left.includes(passage))).toEqual([]);
  });

  test('in a modal on which no other may lie, a button changes the one that is open', async () => {
    await running.send(shortcut('Kosovo declared independence in 2008.', slack.responseUrl('s9')));
    await slack.until(() => slack.made('views.update').length === 1);
    const { view } = slack.made('views.update')[0]!.body;
    slack.plan({ on: 'views.push', times: 1, kind: 'error', error: 'push_limit_reached' });
    const opened = { id: 'V100', private_metadata: view.private_metadata };
    await running.send(pressed({ value: buttonOf(view, 'sources'), view: opened }));
    await slack.until(() => slack.made('views.update').length === 2);
    expect(JSON.stringify(slack.made('views.update')[1]!.body)).toContain('Sources of this answer');
  });

  test('a channel that refuses the bot is not asked twice', async () => {
    slack.plan({ on: 'chat.postMessage', times: 9, kind: 'error', error: 'is_archived' });
    await running.send(mention({ text: QUESTION }));
    await slack.until(() => running.lines.some((line) => line.includes('reply.refused')));
    await running.responder.idle();
    expect(slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
  });

  test('a direct message is answered without a mention, in its thread where it has one', async () => {
    await running.send(directMessage({ text: QUESTION }));
    await slack.until(() => posts().length === 1);
    expect(posts()[0]!.body).toMatchObject({ channel: 'D1' });
    expect(posts()[0]!.body.thread_ts).toBeUndefined();
    const threadTs = newTs();
    await running.send(directMessage({ text: 'position serbia', threadTs }));
    await slack.until(() => posts().length === 2);
    expect(posts()[1]!.body).toMatchObject({ channel: 'D1', thread_ts: threadTs });
  });

  test.each([
    ['/kosovo', 'position serbia', 'in_channel', /Serbia/],
    ['/kosovo', 'help', 'ephemeral', /position/],
    ['/kosovo', '', 'ephemeral', /position/],
    ['/kosovo', 'Did Slovakia recognise Kosovo?', 'in_channel', /Slovakia/],
    ['/ask', QUESTION, 'in_channel', /2008/],
    ['/position', 'serbia', 'in_channel', /Serbia/],
    ['/compare', 'serbia kosovo', 'in_channel', /Serbia[\s\S]*Kosovo/],
    ['/timeline', 'dialogue from:2011 to:2013', 'in_channel', /2011/],
    ['/recognition', 'slovakia', 'in_channel', /Slovakia/],
    ['/position', '', 'ephemeral', /Missing/],
    ['/position', 'atlantis', 'ephemeral', /./],
  ])('%s %s', async (name, typed, type, said) => {
    const delivered = await running.send(command(name, typed, slack.responseUrl('r1')));
    expect(delivered.ms).toBeLessThan(1000);
    await slack.until(() => responses().length === 1);
    expect(responses()[0]!.body.response_type).toBe(type);
    expect(responses()[0]!.body.text).toMatch(said);
  });

  test('the same event four times, and its twin, are answered once', async () => {
    const message = { text: QUESTION, ts: newTs() };
    const first = mention(message);
    await Promise.all([
      running.send(first),
      running.send(first, 1),
      running.send(mentionAsMessage(message)),
      running.send(first, 2),
    ]);
    await running.send(first, 3);
    const direct = directMessage({ text: QUESTION });
    for (const retry of [undefined, 1, 2, 3]) await running.send(direct, retry);
    await slack.until(() => posts().length === 2);
    await running.responder.idle();
    expect(posts().map(({ body }) => body.channel)).toEqual(['C1', 'D1']);
  });

  test('overlapping questions of a thread are answered in order, none is lost', async () => {
    const threadTs = newTs();
    const states = ['Norway', 'Slovakia', 'Spain', 'Greece', 'Romania', 'Cyprus'];
    await Promise.all(
      states.map((state) => running.send(mention({ text: `Did ${state} recognise Kosovo?`, threadTs }))),
    );
    await slack.until(() => posts().length === states.length);
    // An answer names the state asked about first, and may name others.
    const namedFirst = (text: string) =>
      states.filter((state) => text.includes(state)).sort((a, b) => text.indexOf(a) - text.indexOf(b))[0];
    expect(posts().map(({ body }) => namedFirst(body.text))).toEqual(states);
  });

  test('what is no question from a person is left alone', async () => {
    const edited = { edited: { user: 'U1', ts: newTs() } };
    await running.send(mention({ text: QUESTION, more: { bot_id: 'B2' } }));
    await running.send(mention({ text: QUESTION, user: 'UBOT' }));
    await running.send(mention({ text: QUESTION, more: edited }));
    await running.send(directMessage({ text: QUESTION, more: { subtype: 'message_changed' } }));
    await running.send(directMessage({ text: QUESTION, more: { subtype: 'bot_message', bot_id: 'B2' } }));
    await running.send(mentionAsMessage({ text: QUESTION }));
    await running.send(event({ type: 'message', channel_type: 'im', channel: 'D1', ts: 7, user: 7 }));
    await running.send(mention({ text: 'Did Norway recognise Kosovo?' }));
    await slack.until(() => posts().length >= 1);
    await running.responder.idle();
    expect(posts()).toHaveLength(1);
  });

  test('a question that the sources do not answer is refused, and hostile text pings nobody', async () => {
    await running.send(mention({ text: 'Who won the chess olympiad in 1987?' }));
    await running.send(
      mention({
        text: '<!here> <@U2> *&lt;!channel&gt;* <#C2|x> :siren: https://evil.example position <@U3>',
      }),
    );
    await running.send(command('/position', '<!everyone> *_`x`_*', slack.responseUrl('r2')));
    await slack.until(() => posts().length === 2 && responses().length === 1);
    expect(posts().find(({ body }) => body.text.includes('no passage'))).toBeDefined();
    expect(JSON.stringify(slack.calls.map(({ body }) => body))).not.toMatch(/<[!@#]/);
  });

  test('buttons open more, are private, and work after a restart; votes are counted', async () => {
    const folder = temporaryFolder();
    const before = await runSlack({ bot, slack, transport, folder });
    if (transport === 'socket') await running.adapter.stop();
    await before.send(mention({ text: 'What is Serbia’s position on Kosovo?' }));
    await slack.until(() => posts().length === 1);
    const { body } = posts()[0]!;
    await before.stop();
    running = await runSlack({ bot, slack, transport, folder });
    const press = (action: string, name: string) =>
      running.send(
        pressed({
          value: buttonOf(body, action),
          responseUrl: slack.responseUrl(name),
          threadTs: body.thread_ts,
        }),
      );
    for (const action of ['more', 'both-sides', 'sources', 'context', 'helpful', 'not-helpful']) {
      if (buttonOf(body, action).startsWith('no ')) continue;
      const count = responses().length;
      await press(action, action);
      await slack.until(() => responses().length === count + 1);
      expect(responses().at(-1)!.body).toMatchObject({ response_type: 'ephemeral' });
    }
    const reasons = responses().at(-1)!.body;
    expect(buttonsOf(reasons)).toHaveLength(6);
    const outdated = buttonsOf(reasons).find((id) => id.startsWith('reason.outdated'))!;
    await running.send(
      pressed({
        value: outdated,
        responseUrl: slack.responseUrl('why'),
        ephemeral: true,
        threadTs: body.thread_ts,
      }),
    );
    await slack.until(() => responses().at(-1)!.body.replace_original === true);
    await running.send(pressed({ value: 'more:AAAAAAAAAAAA', responseUrl: slack.responseUrl('old') }));
    await slack.until(() => responses().at(-1)!.body.text.includes('expired'));
    await running.stop();
    running = await runSlack({ bot, slack, transport, folder });
    rmSync(folder, { recursive: true });
  });

  test('the shortcut opens a modal at once, fills it under three headings, and its share button posts', async () => {
    await running.send(
      shortcut(
        'Kosovo declared independence on 17 February 2008. Slovakia recognised it in 2009.',
        slack.responseUrl('s'),
      ),
    );
    await slack.until(() => slack.made('views.update').length === 1);
    expect(slack.made('views.open')).toHaveLength(1);
    const { view } = slack.made('views.update')[0]!.body;
    const said = JSON.stringify(view);
    for (const heading of [
      'What supports it',
      'What contradicts or disputes it',
      'What the sources do not say',
    ])
      expect(said).toContain(heading);
    const words = [...said.matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]).join(' ');
    // A quoted official may say such a word; the bot may not.
    expect(words.replace(/“[^”]*”/g, '')).not.toMatch(
      /\b(?:true|false|correct|incorrect|wrong|debunked|verified)\b/i,
    );
    const metadata = { id: 'V100', private_metadata: view.private_metadata };
    await running.send(pressed({ value: buttonOf(view, 'share'), view: metadata, user: 'U9' }));
    await slack.until(() => slack.made('views.push').length === 1);
    expect(posts()).toHaveLength(0);
    await running.send(pressed({ value: buttonOf(view, 'share'), view: metadata }));
    await slack.until(() => posts().length === 1);
    expect(posts()[0]!.body).toMatchObject({ channel: 'C1', thread_ts: '1700000002.000100' });
    expect(posts()[0]!.body.text).toMatch(/^Shared by ana\./);
    await running.send(pressed({ value: buttonOf(view, 'not-helpful'), view: metadata }));
    await slack.until(() => slack.made('views.push').length === 2);
    expect(posts()).toHaveLength(1);
  });

  test('the Home tab and a new conversation say what can be asked', async () => {
    await running.send(
      event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home', event_ts: newTs() }),
    );
    await running.send(
      event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'messages', event_ts: newTs() }),
    );
    const thread = { user_id: 'U1', channel_id: 'D1', thread_ts: newTs(), context: {} };
    await running.send(
      event({ type: 'assistant_thread_started', assistant_thread: thread, event_ts: newTs() }),
    );
    await slack.until(
      () =>
        slack.made('views.publish').length === 1 &&
        slack.made('assistant.threads.setSuggestedPrompts').length === 2,
    );
    expect(JSON.stringify(slack.made('views.publish')[0]!.body)).toMatch(
      /not stored[\s\S]*Knowledge base as of/,
    );
  });

  test.each([
    ['429', { on: 'chat.postMessage', times: 1, kind: 'rate-limit', retryAfter: 1 }],
    ['two 500s', { on: 'chat.postMessage', times: 2, kind: 'status', status: 500 }],
    ['a dropped socket', { on: 'chat.postMessage', times: 1, kind: 'drop' }],
    ['refused blocks', { on: 'chat.postMessage', times: 1, kind: 'error', error: 'invalid_blocks' }],
  ] as const)('an answer gets through %s', async (_, fault) => {
    slack.plan(fault);
    await running.send(mention({ text: QUESTION }));
    await slack.until(() => posts().length === 1);
    expect(posts()[0]!.body.text).toContain('2008');
  });

  test.each([
    ['429', { on: 'response_url', times: 1, kind: 'rate-limit', retryAfter: 1 }],
    ['500', { on: 'response_url', times: 2, kind: 'status', status: 500 }],
    ['a dropped socket', { on: 'response_url', times: 1, kind: 'drop' }],
  ] as const)('a command’s answer gets through %s', async (_, fault) => {
    slack.plan(fault);
    await running.send(command('/ask', QUESTION, slack.responseUrl('r3')));
    await slack.until(() => responses().length === 1);
  });

  test('an expired response address falls back to the channel', async () => {
    slack.plan({ on: 'response_url', times: 1, kind: 'status', status: 404 });
    await running.send(command('/ask', QUESTION, slack.responseUrl('r4')));
    await slack.until(() => posts().length === 1);
  });

  test('a send that fails for good is told once, with a reference that the log holds', async () => {
    slack.plan({ on: 'chat.postMessage', times: 1, kind: 'error', error: 'internal_error' });
    await running.send(mention({ text: QUESTION }));
    await slack.until(() => posts().length === 1);
    const reference = /reference ([0-9a-f]{12})/.exec(posts()[0]!.body.text)?.[1];
    const line = running.lines.find((text) => text.includes('question.failed'));
    expect(line).toContain(reference);
    expect(line).not.toContain(QUESTION);
  });

  test('over the limit there is one private notice', async () => {
    await running.stop();
    running = await runSlack({ bot, slack, transport, limits: { person: 2, channel: 0 } });
    for (let asked = 0; asked < 5; asked++) await running.send(mention({ text: QUESTION }));
    await slack.until(() => posts().length === 2 && slack.made('chat.postEphemeral').length === 1);
    await running.responder.idle();
    expect(slack.made('chat.postEphemeral')).toHaveLength(1);
    expect(slack.made('chat.postEphemeral')[0]!.body).toMatchObject({ channel: 'C1', user: 'U1' });
    // A command is ended in any case: its person sees it as typed, and would wait.
    await running.send(command('/ask', QUESTION, slack.responseUrl('r7')));
    await slack.until(() => responses().length === 1);
    expect(responses()[0]!.body).toMatchObject({ response_type: 'ephemeral' });
  });

  test('stopping in mid-answer finishes it', async () => {
    slack.plan({ on: 'chat.postMessage', times: 1, kind: 'delay', ms: 400 });
    await running.send(mention({ text: QUESTION }));
    await running.adapter.pause?.();
    running.responder.close();
    await running.responder.idle();
    expect(posts()).toHaveLength(1);
  });

  test('a slow answer shows a status, which is cleared', async () => {
    slack.plan({ on: 'chat.postMessage', times: 1, kind: 'delay', ms: 1200 });
    await running.send(directMessage({ text: QUESTION, threadTs: newTs() }));
    const statuses = () => slack.made('assistant.threads.setStatus').map(({ body }) => body.status);
    await slack.until(() => statuses().length === 2, 5000);
    expect(statuses()).toEqual(['is looking through its sources…', '']);
  });

  test('where many answers are slow at once, only some say so', async () => {
    slack.plan({ on: 'chat.postMessage', times: 30, kind: 'delay', ms: 1500 });
    for (let asked = 0; asked < 30; asked++)
      await running.send(directMessage({ text: QUESTION, channel: `D${asked}`, threadTs: newTs() }));
    await slack.until(() => posts().length === 30);
    await running.responder.idle();
    const { length } = slack.made('assistant.threads.setStatus');
    expect(length).toBeGreaterThan(0);
    expect(length).toBeLessThanOrEqual(30);
  });

  test('a token revoked later is reported, not silence', async () => {
    expectedProblems = /./;
    slack.accept('bot', false);
    await running.send(mention({ text: QUESTION }));
    await slack.until(() => running.lost.length === 1);
    expect(running.lost[0]!.message).toMatch(/slack: .*SLACK_BOT_TOKEN/s);
    expect(running.adapter.ready()).toBe(false);
  });
});

describe('signed requests', () => {
  beforeEach(async () => {
    running = await runSlack({ bot, slack, transport: 'http' });
    return () => running.stop();
  });
  const { type, payload } = mention({ text: QUESTION });
  const body = httpBody(type, payload);
  const old = Math.floor(Date.now() / 1000) - 301;
  const post = (headers: Record<string, string>, sent = body) =>
    fetch(running.requestUrl, { method: 'POST', headers, body: sent });

  test.each([
    ['forged', () => signed(body, { secret: 'another' })],
    ['stale', () => signed(body, { at: old })],
    ['of the future', () => signed(body, { at: Math.floor(Date.now() / 1000) + 310 })],
    ['unsigned', () => ({ 'content-type': 'application/json' })],
    ['of another body', () => signed('{}')],
  ])('%s: 401, and nothing is answered', async (_, headers) => {
    expect((await post(headers())).status).toBe(401);
    await running.responder.idle();
    expect(posts()).toHaveLength(0);
  });

  test('another method than POST: 405', async () => {
    expect((await fetch(running.requestUrl)).status).toBe(405);
    expect(running.lines.join('')).not.toContain('http.failed');
  });

  test('the challenge of a new request URL is answered', async () => {
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'abc', token: 'x' });
    const answered = await post(signed(challenge), challenge);
    expect(await answered.text()).toContain('abc');
  });
});

describe('what Slack would never send', () => {
  const envelope = (more: object) => JSON.stringify({ envelope_id: 'e', type: 'events_api', ...more });
  const frames: readonly (readonly [string, string | Buffer])[] = [
    ['not JSON', '{"envelope_id":'],
    ['an empty text', ''],
    ['null', 'null'],
    ['a number', '5'],
    ['a text', '"hello"'],
    ['an array', '[{"type":"events_api"}]'],
    ['an empty object', '{}'],
    ['bytes', Buffer.from([0xff, 0xfe, 0x00])],
    ['a type that is no text', envelope({ type: 7, payload: {} })],
    ['an unknown type', envelope({ type: 'workflows', payload: {} })],
    ['a type of the library itself', envelope({ type: 'disconnected', payload: {} })],
    ['no envelope_id', JSON.stringify({ type: 'events_api', payload: { event: { type: 'message' } } })],
    [
      'an envelope_id of the wrong type',
      envelope({ envelope_id: {}, payload: { event: { type: 'message' } } }),
    ],
    ['no payload', envelope({})],
    ['a payload of null', envelope({ payload: null })],
    ['a payload that is a text', envelope({ payload: 'event' })],
    ['a payload that is an array', envelope({ type: 'interactive', payload: [] })],
    ['a command without a payload', envelope({ type: 'slash_commands' })],
    ['no event', envelope({ payload: {} })],
    ['an event of null', envelope({ payload: { event: null } })],
    ['an event without a type', envelope({ payload: { event: {} } })],
    ['an event called like one of the library', envelope({ payload: { event: { type: 'disconnected' } } })],
    ['an event called like a frame', envelope({ payload: { event: { type: 'ws_message' } } })],
  ];
  const fields: readonly (readonly [string, string])[] = [
    [
      'a channel of the wrong type',
      envelope({ payload: { event: { type: 'message', channel: 5, item: 'x' } } }),
    ],
    ['a channel of null', envelope({ payload: { event: { type: 'app_mention', channel: null, user: 1 } } })],
    ['an interaction with nothing in it', envelope({ type: 'interactive', payload: {} })],
    ['an interaction of null', envelope({ type: 'interactive', payload: { actions: null, channel: null } })],
    ['a command with nothing in it', envelope({ type: 'slash_commands', payload: { command: {} } })],
  ];

  test('costs one line each, and the bot goes on', async () => {
    running = await runSlack({ bot, slack, transport: 'socket' });
    const refused = () => running.lines.filter((line) => line.includes('envelope.unreadable'));
    for (const [index, [name, frame]] of frames.entries()) {
      slack.sendFrame(frame);
      await slack.until(() => refused().length === index + 1).catch(() => expect.unreachable(name));
    }
    for (const [, frame] of fields) slack.sendFrame(frame);
    await running.send(mention({ text: QUESTION }));
    await slack.until(() => posts().length === 1);
    expect(refused()).toHaveLength(frames.length);
    expect(refused().join('')).not.toMatch(/hello|workflows/);
    expect([slack.connectionsOpened(), running.adapter.ready()]).toEqual([1, true]);
    await running.stop();
  });

  test('over HTTP: 400 where it is signed, 401 where it is not, and the bot goes on', async () => {
    running = await runSlack({ bot, slack, transport: 'http' });
    const post = async (body: string, headers: Record<string, string>) =>
      (await fetch(running.requestUrl, { method: 'POST', headers, body })).status;
    const [json, form] = ['application/json', 'application/x-www-form-urlencoded'];
    const bodies = ['null', '5', '[]', '"text"', '{"event":'].map((body) => [body, json] as const);
    for (const [body, type] of [...bodies, ['payload=null', form], ['payload=[', form]] as const) {
      expect(await post(body, { ...signed(body), 'content-type': type }), body).toBe(400);
      expect(await post(body, { ...signed(body, { secret: 'another' }), 'content-type': type })).toBe(401);
    }
    for (const [, frame] of fields) {
      const { payload } = JSON.parse(frame);
      if (payload.event !== undefined) await post(JSON.stringify(payload), signed(JSON.stringify(payload)));
    }
    await running.send(mention({ text: QUESTION }));
    await slack.until(() => posts().length === 1);
    await running.stop();
  });
});

describe('connecting', () => {
  test('dropped and refreshed sockets are replaced within a second, and questions go on', async () => {
    running = await runSlack({ bot, slack, transport: 'socket' });
    for (const [round, end] of [slack.dropSockets, slack.refreshSockets, slack.dropSockets].entries()) {
      end();
      await slack.until(
        () => slack.connectionsOpened() === round + 2 && slack.connections() === 1 && running.adapter.ready(),
        3000,
      );
      await running.send(mention({ text: QUESTION }));
      await slack.until(() => posts().length === round + 1);
    }
    await running.stop();
  });

  test('an app token revoked later is reported', async () => {
    running = await runSlack({ bot, slack, transport: 'socket' });
    slack.accept('app', false);
    slack.dropSockets();
    await slack.until(() => running.lost.length === 1);
    expect(running.lost[0]!.message).toMatch(/SLACK_APP_TOKEN/);
    await running.stop();
  });

  const failing = async (transport: Transport, env: Record<string, string> = {}): Promise<string> => {
    const from = performance.now();
    const error = await runSlack({ bot, slack, transport, env }).catch((cause: unknown) => cause);
    expect(performance.now() - from).toBeLessThan(10_000);
    expect(error).toBeInstanceOf(BotError);
    return error instanceof BotError ? error.message : '';
  };
  test.each<Transport>(['socket', 'http'])('a wrong bot token over %s says what to do', async (transport) => {
    slack.accept('bot', false);
    expect(await failing(transport)).toMatch(/SLACK_BOT_TOKEN is not accepted \(invalid_auth\)/);
  });
  test('a wrong app token says what to do', async () => {
    slack.accept('app', false);
    expect(await failing('socket')).toMatch(/SLACK_APP_TOKEN is not accepted \(invalid_auth\)/);
  });
  test('a token that cannot be sent says what to do', async () => {
    expect(await failing('socket', { SLACK_BOT_TOKEN: 'two\nlines' })).toMatch(
      /SLACK_BOT_TOKEN is not accepted/,
    );
  });
  test('an unreachable server says what to do', async () => {
    expect(await failing('socket', { SLACK_API_URL: 'http://127.0.0.1:9/api' })).toMatch(
      /cannot be reached|no connection/,
    );
  });
  test('a server that never answers ends the start', async () => {
    slack.plan({ on: 'auth.test', times: 9, kind: 'delay', ms: 12_000 });
    expect(await failing('socket')).toMatch(/gave no connection within 6 seconds/);
  });
});

describe('parity with the core (D15)', () => {
  test('100 questions show the passages, ranges and sources of the core', async () => {
    running = await runSlack({ bot, slack, transport: 'socket' });
    const questions = loadQuestions()
      .filter(({ context, q }) => context.length === 0 && q.length < 300)
      .slice(0, 100);
    expect(questions).toHaveLength(100);
    const times: number[] = [];
    for (const [index, { q }] of questions.entries()) {
      const from = performance.now();
      await running.send(
        directMessage({
          text: q.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
          channel: `D${1000 + index}`,
          ts: newTs(),
        }),
      );
      await slack.until(() => posts().length === index + 1);
      times.push(performance.now() - from);
      const { body } = posts()[index]!;
      const { answer } = bot.respond({ id: 'x', text: q });
      const shown = body.blocks.flatMap(({ block_id: id }: { block_id?: string }) =>
        id === undefined ? [] : [id.replace(/^\d+:/, '')],
      );
      const core = excerptsOf(answer);
      expect(shown, q).toEqual(core.map(({ passage, range }) => `${passage}:${range[0]}-${range[1]}`));
      for (const { text, source } of core) {
        expect(JSON.stringify(body.blocks)).toContain(JSON.stringify(text).slice(1, -1));
        if (source.url !== undefined)
          expect(JSON.stringify(body.blocks)).toContain(JSON.stringify(source.url).slice(1, -1));
      }
    }
    times.sort((a, b) => a - b);
    // On loopback 6 ms in the median and 12 ms at the 99th percentile; the bound leaves room for a busy machine.
    expect(times[50]).toBeLessThan(50);
    await running.stop();
  });
});
