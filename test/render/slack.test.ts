import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Button, buttonId } from '../../adapters/shared/button-ids.ts';
import { homeView } from '../../adapters/slack/home.ts';
import { LIMITS, MANIFEST } from '../../adapters/slack/limits.ts';
import { manifest, manifestJson } from '../../adapters/slack/manifest.ts';
import { modal } from '../../adapters/slack/modals.ts';
import { unescapeText } from '../../adapters/slack/mrkdwn.ts';
import { renderHint, renderNotice } from '../../adapters/slack/notice.ts';
import { render, type SlackPayload } from '../../adapters/slack/render.ts';
import { COMMANDS } from '../../src/commands/grammar.ts';
import { type Answer, excerptsOf, type Grounded } from '../../src/model/answer.ts';
import type { PassageId } from '../../src/model/knowledge.ts';
import { validateCall } from '../support/loopback-slack/validate.ts';
import { ANSWERS, compared, excerpt, grounded, long } from './fixtures.ts';

const KEY = 'abcdefghijkl';
const button = (action: Button['action'], label: string, argument?: string): Button => ({
  id: buttonId(action, KEY, argument),
  action,
  label,
  ...(argument === undefined ? {} : { argument }),
});
const BUTTONS: readonly Button[] = [
  button('more', 'More'),
  button('both-sides', 'Both sides'),
  button('timeline', 'Timeline'),
  button('sources', 'Sources'),
  button('context', 'Context of 1', '1'),
  button('context', 'Context of 2', '2'),
  button('share', 'Share'),
  button('helpful', 'Helpful'),
  button('not-helpful', 'Not helpful'),
];
const ALL: readonly (readonly [string, Answer])[] = [
  ...Object.entries(ANSWERS),
  ['compared', compared],
  ['long', long],
];
const problems = ({ text, blocks }: SlackPayload): string[] =>
  validateCall('chat.postMessage', {
    channel: 'C123',
    text,
    blocks,
    unfurl_links: false,
    unfurl_media: false,
  });
