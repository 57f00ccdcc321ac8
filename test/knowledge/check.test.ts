import { describe, expect, test } from 'vitest';
import { checkFiles } from '../../src/knowledge/check.ts';
import { buildKnowledge } from '../../src/knowledge/load.ts';
import { parseFiles } from '../../src/knowledge/parse.ts';
import { ARTICLE, broken, type Draft, draft, filesOf, problemsOf } from './build.ts';

const SHAPE = /^[\w./ -]+: [^:]+: .+[;,] .+$/;

test('a base that keeps every rule has no problem', () => {
  expect(problemsOf(filesOf(draft()))).toEqual([]);
  expect(buildKnowledge(filesOf(draft()), 'v').passages.length).toBeGreaterThan(8);
});

const source = (file: string, place: string, id = 'ghost') =>
  `${file}: ${place}: names the unknown source ${id}; add it to sources.yaml or correct the id`;
const actor = (file: string, place: string) =>
  `${file}: ${place}: names the unknown actor ghost; add it to actors.yaml or correct the id`;
const topic = (file: string, place: string) =>
  `${file}: ${place}: names the unknown topic ghost; add it to topics.yaml or correct the id`;
const calendar = (file: string, place: string, date = '2008-02-31') =>
  `${file}: ${place}: has the date ${date}, which is on no calendar; correct it`;
const loaded = (file: string, place: string) =>
  `${file}: ${place}: says “regime” in our own words; attribute it inside quotation marks or use a neutral word`;
const twice = (file: string, id: string) => `${file}: ${id}: is used twice as an id; rename one`;
const WORDS = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
const tooLong = (file: string, place: string) =>
  `${file}: ${place}: quotes 46 words; quote at most 45, or split it at a sentence end`;
const again = (list: { id?: unknown }[]) => list.push(structuredClone(list[0]!));
const inArticle = (from: string, to: string) => (base: Draft) => {
  expect(base.article).toContain(from);
  base.article = base.article.replace(from, to);
};

type Case = readonly [what: string, breakIt: (base: Draft) => void, problem: string];

function eachIsReported(cases: readonly Case[]): void {
  test.each(cases)('%s', (_, breakIt, problem) => {
    const problems = broken(breakIt);
    expect(problems).toContain(problem);
    for (const one of problems) expect(one).toMatch(SHAPE);
  });
}

describe('an id that is used twice is reported', () => {
  eachIsReported([
    ['of a source', (b) => again(b.sources), twice('sources.yaml', 'report')],
    [
      'of an actor and a state',
      (b) => Object.assign(b.actors[0]!, { id: 'islandia' }),
      twice('actors.yaml and states.yaml', 'islandia'),
    ],
    ['of a term', (b) => again(b.glossary), twice('glossary.yaml', 'pier')],
    ['of an event', (b) => again(b.timeline), twice('timeline.yaml', 'closing-2007')],
    ['of a quotation', (b) => again(b.quotes), twice('quotes.yaml', 'mayor-storms')],
    ['of a document', (b) => again(b.documents), twice('documents.yaml', 'order')],
    ['of a membership', (b) => again(b.memberships), twice('memberships.yaml', 'league')],
    ['of a vote', (b) => again(b.votes), twice('votes.yaml', 'closing')],
    ['of a topic', (b) => again(b.topics), twice('topics.yaml', 'status')],
    ['of a count', (b) => again(b.recognitions.counts), twice('recognitions.yaml', 'news-2008')],
    ['of a recognition', (b) => again(b.recognitions.records), twice('recognitions.yaml', 'recognition/il')],
    ['of a position', (b) => again(b.positions.positions), twice('positions/', 'islandia-2007')],
    ['of a passage', inArticle('{#opening}', '{#closing}'), twice('articles/pier.md', 'closing')],
  ]);

  test('of an article', () => {
    const files = [...filesOf(draft()), { path: 'articles/quay.md', text: ARTICLE }];
    expect(problemsOf(files)).toContain(twice('articles/', 'pier'));
  });
});

