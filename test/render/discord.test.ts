import { beforeAll, describe, expect, test } from 'vitest';
import { choices, commandSet } from '../../adapters/discord/commands.ts';
import { rows } from '../../adapters/discord/components.ts';
import { escapeMarkdown, link } from '../../adapters/discord/markdown.ts';
import { differences } from '../../adapters/discord/register.ts';
import { render, renderHint, renderText } from '../../adapters/discord/render.ts';
import { type Button, type ButtonAction, buttonId } from '../../adapters/shared/button-ids.ts';
import type { Bot } from '../../src/bot.ts';
import { type Answer, type Excerpt, excerptsOf } from '../../src/model/answer.ts';
import { openBot } from '../../src/open-bot.ts';
import { loadQuestions } from '../evaluation/questions.ts';
import { commandProblems, messageProblems } from '../support/loopback-discord/validate.ts';
import { ANSWERS, compared, excerpt, grounded, long } from './fixtures.ts';

const KNOWLEDGE = new URL('../../knowledge', import.meta.url).pathname;
const KEY = 'AbCdEf012345';
const ALL: readonly (readonly [string, Answer])[] = [
  ...Object.entries(ANSWERS),
  ['compared', compared],
  ['long', long],
];
const button = (action: ButtonAction, label: string, argument?: string): Button => ({
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

let bot: Bot;
beforeAll(async () => {
  bot = (await openBot({ knowledgeDir: KNOWLEDGE, importDir: `${KNOWLEDGE}/none` })).bot;
});

describe('golden payloads: what people see', () => {
  test.each(ALL)('%s', async (name, answer) => {
    const payload = render(answer, answer.kind === 'grounded' ? { buttons: BUTTONS } : {});
    await expect(`${JSON.stringify(payload, null, 2)}\n`).toMatchFileSnapshot(`golden/discord/${name}.json`);
    expect(messageProblems(payload, 'webhook')).toEqual([]);
  });
  test('the command set', async () => {
    const commands = commandSet('everywhere');
    await expect(`${JSON.stringify(commands, null, 2)}\n`).toMatchFileSnapshot(
      'golden/discord/commands.json',
    );
    expect(commandProblems(commands)).toEqual([]);
  });
});

/** What Discord shows of a text: backslashes taken away, which is all that was added. */
const shown = (text: string): string => text.replace(/\\([^0-9A-Za-z\s])/g, '$1');

describe('hostile text', () => {
  const OPENINGS = ['', '# ', '> ', '- ', '1. ', '-# ', '```', '>>> '];
  const CORES = [
    '@everyone',
    '<@400000000000000001>',
    '<@&5>',
    '<#3>',
    '</ask:1>',
    '<t:1:R>',
    '<a:x:1>',
    '**b** __u__ ~~s~~',
    '||spoiler||',
    '`code`',
    '[here](https://x.example)',
    ':tada:',
    '\u202eback',
  ];
  const ENDINGS = ['', ' [9]', '\n# heading'];
  const HOSTILE = OPENINGS.flatMap((opening) =>
    CORES.flatMap((core) => ENDINGS.map((ending) => `${opening}${core}${ending}`)),
  ).slice(0, 240);

  test.each([
    [
      'an excerpt',
      (text: string) =>
        grounded([excerpt(text, { heading: text, claimant: text, standing: 'party' })], {
          notes: [text],
          title: text,
          suggestions: [text],
        }),
    ],
    [
      'a message',
      (text: string): Answer => ({ ...ANSWERS.choice!, kind: 'choice', message: text, suggestions: [text] }),
    ],
  ] as const)('240 strings in %s ping nobody and format nothing', (_, answer) => {
    expect(HOSTILE.length).toBeGreaterThan(200);
    for (const text of HOSTILE) {
      const payload = render(answer(text));
      expect(messageProblems(payload, 'webhook'), text).toEqual([]);
      // Every mark of markup in the text has its backslash; the renderer's own stand outside of it.
      const own = payload.content
        .replace(/\\./gs, 'x')
        .replace(/^(### |\*\*|-# |> |- |\d\. )|\*\*$/gm, '')
        .replace(/<https?:[^>]*>/g, '');
      expect(own, text).not.toMatch(/[*_~`|<@]|^\s*[#>-]|^\d+[.)]\s|\]\(|:\w+:/m);
    }
  });

  test('a reader sees the text as it stands', () => {
    for (const text of HOSTILE) expect(shown(escapeMarkdown(text))).toBe(text.replace('\u202e', ''));
  });
  test('a link cannot leave its brackets', () => {
    expect(link('https://x.example/a> @everyone')).toBe('<https://x.example/a%3E%20@everyone>');
  });
});

describe('limits (F21)', () => {
  const sentence = 'Ünïcode 🚢 and العربية of a *long* sentence that goes on for a while here. ';
  test('whatever its size, an answer breaks no limit and says what was left out', () => {
    for (let size = 1; size <= 40; size++) {
      const parts = Array.from({ length: size }, (_, index) =>
        excerpt(sentence.repeat(1 + ((size * 7 + index) % 30)), {
          cite: index + 1,
          heading: `Heading ${index}`,
          source: { ...excerpt('').source, id: `s${index}` as never, title: 'T'.repeat(size * 5) },
        }),
      );
      const payload = render(grounded(parts, { notes: [sentence.repeat(size)] }), { buttons: BUTTONS });
      expect(messageProblems(payload, 'webhook')).toEqual([]);
      const left = parts.length - (payload.content.match(/^> /gm) ?? []).length;
      if (left > 0 && left < parts.length) expect(payload.content).toContain(`${left} more excerpt`);
    }
  });
  test('a shortened answer cuts no sentence and no citation', () => {
    const { content } = render(long);
    const excerpts = content.split('\n').filter((line) => line.startsWith('> '));
    const sources = [...content.matchAll(/^\[(\d+)\] .*2008, <https:\S+>$/gm)].map(([, number]) => number);
    expect(excerpts.length).toBeGreaterThan(1);
    for (const line of excerpts) expect(line).toMatch(/Event \d+\. \[\d+\]$/);
    expect(excerpts.map((line) => /\[(\d+)\]$/.exec(line)?.[1])).toEqual(sources);
    expect(content).toContain(`${30 - excerpts.length} more excerpts left out`);
  });
  test('one passage that is longer than a message is shortened at a sentence’s end', () => {
    const { content } = render(grounded([excerpt(sentence.repeat(60).trim())]));
    expect(content.length).toBeLessThanOrEqual(2000);
    expect(content).toMatch(/for a while here\.(?: …)? \[1\]/);
    expect(content).toContain('<https://courier.example/reports/1>');
  });
  test('a word that is longer than a message leaves a sentence and the source', () => {
    const { content } = render(grounded([excerpt('x'.repeat(5000))]));
    expect(content).toContain('does not fit');
    expect(content).toContain('courier.example');
  });
  test('labels and rows stay within theirs, and votes are never the ones left out', () => {
    const many = Array.from({ length: 40 }, (_, index) => button('context', 'L'.repeat(200), String(index)));
    const made = rows([...many, ...BUTTONS, ...many.map(({ argument }) => button('choose', 'C', argument))]);
    expect(
      messageProblems({ ...renderText('x'), components: made }, 'webhook').filter(
        (problem) => !problem.includes('twice'),
      ),
    ).toEqual([]);
    expect(JSON.stringify(made.at(-1))).toContain('not-helpful');
  });
  test('a hint has three lines', () => {
    expect(renderHint(bot.ask({ id: '1', text: '' })).content.split('\n')).toHaveLength(3);
  });
});

test('parity (D15): for 100 questions the message shows what the core chose', () => {
  const key = ({ passage, range, source }: Excerpt) => `${passage} ${range.join('-')} ${source.id}`;
  const answers = loadQuestions()
    .values()
    .map(({ q, context }) => bot.ask({ id: '1', text: q, context, today: '2026-11-22' }))
    .filter(({ kind }) => kind === 'grounded')
    .take(100)
    .toArray();
  expect(answers).toHaveLength(100);
  const short = answers.filter((answer) => {
    const core = excerptsOf(answer).slice(0, 3);
    const text = shown(render(answer).content);
    // An excerpt is shown where its words, its number and the line of its source stand in the message.
    const seen = core.filter(
      ({ text: words, cite, source }) =>
        text.includes(words) && text.includes(`[${cite}] ${source.publisher}: "${source.title}"`),
    );
    expect(text.match(/^> /gm)).toHaveLength(seen.length);
    if (seen.length === core.length) return false;
    // Or the reply says what was left out.
    expect(seen.map(key)).toEqual(core.slice(0, seen.length).map(key));
    expect(text).toMatch(/\d+ more excerpts? left out/);
    return true;
  });
  expect(short.length).toBeLessThanOrEqual(2);
});

describe('commands', () => {
  test('nothing differs from what Discord gives back, whatever it adds, omits and reorders', () => {
    const held = commandSet('everywhere').map((command) => ({
      ...command,
      id: '1',
      version: '2',
      dm_permission: true,
      nsfw: false,
      name_localizations: null,
      ...('options' in command
        ? {
            options: command.options?.map((option) => ({
              ...option,
              required: option.required === true ? true : undefined,
            })),
          }
        : { description: '' }),
    }));
    expect(differences(commandSet('everywhere'), held)).toEqual([]);
    expect(differences(commandSet('everywhere'), held.slice(1))).toEqual(['+ /ask']);
    expect(differences(commandSet('everywhere').slice(1), held)).toEqual(['- /ask']);
    expect(
      differences(commandSet('everywhere'), [{ ...held[0]!, description: 'Other' }, ...held.slice(1)]),
    ).toEqual(['~ /ask']);
  });
  test('choices are at most 25 and within their lengths for every kind of argument', () => {
    for (const kind of [
      'actor',
      'state',
      'topic',
      'subject',
      'event',
      'document',
      'organisation',
      'person',
      'passage',
      'command',
    ] as const)
      for (const typed of ['', 'k', 'serb', '1244', 'x'.repeat(6000), '🚢', '%_*']) {
        const found = choices(bot.engine, kind, typed);
        expect(found.length).toBeLessThanOrEqual(25);
        for (const { name, value } of found)
          expect(Math.max(name.length, value.length)).toBeLessThanOrEqual(100);
      }
  });
});
