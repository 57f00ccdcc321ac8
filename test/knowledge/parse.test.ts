import { describe, expect, test } from 'vitest';
import { parseFiles } from '../../src/knowledge/parse.ts';
import { parseArticle } from '../../src/knowledge/parse-article.ts';
import { ARTICLE, broken, type Draft, draft, filesOf } from './build.ts';

describe('an article', () => {
  test('is read with its fields, passages, questions and sources', () => {
    const { front, passages, problems } = parseArticle(ARTICLE);
    expect(problems).toEqual([]);
    expect(front).toMatchObject({ id: 'pier', actors: ['islandia'] });
    expect(passages).toEqual([
      {
        id: 'closing',
        heading: 'The closing',
        text: 'The council closed the pier on 1 May 2007. The mayor said: “We wait for the storms.”',
        sources: ['report', 'letter'],
        questions: ['When did the pier close?', 'why is the pier shut'],
        period: '2007-05-01',
        actors: ['islandia'],
        claimant: 'mayor',
      },
      {
        id: 'opening',
        heading: 'The opening',
        text: 'The pier opened in 2008.',
        sources: ['report'],
        questions: [],
      },
    ]);
  });

  test('reads alike with the line ends of Windows and with a wrapped paragraph', () => {
    const { passages } = parseArticle(ARTICLE);
    expect(parseArticle(ARTICLE.replaceAll('\n', '\r\n')).passages).toEqual(passages);
    expect(parseArticle(ARTICLE.replace('The pier opened ', 'The pier\nopened   ')).passages).toEqual(
      passages,
    );
  });

  test.each([
    [
      'without front matter',
      ARTICLE.replace('---\n', ''),
      'line 1',
      'has no front matter; begin with --- and its fields',
    ],
    [
      'with broken front matter',
      ARTICLE.replace('actors: [', 'actors: [['),
      'front matter',
      /^is no YAML \(.+\); correct it$/s,
    ],
    [
      'without a passage',
      ARTICLE.slice(0, ARTICLE.indexOf('## ')),
      'body',
      'has no passage; write ## Heading {#id} and a paragraph',
    ],
    [
      'with a heading without an id',
      ARTICLE.replace(' {#opening}', ''),
      '## The opening',
      'is no heading of a passage; write ## Heading {#id}',
    ],
    [
      'with an unknown attribute',
      ARTICLE.replace('claimant=', 'speaker='),
      '#closing',
      'has the unknown attribute speaker; known are period, actors, claimant',
    ],
    [
      'with two paragraphs under a heading',
      ARTICLE.replace('2007. The', '2007.\n\nThe'),
      '#closing',
      'has more than one paragraph; give each its own heading',
    ],
    [
      'with an empty passage',
      ARTICLE.replace('The pier opened in 2008. [^report]', ''),
      '#opening',
      'is empty; write its paragraph',
    ],
    [
      'with a passage without a source',
      ARTICLE.replace('in 2008. [^report]', 'in 2008.'),
      '#opening',
      'names no source; end the paragraph with [^source-id]',
    ],
  ])('%s is reported with its place', (_, text, place, problem) => {
    const { problems } = parseArticle(text);
    expect(problems).toContainEqual({
      place,
      problem: typeof problem === 'string' ? problem : expect.stringMatching(problem),
    });
    const files = [
      ...filesOf(draft()).filter(({ path }) => !path.startsWith('articles/')),
      { path: 'articles/pier.md', text },
    ];
    expect(parseFiles(files).problems).toContainEqual(
      expect.stringMatching(/^articles\/pier\.md: [^:]+: .+; .+$/s),
    );
  });
});

describe('a file of the wrong shape is reported with its place', () => {
  type Case = readonly [what: string, breakIt: (base: Draft) => void, problem: string];
  const CASES: readonly Case[] = [
    [
      'an unknown field',
      (b) => Object.assign(b.votes[0]!, { colour: 'red' }),
      'votes.yaml: closing: Unrecognized key: "colour"; correct the field',
    ],
    [
      'no date',
      (b) => Object.assign(b.votes[0]!, { date: '17 May' }),
      'votes.yaml: closing.date: is no date; write YYYY, YYYY-MM or YYYY-MM-DD in quotation marks',
    ],
    [
      'no period',
      (b) => Object.assign(b.timeline[0]!, { date: '2008-' }),
      'timeline.yaml: closing-2007.date: is no period; write a date, from/to, or from/ for an open end',
    ],
    [
      'no id',
      (b) => Object.assign(b.sources[0]!, { id: 'My Report' }),
      'sources.yaml: My Report.id: is no id; use lower-case letters, digits and hyphens',
    ],
    [
      'an empty text',
      (b) => Object.assign(b.quotes[0]!, { role: '  ' }),
      'quotes.yaml: mayor-storms.role: is empty; write it or leave the field out',
    ],
    [
      'a record without sources',
      (b) => Object.assign(b.memberships[0]!, { sources: [] }),
      'memberships.yaml: league.sources: is empty; name at least one source',
    ],
    [
      'a position without sources',
      (b) => Object.assign(b.positions.positions[0]!, { sources: [] }),
      'positions/islandia.yaml: islandia-2007.sources: is empty; name at least one source',
    ],
  ];
  test.each(CASES)('%s', (_, breakIt, problem) => expect(broken(breakIt)).toContain(problem));

  test.each(['sources', 'actors', 'timeline', 'quotes', 'recognitions', 'base'])(
    'a base without %s',
    (name) => {
      const files = filesOf(draft()).filter(({ path }) => path !== `${name}.yaml`);
      expect(parseFiles(files).problems).toContain(`${name}.yaml: file: is missing; restore it`);
    },
  );

  test('a quotation without a speaker, role, date or source', () => {
    for (const field of ['speaker', 'role', 'date', 'source'])
      expect(broken((b) => delete b.quotes[0]![field])).toContainEqual(
        expect.stringMatching(new RegExp(`^quotes.yaml: mayor-storms.${field}: .+; .+`)),
      );
  });

  test('a count without a counter or a date', () => {
    for (const field of ['counter', 'as_of'])
      expect(broken((b) => delete b.recognitions.counts[0]![field])).toContainEqual(
        expect.stringMatching(new RegExp(`^recognitions.yaml: news-2008.${field}: .+; .+`)),
      );
  });

  test('a key that stands twice in one record, with its line', () => {
    const files = filesOf(draft()).map((file) =>
      file.path === 'votes.yaml'
        ? { ...file, text: '- id: closing\n  date: 2007-05-02\n  date: 2007-05-03\n' }
        : file,
    );
    expect(parseFiles(files).problems).toContainEqual(
      expect.stringMatching(/^votes\.yaml: line \d+: is no YAML \(the key date stands twice\); correct it$/),
    );
  });

  test('a file that is no YAML, with its line', () => {
    const files = filesOf(draft()).map((file) =>
      file.path === 'votes.yaml' ? { ...file, text: '- id: a\n  date: "2008' } : file,
    );
    expect(parseFiles(files).problems).toContainEqual(
      expect.stringMatching(/^votes\.yaml: line \d+: is no YAML \(.+\); correct it$/),
    );
  });

  test('a file that belongs to no part of the base', () =>
    expect(parseFiles([...filesOf(draft()), { path: 'notes/todo.md', text: '' }]).problems).toEqual([
      'notes/todo.md: file: belongs to no part of the base; move or delete it',
    ]));
});
