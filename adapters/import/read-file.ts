import { readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import type { Metadata } from './fields.ts';
import { readHtml } from './read-html.ts';
import { readMarkdown, readText } from './read-text.ts';
import type { Block } from './split.ts';

/** What a file holds: the article and what it says of itself. */
export interface ArticleContent {
  readonly kind: 'article';
  readonly blocks: Block[];
  readonly metadata: Metadata;
  readonly lang?: string;
  readonly notices: string[];
}

type FileContent = ArticleContent | { readonly kind: 'broken'; readonly reason: string };

/** An article is some pages long; a bigger file is a dump that would stall the import. */
const LARGEST = 1_000_000;

const READERS = {
  '.txt': readText,
  '.md': readMarkdown,
  '.markdown': readMarkdown,
  '.html': readHtml,
  '.htm': readHtml,
};

/** Whether the importer can read a file of this name. */
export const isArticleFile = (path: string): boolean => extname(path).toLowerCase() in READERS;

/** Reads one file into blocks and what it says of itself; never throws, a broken file comes back with the reason. */
export function readArticleFile(path: string): FileContent {
  const reader = Object.entries(READERS).find(
    ([extension]) => extension === extname(path).toLowerCase(),
  )?.[1];
  if (reader === undefined) return broken('is no .txt, .md or .html file; save it as one of these');
  try {
    if (statSync(path).size > LARGEST)
      return broken(`is larger than ${LARGEST / 1_000_000} MB; split it into articles`);
    const bytes = readFileSync(path);
    if (bytes.length === 0) return broken('is empty');
    if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
      return broken('is UTF-16; save it as UTF-8');
    if (bytes.includes(0)) return broken('is binary, not text');
    const content = reader(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return content.blocks.some((block) => /\p{L}/u.test(block.text)) ? content : broken('holds no text');
  } catch (error) {
    if (error instanceof TypeError) return broken('is not valid UTF-8; save it as UTF-8');
    return broken(`cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
}

const broken = (reason: string): FileContent => ({ kind: 'broken', reason });
