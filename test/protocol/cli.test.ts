import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonAnswer } from '../../src/answer/to-json.ts';
import { cli, start } from './run-cli.ts';

/** Each test starts processes that load the whole base, on machines that run other tests at the same time. */
const PATIENCE = 60_000;
const QUESTION = 'Did Slovakia recognise Kosovo?';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kosovo-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const parse = (out: string): JsonAnswer[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as JsonAnswer);
const copyOfKnowledge = (name: string): string => {
  const copy = join(folder, name);
  cpSync(new URL('../../knowledge', import.meta.url), copy, { recursive: true });
  return copy;
};

describe('batch', () => {
  const good = (id: string) => JSON.stringify({ id, q: QUESTION });
  /** A line, the id its answer has, and what its note says is wrong. */
  const BAD: readonly (readonly [string, string | number | null, RegExp])[] = [
    ['{"id": "broken", "q": ', null, /not valid JSON/],
    ['just words', null, /not valid JSON/],
    ['["id", "q"]', null, /no JSON object/],
    ['null', null, /no JSON object/],
    ['42', null, /no JSON object/],
    ['{"q": "no id"}', null, /"id" is missing/],
    ['{"id": {"a": 1}, "q": "x"}', null, /"id" is no text or number/],
    ['{"id": "no-q"}', 'no-q', /"q" is missing/],
    ['{"id": "type", "q": 7}', 'type', /"q" is no text/],
    ['{"id": "null", "q": null}', 'null', /"q" is no text/],
    ['{"id": "args", "command": "position", "args": ["serbia"]}', 'args', /"args" is no text/],
    ['{"id": "both", "q": "x", "command": "help"}', 'both', /both/],
    ['{"id": "context", "q": "why?", "context": "before"}', 'context', /"context" is no list/],
    ['{"id": 5, "q": ""}', 5, /"q" is empty/],
    ['{"id": "blank", "q": "  \\n "}', 'blank', /"q" is empty/],
    ['{"id": "control", "q": "Kosovo\\u0000\\u001b[2J"}', 'control', /control characters/],
    ['{"id": "signs", "q": "?!"}', 'signs', /no question/],
    [JSON.stringify({ id: 'long', q: 'Kosovo '.repeat(15_000) }), 'long', /characters/],
    [JSON.stringify({ id: 'huge', q: 'k'.repeat(1_100_000) }), null, /1,000,000 bytes/],
  ];

  test(
    'answers every line in order, whatever the others hold',
    async () => {
      const lines = BAD.flatMap(([line], index) => [line, good(`good-${index}`), '']);
      const { code, out, err } = await cli(['batch'], { input: lines.join('\r\n') });
      expect(err).toBe('');
      expect(code).toBe(0);
      const answers = parse(out);
      expect(answers).toHaveLength(BAD.length * 2);
      for (const [index, [, id, problem]] of BAD.entries()) {
        const bad = answers[index * 2]!;
        expect(bad).toMatchObject({ id, answered: false, kind: 'failed', excerpts: [], suggestions: [] });
        expect(bad.notes).toEqual([expect.stringMatching(problem)]);
        expect(bad.text).toBe(bad.notes[0]);
        expect(answers[index * 2 + 1]).toMatchObject({
          id: `good-${index}`,
          answered: true,
          kind: 'grounded',
        });
      }
    },
    PATIENCE,
  );

  test(
    'survives bytes that are no UTF-8, and reads a last line without an end',
    async () => {
      const broken = Buffer.concat([
        Buffer.from('{"id": "bytes", "q": "Kosov'),
        Buffer.from([0xff, 0xfe, 0xc3]),
        Buffer.from('"}\n'),
        Buffer.from([0x80, 0x80, 0x0a]),
        Buffer.from(good('last')),
      ]);
      const { code, out } = await cli(['batch'], { input: broken });
      const answers = parse(out);
      expect(answers.map(({ id, kind }) => [id, kind])).toEqual([
        ['bytes', 'failed'],
        [null, 'failed'],
        ['last', 'grounded'],
      ]);
      expect(answers[0]?.notes[0]).toMatch(/UTF-8/);
      expect(code).toBe(0);
    },
    PATIENCE,
  );

  test(
    'follow-ups read the context, commands are run, and no input is no output',
    async () => {
      const input = [
        { id: 'follow-up', q: 'and Norway?', context: [QUESTION] },
        { id: 'command', command: 'position', args: 'serbia' },
      ];
      const { out } = await cli(['batch'], { input: input.map((line) => JSON.stringify(line)).join('\n') });
      const [followUp, command] = parse(out);
      expect(followUp?.excerpts[0]).toMatchObject({ passage: 'recognition/no', kind: 'record' });
      expect(command).toMatchObject({ id: 'command', answered: true });
      expect(await cli(['batch'])).toEqual({ code: 0, out: '', err: '' });
    },
    PATIENCE,
  );
});

describe('one question', () => {
  test(
    'prints text, JSON or what was considered; abstaining is done, not a failure',
    async () => {
      const [text, json, explained, abstained, weighed] = await Promise.all([
        cli(['ask', QUESTION]),
        cli(['ask', QUESTION, '--json']),
        cli(['ask', '--explain', QUESTION]),
        cli(['ask', 'Who won the chess championship in Reykjavik?']),
        cli(['ask', '--explain', 'How tall is Ahtisaari?']),
      ]);
      expect(text).toMatchObject({ code: 0, err: '' });
      expect(text.out).toMatch(/^\[1\] .+: ".+", \d+ \w+ \d{4}, https?:\S+$/m);
      const [answer] = parse(json.out);
      expect(`${answer?.text}\n`).toBe(text.out);
      for (const part of ['Terms', 'Route', 'Confidence', 'threshold', 'Candidates', 'recognition/sk'])
        expect(explained.out).toContain(part);
      expect(weighed.out).toMatch(/^Evidence[\s\S]+-\d\.\d\d {2}unanswered$/m);
      expect(abstained).toMatchObject({ code: 0 });
      expect(abstained.out).toContain('no passage on this');
    },
    PATIENCE,
  );
});

