import { fold } from './normalize.ts';

/** A word of a text with its place. */
export interface Token {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** Letters and digits; `63/3`, `u.s.` and `16,000` stay whole, since people search them whole. */
const WORD =
  /(?<![\p{L}\p{N}])\p{L}(?:\.\p{L})+\.?(?![\p{L}\p{N}])|(?<![\d.,])\d{1,3}(?:[.,]\d{3})+(?![\d.,]*\d)|\d+(?:\/\d+)+|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

/** Splits text into folded words with offsets. Numbers lose their thousands mark, acronyms their dots. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    const raw = match[0];
    const term = fold(raw).replace(/[.,']/g, '');
    if (term !== '') tokens.push({ term, start: match.index, end: match.index + raw.length });
  }
  return tokens;
}
