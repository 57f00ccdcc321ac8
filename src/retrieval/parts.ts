import { TermTable, type TermTableData } from '../text/term-table.ts';
import { TextList, type TextListData } from '../text/text-list.ts';
import { type Lookup, TextMap } from '../text/text-map.ts';
import type { Numbers } from './container.ts';

/** Lists and tables of texts taken apart for a container, each under a name. */
export class Parts {
  /** Texts that do not fit into bytes. */
  readonly texts: Record<string, string>;
  readonly numbers: Record<string, Numbers>;

  constructor(texts: Record<string, string> = {}, numbers: Record<string, Numbers> = {}) {
    this.texts = texts;
    this.numbers = numbers;
  }

  putList(name: string, { text, ends }: TextListData): void {
    // A byte for each letter is read many times faster than JSON; most terms are folded and have no other letters.
    const bytes = Buffer.from(text, 'latin1');
    if (bytes.toString('latin1') === text) this.numbers[`${name}.text`] = Uint8Array.from(bytes);
    else this.texts[name] = text;
    this.numbers[`${name}.ends`] = ends;
  }

  list(name: string): TextListData {
    const bytes = this.numbers[`${name}.text`];
    const text =
      bytes === undefined
        ? this.texts[name]!
        : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    return { text, ends: this.numbers[`${name}.ends`] as Uint32Array };
  }

  putTable(name: string, { slots, ...list }: TermTableData): void {
    this.putList(name, list);
    this.numbers[`${name}.slots`] = slots;
  }

  table(name: string): TermTableData {
    return { ...this.list(name), slots: this.numbers[`${name}.slots`] as Uint32Array };
  }

  putMap<Value>(name: string, map: Lookup<Value>, write: (value: Value) => string): void {
    const keys = [...map.keys()];
    this.putTable(name, TermTable.of(keys).toData());
    this.putList(`${name}.values`, TextList.of(keys.map((key) => write(map.get(key)!))).data);
  }

  map<Value>(name: string, read: (text: string) => Value): TextMap<Value> {
    return new TextMap(new TermTable(this.table(name)), new TextList(this.list(`${name}.values`)), read);
  }

  putNumbers(name: string, fields: object): void {
    for (const [field, list] of Object.entries(fields)) this.numbers[`${name}.${field}`] = list;
  }

  /** The lists of numbers whose names begin so. */
  numbersOf<Fields>(name: string): Fields {
    return Object.fromEntries(
      Object.entries(this.numbers)
        .filter(([held]) => held.startsWith(`${name}.`))
        .map(([held, list]) => [held.slice(name.length + 1), list]),
    ) as Fields;
  }
}
