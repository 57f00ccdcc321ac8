/**
 * Makes the function that lets each caller go on in a turn of the event loop of its own, in order of asking. An answer
 * takes milliseconds of computing: of several that come in at once, the first is sent before the second is thought
 * about, and what has come in meanwhile (the platform's word on an acknowledged command) is read in between.
 */
export function createTurns(): () => Promise<void> {
  const waiting: (() => void)[] = [];
  const next = (): void => {
    waiting.shift()?.();
    // Not in the next turn but in the one after it: the HTTP client sends in the next.
    if (waiting.length > 0) setImmediate(() => setImmediate(next));
  };
  return () =>
    new Promise((resolve) => {
      if (waiting.push(resolve) === 1) setImmediate(next);
    });
}
