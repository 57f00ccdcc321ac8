interface Output {
  write(text: string): unknown;
}

/** Of a process that is killed, the ordinary lines of so short a time are missing. */
const GATHERED_MS = 50;
/** How pino begins a line of `info` or less; whatever else there is goes out at once. */
const ORDINARY = /^\{"level":[123]0,/;

/**
 * Hands ordinary lines on together: each write is a system call that the process waits for. A warning takes along what
 * waits, and so does the end of the process.
 */
export function gatherLines(output: Output): { write(line: string): void } {
  let waiting = '';
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const text = waiting;
    waiting = '';
    if (text !== '') output.write(text);
  };
  process.on('exit', flush);
  return {
    write: (line) => {
      waiting += line;
      if (!ORDINARY.test(line)) flush();
      else timer ??= setTimeout(flush, GATHERED_MS).unref();
    },
  };
}
