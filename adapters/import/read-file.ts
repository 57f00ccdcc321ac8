import { readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { Readability } from '@mozilla/readability';
import * as chrono from 'chrono-node';
import { JSDOM, VirtualConsole } from 'jsdom';
import { parseDocument } from 'yaml';
import type { IsoDate } from '../../src/model/knowledge.ts';
import { type Block, foldSpace, textBlocks } from './split.ts';

export type Field = 'publisher' | 'title' | 'date' | 'url' | 'rights';
/** What is known of an article; what nobody gave is left out. */
export type Metadata = { readonly [field in Field]?: string };

type FileContent =
  | {
      readonly kind: 'article';
      readonly blocks: Block[];
      readonly metadata: Metadata;
      readonly lang?: string;
      readonly notices: string[];
    }
  | { readonly kind: 'broken'; readonly reason: string };

/** An article is some pages long; a bigger file is a dump that would stall the import. */
const LARGEST = 1_000_000;
const READERS = {
  '.txt': readText,
  '.md': readMarkdown,
  '.markdown': readMarkdown,
  '.html': readHtml,
  '.htm': readHtml,
};
/** Names under which people and generators write each field. */
const KEYS: Readonly<Record<string, Field | 'lang'>> = {
  publisher: 'publisher',
  source: 'publisher',
  site: 'publisher',
  title: 'title',
  headline: 'title',
  date: 'date',
  published: 'date',
  url: 'url',
  link: 'url',
  canonical: 'url',
  rights: 'rights',
  license: 'rights',
  licence: 'rights',
  copyright: 'rights',
  lang: 'lang',
  language: 'lang',
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
type Article = Extract<FileContent, { kind: 'article' }>;

function readText(text: string): Article {
  const { body, ...front } = splitFrontMatter(text);
  return { kind: 'article', blocks: textBlocks(body), ...front };
}

/**
 * Markup is no part of an article's words: emphasis, link targets and list marks go, the words stay.
 * The lengths bound how far an unclosed mark is looked for, or a file full of them would take minutes.
 */
function readMarkdown(text: string): Article {
  const { body, ...front } = splitFrontMatter(text);
  const plain = body
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/!\[[^\]]{0,400}\]\([^)]{0,2000}\)|\[\^[^\]]{1,80}\]:?/g, '')
    .replace(/\[([^\]]{1,400})\](?:\([^)]{0,2000}\)|\[[^\]]{0,80}\])/g, '$1')
    .replace(/^(.+)\n(?:=+|-{2,})[^\S\n]*$/gm, '# $1')
    .replace(/^[^\S\n]*(?:[-*_][^\S\n]*){3,}$/gm, '')
    .replace(/^[^\S\n]*(?:>[^\S\n]?)+/gm, '')
    .replace(/^[^\S\n]*(?:[-*+]|\d+\.)[^\S\n]+/gm, '\n')
    .replace(/(?<![\p{L}\p{N}*_])(\*{1,3}|_{1,3})(?=\S)([^\n]{0,400}?\S)\1(?![\p{L}\p{N}*_])/gu, '$2')
    .replace(/`([^`\n]{1,400})`/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/^[^\S\n]*(#{1,6}[^\S\n].*)$/gm, '\n$1\n');
  const blocks = textBlocks(plain).map((block) => {
    const heading = /^#{1,6}\s+(.*?)(?:\s+#+)?(?:\s*\{#[^}]*\})?$/.exec(block.text)?.[1];
    return heading === undefined ? block : { heading: true, text: heading };
  });
  return { kind: 'article', blocks, ...front };
}

/** Takes YAML front matter, or leading `Title: …` lines, off a text. */
function splitFrontMatter(text: string): {
  body: string;
  metadata: Metadata;
  lang?: string;
  notices: string[];
} {
  const fenced = /^\s*---[^\S\n]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[^\S\n]*(?:\r?\n|$)/.exec(text);
  if (fenced !== null) {
    const document = parseDocument(fenced[1] ?? '');
    const body = text.slice(fenced[0].length);
    if (document.errors.length > 0)
      return { body, metadata: {}, notices: ['its front matter is no YAML and was left out; correct it'] };
    const content: unknown = document.toJS();
    if (typeof content === 'object' && content !== null) return { body, ...known(Object.entries(content)) };
  }
  const lines = /^\s*((?:[A-Za-z]+:[^\S\n]+[^\n]+(?:\n|$))+)/.exec(text.replaceAll('\r\n', '\n'));
  const pairs = (lines?.[1] ?? '')
    .trim()
    .split('\n')
    .map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]);
  if (lines === null || pairs.some(([key]) => !(key.toLowerCase() in KEYS)))
    return { body: text, metadata: {}, notices: [] };
  return { body: text.replaceAll('\r\n', '\n').slice(lines[0].length), ...known(pairs) };
}

/** Keeps the first value under each known name; lists, maps and nothing are no values. */
function known(pairs: readonly (readonly [string, unknown])[]): {
  metadata: Metadata;
  lang?: string;
  notices: string[];
} {
  const found: Partial<Record<Field | 'lang', string>> = {};
  for (const [key, value] of pairs) {
    const field = KEYS[key.toLowerCase()];
    const text =
      value instanceof Date
        ? value.toISOString()
        : typeof value === 'string' || typeof value === 'number'
          ? foldSpace(String(value))
          : '';
    if (field !== undefined && text !== '') found[field] ??= text;
  }
  const { lang, ...metadata } = found;
  return { metadata, ...(lang === undefined ? {} : { lang }), notices: [] };
}

/** Readability finds the article in the page; without one the whole body is taken. Scripts of the page never run. */
function readHtml(html: string): Article {
  const page = new JSDOM(html, { virtualConsole: new VirtualConsole() }).window.document;
  const { metadata, lang } = pageMetadata(page);
  const whole = page.body.cloneNode(true);
  const found = new Readability(page).parse();
  const content = found?.content
    ? new JSDOM(found.content, { virtualConsole: new VirtualConsole() }).window.document.body
    : whole;
  const title = metadata.title ?? (found?.title ? foldSpace(found.title) : undefined);
  const blocks = pageBlocks(content);
  return {
    kind: 'article',
    blocks,
    metadata: { ...metadata, ...(title ? { title } : {}) },
    ...(lang ? { lang } : {}),
    notices: [],
  };
}

const BLOCK_TAGS =
  /^(?:address|article|aside|blockquote|body|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|td|th|tr|ul)$/;
const SILENT_TAGS = /^(?:script|style|noscript|template|svg|iframe|button|nav|select)$/;

function pageBlocks(root: Node): Block[] {
  const blocks: Block[] = [];
  let text = '';
  const close = (heading: boolean) => {
    const folded = foldSpace(text);
    if (folded !== '') blocks.push({ heading, text: folded });
    text = '';
  };
  const walk = (node: Node, heading: boolean): void => {
    const tag = node.nodeName.toLowerCase();
    if (node.nodeType === 3) text += node.nodeValue ?? '';
    if (SILENT_TAGS.test(tag)) return;
    const isBlock = BLOCK_TAGS.test(tag);
    const inHeading = heading || /^h[1-6]$/.test(tag);
    if (isBlock) close(heading);
    // Two line breaks in a row are how old pages write paragraphs.
    if (tag === 'br' && text.endsWith('\n')) close(heading);
    else if (tag === 'br') text += '\n';
    for (const child of node.childNodes) walk(child, inHeading);
    if (isBlock) close(inHeading);
  };
  walk(root, false);
  close(false);
  return blocks;
}

function pageMetadata(page: Document): { metadata: Metadata; lang?: string } {
  const meta = (...names: string[]) =>
    names
      .map((name) =>
        page
          .querySelector(`meta[property="${name}" i], meta[name="${name}" i], meta[itemprop="${name}" i]`)
          ?.getAttribute('content'),
      )
      .find((content) => content?.trim());
  const linked = linkedData(page);
  const href =
    page.querySelector('link[rel~="canonical" i]')?.getAttribute('href') ?? meta('og:url') ?? linked.url;
  const found = {
    publisher: meta('og:site_name') ?? linked.publisher ?? meta('dc.publisher', 'application-name'),
    title: meta('og:title') ?? linked.title ?? meta('dc.title') ?? page.querySelector('title')?.textContent,
    date:
      meta('article:published_time') ??
      linked.date ??
      meta('datePublished', 'dc.date', 'date', 'pubdate') ??
      page.querySelector('time[datetime]')?.getAttribute('datetime'),
    url: href !== undefined && /^https?:/.test(href.trim()) ? href : undefined,
    rights:
      meta('dc.rights', 'rights', 'copyright') ??
      page.querySelector('link[rel~="license" i], a[rel~="license" i]')?.getAttribute('href'),
    lang: page.documentElement.lang,
  };
  return known(Object.entries(found));
}

/** Publisher, title and date from the first JSON-LD object that is dated; pages nest them in lists and `@graph`. */
function linkedData(page: Document): Partial<Record<Field, string>> {
  const get = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  const string = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : undefined);
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    let content: unknown;
    try {
      content = JSON.parse(script.textContent ?? '');
    } catch {
      continue; // a page's broken JSON-LD says nothing; its other metadata may
    }
    for (const entry of [content, get(content, '@graph')].flat()) {
      const date = string(get(entry, 'datePublished'));
      if (date === undefined) continue;
      const [publisher, title, url] = [
        get(get(entry, 'publisher'), 'name'),
        get(entry, 'headline') ?? get(entry, 'name'),
        get(entry, 'url'),
      ].map(string);
      return {
        date,
        ...(publisher ? { publisher } : {}),
        ...(title ? { title } : {}),
        ...(url ? { url } : {}),
      };
    }
  }
  return {};
}

/**
 * A date as people write it, only as precise as written: no year, no date. Days and months in figures
 * with slashes are refused, since 3/4/2008 is two dates.
 *
 * @example
 * parseDate('Feb. 25, 2008') // => '2008-02-25'
 * parseDate('Feb 25')        // => undefined
 */
export function parseDate(text: string): IsoDate | undefined {
  const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ]\d.*)?$/.exec(text.trim());
  const european = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\.?$/.exec(text.trim());
  if (iso !== null) return valid(iso[1], iso[2], iso[3]);
  if (european !== null) return valid(european[3], european[2], european[1]);
  if (/\d\/\d/.test(text)) return undefined;
  // chrono's strict mode wants a day; the month is as precise as the text is.
  const month = /^(\p{L}{3,9}\.?),? (\d{4})$/u.exec(text.trim());
  if (month !== null) return parseDate(`1 ${month[1]} ${month[2]}`)?.slice(0, 7);
  const start = chrono.strict.parse(text)[0]?.start;
  if (start === undefined || !start.isCertain('year') || !start.isCertain('month')) return undefined;
  const [year, months, day] = (['year', 'month', 'day'] as const).map((part) =>
    start.isCertain(part) ? String(start.get(part)) : undefined,
  );
  return valid(year, months, day);
}

function valid(year: string | undefined, month?: string, day?: string): IsoDate | undefined {
  const parts = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined);
  const date = parts.join('-');
  const whole = new Date(`${[...parts, '01', '01'].slice(0, 3).join('-')}T00:00:00Z`);
  return !Number.isNaN(whole.getTime()) && whole.toISOString().startsWith(date) ? date : undefined;
}
