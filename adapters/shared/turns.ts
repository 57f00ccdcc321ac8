/** Not in the next turn but in the one after it: the HTTP client sends in the next. */
const TURNS = 2;
/** Connecting, sending and reading an answer are a turn's work each, and some of them several. */
const TURNS_TO_ACKNOWLEDGE = 12;

/**
 * Makes the function that lets each caller go on in a turn of the event loop of its own, in order of asking. An answer
 * takes milliseconds of computing: of several that come in at once, the first is sent before the second is thought
 * about, and what has come in meanwhile (the platform's word on an acknowledged command) is read in between. While
 * acknowledgements are under way more turns are left to them: they are due within three seconds, answers are not. A turn
 * in which nothing happens takes microseconds, so that one whose reply is only waited for holds nothing up.
 */
export function createTurns(isAcknowledging: () => boolean): () => Promise<void> {
  const waiting: (() => void)[] = [];
  let isRunning = false;
  const pass = (before: number): void => {
    setImmediate(() => {
      const passed = before + 1;
      if (passed < TURNS || (passed < TURNS_TO_ACKNOWLEDGE && isAcknowledging())) return pass(passed);
      const goOn = waiting.shift();
      isRunning = goOn !== undefined;
      if (goOn === undefined) return;
      goOn();
      pass(0);
    });
  };
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (isRunning) return;
      isRunning = true;
      pass(TURNS - 1);
    });
}
