import { TextList, type TextListData } from './text-list.ts';

/** A table of terms in a form that can be stored: the terms, and for each hash the number of a term from 1, or 0. */
export interface TermTableData extends TextListData {
  readonly slots: Uint32Array;
}

/**
 * Different terms, numbered from 0, and looked up by their text. A map of tens of thousands of strings takes longer to
 * make than a command has; this is read where it lies, and needs no making.
 */
export class TermTable {
  readonly #list: TextList;
  readonly #slots: Uint32Array;

  constructor({ slots, ...list }: TermTableData) {
    this.#list = new TextList(list);
    this.#slots = slots;
  }

  /** @param terms each once */
  static of(terms: readonly string[]): TermTable {
    const slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * terms.length + 1)));
    for (const [id, term] of terms.entries()) {
      let slot = hashOf(term) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = id + 1;
    }
    return new TermTable({ ...TextList.of(terms).data, slots });
  }

  toData(): TermTableData {
    return { ...this.#list.data, slots: this.#slots };
  }

  get size(): number {
    return this.#list.size;
  }

  /** Number of a term. */
  idOf(term: string): number | undefined {
    const slots = this.#slots;
    const list = this.#list;
    const { text, ends } = list.data;
    for (let slot = hashOf(term) & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
      const held = slots[slot]!;
      if (held === 0) return undefined;
      const begin = list.begin(held - 1);
      if (ends[held - 1]! - begin === term.length && text.startsWith(term, begin)) return held - 1;
    }
  }

  has(term: string): boolean {
    return this.idOf(term) !== undefined;
  }

  termAt(id: number): string {
    return this.#list.at(id);
  }

  /** All terms by their numbers. */
  keys(): SetIterator<string> {
    return this.#list.values();
  }
}

/** FNV-1a over code units, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(term: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 0x0100_0193);
  // The low bits of FNV alone are poor for short terms.
  return (hash ^ (hash >>> 15)) >>> 0;
}