describe('an unknown source is reported', () => {
  eachIsReported([
    [
      'in an actor',
      (b) => Object.assign(b.actors[0]!, { sources: ['ghost'] }),
      source('actors.yaml', 'mayor'),
    ],
    [
      'in a state',
      (b) => Object.assign(b.states[0]!, { sources: ['ghost'] }),
      source('states.yaml', 'islandia'),
    ],
    [
      'in a term',
      (b) => Object.assign(b.glossary[0]!, { sources: ['ghost'] }),
      source('glossary.yaml', 'pier'),
    ],
    [
      'in an event',
      (b) => Object.assign(b.timeline[0]!, { sources: ['ghost'] }),
      source('timeline.yaml', 'closing-2007'),
    ],
    [
      'of another date',
      (b) => Object.assign(b.timeline[0]!, { also_dated: [{ date: '2008', source: 'ghost' }] }),
      source('timeline.yaml', 'closing-2007'),
    ],
    [
      'in a quotation',
      (b) => Object.assign(b.quotes[0]!, { source: 'ghost' }),
      source('quotes.yaml', 'mayor-storms'),
    ],
    [
      'in a position',
      (b) => Object.assign(b.positions.positions[0]!, { sources: ['ghost'] }),
      source('positions/islandia.yaml', 'islandia-2007'),
    ],
    [
      'in a document',
      (b) => Object.assign(b.documents[0]!, { sources: ['ghost'] }),
      source('documents.yaml', 'order'),
    ],
    [
      'of a document’s words',
      (b) => Object.assign(b.documents[0]!, { quotes: [{ text: 'x', source: 'ghost' }] }),
      source('documents.yaml', 'order'),
    ],
    [
      'in a membership',
      (b) => Object.assign(b.memberships[0]!, { sources: ['ghost'] }),
      source('memberships.yaml', 'league'),
    ],
    ['in a vote', (b) => Object.assign(b.votes[0]!, { sources: ['ghost'] }), source('votes.yaml', 'closing')],
    [
      'in a count',
      (b) => Object.assign(b.recognitions.counts[0]!, { sources: ['ghost'] }),
      source('recognitions.yaml', 'news-2008'),
    ],
    [
      'in a recognition',
      (b) => Object.assign(b.recognitions.records[0]!, { sources: ['ghost'] }),
      source('recognitions.yaml', 'Islandia'),
    ],
    [
      'in a passage',
      inArticle('in 2008. [^report]', 'in 2008. [^ghost]'),
      source('articles/pier.md', '#opening'),
    ],
  ]);
});

describe('an unknown name is reported', () => {
  eachIsReported([
    [
      'whom an actor speaks for',
      (b) => Object.assign(b.actors[0]!, { of: 'ghost' }),
      actor('actors.yaml', 'mayor'),
    ],
    [
      'in an event',
      (b) => Object.assign(b.timeline[0]!, { actors: ['ghost'] }),
      actor('timeline.yaml', 'closing-2007'),
    ],
    [
      'of a speaker',
      (b) => Object.assign(b.quotes[0]!, { actor: 'ghost' }),
      actor('quotes.yaml', 'mayor-storms'),
    ],
    [
      'of a position',
      (b) => Object.assign(b.positions, { actor: 'ghost' }),
      actor('positions/islandia.yaml', 'ghost'),
    ],
    [
      'in an article',
      inArticle('actors: [islandia]', 'actors: [ghost]'),
      actor('articles/pier.md', 'front matter'),
    ],
    ['in a passage', inArticle('actors=islandia', 'actors=ghost'), actor('articles/pier.md', '#closing')],
    ['of a claimant', inArticle('claimant=mayor', 'claimant=ghost'), actor('articles/pier.md', '#closing')],
    [
      'of an event’s topic',
      (b) => Object.assign(b.timeline[0]!, { topics: ['ghost'] }),
      topic('timeline.yaml', 'closing-2007'),
    ],
    [
      'of a quotation’s topic',
      (b) => Object.assign(b.quotes[0]!, { topics: ['ghost'] }),
      topic('quotes.yaml', 'mayor-storms'),
    ],
    [
      'of a position’s topic',
      (b) => Object.assign(b.positions.positions[0]!, { topics: ['ghost'] }),
      topic('positions/islandia.yaml', 'islandia-2007'),
    ],
    [
      'of a document’s topic',
      (b) => Object.assign(b.documents[0]!, { topics: ['ghost'] }),
      topic('documents.yaml', 'order'),
    ],
    [
      'of an article’s topic',
      inArticle('topics: [status]', 'topics: [ghost]'),
      topic('articles/pier.md', 'front matter'),
    ],
    [
      'of a term’s event',
      (b) => Object.assign(b.glossary[0]!, { event: 'ghost' }),
      'glossary.yaml: pier: points to the unknown event ghost; correct the id',
    ],
    [
      'of a position’s quotation',
      (b) => Object.assign(b.positions.positions[0]!, { quotes: ['ghost'] }),
      'positions/islandia.yaml: islandia-2007: names the unknown quote ghost; add it to quotes.yaml or correct the id',
    ],
    [
      'of a recognising state',
      (b) => Object.assign(b.recognitions.records[0]!, { iso2: 'ZZ' }),
      'recognitions.yaml: Islandia: has no entry in states.yaml; add its names there',
    ],
  ]);
});

