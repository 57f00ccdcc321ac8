import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { BotError } from '../../src/errors.ts';
import { type ImportedArticle, readImport } from '../../src/knowledge/imports.ts';
import { fold } from '../../src/text/normalize.ts';
import type { AskMissing } from './prompt.ts';
import { type Field, isArticleFile, type Metadata, parseDate, readArticleFile } from './read-file.ts';
import { findQuotations } from './speakers.ts';
import { type Block, splitBlocks } from './split.ts';

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

const FIELDS: readonly Field[] = ['publisher', 'title', 'date', 'url', 'rights'];
const UNKNOWN = { publisher: 'unknown publisher', rights: 'rights not stated' };
/** A longer first line is a paragraph: its beginning serves as title, and it stays in the text. */
const LONGEST_TITLE = 120;
const AGENCIES: Readonly<Record<string, string>> = {
  AP: 'Associated Press',
  AFP: 'Agence France-Presse',
  UPI: 'United Press International',
  VOA: 'Voice of America',
  DW: 'Deutsche Welle',
  'RFE/RL': 'Radio Free Europe/Radio Liberty',
  Reuters: 'Reuters',
  BBC: 'BBC',
  CNN: 'CNN',
  NPR: 'NPR',
};
const DATELINE =
  /^\p{Lu}{2}[\p{Lu}\s.'/-]*(?:,\s*(?:\p{Lu}[\p{L}.]+\s?){1,2}(?=[,(]))?,?\s*((?:\p{Lu}\p{L}{2,8}\.?\s+\d{1,2}|\d{1,2}\.?\s+\p{Lu}\p{L}{2,8})(?:,?\s+\d{4})?)?\s*\(([^()]{2,40})\)\s*[-–—]/u;
const BYLINE =
  /(?<!\p{L})(VOA|BBC|RFE\/RL|CNN|NPR|Reuters|AP|AFP|DW)['’]s?\s+(?:correspondent\s+)?(?:\p{Lu}[\p{L}.-]+\s+){2,3}(?:reports|has (?:more|details|the story|this report))(?!\p{L})/u;

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
  try {
    mkdirSync(options.folder, { recursive: true });
  } catch (cause) {
    throw cannotWrite(options.folder, cause);
  }
  const files = paths.flatMap((path) => findFiles(path, report));
  for (const [index, file] of files.entries()) {
    options.progress?.(index, files.length, file);
    await importFile(file, options, report);
  }
  if (files.length > 0) options.progress?.(files.length, files.length, '');
  return report;
}

const cannotWrite = (folder: string, cause: unknown) =>
  new BotError(
    'IMPORT_FAILED',
    [`${folder}: import folder: cannot be written; set IMPORT_DIR to a folder that can`],
    { cause },
  );

function checkFlags(flags: Metadata): void {
  const problems: string[] = [];
  if (flags.date !== undefined && parseDate(flags.date) === undefined)
    problems.push(`--date: "${flags.date}": is no date; write YYYY, YYYY-MM or YYYY-MM-DD`);
  if (flags.url !== undefined && !isLink(flags.url))
    problems.push(`--url: "${flags.url}": is no link; write one that begins with http:// or https://`);
  if (problems.length > 0) throw new BotError('IMPORT_FAILED', problems);
}

const isLink = (text: string) => /^https?:\/\/\S+$/.test(text) && URL.canParse(text);

/** Files under a path in a stable order. A file named by hand is always tried; in folders other kinds are counted only. */
function findFiles(path: string, report: ImportReport): string[] {
  const found: string[] = [];
  const others = new Map<string, number>();
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const inner = join(folder, entry.name);
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) attempt(inner, () => walk(inner));
      else if (isArticleFile(entry.name)) found.push(inner);
      else
        others.set(
          extname(entry.name) || entry.name,
          (others.get(extname(entry.name) || entry.name) ?? 0) + 1,
        );
    }
  };
  const attempt = (file: string, action: () => void) => {
    try {
      action();
    } catch (error) {
      report.skipped.push({
        file,
        reason: `cannot be read (${error instanceof Error ? error.message : String(error)})`,
      });
    }
  };
  attempt(path, () => (statSync(path).isDirectory() ? walk(path) : found.push(path)));
  const counted = [...others].map(([kind, count]) => `${count} ${kind}`).join(', ');
  if (counted !== '')
    report.notices.push(
      `${path}: files of other kinds were left out (${counted}); save them as .txt, .md or .html to import them.`,
    );
  return found;
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
  const id = `import-${createHash('sha256')
    .update(fingerprint(paragraphs.join(' ')))
    .digest('hex')
    .slice(0, 12)}`;

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
    // Without this, metadata forgotten the first time could be given only by deleting the file.
    const changed = FIELDS.filter(
      (field) =>
        metadata[field] !== undefined &&
        metadata[field] !== held[field] &&
        (flags[field] !== undefined || isUnknown(held, field)),
    );
    if (changed.length === 0) return;
    store(folder, { ...held, ...Object.fromEntries(changed.map((field) => [field, metadata[field]])) });
    report.notices.push(`${file}: is held already as ${id}; updated: ${changed.join(', ')}.`);
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
  const quotations = findQuotations(paragraphs);
  const article: ImportedArticle = {
    format: 1,
    id,
    publisher: metadata.publisher ?? UNKNOWN.publisher,
    title,
    ...(metadata.date === undefined ? {} : { date: metadata.date }),
    ...(metadata.url === undefined ? {} : { url: metadata.url }),
    rights: metadata.rights ?? UNKNOWN.rights,
    lang: guessLanguage(paragraphs.join(' '), content.lang),
    passages: pieces.map((piece, index) => {
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
    }),
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

const isUnknown = (held: ImportedArticle, field: Field): boolean =>
  held[field] === undefined ||
  (field === 'publisher' && held.publisher === UNKNOWN.publisher) ||
  (field === 'rights' && held.rights === UNKNOWN.rights);

/** A copy that differs in spacing, case, or the shape of its quotation marks is the same article. */
const fingerprint = (text: string) =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const sameWords = (a: string, b: string) => fingerprint(a) === fingerprint(b);

function isTitleLine(blocks: readonly Block[]): boolean {
  const [first, second] = blocks;
  if (first === undefined || second === undefined) return false;
  return (
    first.heading ||
    (first.text.length <= LONGEST_TITLE && !/[.:;,”"»]$/.test(first.text) && !DATELINE.test(first.text))
  );
}

function shorten(line: string): string {
  if (line.length <= LONGEST_TITLE) return line;
  return `${line.slice(0, line.lastIndexOf(' ', LONGEST_TITLE - 2)).replace(/[\s,;:–—-]+$/, '')} …`;
}

/** Publisher from a dateline or byline near the beginning, where nothing better gives it. */
function suggest(blocks: readonly Block[], say: (notice: string) => void, ...known: Metadata[]): Metadata {
  if (known.some((metadata) => metadata.publisher !== undefined)) return {};
  const lines = blocks.slice(0, 4).map((block) => block.text);
  const agency = lines
    .map((line) => DATELINE.exec(line)?.[2] ?? BYLINE.exec(line)?.[1])
    .find((name) => name !== undefined);
  if (agency === undefined) return {};
  const publisher = AGENCIES[agency] ?? agency;
  say(`publisher "${publisher}" was taken from its dateline or byline; give --publisher if it is another`);
  return { publisher };
}

/** The date as given, made precise by a dateline's day and month of the same year; a year is never guessed. */
function settleDate(
  file: string,
  given: Metadata,
  blocks: readonly Block[],
  say: (notice: string) => void,
): Metadata {
  const { date: written, ...rest } = given;
  const inName = /(?<![\p{L}\p{N}])((?:19|20)\d{2})(?:[-_.](\d{2})(?:[-_.](\d{2}))?)?(?![\p{L}\p{N}])/u.exec(
    basename(file, extname(file)),
  );
  const date = written === undefined ? undefined : parseDate(written);
  if (written !== undefined && date === undefined)
    say(`"${written}" is no date and was left out; write YYYY, YYYY-MM or YYYY-MM-DD`);
  const year = (date ?? inName?.[1])?.slice(0, 4);
  const line = blocks
    .slice(0, 4)
    .map((block) => DATELINE.exec(block.text)?.[1])
    .find((day) => day !== undefined);
  const day =
    line === undefined
      ? undefined
      : (parseDate(/\d{4}/.test(line) || year === undefined ? line : `${line.replace('.', '')}, ${year}`) ??
        parseDate(`${line} ${year ?? ''}`));
  if (date !== undefined) return { ...rest, date: day?.startsWith(date) ? day : date };
  // A year alone in a file name may be what the article is about; only a full date or a dateline makes it its date.
  const named = inName?.[3] === undefined ? undefined : parseDate(`${inName[1]}-${inName[2]}-${inName[3]}`);
  const settled = named ?? day;
  return settled === undefined ? rest : { ...rest, date: settled };
}

/** What a page or a person gave, without what cannot be stored. */
function checkAnswers({ date, url, ...rest }: Metadata, say: (notice: string) => void): Metadata {
  const parsed = date === undefined ? undefined : parseDate(date);
  if (date !== undefined && parsed === undefined)
    say(`"${date}" is no date and was left out; write YYYY, YYYY-MM or YYYY-MM-DD`);
  if (url !== undefined && !isLink(url)) say(`"${url}" is no web link and was left out`);
  return {
    ...rest,
    ...(parsed === undefined ? {} : { date: parsed }),
    ...(url !== undefined && isLink(url) ? { url } : {}),
  };
}

const COMMON = {
  en: /\b(?:the|of|and|to|in|that|is|was|for|with)\b/g,
  sq: /\b(?:dhe|te|ne|per|nje|eshte|me|nga|qe|se)\b/g,
  sr: /\b(?:je|da|na|se|za|od|su|koji|nije|sa)\b/g,
};

/** The page's own word for it, or else whose commonest words are most. */
function guessLanguage(text: string, said: string | undefined): ImportedArticle['lang'] {
  const named = /^(en|sq|sr)\b/.exec(said?.toLowerCase() ?? '')?.[1];
  if (named === 'en' || named === 'sq' || named === 'sr') return named;
  const folded = fold(text);
  const count = (lang: keyof typeof COMMON) => folded.match(COMMON[lang])?.length ?? 0;
  if (count('sq') > count('en') && count('sq') > count('sr')) return 'sq';
  return count('sr') > count('en') ? 'sr' : 'en';
}

/** Readers see the old file or the new one, never half of one: the name is given only to what is complete. */
function store(folder: string, article: ImportedArticle): void {
  const temporary = join(folder, `.${article.id}-${randomUUID()}.tmp`);
  try {
    writeFileSync(temporary, `${JSON.stringify(article, null, 1)}\n`, { flush: true });
    renameSync(temporary, join(folder, `${article.id}.json`));
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cannotWrite(folder, cause);
  }
}
