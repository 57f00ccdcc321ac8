/** Signs shown within a second, over all conversations of a platform. */
const A_SECOND = 5;

/**
 * Whether one more sign that an answer is coming may be shown now. Signs are requests like replies: a process that is
 * behind with everything would otherwise spend its time on saying so. The platforms limit them as well.
 */
export function createSigns(clock: () => number): () => boolean {
  let second = Number.NEGATIVE_INFINITY;
  let shown = 0;
  return () => {
    const now = Math.floor(clock() / 1000);
    if (now !== second) {
      second = now;
      shown = 0;
    }
    return shown++ < A_SECOND;
  };
}
