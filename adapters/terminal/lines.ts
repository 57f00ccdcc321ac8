/** One line of an input, without its end. */
export type InputLine =
  | { readonly kind: 'text'; readonly text: string }
  /** Not valid UTF-8; `text` holds what could be read, with replacement characters. */
  | { readonly kind: 'invalid'; readonly text: string }
  | { readonly kind: 'too-long' };

/** No question and no request is near this long; without a limit a file without line ends would fill the memory. */
const LONGEST_LINE = 1_000_000;
const NEWLINE = 0x0a;

/**
 * The lines of a stream of bytes as they arrive: LF or CRLF, the last one with or without an end. One bad line never
 * spoils the next, which is why this decodes line by line and not the stream as a whole.
 */
export async function* readLines(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<InputLine> {
  let pending: Uint8Array[] = [];
  let length = 0;
  const add = (bytes: Uint8Array) => {
    length += bytes.length;
    if (length <= LONGEST_LINE) pending.push(bytes);
  };
  const finish = (): InputLine => {
    const line: InputLine = length > LONGEST_LINE ? { kind: 'too-long' } : decode(Buffer.concat(pending));
    pending = [];
    length = 0;
    return line;
  };
  for await (const chunk of input) {
    let rest = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE)) {
      add(rest.subarray(0, end));
      yield finish();
      rest = rest.subarray(end + 1);
    }
    add(rest);
  }
  if (length > 0) yield finish();
}

const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8');

function decode(bytes: Uint8Array): InputLine {
  const line = bytes.at(-1) === 0x0d ? bytes.subarray(0, -1) : bytes;
  try {
    return { kind: 'text', text: strict.decode(line) };
  } catch {
    return { kind: 'invalid', text: lenient.decode(line) };
  }
}

/** Writes and waits until the reader of a pipe keeps up, so that a long output does not pile up in memory. */
export const writeTo = (output: NodeJS.WritableStream, text: string): Promise<void> =>
  new Promise((resolve) => {
    if (output.write(text)) resolve();
    else output.once('drain', resolve);
  });
