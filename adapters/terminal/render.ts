import { styleText } from 'node:util';
import { type LineRole, type TextLine, textLines, wrapLine } from '../../src/answer/plain-text.ts';
import type { Answer } from '../../src/model/answer.ts';

export interface Screen {
  /** Columns to wrap to; left out where nobody looks at it. */
  readonly width?: number;
  readonly color: boolean;
}
type Style = Parameters<typeof styleText>[0];

/** Emphasis only: every mark is a word as well (F32). */
const STYLES: Readonly<Partial<Record<LineRole, Style>>> = {
  title: ['bold', 'underline'],
  section: 'bold',
  heading: 'bold',
  label: 'dim',
  source: 'dim',
  footer: 'dim',
};
/** A longer line is hard to read, however wide the window. */
const WIDEST = 100;
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Turns an answer into text for a terminal: the plain text, styled where it shows. */
export function render(answer: Answer, { width, color }: Screen, moreHint?: string): string {
  const options = {
    ...(width === undefined ? {} : { width }),
    ...(moreHint === undefined ? {} : { moreHint }),
  };
  return textLines(answer, options)
    .map((line) => renderLine(line, color))
    .join('\n');
}

/** The prompt's own words, wrapped alike. */
export const renderText = (text: string, { width }: Screen): string =>
  (width === undefined
    ? [text]
    : wrapLine({ role: 'message', margin: '', text }, width).map((line) => line.text)
  ).join('\n');

function renderLine({ role, margin, text }: TextLine, color: boolean): string {
  // Imported text may hold escape sequences, which would let an article restyle or clear the screen.
  const safe = text.replace(CONTROL, '');
  if (!color) return `${margin}${safe}`.trimEnd();
  const style = STYLES[role];
  if (role === 'excerpt')
    return `${paint('cyan', '│ ')}${safe.replace(/\[\d+\]$/, (cite) => paint('bold', cite))}`;
  if (role === 'source') return `${paint('bold', margin)}${paint('dim', safe)}`;
  return `${margin}${style === undefined ? safe : paint(style, safe)}`;
}

/** The caller has decided on color, so what the stream supports is not asked again. */
export const paint = (style: Style, text: string): string =>
  text === '' ? '' : styleText(style, text, { validateStream: false });

/** How an output shows text: width and color of a terminal (`NO_COLOR` and dumb terminals have none), neither of a pipe. */
export function screenOf(output: NodeJS.WriteStream): Screen {
  if (!output.isTTY) return { color: false };
  return { width: Math.min(output.columns || 80, WIDEST), color: output.hasColors() };
}
