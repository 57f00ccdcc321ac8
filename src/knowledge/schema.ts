import { z } from 'zod';

/** The shapes of the files under `knowledge/`; `knowledge/README.md` says what each field means. */

const date = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'is no date; write YYYY, YYYY-MM or YYYY-MM-DD in quotation marks');
const period = z
  .string()
  .regex(
    /^\d{4}(-\d{2}(-\d{2})?)?(\/(\d{4}(-\d{2}(-\d{2})?)?)?)?$/,
    'is no period; write a date, from/to, or from/ for an open end',
  );
const id = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'is no id; use lower-case letters, digits and hyphens');
const text = z.string().trim().min(1, 'is empty; write it or leave the field out');
const ids = z.array(id);
const sources = ids.min(1, 'is empty; name at least one source');
const questions = z.array(text).optional();
const topics = ids.optional();
const confidence = z.enum(['seen-in-2', 'seen-in-1', 'not-verified']).optional();
const status = z.enum(['active', 'disputed', 'retired']).optional();

export const baseSchema = z.strictObject({ as_of: date, title: text, reach: text });
export const sourcesSchema = z.array(
  z.strictObject({
    id,
    publisher: text,
    title: text,
    date: date.optional(),
    date_note: text.optional(),
    url: z.url({ protocol: /^https?$/ }).optional(),
    kind: text,
    copy: z.literal(true).optional(),
    status,
    rights: text,
  }),
);

const names = z.strictObject({
  en: z.array(text).optional(),
  sq: z.array(text).optional(),
  sr: z.array(text).optional(),
  'sr-Cyrl': z.array(text).optional(),
});
export const actorsSchema = z.array(
  z.strictObject({
    id,
    name: text,
    kind: z.enum(['state', 'person', 'institution', 'organisation', 'group', 'party', 'role']),
    of: id.optional(),
    iso2: z.string().length(2).optional(),
    iso3: z.string().length(3).optional(),
    capital: text.optional(),
    demonym: z.array(text).optional(),
    capitalNames: z.array(text).optional(),
    names: names.optional(),
    aliases: z.array(text).optional(),
    definition: text.optional(),
    sources: ids.optional(),
    review: text.optional(),
    questions,
  }),
);
export const glossarySchema = z.array(
  z.strictObject({
    id,
    term: text,
    kind: text,
    variants: names.optional(),
    definition: text.optional(),
    sources: ids.optional(),
    abbreviation: z.boolean().optional(),
    event: id.optional(),
    review: text.optional(),
    questions,
  }),
);
export const timelineSchema = z.array(
  z.strictObject({
    id,
    date: period,
    also_dated: z.array(z.strictObject({ date: period, source: id })).optional(),
    title: text,
    what: text,
    actors: ids,
    topics,
    questions,
    sources,
    confidence,
    status,
  }),
);
export const quotesSchema = z.array(
  z.strictObject({
    id,
    speaker: text,
    actor: id.optional(),
    role: text,
    date,
    about: text,
    text,
    source: id,
    topics,
    questions,
    status,
  }),
);
export const positionsSchema = z.strictObject({
  actor: id,
  positions: z
    .array(
      z.strictObject({
        id,
        period,
        ends: z.literal('coverage').optional(),
        stance: text,
        topics,
        summary: text,
        arguments: z.array(text).optional(),
        quotes: ids.optional(),
        questions,
        sources,
        status,
      }),
    )
    .min(1),
});
export const documentsSchema = z.array(
  z.strictObject({
    id,
    title: text,
    symbol: text.optional(),
    date,
    date_note: text.optional(),
    adopted_by: text,
    vote: text.optional(),
    summary: text,
    provisions: z.array(text),
    quotes: z.array(z.strictObject({ text, source: id, about: text.optional(), questions })).optional(),
    sources,
    topics,
    questions,
  }),
);
export const membershipsSchema = z.array(
  z.strictObject({
    id,
    organisation: text,
    status: z.enum(['member', 'not-member', 'applied', 'rejected', 'observer']),
    date: date.optional(),
    vote: text.optional(),
    note: text.optional(),
    sources,
    questions,
  }),
);
const votes = z.number().int().nonnegative().optional();
export const votesSchema = z.array(
  z.strictObject({
    id,
    body: text,
    date,
    question: text,
    in_favour: votes,
    against: votes,
    abstained: votes,
    result: text,
    note: text.optional(),
    sources,
    confidence,
    questions,
  }),
);
export const recognitionsSchema = z.strictObject({
  as_of: date,
  counts: z.array(
    z.strictObject({
      id,
      counter: text,
      figure: z.number().int().nonnegative().optional(),
      counts: text,
      as_of: date,
      note: text.optional(),
      sources,
    }),
  ),
  records: z.array(
    z.strictObject({
      iso2: z.string().length(2).optional(),
      iso3: z.string().length(3).optional(),
      state: id.optional(),
      name: text,
      un_member: z.literal(false).optional(),
      status: z.enum(['recognised', 'not-recognised', 'withdrawn-claimed', 'disputed', 'unclear']),
      recognised_on: date.optional(),
      also_recognised_on: z.array(date).optional(),
      withdrawn_on: date.optional(),
      note: text.optional(),
      groups: z.array(text).optional(),
      sources,
      confidence,
    }),
  ),
});
export const topicsSchema = z.array(z.strictObject({ id, name: text, keywords: z.array(text) }));
const phrases = z.record(z.string(), z.array(text));
export const lexiconSchema = z.strictObject({
  language: z.enum(['en', 'sq', 'sr']),
  sharedWithEnglish: z.array(text).optional(),
  phrases: z.unknown().optional(),
  entries: z
    .array(
      z.strictObject({
        en: z.array(text).min(1),
        stems: z.array(text).optional(),
        words: z.array(text).optional(),
        phrases: z.array(text).optional(),
      }),
    )
    .optional(),
  thesaurus: phrases.optional(),
  framing: z.array(text).optional(),
  synonyms: z.array(z.strictObject({ canonical: text, variants: z.array(text) })).optional(),
  slang: z.record(z.string(), z.string()).optional(),
  questionWords: phrases.optional(),
  functionWords: z.array(text),
  intents: phrases.optional(),
});
/** A side's vocabulary → plain words. */
export const loadedSchema = z.record(z.string(), z.string());
export const articleSchema = z.strictObject({
  id,
  title: text,
  reviewed: date,
  review_by: date,
  period: period.optional(),
  actors: ids,
  topics: ids,
  status,
});

export type SourceFile = z.infer<typeof sourcesSchema>;
export type ActorFile = z.infer<typeof actorsSchema>;
export type GlossaryFile = z.infer<typeof glossarySchema>;
export type TimelineFile = z.infer<typeof timelineSchema>;
export type QuotesFile = z.infer<typeof quotesSchema>;
export type PositionsFile = z.infer<typeof positionsSchema>;
export type DocumentsFile = z.infer<typeof documentsSchema>;
export type MembershipsFile = z.infer<typeof membershipsSchema>;
export type VotesFile = z.infer<typeof votesSchema>;
export type RecognitionsFile = z.infer<typeof recognitionsSchema>;
export type TopicsFile = z.infer<typeof topicsSchema>;
export type LexiconFile = z.infer<typeof lexiconSchema>;
export type LoadedFile = z.infer<typeof loadedSchema>;
export type ArticleFront = z.infer<typeof articleSchema>;
