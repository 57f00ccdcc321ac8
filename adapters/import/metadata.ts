import { basename, extname } from 'node:path';
import { BotError } from '../../src/errors.ts';
import type { ImportedArticle } from '../../src/knowledge/imports.ts';
import { fold } from '../../src/text/normalize.ts';
import type { Metadata } from './fields.ts';
import { parseDate } from './parse-date.ts';
import type { Block } from './split.ts';

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

/** Refuses a flag that no article can have, before any file is read. */
export function checkFlags(flags: Metadata): void {
  const problems: string[] = [];
  if (flags.date !== undefined && parseDate(flags.date) === undefined)
    problems.push(`--date: "${flags.date}": is no date; write YYYY, YYYY-MM or YYYY-MM-DD`);
  if (flags.url !== undefined && !isLink(flags.url))
    problems.push(`--url: "${flags.url}": is no link; write one that begins with http:// or https://`);
  if (problems.length > 0) throw new BotError('IMPORT_FAILED', problems);
}

const isLink = (text: string) => /^https?:\/\/\S+$/.test(text) && URL.canParse(text);

/** Whether the first line is the title and not the first paragraph. */
export function isTitleLine(blocks: readonly Block[]): boolean {
  const [first, second] = blocks;
  if (first === undefined || second === undefined) return false;
  return (
    first.heading ||
    (first.text.length <= LONGEST_TITLE && !/[.:;,”"»]$/.test(first.text) && !DATELINE.test(first.text))
  );
}

/** A line as title: whole, or its beginning. */
export function shorten(line: string): string {
  if (line.length <= LONGEST_TITLE) return line;
  return `${line.slice(0, line.lastIndexOf(' ', LONGEST_TITLE - 2)).replace(/[\s,;:–—-]+$/, '')} …`;
}

/** Publisher from a dateline or byline near the beginning, where nothing better gives it. */
export function suggest(
  blocks: readonly Block[],
  say: (notice: string) => void,
  ...known: Metadata[]
): Metadata {
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
export function settleDate(
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
export function checkAnswers({ date, url, ...rest }: Metadata, say: (notice: string) => void): Metadata {
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
export function guessLanguage(text: string, said: string | undefined): ImportedArticle['lang'] {
  const named = /^(en|sq|sr)\b/.exec(said?.toLowerCase() ?? '')?.[1];
  if (named === 'en' || named === 'sq' || named === 'sr') return named;
  const folded = fold(text);
  const count = (lang: keyof typeof COMMON) => folded.match(COMMON[lang])?.length ?? 0;
  if (count('sq') > count('en') && count('sq') > count('sr')) return 'sq';
  return count('sr') > count('en') ? 'sr' : 'en';
}
