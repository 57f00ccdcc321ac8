import type { Knowledge } from '../model/knowledge.ts';
import { NameIndex } from '../query/name-index.ts';
import { Vocabulary } from '../query/vocabulary.ts';
import { assembleEngine, type Engine } from './engine.ts';
import { type KeyData, QuestionKeys } from './question-keys.ts';
import { type IndexData, SearchIndex } from './search-index.ts';

/** A base with its indexes as plain JSON: what a start reads instead of parsing and indexing everything again. */
interface Compiled {
  readonly knowledge: Knowledge;
  readonly index: Omit<IndexData, 'passages' | 'surfaces'> &
    Readonly<Record<'passages' | 'surfaces', readonly (readonly number[])[]>>;
  readonly keys: Readonly<Record<keyof KeyData, string>>;
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
      passages: passages.map((terms) => [...terms]),
      surfaces: surfaces.map((terms) => [...terms]),
    },
    keys: packed(engine.keys.toData()),
    vocabulary: engine.vocabulary.toData(),
    everyday: [...everyday].join(' '),
  };
  return JSON.stringify(compiled);
}

/** @throws {SyntaxError | TypeError} where the text is not what `compile` wrote */
export function decompile(text: string): Engine {
  const { knowledge, index: stored, keys, vocabulary, everyday }: Compiled = JSON.parse(text);
  const index = SearchIndex.restore({
    ...stored,
    passages: stored.passages.map((terms) => Uint32Array.from(terms)),
    surfaces: stored.surfaces.map((terms) => Uint32Array.from(terms)),
  });
  return assembleEngine(
    knowledge,
    new NameIndex(knowledge),
    Vocabulary.restore(vocabulary, new Set(everyday.split(' '))),
    index,
    QuestionKeys.restore(unpacked(keys)),
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

const packed = ({ terms, weights, passages, kinds, firsts, from, items }: KeyData): Compiled['keys'] => ({
  terms,
  weights: pack(weights),
  passages: pack(passages),
  kinds: pack(kinds),
  firsts: pack(firsts),
  from: pack(from),
  items: pack(items),
});

const unpacked = ({ terms, weights, passages, kinds, firsts, from, items }: Compiled['keys']): KeyData => ({
  terms,
  weights: new Float32Array(unpack(weights)),
  passages: new Int32Array(unpack(passages)),
  kinds: new Uint8Array(unpack(kinds)),
  firsts: new Int32Array(unpack(firsts)),
  from: new Uint32Array(unpack(from)),
  items: new Uint32Array(unpack(items)),
});
