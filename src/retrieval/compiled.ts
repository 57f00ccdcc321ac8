import type { Knowledge, Lexicon, PassageId } from '../model/knowledge.ts';
import type { NameData } from '../query/name-data.ts';
import { NameIndex } from '../query/name-index.ts';
import { Vocabulary } from '../query/vocabulary.ts';
import { TermTable } from '../text/term-table.ts';
import { readContainer, writeContainer } from './container.ts';
import { assembleEngine, type Engine } from './engine.ts';
import type { KeyData } from './key-data.ts';
import { type LinksData, linksData, restoreLinks } from './links.ts';
import { Parts } from './parts.ts';
import type { ModelData } from './question-model.ts';
import { SearchIndex } from './search-index.ts';

/** What of a compiled base is neither a list of numbers nor of texts. */
interface Values {
  /** What it was made of. */
  readonly stamp: string;
  readonly knowledge: Omit<Knowledge, 'lexicons'>;
  readonly lexicons: readonly Omit<Lexicon, (typeof MAPS)[number] | 'beginnings'>[];
  readonly answered: number;
  readonly names: NameData['names'];
  readonly links: LinksData;
  readonly texts: Record<string, string>;
}

/** The parts of a lexicon that are looked up by word. */
const MAPS = ['words', 'stems', 'slang'] as const;
/** Parts words that mean the same; none of them holds it. */
const PART = '\n';

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
  const { lexicons, ...knowledge } = engine.knowledge;
  const parts = new Parts();
  parts.putTable('terms', index.terms);
  parts.numbers.frequency = index.frequency;
  parts.putNumbers('passages', flat(index.passages));
  parts.putNumbers('surfaces', flat(index.surfaces));
  parts.putNumbers('postings', index.postings);
  parts.putNumbers('scores', index.scores);
  parts.putTable('asked', askedTerms);
  parts.putNumbers('keys', keys);
  parts.putNumbers('model', model);
  putVocabulary(parts, engine.vocabulary);
  const { names, stemmedOf, ...tables } = engine.names.toData();
  for (const [name, table] of Object.entries(tables)) parts.putTable(`names.${name}`, table);
  parts.numbers['names.stemmedOf'] = stemmedOf;
  parts.putMap('fragments', engine.links.fragments, (ids) => ids.join(PART));
  for (const lexicon of lexicons) putLexicon(parts, lexicon);
  const values: Values = {
    stamp,
    // The questions are indexed already, and never shown.
    knowledge: {
      ...knowledge,
      passages: knowledge.passages.map((passage) => ({ ...passage, keys: [] })),
      asked: [],
    },
    lexicons: lexicons.map(({ words: _w, stems: _s, slang: _c, beginnings: _b, ...rest }) => rest),
    answered,
    names,
    links: linksData(engine.links),
    texts: parts.texts,
  };
  return writeContainer({ values, numbers: parts.numbers });
}

/** @throws {SyntaxError | TypeError | RangeError} where the bytes are not what `compile` wrote with this stamp */
export function decompile(bytes: Uint8Array, stamp: string): Engine {
  const contents = readContainer(bytes);
  const values = contents.values as Values;
  if (values.stamp !== stamp) throw new SyntaxError('a compiled form of something else');
  const parts = new Parts(values.texts, { ...contents.numbers });
  return assembleEngine({
    knowledge: {
      ...values.knowledge,
      lexicons: values.lexicons.map((lexicon) => ({ ...lexicon, ...lexiconMaps(parts, lexicon.lang) })),
    },
    names: new NameIndex({
      names: values.names,
      stemmedOf: parts.numbers['names.stemmedOf'] as Uint32Array,
      keys: parts.table('names.keys'),
      stemmed: parts.table('names.stemmed'),
      words: parts.table('names.words'),
      firsts: parts.table('names.firsts'),
    }),
    vocabulary: vocabularyOf(parts),
    index: SearchIndex.restore({
      terms: parts.table('terms'),
      frequency: parts.numbers.frequency as Uint32Array,
      passages: lists(parts.numbersOf('passages')),
      surfaces: lists(parts.numbersOf('surfaces')),
      postings: parts.numbersOf('postings'),
      scores: parts.numbersOf('scores'),
    }),
    asked: {
      keyData: { terms: parts.table('asked'), ...parts.numbersOf<Omit<KeyData, 'terms'>>('keys') },
      model: { answered: values.answered, ...parts.numbersOf<Omit<ModelData, 'answered'>>('model') },
    },
    links: restoreLinks(
      values.links,
      parts.map('fragments', (text) => text.split(PART) as PassageId[]),
    ),
  });
}

function putVocabulary(parts: Parts, vocabulary: Vocabulary): void {
  parts.putTable('everyday', vocabulary.everyday.toData());
  for (const [name, { words, counts }] of Object.entries(vocabulary.toData())) {
    parts.putTable(`vocabulary.${name}`, words);
    parts.numbers[`vocabulary.${name}.counts`] = counts;
  }
}

function vocabularyOf(parts: Parts): Vocabulary {
  const counted = (name: string) => ({
    words: parts.table(`vocabulary.${name}`),
    counts: parts.numbers[`vocabulary.${name}.counts`] as Uint32Array,
  });
  return new Vocabulary(new TermTable(parts.table('everyday')), {
    base: counted('base'),
    asked: counted('asked'),
  });
}

function putLexicon(parts: Parts, { lang, words, stems, slang, beginnings }: Lexicon): void {
  parts.putMap(`${lang}.words`, words, (meanings) => meanings.join(PART));
  parts.putMap(`${lang}.stems`, stems, (meanings) => meanings.join(PART));
  parts.putMap(`${lang}.slang`, slang, (plain) => plain);
  for (const [name, held] of Object.entries(beginnings))
    parts.putTable(`${lang}.begin.${name}`, TermTable.of([...held.keys()]).toData());
}

function lexiconMaps(parts: Parts, lang: string) {
  const begin = (name: string) => new TermTable(parts.table(`${lang}.begin.${name}`));
  return {
    words: parts.map(`${lang}.words`, (text) => text.split(PART)),
    stems: parts.map(`${lang}.stems`, (text) => text.split(PART)),
    slang: parts.map(`${lang}.slang`, (text) => text),
    beginnings: { slang: begin('slang'), words: begin('words'), open: begin('open') },
  };
}

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
