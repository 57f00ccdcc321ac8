import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BotError } from '../errors.ts';

/** A file of the base as text, with its path relative to the folder. */
export interface KnowledgeFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Reads every `.yaml` and `.md` file of a knowledge folder, templates and the data dictionary left out.
 *
 * @throws {BotError} `KNOWLEDGE_INVALID` where the folder is missing, unreadable or empty
 */
export function readFiles(folder: string): { files: KnowledgeFile[]; version: string } {
  let paths: string[];
  try {
    paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch (cause) {
    throw new BotError(
      'KNOWLEDGE_INVALID',
      [
        `${folder}: the knowledge folder cannot be read; set KNOWLEDGE_DIR to a folder that exists, or leave it out`,
      ],
      { cause },
    );
  }
  const wanted = paths
    .map((path) => path.replaceAll('\\', '/'))
    .filter(
      (path) =>
        /\.(yaml|md)$/.test(path) &&
        !path.startsWith('templates/') &&
        path !== 'README.md' &&
        path !== 'LICENSE.md',
    )
    .sort();
  if (wanted.length === 0)
    throw new BotError('KNOWLEDGE_INVALID', [
      `${folder}: holds no knowledge files; set KNOWLEDGE_DIR to the folder with sources.yaml and articles/`,
    ]);
  const hash = createHash('sha256');
  const problems: string[] = [];
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const files = wanted.map((path) => {
    const bytes = readFileSync(join(folder, path));
    hash.update(path).update('\0').update(bytes).update('\0');
    try {
      return { path, text: decoder.decode(bytes) };
    } catch {
      problems.push(`${path}: file: is not valid UTF-8; save it as UTF-8`);
      return { path, text: '' };
    }
  });
  if (problems.length > 0) throw new BotError('KNOWLEDGE_INVALID', problems);
  return { files, version: hash.digest('hex').slice(0, 10) };
}
