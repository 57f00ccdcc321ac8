/** Kinds of number lists, by the byte that names each in a file. */
const KINDS = [Uint8Array, Uint16Array, Uint32Array, Int32Array, Float32Array, Float64Array] as const;
export type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

/** Begins a file, and says in which order of bytes its numbers are: another machine's file is not read. */
const MAGIC = 0x4b53_4231;
/** A list of numbers begins at a multiple of its largest size, so that it can be read where it lies. */
const ALIGNED = 8;
const HEAD = 8;

const padded = (length: number): number => Math.ceil(length / ALIGNED) * ALIGNED;

/** What a container holds: plain values as JSON, and long lists of numbers by name. */
export interface Contents {
  readonly values: unknown;
  readonly numbers: Readonly<Record<string, Numbers>>;
}

/** Plain values as JSON, then the lists of numbers as they are in memory: reading them back takes no time. */
export function writeContainer({ values, numbers }: Contents): Buffer {
  const lists: [name: string, kind: number, length: number][] = Object.entries(numbers).map(
    ([name, list]) => [name, KINDS.findIndex((kind) => list instanceof kind), list.length],
  );
  const json = Buffer.from(JSON.stringify({ lists, values }));
  const head = new Uint32Array([MAGIC, json.length]);
  const parts: Uint8Array[] = [
    new Uint8Array(head.buffer),
    json,
    new Uint8Array(padding(HEAD + json.length)),
  ];
  for (const { buffer, byteOffset, byteLength } of Object.values(numbers))
    parts.push(new Uint8Array(buffer, byteOffset, byteLength), new Uint8Array(padding(byteLength)));
  return Buffer.concat(parts);
}

const padding = (length: number): number => padded(length) - length;

/**
 * Reads what `writeContainer` wrote; the lists stay where they lie in `bytes`.
 *
 * @throws {SyntaxError | RangeError} where the bytes are something else, or a part of it
 */
export function readContainer(bytes: Uint8Array): Contents {
  const { buffer, byteOffset } = bytes;
  const [magic, length] = new Uint32Array(buffer.slice(byteOffset, byteOffset + HEAD));
  if (magic !== MAGIC || length === undefined) throw new SyntaxError('not a compiled base');
  const json = Buffer.from(buffer, byteOffset + HEAD, Math.min(length, bytes.length - HEAD)).toString('utf8');
  const { lists, values }: { lists: [string, number, number][]; values: unknown } = JSON.parse(json);
  let at = byteOffset + padded(HEAD + length);
  const numbers: Record<string, Numbers> = {};
  for (const [name, kind, size] of lists) {
    const Kind = KINDS[kind]!;
    const list = new Kind(buffer as ArrayBuffer, at, size);
    numbers[name] = list;
    at += padded(list.byteLength);
  }
  if (at > byteOffset + padded(bytes.length)) throw new RangeError('a compiled base that ends too early');
  return { values, numbers };
}
