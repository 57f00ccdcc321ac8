/** The last three rows of the table, kept between calls: a question is compared with thousands of names and words. */
let rows: [Int32Array, Int32Array, Int32Array] = [new Int32Array(64), new Int32Array(64), new Int32Array(64)];

/**
 * Optimal string alignment distance (edits and swaps of neighbours), given up above `most`.
 * Typing errors are mostly single edits or swaps; Levenshtein would count a swap twice. Only the cells that can stay
 * within `most` are filled in: those that lie at most so far from the diagonal.
 *
 * @returns the distance, or `most + 1` if it is larger
 */
export function editDistance(a: string, b: string, most: number): number {
  const over = most + 1;
  if (Math.abs(a.length - b.length) > most) return over;
  if (b.length + 2 > rows[0].length) {
    const size = 2 * b.length + 2;
    rows = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
  }
  let [beforeLast, last, row] = rows;
  for (let j = 0; j <= over && j <= b.length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const letter = a.charCodeAt(i - 1);
    const from = Math.max(1, i - most);
    const to = Math.min(b.length, i + most);
    let least = from === 1 ? i : over;
    row[from - 1] = least;
    for (let j = from; j <= to; j++) {
      const other = b.charCodeAt(j - 1);
      let cost = last[j - 1]! + (letter === other ? 0 : 1);
      if (last[j]! + 1 < cost) cost = last[j]! + 1;
      if (row[j - 1]! + 1 < cost) cost = row[j - 1]! + 1;
      if (
        i > 1 &&
        j > 1 &&
        letter === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === other &&
        beforeLast[j - 2]! + 1 < cost
      )
        cost = beforeLast[j - 2]! + 1;
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return over;
    row[to + 1] = over;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return Math.min(last[b.length]!, over);
}

/**
 * Which letters a text has, as bits. Every edit changes at most two of them, which rules out most pairs before they are
 * compared; see `mayBeWithin`.
 */
export function lettersOf(text: string): number {
  let letters = 0;
  for (let i = 0; i < text.length; i++) letters |= 1 << (text.charCodeAt(i) & 31);
  return letters;
}

/** Whether texts with these letters can be within a number of edits of each other; `false` is certain. */
export function mayBeWithin(most: number, a: number, b: number): boolean {
  let differing = a ^ b;
  for (let left = 2 * most; differing !== 0; left--) {
    if (left === 0) return false;
    differing &= differing - 1;
  }
  return true;
}

/** How many typing errors a word of this length may have: none below four letters, one to seven, then two. */
export const typosAllowed = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);
