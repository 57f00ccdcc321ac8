import { type Span, sentences } from '../../src/text/sentences.ts';

/** A paragraph or a marked heading of an article, white space already folded. */
export interface Block {
  readonly heading: boolean;
  readonly text: string;
}

/** What becomes a passage: characters `from` to `to` of one of the paragraphs. */
export interface Piece extends Span {
  readonly heading?: string;
  readonly paragraph: number;
}

/** About four excerpts' worth: more in one passage blurs its ranking. */
const LONGEST = 900;
/** Shorter paragraphs without a full stop are headings in all the articles we looked at. */
const SHORTEST = 40;
/** Three short lines in a row are a list, not three headings. */
const LIST = 3;
/** Editors wrap lines below this; a longer line is a paragraph of its own. */
const WRAPPED = 100;
const SENTENCE_END = /[.!?:…]["”“’'»«)\]]*$/u;
const STATEMENT = /[.!?…,"“”„«»]/u;
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;

/** The only change made to an article's words: control characters and white space become single spaces. */
export function foldSpace(text: string): string {
  return text.replace(CONTROL, ' ').replace(/\s+/g, ' ').trim();
}

/**
 * Plain text as paragraphs: cut at blank lines, and at line ends where each line is a paragraph.
 * Lines wrapped by an editor are joined again.
 */
export function textBlocks(text: string): Block[] {
  const lines = text.replace(/\r\n?|[\u2028\u2029\u0085\f\v]/g, '\n');
  const groups = lines
    .split(/\n(?:[^\S\n]*\n)+/)
    .map((group) => group.split('\n').filter((line) => line.trim() !== ''));
  const filled = groups.filter((group) => group.length > 0);
  return filled
    .flatMap((group) => (linesAreParagraphs(group, filled.length === 1) ? group : [group.join(' ')]))
    .map((paragraph) => ({ heading: false, text: foldSpace(paragraph) }))
    .filter((block) => block.text !== '');
}

function linesAreParagraphs(lines: readonly string[], onlyGroup: boolean): boolean {
  if (!onlyGroup && !lines.some((line) => line.length > WRAPPED)) return false;
  const long = lines.filter((line) => line.trim().length >= SHORTEST);
  const ended = long.filter((line) => SENTENCE_END.test(line.trim()));
  return lines.some((line) => line.length > WRAPPED) || ended.length > long.length / 2;
}

/**
 * Cuts blocks into paragraphs and the pieces of them that become passages. A heading, marked or merely short,
 * goes with all that follows it until the next; a list of short lines becomes one paragraph; nothing is lost.
 */
export function splitBlocks(blocks: readonly Block[]): { paragraphs: string[]; pieces: Piece[] } {
  const paragraphs: string[] = [];
  const pieces: Piece[] = [];
  let heading: string | undefined;
  const take = (text: string) => {
    const paragraph = paragraphs.push(text) - 1;
    for (const span of cut(text))
      pieces.push({ ...span, paragraph, ...(heading === undefined ? {} : { heading }) });
  };
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]!;
    if (!isShort(block)) {
      take(block.text);
      continue;
    }
    let end = at + 1;
    while (end < blocks.length && isShort(blocks[end]!) && !block.heading && !blocks[end]!.heading) end++;
    const run = blocks.slice(at, end).map((one) => one.text);
    const closesText = end === blocks.length;
    if (run.length >= LIST || closesText) take(run.join(' '));
    else heading = run.join(' · ');
    at = end - 1;
  }
  return { paragraphs, pieces };
}

/** "Never again." is short as well, but it is something said, and no heading. */
function isShort(block: Block): boolean {
  return (
    block.heading ||
    (block.text.length < SHORTEST && !STATEMENT.test(block.text.slice(-1)) && !/["“„«]/.test(block.text))
  );
}

/** A paragraph as spans of at most 900 characters that end where sentences do; only a longer sentence is cut at a word. */
function cut(text: string): Span[] {
  if (text.length <= LONGEST) return [{ from: 0, to: text.length }];
  const spans: Span[] = [];
  for (const sentence of sentences(text).flatMap((span) => cutSentence(text, span))) {
    const last = spans.at(-1);
    if (last !== undefined && sentence.to - last.from <= LONGEST)
      spans[spans.length - 1] = { from: last.from, to: sentence.to };
    else spans.push(sentence);
  }
  return spans;
}

function cutSentence(text: string, { from, to }: Span): Span[] {
  if (to - from <= LONGEST) return [{ from, to }];
  const space = text.lastIndexOf(' ', from + LONGEST);
  const end = space > from ? space : from + LONGEST;
  return [{ from, to: end }, ...cutSentence(text, { from: space > from ? end + 1 : end, to })];
}
