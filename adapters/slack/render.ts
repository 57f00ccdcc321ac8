import type { types } from '@slack/bolt';
import { plainText, type TextLine, textLines } from '../../src/answer/plain-text.ts';
import { type Answer, type Excerpt, excerptsOf } from '../../src/model/answer.ts';
import { fitAnswer } from '../shared/fit.ts';
import { type Controls, renderControls } from './controls.ts';
import { LIMITS } from './limits.ts';
import { escape, literal } from './mrkdwn.ts';
import { richText } from './rich-text.ts';

/** What is posted, wherever it is posted to. */
export interface SlackPayload {
  /** The complete answer: all that notifications and screen readers get (F32). */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}
export interface RenderOptions {
  /** Buttons under the answer; left out where there is nothing to press, as in a failure. */
  readonly controls?: Controls;
  /** A line above the answer: who shared it. */
  readonly preface?: string;
}

const MORE_HINT = 'Press “More” to read them.';

/**
 * Turns an answer into a Slack message. What does not fit is left out by whole excerpts, the lowest-ranked first, and
 * both the text and the blocks say how many (F21).
 */
export function render(answer: Answer, options: RenderOptions = {}): SlackPayload {
  return draft(fitAnswer(answer, (shorter) => fits(draft(shorter, options))), options);
}

function draft(answer: Answer, { controls, preface }: RenderOptions): SlackPayload {
  const moreHint = controls === undefined ? {} : { moreHint: MORE_HINT };
  const lines = textLines(answer, moreHint);
  const excerpts = excerptsOf(answer);
  let seen = 0;
  const blocks = paragraphs(lines).map((paragraph): types.KnownBlock => {
    const first = paragraph[0]!;
    if (first.role === 'title' && first.text.length <= LIMITS.header) return header(first.text);
    if (first.role === 'footer') return context(first.text);
    const shown = paragraph.filter(({ role }) => role === 'excerpt').length;
    const excerpt = shown === 0 ? undefined : excerpts[seen];
    seen += shown;
    return richText(paragraph, excerpt === undefined ? undefined : blockId(excerpt, seen));
  });
  const above = preface === undefined ? [] : [context(preface)];
  const text = [...(preface === undefined ? [] : [preface, '']), plainText(answer, moreHint)].join('\n');
  return {
    text: escape(text),
    blocks: [...above, ...blocks, ...(controls === undefined ? [] : renderControls(answer, controls))],
  };
}

/** Whether Slack takes it; its own measure is undocumented, so the whole of the blocks is counted, keys and all. */
const fits = ({ text, blocks }: SlackPayload): boolean =>
  blocks.length <= LIMITS.blocks &&
  text.length <= LIMITS.text &&
  JSON.stringify(blocks).length <= LIMITS.message;

function paragraphs(lines: readonly TextLine[]): TextLine[][] {
  const found: TextLine[][] = [];
  let current: TextLine[] = [];
  for (const line of lines)
    if (line.role === 'blank') {
      if (current.length > 0) found.push(current);
      current = [];
    } else current.push(line);
  if (current.length > 0) found.push(current);
  return found;
}

/** Carries passage and range along, unseen, so that an excerpt in a message can be traced (D01). */
function blockId({ passage, range }: Excerpt, number: number): string | undefined {
  const id = `${number}:${passage}:${range[0]}-${range[1]}`;
  return id.length <= LIMITS.blockId ? id : undefined;
}

const header = (text: string): types.HeaderBlock => ({ type: 'header', text: plain(text) });

const context = (text: string): types.ContextBlock => ({ type: 'context', elements: [plain(text)] });

/** Emoji codes stay text, too: `:no_entry:` in a title is no sign. */
export const plain = (text: string): types.PlainTextElement => ({
  type: 'plain_text',
  text: literal(text) || ' ',
  emoji: false,
});
