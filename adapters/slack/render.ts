import type { types } from '@slack/bolt';
import { joinLines, type TextLine, textLines } from '../../src/answer/plain-text.ts';
import { type Answer, type Excerpt, excerptsOf } from '../../src/model/answer.ts';
import type { Button } from '../shared/button-ids.ts';
import { fitAnswer } from '../shared/fit.ts';
import type { Fitted } from '../shared/shorten.ts';
import { controlBlocks, type Surface } from './controls.ts';
import { LIMITS } from './limits.ts';
import { escapeText } from './mrkdwn.ts';
import { context, plain } from './plain.ts';
import { richText } from './rich-text.ts';

/** What is posted, wherever it is posted to. */
export interface SlackPayload {
  /** The complete answer: all that notifications and screen readers get (F32). */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}
export interface RenderOptions {
  readonly buttons?: readonly Button[];
  /** A line above the answer: who shared it. */
  readonly preface?: string;
  readonly surface?: Surface;
}

const MORE_HINT = 'Press “More” to read them.';

/**
 * Turns an answer into a Slack message. What does not fit is left out by whole excerpts, the lowest-ranked first, and
 * both the text and the blocks say how many (F21).
 */
export const render = (answer: Answer, options: RenderOptions = {}): SlackPayload =>
  renderFitting(answer, options).payload;

/** The same with the answer as far as the message holds it: what is left out is among what the button "More" opens. */
export function renderFitting(answer: Answer, options: RenderOptions = {}): Fitted<SlackPayload> {
  const draft = draftOf(options);
  const whole = draft(answer);
  if (fits(whole)) return { answer, payload: whole };
  const held = fitAnswer(answer, (shorter) => fits(draft(shorter)));
  return { answer: held, payload: draft(held) };
}

const draftOf =
  ({ buttons = [], preface, surface = 'message' }: RenderOptions) =>
  (answer: Answer): SlackPayload => {
    const moreHint = buttons.some(({ action }) => action === 'more') ? { moreHint: MORE_HINT } : {};
    const excerpts = excerptsOf(answer);
    let seen = 0;
    const lines = textLines(answer, moreHint);
    const blocks = paragraphs(lines).map((paragraph): types.KnownBlock => {
      const first = paragraph[0];
      if (first?.role === 'title' && first.text.length <= LIMITS.header)
        return { type: 'header', text: plain(first.text) };
      if (first?.role === 'footer') return context(first.text);
      const excerpt = paragraph.some(({ role }) => role === 'excerpt') ? excerpts[seen++] : undefined;
      return richText(paragraph, excerpt === undefined ? undefined : blockId(excerpt, seen));
    });
    const text = joinLines(lines);
    return {
      text: escapeText(preface === undefined ? text : `${preface}\n\n${text}`),
      blocks: [
        ...(preface === undefined ? [] : [context(preface)]),
        ...blocks,
        ...controlBlocks(buttons, surface),
      ],
    };
  };

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
