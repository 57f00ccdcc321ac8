import { Readability } from '@mozilla/readability';
import { JSDOM, VirtualConsole } from 'jsdom';
import { type Field, known, type Metadata } from './fields.ts';
import type { ArticleContent } from './read-file.ts';
import { type Block, foldSpace } from './split.ts';

/** Readability finds the article in the page; without one the whole body is taken. Scripts of the page never run. */
export function readHtml(html: string): ArticleContent {
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
