/** A sentence of a text as a character range, without the white space around it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A stop after one of these ends no sentence: titles, initials, months and the like. */
const ABBREVIATION =
  /(?:^|[\s(“"])(?:\p{Lu}|(?:\p{Lu}\.)+\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Art|Res|vs|etc|e\.g|i\.e|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Gen|Col|Lt|Sen|Rep|Gov|approx|ca|para|paras|vol|pp)$/u;
const END = /[.!?…]+["”’»)\]]*(?=\s+[\p{Lu}\p{N}"“‘«([—–-]|\s*$)/gu;

/**
 * Sentences of a text with offsets. Our own splitter instead of `Intl.Segmenter`, which cuts at "Mr. Kostunica",
 * "U.S. Secretary" and "Feb. 17".
 */
export function sentences(text: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const match of text.matchAll(END)) {
    const stop = match.index;
    if (text[stop] === '.' && match[0] === '.' && ABBREVIATION.test(text.slice(from, stop))) continue;
    const to = match.index + match[0].length;
    push(spans, text, from, to);
    from = to;
  }
  push(spans, text, from, text.length);
  return spans;
}

function push(spans: Span[], text: string, from: number, to: number): void {
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  if (to > from) spans.push({ from, to });
}
