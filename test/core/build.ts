import { fileURLToPath } from 'node:url';
import type { Bot } from '../../src/bot.ts';
import type { Excerpt } from '../../src/model/answer.ts';
import type { Actor, Knowledge, Passage, Source } from '../../src/model/knowledge.ts';
import { openBot } from '../../src/open-bot.ts';

/** The bot over the shipped base, as a start opens it. */
export async function openBase(): Promise<Bot> {
  const knowledgeDir = fileURLToPath(new URL('../../knowledge', import.meta.url));
  return (await openBot({ knowledgeDir })).bot;
}

export const source = (id: string): Source =>
  ({ id, publisher: 'Island News', title: `Report ${id}`, date: '2008-02-18', kind: 'news' }) as Source;

/** A passage of an invented article; only what a test is about need be given. */
export const passage = (fields: Partial<Omit<Passage, 'id'>> & { id?: string } = {}): Passage =>
  ({
    id: 'article#passage',
    kind: 'digest',
    group: 'article',
    title: '',
    heading: '',
    text: '',
    lang: 'en',
    sources: ['source-1'],
    published: '2008-02-18',
    historical: false,
    standing: 'third-party',
    actors: [],
    topics: [],
    keys: [],
    status: 'active',
    ...fields,
  }) as Passage;

export const actor = (
  fields: Partial<Omit<Actor, 'id' | 'of'>> & { id: string; name: string; of?: string },
): Actor => ({ kind: 'state', codes: [], metonyms: [], names: [fields.name], ...fields }) as unknown as Actor;

/** A base of a few passages and actors, without records. */
export const knowledge = (passages: readonly Passage[], actors: readonly Actor[] = []): Knowledge => ({
  asOf: '2026-01-01',
  version: 'test',
  passages,
  sources: [source('source-1')],
  actors,
  terms: [],
  topics: [],
  timeline: [],
  recognitions: [],
  positions: [],
  lexicons: [],
  asked: [],
});

export const excerpt = (fields: Partial<Excerpt>): Excerpt =>
  ({
    passage: 'article#passage',
    range: [0, 4],
    text: 'Text',
    passageLength: 4,
    kind: 'digest',
    heading: 'Heading',
    standing: 'third-party',
    published: '2008-02-18',
    historical: false,
    disputed: false,
    lang: 'en',
    source: source('source-1'),
    cite: 1,
    ...fields,
  }) as Excerpt;
