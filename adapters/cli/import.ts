import { parseArgs } from 'node:util';
import type { Folders } from '../../src/folders.ts';
import { UsageError } from './errors.ts';
import { write } from './output.ts';

const FLAGS = {
  publisher: { type: 'string' },
  title: { type: 'string' },
  date: { type: 'string' },
  url: { type: 'string' },
  rights: { type: 'string' },
} as const;

/** Imports articles and prints what became of each file; exit code 1 where one was skipped. */
export async function runImport(args: readonly string[], { importDir }: Folders): Promise<number> {
  const { values: flags, positionals: paths } = parseArgs({
    args: [...args],
    options: FLAGS,
    allowPositionals: true,
  });
  if (paths.length === 0)
    throw new UsageError(
      'import: the files are missing; write cli import article.txt, or the path of a folder.',
    );
  const [{ importArticles }, { createPrompt }] = await Promise.all([
    import('../import/import.ts'),
    import('../import/prompt.ts'),
  ]);
  const ask = createPrompt();
  const { imported, duplicates, skipped, notices } = await importArticles(paths, {
    folder: importDir,
    flags,
    ask,
    // A prompt and a running count would overwrite each other.
    progress: process.stderr.isTTY && ask === undefined ? showProgress : undefined,
  });
  for (const { file, id, title, publisher, passages, quotes } of imported)
    await write(
      `${file}: imported as ${id}: "${title}", ${publisher}, ${passages} passages, ${quotes} quotations\n`,
    );
  for (const { file, id, title } of duplicates) await write(`${file}: held already as ${id}: "${title}"\n`);
  for (const notice of notices) process.stderr.write(`notice: ${notice}\n`);
  for (const { file, reason } of skipped) process.stderr.write(`${file}: skipped: ${reason}\n`);
  await write(`${imported.length} imported, ${duplicates.length} held already, ${skipped.length} skipped.\n`);
  return skipped.length > 0 ? 1 : 0;
}

const showProgress = (done: number, total: number): void => {
  process.stderr.write(done === total ? '\r\u001b[K' : `\r${done} of ${total}`);
};
