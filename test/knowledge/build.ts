import { stringify } from 'yaml';
import { checkFiles } from '../../src/knowledge/check.ts';
import { parseFiles } from '../../src/knowledge/parse.ts';
import type { KnowledgeFile } from '../../src/knowledge/read.ts';

type Fields = Record<string, unknown>;
/** The contents of a small base, to be broken in one place. */
export interface Draft {
  base: Fields;
  sources: Fields[];
  actors: Fields[];
  states: Fields[];
  glossary: Fields[];
  timeline: Fields[];
  quotes: Fields[];
  documents: Fields[];
  memberships: Fields[];
  votes: Fields[];
  recognitions: { as_of: string; counts: Fields[]; records: Fields[] };
  topics: Fields[];
  positions: Fields & { positions: Fields[] };
  article: string;
}

export const ARTICLE = `---
id: pier
title: The pier
reviewed: 2026-01-01
review_by: 2027-01-01
period: 2007/2008
actors: [islandia]
topics: [status]
---
## The closing {#closing period=2007-05-01 actors=islandia claimant=mayor}
?: When did the pier close?
?: why is the pier shut
The council closed the pier on 1 May 2007. The mayor said: “We wait for the storms.” [^report] [^letter]

## The opening {#opening}
The pier opened in 2008. [^report]
`;

/** A base without a problem, on an invented island. */
export const draft = (): Draft => ({
  base: { as_of: '2026-01-01', title: 'Islandia', reach: 'The pier, to 2026.' },
  sources: [
    {
      id: 'report',
      publisher: 'Island News',
      title: 'Pier',
      date: '2007-05-02',
      kind: 'news',
      rights: 'quoted',
    },
    {
      id: 'letter',
      publisher: 'Council',
      title: 'Letter',
      date: '2007-05',
      kind: 'official',
      rights: 'quoted',
    },
  ],
  actors: [
    {
      id: 'mayor',
      name: 'Mira Tolland',
      kind: 'person',
      of: 'islandia',
      definition: 'Mayor.',
      sources: ['report'],
    },
  ],
  states: [{ id: 'islandia', name: 'Islandia', kind: 'state', iso2: 'IL', iso3: 'ISL' }],
  glossary: [
    {
      id: 'pier',
      term: 'Pier',
      kind: 'place',
      definition: 'A jetty.',
      sources: ['report'],
      event: 'closing-2007',
    },
  ],
  timeline: [
    {
      id: 'closing-2007',
      date: '2007-05-01',
      also_dated: [{ date: '2007-05-02', source: 'letter' }],
      title: 'The pier closes',
      what: 'The council closed the pier.',
      actors: ['islandia'],
      topics: ['status'],
      sources: ['report'],
    },
  ],
  quotes: [
    {
      id: 'mayor-storms',
      speaker: 'Mira Tolland',
      actor: 'mayor',
      role: 'mayor',
      date: '2007-05-01',
      about: 'The storms',
      text: 'We wait for the storms.',
      source: 'report',
      topics: ['status'],
    },
  ],
  documents: [
    {
      id: 'order',
      title: 'Order on the pier',
      date: '2007-05-01',
      adopted_by: 'Council',
      summary: 'It closes the pier.',
      provisions: ['The pier is closed.'],
      quotes: [{ text: 'The pier shall be closed.', source: 'letter' }],
      sources: ['letter'],
      topics: ['status'],
    },
  ],
  memberships: [
    { id: 'league', organisation: 'the League', status: 'member', date: '2008', sources: ['report'] },
  ],
  votes: [
    {
      id: 'closing',
      body: 'Council',
      date: '2007-05-01',
      question: 'Close it?',
      result: 'adopted',
      sources: ['report'],
    },
  ],
  recognitions: {
    as_of: '2026-01-01',
    counts: [
      {
        id: 'news-2008',
        counter: 'Island News',
        figure: 1,
        counts: 'all',
        as_of: '2008-12',
        sources: ['report'],
      },
    ],
    records: [
      {
        iso2: 'IL',
        name: 'Islandia',
        status: 'recognised',
        recognised_on: '2008-03-28',
        sources: ['report'],
      },
    ],
  },
  topics: [{ id: 'status', name: 'Status', keywords: ['status'] }],
  positions: {
    actor: 'islandia',
    positions: [
      {
        id: 'islandia-2007',
        period: '2007/2008',
        stance: 'waits',
        summary: 'It waits.',
        quotes: ['mayor-storms'],
        topics: ['status'],
        sources: ['report'],
      },
      {
        id: 'islandia-2009',
        period: '2009/',
        stance: 'sails',
        summary: 'It sails.',
        arguments: ['The sea is calm.'],
        sources: ['report'],
      },
    ],
  },
  article: ARTICLE,
});

export const filesOf = ({ positions, article, ...single }: Draft): KnowledgeFile[] => [
  ...Object.entries(single).map(([name, content]) => ({ path: `${name}.yaml`, text: stringify(content) })),
  { path: 'positions/islandia.yaml', text: stringify(positions) },
  { path: 'articles/pier.md', text: article },
];

/** What is wrong with the base once it is broken, as an editor reads it. */
export function problemsOf(files: readonly KnowledgeFile[], today?: string): readonly string[] {
  const { parsed, problems } = parseFiles(files);
  return problems.length > 0 ? problems : checkFiles(parsed, today).problems;
}
export function broken(breakIt: (base: Draft) => void): readonly string[] {
  const base = draft();
  breakIt(base);
  return problemsOf(filesOf(base));
}
