import { parse } from 'yaml';
import type { ArticleFront } from './schema.ts';

/** A heading of an article with its one paragraph. */
export interface ArticlePassage {
  readonly id: string;
  readonly heading: string;
  readonly text: string;
  readonly sources: readonly string[];
  readonly questions: readonly string[];
  readonly period?: string;
  readonly actors?: readonly string[];
  readonly claimant?: string;
}
export interface ParsedArticle {
  readonly front: unknown;
  readonly passages: readonly ArticlePassage[];
  readonly problems: readonly { readonly place: string; readonly problem: string }[];
}

const FRONT = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/;
const HEADING = /^## (.+?) \{#([a-z0-9-]+)((?: [a-z]+=\S+)*)\}\s*$/;

/**
 * Reads an article: front matter, then `## Heading {#id key=value …}` with one paragraph each, `?:` lines for
 * the questions it answers, and `[^source-id]` for its sources. Never throws; what is wrong is listed.
 */
export function parseArticle(file: string): ParsedArticle {
  const problems: { place: string; problem: string }[] = [];
  const match = FRONT.exec(file);
  if (match === null)
    return {
      front: {},
      passages: [],
      problems: [{ place: 'line 1', problem: 'has no front matter; begin with --- and its fields' }],
    };
  let front: unknown;
  try {
    front = parse(match[1]!);
  } catch (error) {
    return {
      front: {},
      passages: [],
      problems: [{ place: 'front matter', problem: `is no YAML (${String(error)}); correct it` }],
    };
  }
  const passages = file
    .slice(match[0].length)
    .split(/^(?=## )/m)
    .filter((part) => part.trim() !== '')
    .flatMap((part) => parsePassage(part, problems));
  if (passages.length === 0)
    problems.push({ place: 'body', problem: 'has no passage; write ## Heading {#id} and a paragraph' });
  return { front, passages, problems };
}

function parsePassage(part: string, problems: { place: string; problem: string }[]): ArticlePassage[] {
  const [first = '', ...rest] = part.split(/\r?\n/);
  const match = HEADING.exec(first);
  if (match === null) {
    problems.push({
      place: first.slice(0, 60),
      problem: 'is no heading of a passage; write ## Heading {#id}',
    });
    return [];
  }
  const [, heading, id, attributes] = match;
  const place = `#${id}`;
  const options = new Map(
    attributes!
      .trim()
      .split(' ')
      .filter(Boolean)
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const),
  );
  for (const key of options.keys())
    if (!['period', 'actors', 'claimant'].includes(key))
      problems.push({
        place,
        problem: `has the unknown attribute ${key}; known are period, actors, claimant`,
      });
  const questions = rest.filter((line) => line.startsWith('?:')).map((line) => line.slice(2).trim());
  const body = rest
    .filter((line) => !line.startsWith('?:'))
    .join('\n')
    .trim();
  if (/\n\s*\n/.test(body))
    problems.push({ place, problem: 'has more than one paragraph; give each its own heading' });
  const sources = [...body.matchAll(/\[\^([^\]\s]+)\]/g)].map((found) => found[1]!);
  const text = body
    .replace(/\s*\[\^[^\]\s]+\]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '') problems.push({ place, problem: 'is empty; write its paragraph' });
  if (sources.length === 0)
    problems.push({ place, problem: 'names no source; end the paragraph with [^source-id]' });
  const actors = options.get('actors')?.split(',');
  const period = options.get('period');
  const claimant = options.get('claimant');
  return [
    {
      id: id!,
      heading: heading!,
      text,
      sources,
      questions,
      ...(period === undefined ? {} : { period }),
      ...(actors === undefined ? {} : { actors }),
      ...(claimant === undefined ? {} : { claimant }),
    },
  ];
}

export interface Article {
  readonly file: string;
  readonly front: ArticleFront;
  readonly passages: readonly ArticlePassage[];
}
