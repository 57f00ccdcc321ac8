import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Passage, PassageId, Source, SourceId } from '../model/knowledge.ts';

const text = z.string().refine((value) => value.trim() !== '', 'is empty; import the article again');
const quote = z.object({ text, speaker: text, role: text.optional() });
const passage = z
  .object({
    id: z.string().regex(/^p\d+$/, 'is no passage id; import the article again'),
    heading: text.optional(),
    text,
    quotes: z.array(quote),
  })
  .refine(
    ({ text, quotes }) => quotes.every((one) => text.includes(one.text)),
    'quotes words that are not in it; import the article again',
  );
const importedSchema = z.object({
  format: z.literal(1, 'is of another version; import the article again'),
  id: z.string().regex(/^import-[0-9a-f]{12}$/, 'is no id of an import; import the article again'),
  publisher: text,
  title: text,
  date: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'is no date; write YYYY, YYYY-MM or YYYY-MM-DD')
    .optional(),
  url: z.url({ protocol: /^https?$/, error: 'is no web link; correct it or leave it out' }).optional(),
  rights: text,
  lang: z.enum(['en', 'sq', 'sr']),
  passages: z
    .array(passage)
    .min(1, 'is empty; import the article again')
    .refine(
      (list) => new Set(list.map((one) => one.id)).size === list.length,
      'holds an id twice; import the article again',
    ),
});

/** One article as the importer stores it, in a file of its own. */
export type ImportedArticle = z.infer<typeof importedSchema>;

/** Reads one stored article; never throws, a broken file gives its problems as `file: place: what is wrong, what to do`. */
export function readImport(path: string): { article: ImportedArticle } | { problems: string[] } {
  const file = basename(path);
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)));
  } catch (error) {
    const what = error instanceof SyntaxError ? 'is no JSON' : 'cannot be read';
    return { problems: [`${file}: file: ${what}; import the article again or delete the file`] };
  }
  const checked = importedSchema.safeParse(content);
  if (!checked.success)
    return {
      problems: checked.error.issues.map(({ path: place, message }) => {
        const what = message.includes(';') ? message : `${message}; import the article again`;
        return `${file}: ${place.map(String).join('.') || 'file'}: ${what}`;
      }),
    };
  if (file !== `${checked.data.id}.json`)
    return {
      problems: [
        `${file}: id: is ${checked.data.id}; rename the file to ${checked.data.id}.json or delete the copy`,
      ],
    };
  return { article: checked.data };
}

/**
 * The operator's own articles as passages and sources beside the base. Never throws: a broken file is left out and
 * named in `problems`, a missing folder is empty.
 */
export function loadImports(folder: string | undefined): {
  passages: Passage[];
  sources: Source[];
  problems: string[];
} {
  const loaded: { passages: Passage[]; sources: Source[]; problems: string[] } = {
    passages: [],
    sources: [],
    problems: [],
  };
  if (folder === undefined) return loaded;
  for (const name of listFiles(folder, loaded.problems)) {
    const read = readImport(join(folder, name));
    if ('problems' in read) loaded.problems.push(...read.problems);
    else {
      loaded.sources.push(sourceOf(read.article));
      loaded.passages.push(...passagesOf(read.article));
    }
  }
  return loaded;
}

function listFiles(folder: string, problems: string[]): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json') && !name.startsWith('.'))
      .sort();
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!missing) problems.push(`${folder}: folder: cannot be read; set IMPORT_DIR to a folder that can`);
    return [];
  }
}

function sourceOf({ id, publisher, title, date, url, rights }: ImportedArticle): Source {
  return {
    id: id as SourceId,
    publisher,
    title,
    ...(date === undefined ? { dateNote: 'no date was given on import' } : { date }),
    ...(url === undefined ? {} : { url }),
    kind: 'import',
    rights,
  };
}

function passagesOf(article: ImportedArticle): Passage[] {
  const shared = {
    group: 'import',
    title: article.title,
    lang: article.lang,
    sources: [article.id as SourceId],
    ...(article.date === undefined ? {} : { published: article.date }),
    historical: false,
    actors: [],
    topics: [],
    keys: [],
    status: 'active',
    article: article.id,
  } as const;
  return article.passages.flatMap(({ id, heading = article.title, text, quotes }): Passage[] => [
    {
      ...shared,
      id: `${article.id}#${id}` as PassageId,
      kind: 'article',
      heading,
      text,
      standing: 'third-party',
    },
    ...quotes.map(
      (quote, index): Passage => ({
        ...shared,
        id: `${article.id}#${id}-q${index + 1}` as PassageId,
        kind: 'quote',
        heading,
        text: quote.text,
        speaker: { name: quote.speaker, role: quote.role ?? 'speaker named in the article' },
        standing: 'party',
      }),
    ),
  ]);
}
