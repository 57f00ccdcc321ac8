import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { messages } from '../../src/answer/messages.ts';
import { envSchema } from '../../src/config.ts';
import { loadedWords } from '../../src/knowledge/neutral.ts';

const ROOT = new URL('../../', import.meta.url).pathname;
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

describe('the project', () => {
  test('.env.example names every variable of the schema and no other', () => {
    const named = [...read('.env.example').matchAll(/^#?\s?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]!);
    expect([...new Set(named)].sort()).toEqual(Object.keys(envSchema.shape).sort());
  });

  test('the README names every command of npm that it tells people to run', () => {
    const { scripts } = JSON.parse(read('package.json'));
    for (const [, name] of read('README.md').matchAll(/npm run (?:-s )?([a-z:]+)/g))
      expect(Object.keys(scripts)).toContain(name);
  });

  test('the bot’s own words take no side (D06)', () => {
    for (const language of ['en', 'sq', 'sr-Latn', 'sr-Cyrl'] as const)
      for (const message of Object.values(messages(language)))
        expect(loadedWords(String(message))).toEqual([]);
    for (const file of execFileSync('git', ['ls-files', 'src/commands', 'src/answer', 'adapters'], {
      cwd: ROOT,
      encoding: 'utf8',
    })
      .split('\n')
      .filter((path) => path.endsWith('.ts')))
      for (const [, text] of read(file).matchAll(/'((?:[^'\\\n]|\\.){20,})'/g))
        expect(loadedWords(text!), file).toEqual([]);
  });
});