describe('exit codes and messages', () => {
  test.each([
    [['positon', 'serbia'], 2, /"positon" is no command; did you mean position/],
    [[], 2, /The command is missing/],
    [['ask'], 2, /the question is missing/],
    [['ask', 'x', '--colour'], 2, /Unknown option '--colour'/],
    [['batch', 'file.jsonl'], 2, /Unexpected argument 'file.jsonl'/],
    [['import'], 2, /the files are missing/],
    [['position', 'serbia', '--explain'], 2, /--explain goes with ask only/],
  ] as const)('%j ends with %i', async (args, code, message) => {
    const done = await cli(args);
    expect(done).toMatchObject({ code, out: '' });
    expect(done.err).toMatch(message);
  });

  test.each(['ask', 'position', 'batch', 'check', 'import', 'evaluate', 'bench'])(
    '%s --help',
    async (name) => {
      const { code, out } = await cli([name, '--help']);
      expect(code).toBe(0);
      expect(out).toMatch(new RegExp(`^cli ${name}`));
    },
  );

  test('--help lists every command', async () => {
    const { code, out } = await cli(['--help']);
    expect(code).toBe(0);
    for (const name of ['ask', 'position', 'compare', 'timeline', 'batch', 'check'])
      expect(out).toContain(`\n  ${name} `);
  });
});

describe('a knowledge folder that cannot be used', () => {
  test.each([['ask', QUESTION], ['batch'], ['check']])('%s: a missing one', async (...args) => {
    const { code, out, err } = await cli(args, { env: { KNOWLEDGE_DIR: '/nowhere' } });
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(/^\/nowhere: the knowledge folder cannot be read; set KNOWLEDGE_DIR/);
  });

  test(
    'every problem of every file is named, with its place',
    async () => {
      const copy = copyOfKnowledge('broken');
      // As a crashed editor leaves it, and as somebody saves it in another encoding.
      writeFileSync(join(copy, 'votes.yaml'), '- id: half\n  date: "2008-02');
      appendFileSync(join(copy, 'topics.yaml'), '- id: Bad Id\n  name: ""\n');
      const [checked, asked] = await Promise.all([
        cli(['check'], { env: { KNOWLEDGE_DIR: copy } }),
        cli(['ask', QUESTION], { env: { KNOWLEDGE_DIR: copy } }),
      ]);
      expect(checked.code).toBe(1);
      expect(checked.out).toMatch(/^votes\.yaml: line \d+: is no YAML/m);
      expect(checked.out).toMatch(/^topics\.yaml: .*: is no id/m);
      expect(checked.out).toMatch(/files.*: \d+ problems, \d+ notices\.\n$/);
      expect(asked.code).toBe(1);
      expect(asked.err).toMatch(/^votes\.yaml: line \d+: is no YAML/m);
      expect(asked.err).toMatch(/^topics\.yaml: .*: is no id/m);
    },
    PATIENCE,
  );

  test('a file that is no UTF-8', async () => {
    const copy = copyOfKnowledge('bytes');
    appendFileSync(join(copy, 'votes.yaml'), Buffer.from([0xff, 0xfe]));
    const { code, err } = await cli(['check'], { env: { KNOWLEDGE_DIR: copy } });
    expect(code).toBe(1);
    expect(err).toMatch(/^votes\.yaml: file: is not valid UTF-8/m);
  });
});

describe('npm start with piped input', () => {
  test(
    'gives one answer a line, then ends',
    async () => {
      const { code, out, err } = await start({
        input: `${QUESTION}\n\nand Norway?\nmore\n${'k'.repeat(100_000)}`,
      });
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const answers = out.split('\n---\n');
      expect(answers).toHaveLength(4);
      expect(answers[0]).toContain('Slovakia and recognition');
      expect(answers[1]).toContain('Norway and recognition');
      expect(answers[2]).toContain('Further excerpts');
      expect(answers[3]).toContain('100000 characters');
      expect(out).not.toContain('\u001b');
    },
    PATIENCE,
  );

  test('ends at once without input, and after "quit"', async () => {
    expect(await start()).toEqual({ code: 0, out: '', err: '' });
    expect(await start({ input: 'quit\nDid Norway recognise Kosovo?\n' })).toEqual({
      code: 0,
      out: '',
      err: '',
    });
  });

  test('a half-set platform and every other wrong setting stop the start with sentences, without the values', async () => {
    const env = {
      SLACK_BOT_TOKEN: 'xoxb-secret',
      DISCORD_PUBLIC_KEY: 'secret',
      PORT: 'http',
      DATABASE_URL: 'mysql://secret',
    };
    const { code, err } = await start({ env });
    expect(code).toBe(1);
    expect(err.trim().split('\n')).toEqual([
      expect.stringMatching(/DATABASE_URL: is no database address/),
      expect.stringMatching(/PORT: is not a port/),
      expect.stringMatching(/Slack: is half set, SLACK_APP_TOKEN .* or SLACK_SIGNING_SECRET .* is missing/),
      expect.stringMatching(/Discord: is half set, DISCORD_TOKEN is missing/),
    ]);
    expect(err).not.toContain('secret');
  });
});
