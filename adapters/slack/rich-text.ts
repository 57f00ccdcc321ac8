import type { types } from '@slack/bolt';
import type { TextLine } from '../../src/answer/plain-text.ts';
import { LIMITS } from './limits.ts';
import { literal } from './mrkdwn.ts';

export type RichTextBlock = types.RichTextBlock;
type Element = types.RichTextElement;

/** A web address as the plain answer writes it: up to a space, without the sentence's own mark behind it. */
const WEB_ADDRESS = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/g;

/**
 * A paragraph of the plain answer as one `rich_text` block. Each run of text is an element of its own, which Slack
 * shows as it stands: there is no markup to inject into (F40).
 */
export function richText(lines: readonly TextLine[], blockId?: string): RichTextBlock {
  const elements: types.RichTextBlock['elements'] = [];
  let section: Element[] = [];
  const close = () => {
    if (section.length > 0) elements.push({ type: 'rich_text_section', elements: section });
    section = [];
  };
  for (const line of lines) {
    if (line.role === 'excerpt') {
      close();
      elements.push({ type: 'rich_text_quote', elements: lineElements(line) });
    } else {
      if (section.length > 0) section.push({ type: 'text', text: '\n' });
      section.push(...lineElements(line));
    }
  }
  close();
  return { type: 'rich_text', ...(blockId === undefined ? {} : { block_id: blockId }), elements };
}

function lineElements({ role, margin, text }: TextLine): Element[] {
  switch (role) {
    case 'title':
    case 'section':
    case 'heading':
      return textElements(text, true);
    case 'entry':
    case 'source':
    case 'message':
      return linked(`${margin}${text}`);
    case 'note':
      return textElements(`${margin}${text}`);
    // An excerpt is shown letter for letter, with an address in it as it was written.
    case 'label':
    case 'excerpt':
    case 'footer':
    case 'blank':
      return textElements(text);
  }
}

/** Slack refuses an element without text. */
const textElements = (text: string, bold = false): Element[] => [
  { type: 'text', text: literal(text) || ' ', ...(bold ? { style: { bold } } : {}) },
];

/** Text with its web addresses as links, each shown by its host: Slack adds no preview and the line stays short. */
function linked(text: string): Element[] {
  const elements: Element[] = [];
  const add = (part: string) => {
    if (literal(part) !== '') elements.push(...textElements(part));
  };
  let end = 0;
  for (const { 0: address, index } of text.matchAll(WEB_ADDRESS)) {
    const host = hostOf(address);
    if (host === undefined) continue;
    add(text.slice(end, index));
    elements.push({ type: 'link', url: address, text: host });
    end = index + address.length;
  }
  add(text.slice(end));
  return elements.length === 0 ? textElements('') : elements;
}

/** `undefined` for what is no address after all, or longer than Slack takes: it stays text. */
function hostOf(address: string): string | undefined {
  if (address.length > LIMITS.url || !URL.canParse(address)) return undefined;
  return literal(new URL(address).hostname) || undefined;
}
