import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BotError } from '../../src/errors.ts';
import type { ImportedArticle } from '../../src/knowledge/imports.ts';
import { fold } from '../../src/text/normalize.ts';

/** A copy that differs in spacing, case, or the shape of its quotation marks is the same article. */
const fingerprint = (text: string) =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export const sameWords = (a: string, b: string): boolean => fingerprint(a) === fingerprint(b);

/** The id of an article by its words, so that the same article has the same id in every folder. */
export const articleId = (paragraphs: readonly string[]): string =>
  `import-${createHash('sha256')
    .update(fingerprint(paragraphs.join(' ')))
    .digest('hex')
    .slice(0, 12)}`;

/** Makes the import folder where it does not exist. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw cannotWrite(folder, cause);
  }
}

/** Readers see the old file or the new one, never half of one: the name is given only to what is complete. */
export function store(folder: string, article: ImportedArticle): void {
  const temporary = join(folder, `.${article.id}-${randomUUID()}.tmp`);
  try {
    writeFileSync(temporary, `${JSON.stringify(article, null, 1)}\n`, { flush: true });
    renameSync(temporary, join(folder, `${article.id}.json`));
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cannotWrite(folder, cause);
  }
}

const cannotWrite = (folder: string, cause: unknown) =>
  new BotError(
    'IMPORT_FAILED',
    [`${folder}: import folder: cannot be written; set IMPORT_DIR to a folder that can`],
    { cause },
  );
