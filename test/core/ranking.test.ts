import { describe, expect, test } from 'vitest';
import { createUnderstand } from '../../src/query/understand.ts';
import { buildEngine } from '../../src/retrieval/engine.ts';
import { retrieve } from '../../src/retrieval/retrieve.ts';
import { everydayEnglish } from '../../src/text/everyday-english.ts';
import { actor, knowledge, passage } from './build.ts';

/** Ten passages on an invented island, so that no order depends on the shipped base. */
const PASSAGES = [
  passage({
    id: 'border-tax#what-it-is',
    heading: 'The carbon border tax',
    text: 'The levy is charged on cement and steel.',
  }),
  passage({
    id: 'border-tax#who-pays',
    heading: 'Who pays',
    text: 'Importers pay the carbon border tax when cargo lands at the quay.',
  }),
  passage({
    id: 'trade#disputes',
    heading: 'Disputes',
    text: 'Islandia took the tax to a panel of three judges.',
  }),
  passage({
    id: 'trade#long',
    heading: 'History of trade',
    text: `Trade grew over centuries with one small tax. ${'Merchants sailed with salt, wool and timber to distant markets each summer. '.repeat(8)}`,
  }),
  passage({
    id: 'pier#closed',
    heading: 'Pier closed',
    text: 'The old pier closed for repairs.',
    period: { from: '2007', to: '2007' },
    published: '2007-05-01',
    historical: true,
  }),
  passage({
    id: 'pier#open',
    heading: 'Pier open',
    text: 'The old pier opened for ferries.',
    period: { from: '2019', to: '2019' },
    published: '2019-05-01',
  }),
  passage({
    id: 'council#vote',
    heading: 'The vote',
    text: 'The council voted on the harbour treaty.',
    actors: ['islandia'] as never,
  }),
  passage({
    id: 'mainland#vote',
    heading: 'The vote',
    text: 'The assembly voted on the harbour treaty.',
    actors: ['mainland'] as never,
  }),
  passage({
    id: 'weather#storm',
    heading: 'Storms',
    text: 'Autumn storms reach the north coast.',
    keys: ['bad weather'],
  }),
  passage({
    id: 'weather#treaty-harbour',
    heading: 'Charts',
    text: 'A treaty on charts names each harbour.',
  }),
];
const ACTORS = [
  actor({ id: 'islandia', name: 'Islandia', metonyms: ['Port Tolland'] }),
  actor({ id: 'mainland', name: 'Mainland' }),
  actor({ id: 'mayor', name: 'Mira Tolland', kind: 'person', of: 'islandia' }),
];
const engine = buildEngine(knowledge(PASSAGES, ACTORS), everydayEnglish());
const understand = createUnderstand(engine);
const rank = (text: string): string[] =>
  retrieve(engine, understand({ id: 'q', text })).map((found) => found.passage.id);

describe('ten passages are ranked', () => {
  test('by how many of the words they hold, and by where', () =>
    expect(rank('carbon border tax')).toEqual([
      'border-tax#what-it-is', // every word in the heading, where it counts twice
      'border-tax#who-pays', // every word, in the text only
      'trade#disputes', // one of the words, in a short passage
      'trade#long', // the same word, in a long passage about much else
    ]));

  test('by whom they name', () =>
    expect(rank('What did Islandia vote on the harbour treaty?')).toEqual([
      'council#vote', // the one asked about, and every word
      'mainland#vote', // every word, about somebody else
      'trade#disputes', // the name alone, which is rarer than the words but all it holds
      'weather#treaty-harbour', // two of the words, nobody named
    ]));

  test('alike for every name of the one asked about', () =>
    expect(rank('What did Port Tolland vote on the harbour treaty?')).toEqual(
      rank('What did Islandia vote on the harbour treaty?'),
    ));

  test('by the time that they speak of', () => {
    expect(rank('old pier in 2019')).toEqual([
      'pier#open', // of that year
      'pier#closed', // the same words, of another year
    ]);
    expect(rank('old pier in 2007')).toEqual([
      'pier#closed', // of that year
      'pier#open', // the same words, of another year
    ]);
    expect(rank('old pier closed in 2019')).toEqual([
      'pier#open', // of that year, though one of the words is missing
      'pier#closed', // every word, of another year
    ]);
  });

  test('by what is current, where today is asked about', () =>
    expect(rank('old pier today')).toEqual([
      'pier#open', // current
      'pier#closed', // its time is past
    ]));

  test('by the order of the words', () =>
    expect(rank('harbour treaty').slice(-1)).toEqual([
      'weather#treaty-harbour', // both words, but not side by side as asked
    ]));

  test('by keys that are searched and never shown', () =>
    expect(rank('bad weather')).toEqual([
      'weather#storm', // no word of it in the text
    ]));

  test('by the stem of a word, and by the word that was meant', () => {
    expect(rank('ferry')).toEqual(['pier#open']); // “ferries”
    expect(rank('importrs')).toEqual(['border-tax#who-pays']); // misspelt
  });

  test('in the same order whatever the order of the base', () => {
    const turned = buildEngine(knowledge([...PASSAGES].reverse(), ACTORS), everydayEnglish());
    const read = createUnderstand(turned);
    for (const text of ['carbon border tax', 'old pier', 'harbour treaty'])
      expect(retrieve(turned, read({ id: 'q', text })).map((found) => found.passage.id)).toEqual(rank(text));
  });

  test('only where they hold something that is asked', () => expect(rank('giraffe')).toEqual([]));

  test('only where they had begun on the day that is asked as of', () => {
    const query = { ...understand({ id: 'q', text: 'old pier' }), asOf: '2010-01-01' };
    expect(retrieve(engine, query).map((found) => found.passage.id)).toEqual(['pier#closed']); // the other opened later
  });
});
