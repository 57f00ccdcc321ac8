import type { Answer, Excerpt, Grounded } from '../../src/model/answer.ts';
import type { PassageId, Source, SourceId } from '../../src/model/knowledge.ts';

/** Invented answers of every kind, rendered by every platform's golden tests. */
const source = (number: number, more: Partial<Source> = {}): Source => ({
  id: `source-${number}` as SourceId,
  publisher: `Islandia Courier ${number}`,
  title: `Ferry report ${number}`,
  date: '2008-02-17',
  url: `https://courier.example/reports/${number}`,
  kind: 'news',
  ...more,
});

/** A page that gives no date, or only a hint at one. */
const undated = (number: number, dateNote: string): Source => {
  const { date: _, url: __, ...rest } = source(number);
  return { ...rest, dateNote };
};

export const excerpt = (text: string, more: Partial<Excerpt> = {}): Excerpt => ({
  passage: 'ferries#north-quay' as PassageId,
  range: [0, text.length],
  text,
  passageLength: text.length,
  kind: 'digest',
  heading: 'The north quay',
  standing: 'third-party',
  published: '2008-02-17',
  historical: false,
  disputed: false,
  lang: 'en',
  source: source(1),
  cite: 1,
  ...more,
});

const COMMON = {
  questionId: 'q1',
  language: 'en',
  notes: [],
  suggestions: [],
  base: { asOf: '2026-05-02', version: 'abc1234567' },
} as const;

export const grounded = (excerpts: readonly Excerpt[], more: Partial<Grounded> = {}): Grounded => {
  const held = [...excerpts, ...(more.more ?? [])];
  const bySource = new Map(held.map(({ cite, source: cited }) => [cite, { number: cite, source: cited }]));
  return {
    kind: 'grounded',
    ...COMMON,
    sections: [{ excerpts }],
    citations: [...bySource.values()].sort((a, b) => a.number - b.number),
    more: [],
    ...more,
  };
};

const LONG =
  'The harbour council of Islandia voted on 17 February 2008 to close the old pier until the autumn storms are over, and asked the ferry company to sail from the north quay instead.';

export const ANSWERS: Readonly<Record<string, Answer>> = {
  grounded: grounded(
    [
      excerpt(LONG, {
        range: [40, 40 + LONG.length],
        period: { from: '2008-02', to: '2008-09' },
        historical: true,
      }),
      excerpt('Islandia holds that the pier is its own.', {
        heading: 'What Islandia says',
        claimant: 'Islandia',
        standing: 'party',
        published: '2009',
        source: source(2, { copy: true, date: '2009' }),
        cite: 2,
      }),
      excerpt('Article 3: the pier is open to both sides.', {
        heading: 'The pier treaty',
        kind: 'record',
        standing: 'primary-document',
        disputed: true,
        period: { from: '1999-06-10' },
        source: source(3, { publisher: 'Treaty Office' }),
        cite: 3,
      }),
    ],
    {
      notes: ['Read “piar” as “pier”.', 'The sources do not support the premise of the question.'],
      more: [excerpt('A fourth excerpt.', { cite: 4, source: source(4) })],
      suggestions: ['Who owns the pier?'],
    },
  ),
  quote: grounded([
    excerpt('The ferry will sail, whatever the weather.', {
      kind: 'quote',
      heading: 'On the weather',
      claimant: 'Mira Tolland',
      speaker: { name: 'Mira Tolland', role: 'Harbour Minister of Islandia' },
      standing: 'party',
      published: '2008-02-18',
      period: { from: '2008-02-17', to: '2008-02-17' },
    }),
    excerpt('We regret the closing of the pier.', {
      kind: 'quote',
      heading: 'On the closing',
      claimant: 'Mainland',
      speaker: { name: 'Jon Ashby', role: 'Prime Minister' },
      standing: 'party',
      published: 'undated',
      source: undated(2, 'undated'),
      cite: 2,
    }),
  ]),
  count: grounded(
    [
      excerpt('Islandia counted 12 ferries as of 1 March 2008 (what is counted: all hulls).', {
        kind: 'record',
      }),
      excerpt('The Mainland counted 9 ferries as of April 2008 (what is counted: hulls in service).', {
        kind: 'record',
        published: '2008-04',
        source: undated(2, '2008 or later'),
        cite: 2,
      }),
    ],
    { title: 'Ferries counted' },
  ),
  abstained: {
    kind: 'abstained',
    ...COMMON,
    reason: 'no-passage',
    message: 'The sources held here have no passage on this.',
    nearest: [
      {
        title: 'The north quay',
        url: 'https://courier.example/reports/1',
        passage: 'ferries#north-quay' as PassageId,
      },
      { title: 'The pier treaty', passage: 'treaty' as PassageId },
    ],
    suggestions: ['Try other words, a name or a date.'],
  },
  usage: {
    kind: 'usage',
    ...COMMON,
    message: 'The actor is missing.\nUsage: position <actor>\nExample: position islandia',
    suggestions: ['position islandia'],
  },
  choice: {
    kind: 'choice',
    ...COMMON,
    message: 'Which one is meant?',
    suggestions: ['When did the pier close?', 'Who closed the pier?'],
  },
  failed: {
    kind: 'failed',
    ...COMMON,
    message: 'An error prevented the answer; report it with the reference q1.',
  },
};

/** Two sides under headings, one of which has nothing. */
export const compared: Grounded = {
  ...grounded([excerpt('Islandia holds that the pier is its own.')], { title: 'Islandia and the Mainland' }),
  sections: [
    {
      heading: 'Islandia',
      excerpts: [
        excerpt('Islandia holds that the pier is its own.', { claimant: 'Islandia', standing: 'party' }),
      ],
    },
    { heading: 'Mainland', excerpts: [], empty: 'No passage held.' },
  ],
};
export const long: Grounded = {
  ...grounded([]),
  title: 'Timeline',
  sections: [
    {
      heading: 'All events',
      excerpts: Array.from({ length: 30 }, (_, index) =>
        excerpt(`${LONG} ${LONG} Event ${index + 1}.`, {
          heading: `Event ${index + 1}`,
          cite: index + 1,
          source: source(index + 1),
        }),
      ),
    },
  ],
  citations: Array.from({ length: 30 }, (_, index) => ({ number: index + 1, source: source(index + 1) })),
};
