import type { Knowledge } from '../model/knowledge.ts';
import { type NameData, NameIndex } from '../query/name-index.ts';
import { Vocabulary, type VocabularyData } from '../query/vocabulary.ts';
import { WordList } from '../text/word-list.ts';
import { type Numbers, readContainer, writeContainer } from './container.ts';
import { assembleEngine, type Engine } from './engine.ts';
import type { KeyData } from './key-data.ts';
import { type LinksData, linksData, restoreLinks } from './links.ts';
import type { ModelData } from './question-model.ts';
import { SearchIndex } from './search-index.ts';

/** What of a compiled base is no list of numbers. Terms hold no spaces, and one string is read faster than many. */
interface Values {
  /** What it was made of. */
  readonly stamp: string;
  readonly knowledge: Knowledge;
  readonly terms: string;
  readonly askedTerms: string;
  readonly answered: number;
  readonly vocabulary: VocabularyData;
  readonly everyday: Readonly<Record<string, string>>;
  readonly names: NameData;
  readonly links: LinksData;
}

/**
 * An engine as bytes, which `decompile` reads back; nothing where it is too large to be worth keeping.
 *
 * @param stamp says what it was made of
 */
export function compile(engine: Engine, stamp: string): Buffer | undefined {
  const index = engine.index.toData();
  if (index === undefined) return undefined;
  const { terms: askedTerms, ...keys } = engine.asked.keyData;
  const { answered, ...model } = engine.asked.model;
  const values: Values = {
    stamp,
    // The questions are indexed already, and never shown.
    knowledge: {
      ...engine.knowledge,
      passages: engine.knowledge.passages.map((passage) => ({ ...passage, keys: [] })),
      asked: [],
    },
    terms: index.terms.join(' '),
    askedTerms,
    answered,
    vocabulary: engine.vocabulary.toData(),
    everyday: engine.vocabulary.everyday.toData(),
    names: engine.names.toData(),
    links: linksData(engine.links),
  };
  return writeContainer({
    values,
    numbers: {
      frequency: index.frequency,
      ...prefixed('passages', flat(index.passages)),
      ...prefixed('surfaces', flat(index.surfaces)),
      ...prefixed('postings', index.postings),
      ...prefixed('scores', index.scores),
      ...prefixed('keys', keys),
      ...prefixed('model', model),
    },
  });
}

/** @throws {SyntaxError | TypeError | RangeError} where the bytes are not what `compile` wrote with this stamp */
export function decompile(bytes: Uint8Array, stamp: string): Engine {
  const contents = readContainer(bytes);
  const values = contents.values as Values;
  const { numbers } = contents;
  if (values.stamp !== stamp) throw new SyntaxError('a compiled form of something else');
  const { knowledge } = values;
  const index = SearchIndex.restore({
    terms: values.terms.split(' '),
    frequency: numbers.frequency as Uint32Array,
    passages: lists(under(numbers, 'passages')),
    surfaces: lists(under(numbers, 'surfaces')),
    postings: under(numbers, 'postings'),
    scores: under(numbers, 'scores'),
  });
  return assembleEngine({
    knowledge,
    names: NameIndex.restore(values.names),
    vocabulary: Vocabulary.restore(values.vocabulary, WordList.restore(values.everyday)),
    index,
    asked: {
      keyData: { terms: values.askedTerms, ...under<Omit<KeyData, 'terms'>>(numbers, 'keys') },
      model: { answered: values.answered, ...under<Omit<ModelData, 'answered'>>(numbers, 'model') },
    },
    links: restoreLinks(values.links),
  });
}

const prefixed = (prefix: string, fields: object): Record<string, Numbers> =>
  Object.fromEntries(Object.entries(fields).map(([name, list]) => [`${prefix}.${name}`, list]));

const under = <Fields>(numbers: Readonly<Record<string, Numbers>>, prefix: string): Fields =>
  Object.fromEntries(
    Object.entries(numbers)
      .filter(([name]) => name.startsWith(`${prefix}.`))
      .map(([name, list]) => [name.slice(prefix.length + 1), list]),
  ) as Fields;

interface Flat {
  readonly ends: Uint32Array;
  readonly all: Uint32Array;
}

/** Lists of numbers one after the other, with the place where each ends. */
function flat(given: readonly Uint32Array[]): Flat {
  const ends = new Uint32Array(given.length);
  const all = new Uint32Array(given.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const [place, list] of given.entries()) {
    all.set(list, at);
    at += list.length;
    ends[place] = at;
  }
  return { ends, all };
}

function lists({ ends, all }: Flat): Uint32Array[] {
  let from = 0;
  return Array.from(ends, (end) => {
    const list = all.subarray(from, end);
    from = end;
    return list;
  });
}
