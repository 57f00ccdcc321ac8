import type { TermTable } from './term-table.ts';
import type { TextList } from './text-list.ts';

/** What is read of a map; a `Map` is one. */
export type Lookup<Value> = Pick<ReadonlyMap<string, Value>, 'get' | 'has' | 'keys'>;

/** A map from terms to texts that is read where it lies; a value is made of its text when it is asked for. */
export class TextMap<Value> implements Lookup<Value> {
  readonly #terms: TermTable;
  readonly #texts: TextList;
  readonly #read: (text: string) => Value;

  constructor(terms: TermTable, texts: TextList, read: (text: string) => Value) {
    this.#terms = terms;
    this.#texts = texts;
    this.#read = read;
  }

  get(key: string): Value | undefined {
    const id = this.#terms.idOf(key);
    return id === undefined ? undefined : this.#read(this.#texts.at(id));
  }

  has(key: string): boolean {
    return this.#terms.has(key);
  }

  keys() {
    return this.#terms.keys();
  }
}
