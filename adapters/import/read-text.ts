import { parseDocument } from 'yaml';
import { isFieldName, known, type Metadata } from './fields.ts';
import type { ArticleContent } from './read-file.ts';
import { textBlocks } from './split.ts';

/** A plain text, whose paragraphs are its blocks. */
export function readText(text: string): ArticleContent {
  const { body, ...front } = splitFrontMatter(text);
  return { kind: 'article', blocks: textBlocks(body), ...front };
}

/**
 * Markup is no part of an article's words: emphasis, link targets and list marks go, the words stay.
 * The lengths bound how far an unclosed mark is looked for, or a file full of them would take minutes.
 */
export function readMarkdown(text: string): ArticleContent {
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
  if (lines === null || pairs.some(([key]) => !isFieldName(key)))
    return { body: text, metadata: {}, notices: [] };
  return { body: text.replaceAll('\r\n', '\n').slice(lines[0].length), ...known(pairs) };
}