describe('a date on no calendar is reported', () => {
  eachIsReported([
    [
      'of a source',
      (b) => Object.assign(b.sources[0]!, { date: '2008-02-31' }),
      calendar('sources.yaml', 'report'),
    ],
    [
      'of an event',
      (b) => Object.assign(b.timeline[0]!, { date: '2008-02-31' }),
      calendar('timeline.yaml', 'closing-2007'),
    ],
    [
      'at the end of a period',
      (b) => Object.assign(b.timeline[0]!, { date: '2007/2008-13' }),
      calendar('timeline.yaml', 'closing-2007', '2008-13'),
    ],
    [
      'of a quotation',
      (b) => Object.assign(b.quotes[0]!, { date: '2008-02-31' }),
      calendar('quotes.yaml', 'mayor-storms'),
    ],
    [
      'of a position',
      (b) => Object.assign(b.positions.positions[0]!, { period: '2008-02-31/' }),
      calendar('positions/islandia.yaml', 'islandia-2007'),
    ],
    [
      'of a document',
      (b) => Object.assign(b.documents[0]!, { date: '2008-02-31' }),
      calendar('documents.yaml', 'order'),
    ],
    [
      'of a membership',
      (b) => Object.assign(b.memberships[0]!, { date: '2008-02-31' }),
      calendar('memberships.yaml', 'league'),
    ],
    [
      'of a vote',
      (b) => Object.assign(b.votes[0]!, { date: '2008-02-31' }),
      calendar('votes.yaml', 'closing'),
    ],
    [
      'of a count',
      (b) => Object.assign(b.recognitions.counts[0]!, { as_of: '2008-02-31' }),
      calendar('recognitions.yaml', 'news-2008'),
    ],
    [
      'of a recognition',
      (b) => Object.assign(b.recognitions.records[0]!, { recognised_on: '2008-02-31' }),
      calendar('recognitions.yaml', 'Islandia'),
    ],
    [
      'of an article',
      inArticle('period: 2007/2008', 'period: 2008-02-31'),
      calendar('articles/pier.md', 'front matter'),
    ],
    [
      'of a passage',
      inArticle('period=2007-05-01', 'period=2008-02-31'),
      calendar('articles/pier.md', '#closing'),
    ],
  ]);

  const UNCHECKED: readonly Case[] = [
    [
      'at which an event stands elsewhere',
      (b) => Object.assign(b.timeline[0]!, { also_dated: [{ date: '2008-02-31', source: 'letter' }] }),
      calendar('timeline.yaml', 'closing-2007'),
    ],
    [
      'of a withdrawal',
      (b) =>
        Object.assign(b.recognitions.records[0]!, {
          status: 'withdrawn-claimed',
          recognised_on: undefined,
          withdrawn_on: '2008-02-31',
        }),
      calendar('recognitions.yaml', 'Islandia'),
    ],
    [
      'by which an article is to be reviewed',
      inArticle('review_by: 2027-01-01', 'review_by: 2027-02-31'),
      calendar('articles/pier.md', 'front matter', '2027-02-31'),
    ],
    [
      'of the base',
      (b) => Object.assign(b.base, { as_of: '2026-02-31' }),
      calendar('base.yaml', 'as_of', '2026-02-31'),
    ],
  ];
  for (const [what, breakIt, problem] of UNCHECKED)
    test(`${what}`, () => expect(broken(breakIt)).toContain(problem));
});