/** What a reader sees in blocks, as one string. */
const shown = (payload: { blocks: readonly unknown[] }): string =>
  [...JSON.stringify(payload.blocks).matchAll(/"text":("(?:[^"\\]|\\.)*")/g)]
    .map((match) => JSON.parse(match[1] ?? '""'))
    .join('');
const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

describe('golden payloads: what Slack is sent', () => {
  test.each(ALL)('%s', async (name, answer) => {
    const payload = render(answer, { buttons: name === 'grounded' ? BUTTONS : [] });
    expect(problems(payload)).toEqual([]);
    await expect(`${JSON.stringify(payload, null, 2)}\n`).toMatchFileSnapshot(`golden/slack/${name}.txt`);
  });

  test('hint, notice, modal and Home tab', async () => {
    const place = { channel: 'C123', user: 'U123', direct: false, threadTs: '1700000000.000100' };
    const checked = render(compared, { buttons: BUTTONS, surface: 'view' });
    const home = homeView({ asOf: '2026-05-02', version: 'abc1234567' });
    expect(validateCall('views.publish', { user_id: 'U123', view: home })).toEqual([]);
    expect(validateCall('views.open', { trigger_id: '1.2', view: modal(checked, place) })).toEqual([]);
    expect(problems(renderHint())).toEqual([]);
    expect(renderHint().text.split('\n')).toHaveLength(3);
    const pages = {
      hint: renderHint(),
      notice: renderNotice('Wait <5> seconds & ask again.'),
      modal: modal(checked, place),
      home,
    };
    for (const [name, page] of Object.entries(pages))
      await expect(`${JSON.stringify(page, null, 2)}\n`).toMatchFileSnapshot(`golden/slack/${name}.txt`);
  });
});

describe.each(ALL)('%s', (_, answer) => {
  const payload = render(answer, { buttons: BUTTONS });

  test('says the same in text and blocks, with every excerpt whole and every source linked', () => {
    for (const { source } of answer.kind === 'grounded' ? answer.citations.slice(0, 3) : [])
      if (source.url !== undefined) {
        expect(payload.text).toContain(source.url);
        expect(JSON.stringify(payload.blocks)).toContain(source.url);
      }
    const traced = payload.blocks.flatMap(({ block_id: id }) => (id === undefined ? [] : [id]));
    for (const [index, part] of excerptsOf(answer).slice(0, traced.length).entries()) {
      expect(traced[index]).toBe(`${index + 1}:${part.passage}:${part.range[0]}-${part.range[1]}`);
      expect(shown(payload)).toContain(part.text);
      expect(unescaped(payload.text)).toContain(part.text);
    }
    const left = excerptsOf(answer).length - traced.length;
    if (left > 0) expect(payload.text).toContain(`${left} more excerpts left out`);
  });
});

test('a long answer keeps the order and drops from the end; each source line left is cited', () => {
  const payload = render(long, { buttons: BUTTONS });
  const traced = payload.blocks.filter(({ block_id: id }) => id !== undefined);
  expect(traced.length).toBeGreaterThan(5);
  expect(traced.length).toBeLessThan(30);
  const cited = new Set([...shown(payload).matchAll(/\[(\d+)\]/g)].map((match) => match[1]));
  expect(cited.size).toBe(traced.length);
});

describe('what people typed', () => {
  test.each([
    [
      'Ask <https://example.org/a|this page>, <@U1> and <!here> &lt;b&gt; &amp;',
      'Ask this page,   and   <b> &',
    ],
    [
      '<mailto:a@example.org|a@example.org> <#C1|general> <!subteam^S1|@staff>',
      'a@example.org general staff',
    ],
    ['<https://example.org/b>', 'https://example.org/b'],
  ])('%j is read as %j', (typed, read) => expect(unescapeText(typed)).toBe(read));

  test('40,000 characters of marks without an end are read in milliseconds', () => {
    for (const mark of ['<!a', '<@', '<#C1|', '<https:', '<mailto:', '<', `<!${'a'.repeat(39_000)}`]) {
      const from = performance.now();
      unescapeText(mark.repeat(Math.ceil(40_000 / mark.length)).slice(0, 40_000));
      // Searched to the end from each mark it would be a second and more.
      expect(performance.now() - from, mark.slice(0, 8)).toBeLessThan(200);
    }
  });
});

describe('hostile text', () => {
  const WRAPS = ['%', '*%*', '_%_', '~%~', '`%`', '```%```', '> %', '• %', '<%>', '%%%'];
  const CORES = [
    '<!here>',
    '<!channel>',
    '<!everyone>',
    '<@U123>',
    '<#C123|general>',
    '<!subteam^S1|@team>',
    '<!date^1|{ago}|x>',
    '<https://evil.example|https://un.org>',
    '<mailto:a@b|c>',
    '@here',
    '@channel',
    '@everyone',
    '&lt;!here&gt;',
    '&amp;',
    ':warning:',
    '[un.org](https://evil.example)',
    '\u202eecart',
    '\u0000\u0007',
    '\ud83d',
    '👩‍👩‍👧‍👦 العربية',
  ];
  const STRINGS = CORES.flatMap((core) => WRAPS.map((wrap) => wrap.replaceAll('%', core)));

  test('there are 200 of them', () => expect(new Set(STRINGS).size).toBe(200));

  test.each(STRINGS.map((text) => [text]))('%j pings nobody and breaks nothing', (text) => {
    const source = { ...excerpt('').source, publisher: text, title: text };
    const answers: Answer[] = [
      grounded([excerpt(text, { heading: text, claimant: text, source })], {
        title: text,
        notes: [text],
        suggestions: [text],
      }),
      { ...ANSWERS.usage!, message: text, suggestions: [text] } as Answer,
    ];
    for (const answer of answers) {
      const payload = render(answer, { buttons: BUTTONS, preface: `Shared by ${text}.` });
      expect(problems(payload)).toEqual([]);
      expect(JSON.stringify(payload)).not.toMatch(
        /<[@#!]|"type":"(?:user|broadcast|channel|usergroup|mrkdwn|emoji)"/,
      );
      expect(payload.text).not.toMatch(/[<>]|\u202e/);
    }
  });
});

test('10,000 generated answers break no limit', () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const PARTS = [
    'A sentence of some length, with a date of 17 February 2008. ',
    '*bold* <!here> & co. ',
    '👩‍👩‍👧‍👦 ',
    'עברית וערבית. ',
    'https://un.org/x?a=1&b=2 ',
    'Longwordwithoutanybreak'.repeat(3),
  ];
  const words = (most: number) =>
    Array.from({ length: 1 + random(most) }, () => PARTS[random(PARTS.length)]).join('');
  const make = (): Grounded => {
    const excerpts = Array.from({ length: 1 + random(random(10) === 0 ? 25 : 6) }, (_, index) => {
      const cite = 1 + random(25);
      return excerpt(words(12), {
        passage: `p/${index}` as PassageId,
        heading: words(3),
        cite,
        source: { ...excerpt('').source, title: words(3), url: `https://courier.example/${cite}` },
      });
    });
    const half = Math.ceil(excerpts.length / 2);
    return {
      ...grounded(excerpts, { title: words(4), notes: [words(2)], suggestions: [words(2)] }),
      ...(random(2) === 0
        ? {}
        : {
            sections: [
              { heading: words(2), excerpts: excerpts.slice(0, half) },
              { heading: 'B', excerpts: excerpts.slice(half), empty: 'None.' },
            ],
          }),
    };
  };
  for (let made = 0; made < 10_000; made++) {
    const { text, blocks } = render(make(), { buttons: BUTTONS });
    // The full schema is checked on a part only: it costs far more than rendering.
    if (made % 20 === 0) expect(problems({ text, blocks })).toEqual([]);
    expect(blocks.length).toBeLessThanOrEqual(LIMITS.blocks);
    expect(text.length).toBeLessThanOrEqual(LIMITS.text);
    expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(LIMITS.message);
  }
});

describe('manifest', () => {
  const { display_information: about, features, settings, oauth_config: oauth } = manifest();

  test('the committed file is what the grammar gives', () => {
    const committed = readFileSync(new URL('../../adapters/slack/manifest.json', import.meta.url), 'utf8');
    // Its line breaks are the formatter's.
    expect(JSON.parse(committed)).toEqual(JSON.parse(manifestJson()));
  });

  test('asks for these scopes and no other (F44)', () => {
    expect(oauth).toEqual({
      scopes: { bot: ['app_mentions:read', 'chat:write', 'commands', 'im:history', 'assistant:write'] },
    });
  });

  test('keeps Slack’s limits', () => {
    expect(about.name.length).toBeLessThanOrEqual(MANIFEST.name);
    expect(about.description?.length).toBeLessThanOrEqual(MANIFEST.description);
    expect(about.long_description?.length).toBeGreaterThanOrEqual(MANIFEST.longDescription[0]);
    expect(about.long_description?.length).toBeLessThanOrEqual(MANIFEST.longDescription[1]);
    expect(features?.bot_user?.display_name).toMatch(/^[a-z0-9._-]{1,80}$/);
    expect(features?.agent_view?.agent_description?.length).toBeLessThanOrEqual(MANIFEST.agentDescription);
    expect(features?.agent_view?.suggested_prompts?.length).toBeLessThanOrEqual(MANIFEST.prompts);
    const commands = features?.slash_commands ?? [];
    expect(commands.length).toBeLessThanOrEqual(MANIFEST.commands);
    for (const { command, description, usage_hint: hint } of commands) {
      expect(command).toMatch(/^\/[a-z]{1,31}$/);
      expect(description.length).toBeLessThanOrEqual(MANIFEST.commandDescription);
      expect(hint?.length).toBeLessThanOrEqual(MANIFEST.hint);
    }
    for (const { name, callback_id: id, description } of features?.shortcuts ?? []) {
      expect(name.length).toBeLessThanOrEqual(MANIFEST.shortcutName);
      expect(id.length).toBeLessThanOrEqual(MANIFEST.callbackId);
      expect(description.length).toBeLessThanOrEqual(MANIFEST.shortcutDescription);
    }
    expect(settings?.event_subscriptions?.bot_events?.length).toBeLessThanOrEqual(MANIFEST.events);
  });

  test('offers the umbrella and the short commands, all of the grammar', () => {
    const names = (features?.slash_commands ?? []).map(({ command }) => command.slice(1));
    expect(names).toEqual(['kosovo', 'ask', 'position', 'compare', 'timeline', 'recognition']);
    expect(features?.slash_commands?.[0]?.usage_hint?.split(' | ')).toEqual(COMMANDS.map(({ name }) => name));
  });
});
