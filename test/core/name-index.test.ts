import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Knowledge } from '../../src/model/knowledge.ts';
import { NameIndex } from '../../src/query/name-index.ts';
import { tokenize } from '../../src/text/tokens.ts';
import { actor, openBase } from './build.ts';

let names: NameIndex;
let base: Knowledge;
let known: (word: string) => boolean;
beforeAll(async () => {
  const { engine } = await openBase();
  ({ names, knowledge: base } = engine);
  known = (word) => engine.vocabulary.isWord(word);
});

/** The ids that a text names, in order; `inflect` as for Albanian and Serbian. */
function found(text: string, { inflect = false, index = names } = {}): string[][] {
  const tokens = tokenize(text);
  return index
    .find(
      tokens.map(({ term }) => term),
      {
        raw: tokens.map(({ start, end }) => text.slice(start, end)),
        inflect,
        unknown: (word) => !known(word),
      },
    )
    .map(({ named }) => named.map(({ id }) => id));
}
/** Names of more words than the index looks at, and codes that are an abbreviation of somebody else. */
const UNREACHABLE = (name: string) => tokenize(name).length > 7;
const TAKEN = new Set(['BE', 'MCO']);

const lost = (list: (actor: Actor) => readonly string[]): string[] =>
  base.actors.flatMap((one) =>
    list(one)
      .filter((name) => !TAKEN.has(name) && !UNREACHABLE(name))
      .filter((name) => !(found(name).length === 1 && found(name)[0]!.includes(one.id)))
      .map((name) => `${one.id}: ${name}`),
  );

describe('the names of the base', () => {
  test('each find their actor', () => expect(lost((one) => one.names)).toEqual([]));
  test('include capitals and governments, which each find their actor', () => {
    expect(base.actors.flatMap((one) => one.metonyms).length).toBeGreaterThan(50);
    expect(lost((one) => one.metonyms)).toEqual([]);
  });
  test('include ISO codes, which each find their actor', () => {
    expect(base.actors.flatMap((one) => one.codes).length).toBeGreaterThan(300);
    expect(lost((one) => one.codes)).toEqual([]);
  });
  test('include those of the glossary, which each find their term', () =>
    expect(
      base.terms.flatMap((term) =>
        term.names.filter((name) => !UNREACHABLE(name) && !found(name).flat().includes(term.id)),
      ),
    ).toEqual([]));

  test('are found however many words they have', () =>
    expect(
      [...base.actors, ...base.terms]
        .flatMap(({ id, names: all }) => all.map((name) => [id, name] as const))
        .filter(([id, name]) => !found(name).some((ids) => ids.includes(id))),
    ).toEqual([]));
});

describe('a name', () => {
  test.each([
    ['pristna', 'kosovo-institutions'],
    ['srebia', 'serbia'],
    ['germny', 'germany'],
    ['ahtisari', 'ahtisaari'],
    ['slovkia', 'slovakia'],
    ['netherlnds', 'netherlands'],
  ])('with a typing error, %s, finds %s', (typed, id) => expect(found(typed).flat()).toContain(id));

  test.each([
    ['Slovačke', 'slovakia'],
    ['Slovačku', 'slovakia'],
    ['Словачкој', 'slovakia'],
    ['Србију', 'serbia'],
    ['Srbije', 'serbia'],
    ['Kosoven', 'kosovo'],
    ['Kosovën', 'kosovo'],
    ['Serbinë', 'serbia'],
    ['Norveške', 'norway'],
    ['Немачка', 'germany'],
  ])('with a case ending, %s, finds %s', (typed, id) =>
    expect(found(typed, { inflect: true }).flat()).toContain(id),
  );

  test('of several words is found whole rather than by a part', () => {
    expect(found('Does South Korea recognise it?')[0]).toEqual(['south-korea']);
    expect(found('the United States Senate').length).toBe(1);
  });

  test('is found in a sentence with its place', () => {
    const words = ['did', 'spain', 'and', 'greece', 'vote'];
    const mentions = names.find(words, { raw: words, inflect: false, unknown: () => false });
    expect(mentions.map(({ from, to, how }) => [from, to, how])).toEqual([
      [1, 2, 'exact'],
      [3, 4, 'exact'],
    ]);
  });

  test('shared by two actors finds both', () => {
    const index = NameIndex.build({
      actors: [actor({ id: 'a', name: 'Georgia' }), actor({ id: 'b', name: 'Georgia' })],
      terms: [],
    });
    expect(found('Georgia', { index })).toEqual([['a', 'b']]);
  });

  test('as near to one name as to another is not guessed', () => {
    const index = NameIndex.build({
      actors: [actor({ id: 'a', name: 'Norlandia' }), actor({ id: 'b', name: 'Norlandis' })],
      terms: [],
    });
    expect(found('Norlandix', { index })).toEqual([]);
    expect(found('Norlandai', { index })).toEqual([['a']]);
  });

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('is not %s', (text) =>
    expect(found(text)).toEqual([]),
  );

  test('is no everyday word that is spelt right', () => expect(found('the rain in china')).toHaveLength(1));
});

describe('“us”', () => {
  test.each(['Did the US recognise Kosovo?', 'us position', 'what does US think', 'does us recognise it'])(
    'is the United States in “%s”',
    (text) => expect(found(text).flat()).toContain('united-states'),
  );
  test.each(['tell us about the talks', 'what is it for us', 'with us', 'all of us'])(
    'is the pronoun in “%s”',
    (text) => expect(found(text).flat()).not.toContain('united-states'),
  );
});

describe('an ISO code', () => {
  test('is a name only where it is all that is typed, in upper case', () => {
    expect(found('RS')).toEqual([['serbia']]);
    expect(found('rs')).toEqual([]);
    expect(found('Did PE vote').flat()).not.toContain('peru');
  });
});
