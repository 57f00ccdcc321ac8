import { basename, extname, join } from 'node:path';
import { type ImportedArticle, readImport } from '../../src/knowledge/imports.ts';
import { FIELDS, type Field, type Metadata } from './fields.ts';
import { findFiles } from './find-files.ts';
import {
  checkAnswers,
  checkFlags,
  guessLanguage,
  isTitleLine,
  settleDate,
  shorten,
  suggest,
} from './metadata.ts';
import type { AskMissing } from './prompt.ts';
import { readArticleFile } from './read-file.ts';
import { findQuotations } from './speakers.ts';
import { type Piece, splitBlocks } from './split.ts';
import { articleId, makeFolder, sameWords, store } from './store.ts';

interface ImportOptions {
  /** `IMPORT_DIR`; made where it does not exist. */
  readonly folder: string;
  /** What the flags give; it holds for every file and wins over what a file says. */
  readonly flags: Metadata;
  readonly ask?: AskMissing | undefined;
  readonly progress?: ((done: number, total: number, file: string) => void) | undefined;
}

interface Imported {
  readonly file: string;
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly passages: number;
  readonly quotes: number;
}

export interface ImportReport {
  readonly imported: Imported[];
  readonly duplicates: { readonly file: string; readonly id: string; readonly title: string }[];
  readonly skipped: { readonly file: string; readonly reason: string }[];
  /** Whole sentences: what was assumed, left out or changed. */
  readonly notices: string[];
}

const UNKNOWN = { publisher: 'unknown publisher', rights: 'rights not stated' };

/**
 * Takes articles and folders of them into the import folder, one JSON file an article. A broken file is named in the
 * report and the rest is taken; an article already held is not taken twice, but what its metadata newly gives is.
 *
 * @throws {BotError} `IMPORT_FAILED` where a flag is wrong, or the import folder cannot be written
 */
export async function importArticles(
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportReport> {
  checkFlags(options.flags);
  const report: ImportReport = { imported: [], duplicates: [], skipped: [], notices: [] };
  makeFolder(options.folder);
  const files = paths.flatMap((path) => findFiles(path, report));
  for (const [index, file] of files.entries()) {
    options.progress?.(index, files.length, file);
    await importFile(file, options, report);
  }
  if (files.length > 0) options.progress?.(files.length, files.length, '');
  return report;
}

async function importFile(
  file: string,
  { folder, flags, ask }: ImportOptions,
  report: ImportReport,
): Promise<void> {
  const content = readArticleFile(file);
  if (content.kind === 'broken') {
    report.skipped.push({ file, reason: content.reason });
    return;
  }
  const notices: string[] = [...content.notices];
  const say = (notice: string) => notices.push(notice);
  const firstLine = content.blocks[0]?.text ?? '';
  const isTitle = isTitleLine(content.blocks);
  const given = settleDate(
    file,
    { ...suggest(content.blocks, say, content.metadata, flags), ...content.metadata, ...flags },
    content.blocks,
    say,
  );
  const suggestion = isTitle ? firstLine : shorten(firstLine) || basename(file, extname(file));
  const repeats = isTitle
    ? sameWords(given.title ?? firstLine, firstLine)
    : sameWords(given.title ?? '', firstLine);
  // A first line that is not the title in the end stays as heading; either way the id is that of the same paragraphs.
  const top = repeats || content.blocks.length === 1 ? [] : [{ heading: isTitle, text: firstLine }];
  const rest = content.blocks.slice(content.blocks.length > 1 ? 1 : 0);
  const { paragraphs, pieces } = splitBlocks([...top, ...rest]);
  const id = articleId(paragraphs);

  const path = join(folder, `${id}.json`);
  const stored = readImport(path);
  const held = 'article' in stored ? stored.article : undefined;
  const missing = FIELDS.filter((field) => given[field] === undefined);
  const answers =
    held === undefined && missing.length > 0 && ask !== undefined
      ? await ask(file, missing, { title: suggestion })
      : {};
  const metadata = checkAnswers({ ...given, ...answers }, say);
  if (held !== undefined) {
    report.duplicates.push({ file, id, title: held.title });
    updateHeld(file, held, metadata, { folder, flags }, report);
    return;
  }
  const absent = FIELDS.filter(
    (field) => metadata[field] === undefined && field !== 'url' && !(field === 'title' && isTitle),
  );
  const title = metadata.title ?? suggestion;
  if (absent.length > 0)
    say(
      `${absent.join(', ')} missing; stored as "${title}", ${metadata.publisher ?? UNKNOWN.publisher}, ${metadata.date ?? 'undated'}, ${metadata.rights ?? UNKNOWN.rights}. Give ${absent.map((field) => `--${field}`).join(' ')} or front matter and import it again`,
    );
  const article: ImportedArticle = {
    format: 1,
    id,
    publisher: metadata.publisher ?? UNKNOWN.publisher,
    title,
    ...(metadata.date === undefined ? {} : { date: metadata.date }),
    ...(metadata.url === undefined ? {} : { url: metadata.url }),
    rights: metadata.rights ?? UNKNOWN.rights,
    lang: guessLanguage(paragraphs.join(' '), content.lang),
    passages: passagesOf(paragraphs, pieces),
  };
  store(folder, article);
  report.notices.push(...notices.map((notice) => `${file}: ${notice}.`));
  const quotes = article.passages.reduce((sum, passage) => sum + passage.quotes.length, 0);
  report.imported.push({
    file,
    id,
    title,
    publisher: article.publisher,
    passages: article.passages.length,
    quotes,
  });
}

/** Without this, metadata forgotten the first time could be given only by deleting the file. */
function updateHeld(
  file: string,
  held: ImportedArticle,
  metadata: Metadata,
  { folder, flags }: ImportOptions,
  report: ImportReport,
): void {
  const changed = FIELDS.filter(
    (field) =>
      metadata[field] !== undefined &&
      metadata[field] !== held[field] &&
      (flags[field] !== undefined || isUnknown(held, field)),
  );
  if (changed.length === 0) return;
  store(folder, { ...held, ...Object.fromEntries(changed.map((field) => [field, metadata[field]])) });
  report.notices.push(`${file}: is held already as ${held.id}; updated: ${changed.join(', ')}.`);
}

const isUnknown = (held: ImportedArticle, field: Field): boolean =>
  held[field] === undefined ||
  (field === 'publisher' && held.publisher === UNKNOWN.publisher) ||
  (field === 'rights' && held.rights === UNKNOWN.rights);

/** The pieces of the paragraphs as passages, each with the quotations that lie in it. */
function passagesOf(paragraphs: readonly string[], pieces: readonly Piece[]): ImportedArticle['passages'] {
  const quotations = findQuotations(paragraphs);
  return pieces.map((piece, index) => {
    const paragraph = paragraphs[piece.paragraph]!;
    const quotes = quotations
      .filter((one) => one.paragraph === piece.paragraph && one.from < piece.to && one.to > piece.from)
      .map(({ from, to, speaker, role }) => ({
        text: paragraph.slice(Math.max(from, piece.from), Math.min(to, piece.to)).trim(),
        speaker,
        ...(role === undefined ? {} : { role }),
      }));
    return {
      id: `p${index + 1}`,
      ...(piece.heading === undefined ? {} : { heading: piece.heading }),
      text: paragraph.slice(piece.from, piece.to),
      quotes,
    };
  });
}