describe('a period that ends before it begins is reported', () => {
  const ends = (file: string, place: string, from = '2008', to = '2007') =>
    `${file}: ${place}: ends (${to}) before it begins (${from}); correct the dates`;
  eachIsReported([
    [
      'of an event',
      (b) => Object.assign(b.timeline[0]!, { date: '2008/2007' }),
      ends('timeline.yaml', 'closing-2007'),
    ],
    [
      'of a position',
      (b) => Object.assign(b.positions.positions[0]!, { period: '2008/2007' }),
      ends('positions/islandia.yaml', 'islandia-2007'),
    ],
    [
      'of an article',
      inArticle('period: 2007/2008', 'period: 2008/2007'),
      ends('articles/pier.md', 'front matter'),
    ],
    [
      'of a passage',
      inArticle('period=2007-05-01', 'period=2008/2007'),
      ends('articles/pier.md', '#closing'),
    ],
    [
      'of a recognition',
      (b) =>
        Object.assign(b.recognitions.records[0]!, {
          status: 'withdrawn-claimed',
          withdrawn_on: '2008-03-27',
        }),
      ends('recognitions.yaml', 'Islandia', '2008-03-28', '2008-03-27'),
    ],
  ]);
});

describe('a word that takes a side in our own words is reported', () => {
  eachIsReported([
    [
      'in an actor',
      (b) => Object.assign(b.actors[0]!, { definition: 'Of the regime.' }),
      loaded('actors.yaml', 'mayor'),
    ],
    [
      'in a state',
      (b) => Object.assign(b.states[0]!, { definition: 'Of the regime.' }),
      loaded('states.yaml', 'islandia'),
    ],
    [
      'in a term',
      (b) => Object.assign(b.glossary[0]!, { definition: 'Of the regime.' }),
      loaded('glossary.yaml', 'pier'),
    ],
    [
      'in the title of an event',
      (b) => Object.assign(b.timeline[0]!, { title: 'The regime' }),
      loaded('timeline.yaml', 'closing-2007'),
    ],
    [
      'in an event',
      (b) => Object.assign(b.timeline[0]!, { what: 'The regime met.' }),
      loaded('timeline.yaml', 'closing-2007'),
    ],
    [
      'in what a quotation is about',
      (b) => Object.assign(b.quotes[0]!, { about: 'The regime' }),
      loaded('quotes.yaml', 'mayor-storms'),
    ],
    [
      'in a position',
      (b) => Object.assign(b.positions.positions[0]!, { summary: 'The regime.' }),
      loaded('positions/islandia.yaml', 'islandia-2007'),
    ],
    [
      'in an argument',
      (b) => Object.assign(b.positions.positions[0]!, { arguments: ['The regime.'] }),
      loaded('positions/islandia.yaml', 'islandia-2007'),
    ],
    [
      'in a document',
      (b) => Object.assign(b.documents[0]!, { summary: 'The regime.' }),
      loaded('documents.yaml', 'order'),
    ],
    [
      'in a provision',
      (b) => Object.assign(b.documents[0]!, { provisions: ['The regime.'] }),
      loaded('documents.yaml', 'order'),
    ],
    [
      'in a membership',
      (b) => Object.assign(b.memberships[0]!, { note: 'The regime.' }),
      loaded('memberships.yaml', 'league'),
    ],
    [
      'in a vote',
      (b) => Object.assign(b.votes[0]!, { result: 'The regime.' }),
      loaded('votes.yaml', 'closing'),
    ],
    [
      'in a count',
      (b) => Object.assign(b.recognitions.counts[0]!, { counts: 'The regime' }),
      loaded('recognitions.yaml', 'news-2008'),
    ],
    [
      'in a recognition',
      (b) => Object.assign(b.recognitions.records[0]!, { note: 'The regime.' }),
      loaded('recognitions.yaml', 'Islandia'),
    ],
    [
      'in the title of an article',
      inArticle('title: The pier', 'title: The regime'),
      loaded('articles/pier.md', 'title'),
    ],
    ['in a heading', inArticle('## The opening', '## The regime'), loaded('articles/pier.md', '#opening')],
    [
      'in a passage',
      inArticle('The pier opened', 'The regime opened'),
      loaded('articles/pier.md', '#opening'),
    ],
  ]);

  test('and not where somebody else says it', () => {
    expect(broken(inArticle('We wait for the storms.', 'We wait for the regime.'))).toEqual([]);
    expect(broken((b) => Object.assign(b.quotes[0]!, { text: 'We wait for the regime.' }))).toEqual([]);
    expect(broken((b) => Object.assign(b.timeline[0]!, { what: 'The Kosovo Liberation Army met.' }))).toEqual(
      [],
    );
  });
});

