import type { Knowledge } from '../model/knowledge.ts';
import { NameIndex } from '../query/name-index.ts';
import { Vocabulary } from '../query/vocabulary.ts';
import { assembleEngine, type Engine } from './engine.ts';
import type { KeyData } from './key-data.ts';
import type { ModelData } from './question-model.ts';
import { type IndexData, SearchIndex } from './search-index.ts';

interface PackedLists {
  readonly ends: string;
  readonly all: string;
}

/** A base with its indexes as plain JSON: what a start reads instead of parsing and indexing everything again. */
interface Compiled {
  readonly knowledge: Knowledge;
  readonly index: Omit<IndexData, 'passages' | 'surfaces'> &
    Readonly<Record<'passages' | 'surfaces', PackedLists>>;
  readonly keys: Readonly<Record<keyof KeyData, string>>;
  readonly model: Readonly<Record<Exclude<keyof ModelData, 'answered'>, string>> &
    Pick<ModelData, 'answered'>;
  readonly vocabulary: readonly (readonly [string, number])[];
  readonly everyday: string;
}

/** An engine as text; `decompile` reads it back. */
export function compile(engine: Engine, everyday: ReadonlySet<string>): string {
  const { passages, surfaces, ...index } = engine.index.toData();
  const compiled: Compiled = {
    // The questions are in the keys already.
    knowledge: { ...engine.knowledge, asked: [] },
    index: {
      ...index,
      passages: packLists(passages),
      surfaces: packLists(surfaces),
    },
    keys: packed(engine.asked.keyData),
    model: packedModel(engine.asked.model),
    vocabulary: engine.vocabulary.toData(),
    everyday: [...everyday].join(' '),
  };
  return JSON.stringify(compiled);
}

/** @throws {SyntaxError | TypeError} where the text is not what `compile` wrote */
export function decompile(text: string): Engine {
  const { knowledge, index: stored, keys, model, vocabulary, everyday }: Compiled = JSON.parse(text);
  const index = SearchIndex.restore({
    ...stored,
    passages: unpackLists(stored.passages),
    surfaces: unpackLists(stored.surfaces),
  });
  return assembleEngine(
    knowledge,
    new NameIndex(knowledge),
    Vocabulary.restore(vocabulary, new Set(everyday.split(' '))),
    index,
    { keyData: unpacked(keys), model: unpackedModel(model) },
  );
}

/** Numbers as text that is read at the speed of copying; as JSON they would take longer than all the rest. */
const pack = ({ buffer, byteOffset, byteLength }: ArrayBufferView): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64');

/** The bytes of a packed array, in memory of their own, so that they are aligned for any kind of number. */
function unpack(text: string): ArrayBuffer {
  const bytes = Buffer.from(text, 'base64');
  return new Uint8Array(bytes).buffer;
}

const packed = ({ terms, ...arrays }: KeyData): Compiled['keys'] => ({
  terms,
  weights: pack(arrays.weights),
  passages: pack(arrays.passages),
  near: pack(arrays.near),
  kinds: pack(arrays.kinds),
  firsts: pack(arrays.firsts),
  from: pack(arrays.from),
  items: pack(arrays.items),
  totals: pack(arrays.totals),
  postingsFrom: pack(arrays.postingsFrom),
  postings: pack(arrays.postings),
});

const unpacked = ({ terms, ...texts }: Compiled['keys']): KeyData => ({
  terms,
  weights: new Float32Array(unpack(texts.weights)),
  passages: new Int32Array(unpack(texts.passages)),
  near: new Int32Array(unpack(texts.near)),
  kinds: new Uint8Array(unpack(texts.kinds)),
  firsts: new Int32Array(unpack(texts.firsts)),
  from: new Uint32Array(unpack(texts.from)),
  items: new Uint32Array(unpack(texts.items)),
  totals: new Float32Array(unpack(texts.totals)),
  postingsFrom: new Uint32Array(unpack(texts.postingsFrom)),
  postings: new Uint32Array(unpack(texts.postings)),
});

const packedModel = ({ answered, ...arrays }: ModelData): Compiled['model'] => ({
  answered,
  passages: pack(arrays.passages),
  lengths: pack(arrays.lengths),
  from: pack(arrays.from),
  classes: pack(arrays.classes),
  counts: pack(arrays.counts),
});

const unpackedModel = ({ answered, ...texts }: Compiled['model']): ModelData => ({
  answered,
  passages: new Int32Array(unpack(texts.passages)),
  lengths: new Uint32Array(unpack(texts.lengths)),
  from: new Uint32Array(unpack(texts.from)),
  classes: new Uint32Array(unpack(texts.classes)),
  counts: new Uint32Array(unpack(texts.counts)),
});

/** Lists of numbers one after the other, with the place where each ends. */
const packLists = (lists: readonly Uint32Array[]): PackedLists => {
  const ends = new Uint32Array(lists.length);
  const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const [place, list] of lists.entries()) {
    all.set(list, at);
    at += list.length;
    ends[place] = at;
  }
  return { ends: pack(ends), all: pack(all) };
};

function unpackLists({ ends, all }: PackedLists): Uint32Array[] {
  const numbers = new Uint32Array(unpack(all));
  let from = 0;
  return Array.from(new Uint32Array(unpack(ends)), (end) => {
    const list = numbers.subarray(from, end);
    from = end;
    return list;
  });
}
