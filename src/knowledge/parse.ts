import { type Document, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { type Article, parseArticle } from './parse-article.ts';
import { parseQuestions, type QuestionLine } from './parse-questions.ts';
import type { KnowledgeFile } from './read.ts';
import * as schema from './schema.ts';

/** Every file of the base, of the right shape; references are not yet checked. */
export interface Files {
  base: z.infer<typeof schema.baseSchema>;
  sources: schema.SourceFile;
  actors: schema.ActorFile;
  states: schema.ActorFile;
  glossary: schema.GlossaryFile;
  timeline: schema.TimelineFile;
  quotes: schema.QuotesFile;
  documents: schema.DocumentsFile;
  memberships: schema.MembershipsFile;
  votes: schema.VotesFile;
  recognitions: schema.RecognitionsFile;
  topics: schema.TopicsFile;
  positions: { file: string; content: schema.PositionsFile }[];
  lexicons: { lang: 'en' | 'sq' | 'sr'; content: schema.LexiconFile }[];
  loaded: { lang: 'en' | 'sq' | 'sr'; content: schema.LoadedFile }[];
  articles: Article[];
  questions: { file: string; questions: readonly QuestionLine[] }[];
}

const SINGLE = {
  base: schema.baseSchema,
  sources: schema.sourcesSchema,
  actors: schema.actorsSchema,
  states: schema.actorsSchema,
  glossary: schema.glossarySchema,
  timeline: schema.timelineSchema,
  quotes: schema.quotesSchema,
  documents: schema.documentsSchema,
  memberships: schema.membershipsSchema,
  votes: schema.votesSchema,
  recognitions: schema.recognitionsSchema,
  topics: schema.topicsSchema,
} as const;

/**
 * Parses every file against its schema.
 *
 * @returns the files, and every problem as `file: place: what is wrong, what to do`; with problems the files are partial
 */
export function parseFiles(files: readonly KnowledgeFile[]): { parsed: Files; problems: string[] } {
  const problems: string[] = [];
  const byPath = new Map(files.map((file) => [file.path, file.text]));
  const parsed = { positions: [], lexicons: [], loaded: [], articles: [], questions: [] } as unknown as Files;
  const seen = new Set<string>();
  for (const [name, shape] of Object.entries(SINGLE)) {
    const path = `${name}.yaml`;
    seen.add(path);
    const text = byPath.get(path);
    if (text === undefined) problems.push(`${path}: file: is missing; restore it`);
    const content = text === undefined ? undefined : parseYaml(path, text, shape, problems);
    Object.assign(parsed, { [name]: content ?? emptyOf(name) });
  }
  for (const { path, text } of files) {
    if (seen.has(path)) continue;
    const lexicon = /^lexicon\/(en|sq|sr)\.yaml$/.exec(path);
    const loaded = /^lexicon\/loaded-(en|sq|sr)\.yaml$/.exec(path);
    if (path.startsWith('positions/')) {
      const content = parseYaml(path, text, schema.positionsSchema, problems);
      if (content !== undefined) parsed.positions.push({ file: path, content });
    } else if (lexicon !== null) {
      const content = parseYaml(path, text, schema.lexiconSchema, problems);
      if (content !== undefined) parsed.lexicons.push({ lang: lexicon[1] as 'en', content });
    } else if (loaded !== null) {
      const content = parseYaml(path, text, schema.loadedSchema, problems);
      if (content !== undefined) parsed.loaded.push({ lang: loaded[1] as 'en', content });
    } else if (/^articles\/[^/]+\.md$/.test(path)) {
      const { front, passages, problems: found } = parseArticle(text);
      for (const { place, problem } of found) problems.push(`${path}: ${place}: ${problem}`);
      const checked = schema.articleSchema.safeParse(front);
      if (checked.success) parsed.articles.push({ file: path, front: checked.data, passages });
      else problems.push(...issues(path, checked.error, (place) => place));
    } else if (/^questions\/[^/]+\.md$/.test(path)) {
      const { questions, problems: found } = parseQuestions(text);
      for (const { place, problem } of found) problems.push(`${path}: ${place}: ${problem}`);
      parsed.questions.push({ file: path, questions });
    } else problems.push(`${path}: file: belongs to no part of the base; move or delete it`);
  }
  return { parsed, problems };
}

function emptyOf(name: string): unknown {
  if (name === 'recognitions') return { as_of: '0000', counts: [], records: [] };
  return name === 'base' ? { as_of: '0000', title: '', reach: '' } : [];
}

function parseYaml<S extends z.ZodType>(
  path: string,
  text: string,
  shape: S,
  problems: string[],
): z.infer<S> | undefined {
  const lines = new LineCounter();
  // The library compares each key of a map with every other: with thousands of keys that takes seconds.
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false });
  const wrong = [
    ...document.errors.map(({ message, linePos }) => ({
      line: linePos?.[0].line,
      what: message.split('\n')[0],
    })),
    ...repeatedKeys(document, lines),
  ];
  if (wrong.length > 0) {
    for (const { line, what } of wrong)
      problems.push(`${path}: line ${line ?? 1}: is no YAML (${what}); correct it`);
    return undefined;
  }
  const content: unknown = document.toJS();
  const checked = shape.safeParse(content);
  if (checked.success) return checked.data;
  problems.push(...issues(path, checked.error, (place, keys) => entryName(content, keys) ?? place));
  return undefined;
}

function repeatedKeys(document: Document.Parsed, lines: LineCounter): { line: number; what: string }[] {
  const found: { line: number; what: string }[] = [];
  visit(document, {
    Map: (_, map) => {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value))
          found.push({
            line: lines.linePos(key.range?.[0] ?? 0).line,
            what: `the key ${key.value} stands twice`,
          });
        seen.add(key.value);
      }
    },
  });
  return found;
}

/** The id of the record in which a problem lies, since "3.sources" tells an editor nothing. */
function entryName(content: unknown, keys: readonly PropertyKey[]): string | undefined {
  let value: unknown = content;
  let name: string | undefined;
  let depth = 0;
  for (const [index, key] of keys.entries()) {
    if (typeof value !== 'object' || value === null) break;
    value = Reflect.get(value, key);
    const id =
      typeof value === 'object' && value !== null
        ? (Reflect.get(value, 'id') ?? Reflect.get(value, 'iso2'))
        : undefined;
    if (typeof id === 'string') {
      name = id;
      depth = index + 1;
    }
  }
  return name === undefined ? undefined : [name, ...keys.slice(depth).map(String)].join('.');
}

function issues(
  path: string,
  error: z.ZodError,
  place: (dotted: string, keys: readonly PropertyKey[]) => string,
): string[] {
  return error.issues.map((issue) => {
    const what = issue.message.includes(';')
      ? issue.message
      : `${issue.message.replace(/\.$/, '')}; correct the field`;
    return `${path}: ${place(issue.path.map(String).join('.') || 'file', issue.path)}: ${what}`;
  });
}