describe('a quotation of more than 45 words is reported', () => {
  eachIsReported([
    [
      'among the quotations',
      (b) => Object.assign(b.quotes[0]!, { text: WORDS(46) }),
      tooLong('quotes.yaml', 'mayor-storms'),
    ],
    [
      'in a document',
      (b) => Object.assign(b.documents[0]!, { quotes: [{ text: WORDS(46), source: 'letter' }] }),
      tooLong('documents.yaml', 'order'),
    ],
    [
      'in a passage',
      inArticle('We wait for the storms.', WORDS(46)),
      tooLong('articles/pier.md', '#closing'),
    ],
  ]);
  test('and one of 45 is not', () =>
    expect(broken((b) => Object.assign(b.quotes[0]!, { text: WORDS(45) }))).toEqual([]));
});

describe('the rules of single kinds of records', () => {
  eachIsReported([
    [
      'positions stand in order of their dates',
      (b) => b.positions.positions.reverse(),
      'positions/islandia.yaml: islandia-2007: stands after a later position; put positions in order of their dates',
    ],
    [
      'a recognition has a date',
      (b) => delete b.recognitions.records[0]!.recognised_on,
      'recognitions.yaml: Islandia: is recognised without a date; give recognised_on as precisely as known',
    ],
    [
      'an article has the name of its id',
      inArticle('id: pier', 'id: quay'),
      'articles/pier.md: front matter: has the id quay; name the file quay.md',
    ],
    [
      'the period of a passage is a date, two, or one and an open end',
      inArticle('period=2007-05-01', 'period=summer'),
      'articles/pier.md: #closing: has the period summer; write a date, from/to, or from/ for an open end',
    ],
    [
      'a source is cited by something',
      (b) => b.sources.push({ ...b.sources[0], id: 'idle' }),
      'sources.yaml: idle: is cited by nothing; cite it or remove it',
    ],
  ]);
});

describe('an editor is told', () => {
  const notices = (today?: string) => checkFiles(parseFiles(filesOf(draft())).parsed, today).notices;

  test('on which events sources disagree', () =>
    expect(notices()).toEqual([
      'timeline.yaml: closing-2007: sources disagree on the date (2007-05-01; 2007-05-02 in letter); both are shown',
    ]));

  test('what was due for review, from the day after', () => {
    expect(notices('2027-01-01')).toHaveLength(1);
    expect(notices('2027-01-02')).toContain(
      'articles/pier.md: front matter: was to be reviewed by 1 January 2027; review it and move the date',
    );
  });
});

test('every problem of a base is reported at once, and the base is not loaded', () => {
  const base = draft();
  base.timeline[0]!.actors = ['ghost'];
  base.votes[0]!.date = '2008-02-31';
  base.quotes[0]!.source = 'ghost';
  expect(() => buildKnowledge(filesOf(base), 'v')).toThrow(
    expect.objectContaining({
      code: 'KNOWLEDGE_INVALID',
      problems: [
        actor('timeline.yaml', 'closing-2007'),
        source('quotes.yaml', 'mayor-storms'),
        calendar('votes.yaml', 'closing'),
      ],
    }),
  );
});
