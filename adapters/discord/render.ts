import type { APIAllowedMentions, MessageFlags } from 'discord.js';
import { type LineRole, type TextLine, textLines } from '../../src/answer/plain-text.ts';
import type { Answer } from '../../src/model/answer.ts';
import type { Button } from '../shared/button-ids.ts';
import { fitAnswer } from '../shared/fit.ts';
import type { Fitted } from '../shared/shorten.ts';
import { type Row, rows } from './components.ts';
import { LIMITS } from './limits.ts';
import { escapeMarkdown, link } from './markdown.ts';

/** What every message of the bot is made of, however it is sent. */
export interface DiscordPayload {
  /** The complete answer with its sources in reading order: all that notifications and screen readers get (F32). */
  readonly content: string;
  readonly flags: MessageFlags;
  readonly allowed_mentions: APIAllowedMentions;
  readonly components: Row[];
}
export interface RenderOptions {
  readonly buttons?: readonly Button[];
  /** Who shared the answer, as plain text. */
  readonly sharedBy?: string;
}

const SUPPRESS_EMBEDS: MessageFlags = 4;
const MORE_HINT = 'Press “More” to read them.';
const LINK_AT_END = /^(.*?),? ?(https?:\/\/\S+)$/s;
/** Emphasis only: every mark stands for a word that is there as well (F32). */
const STYLES: Readonly<Partial<Record<LineRole, (text: string) => string>>> = {
  title: (text) => `### ${text}`,
  section: (text) => `**${text}**`,
  heading: (text) => `**${text}**`,
  label: (text) => `-# ${text}`,
  footer: (text) => `-# ${text}`,
};
/** What goes before an excerpt does, where a message is too long: aids to reading, never what is said or who said it. */
const SPARED: readonly (readonly LineRole[])[] = [[], ['heading'], ['heading', 'blank']];

/**
 * Turns an answer into a message. What is too long loses its suggestions and headings first, then whole excerpts, the
 * lowest-ranked first, and says how many (F21).
 */
export const render = (answer: Answer, options: RenderOptions = {}): DiscordPayload =>
  renderFitting(answer, options).payload;

/** The same with the answer as far as the message holds it: what is left out is among what the button "More" opens. */
export function renderFitting(answer: Answer, options: RenderOptions = {}): Fitted<DiscordPayload> {
  const draft = fittingDraft(answer, options);
  if (draft !== undefined) return { answer, payload: payload(draft, options.buttons) };
  // Something is left out anyway: the rest may as well be easy to read.
  const held = fitAnswer(answer, (shorter) => fits(content(shorter, options)));
  return { answer: held, payload: payload(fittingDraft(held, options) ?? '', options.buttons) };
}

const fits = (text: string): boolean => text.length <= LIMITS.content;

/** The first that fits of the same answer ever more briefly; most fit at once. */
function fittingDraft(answer: Answer, options: RenderOptions): string | undefined {
  const whole = content(answer, options);
  if (fits(whole)) return whole;
  const brief: Answer = answer.kind === 'grounded' ? { ...answer, suggestions: [] } : answer;
  for (const spared of SPARED) {
    const draft = content(brief, options, spared);
    if (fits(draft)) return draft;
  }
  return undefined;
}

/** The bot's own sentence, for one person or as an end. */
export const renderText = (text: string, buttons: readonly Button[] = []): DiscordPayload =>
  payload(escapeMarkdown(text), buttons);

/** An empty mention gets three lines: what to do, three examples, and what is known (F02). */
export function renderHint(answer: Answer): DiscordPayload {
  const lines = textLines({ ...answer, suggestions: [] });
  const footer = lines.filter(({ role }) => role === 'footer').map((line) => renderLine(line));
  const examples = answer.suggestions.slice(0, 3).map((text) => `“${escapeMarkdown(text)}”`);
  return payload([HINT, examples.join(' · '), ...footer].filter(Boolean).join('\n'), []);
}
const HINT =
  'Ask about Kosovo’s status in words: mention this bot with a question, or type /ask. For example:';

const payload = (text: string, buttons: readonly Button[] = []): DiscordPayload => ({
  content: text,
  flags: SUPPRESS_EMBEDS,
  allowed_mentions: { parse: [], replied_user: false },
  components: rows(buttons),
});

function content(
  answer: Answer,
  { buttons = [], sharedBy }: RenderOptions,
  spared: readonly LineRole[] = [],
): string {
  const hint = buttons.some(({ action }) => action === 'more') ? { moreHint: MORE_HINT } : {};
  const above = sharedBy === undefined ? [] : [`-# Shared by ${escapeMarkdown(sharedBy)}`];
  const lines = textLines(answer, hint).filter(({ role }) => !spared.includes(role));
  // The tightest form does without emphasis, and without brackets around links, whose previews are off anyway.
  const plain = spared.includes('blank');
  return [...above, ...lines.map((line) => renderLine(line, plain))]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function renderLine({ role, margin, text }: TextLine, plain = false): string {
  if (role === 'blank') return '';
  if (role === 'excerpt') {
    const [, words = text, cite = ''] = /^(.*)( \[\d+\])$/s.exec(text) ?? [];
    return `> ${escapeMarkdown(words).replace(/\n/g, '\n> ')}${cite}`;
  }
  const [, before, url] = LINK_AT_END.exec(text) ?? [];
  const shown =
    url === undefined
      ? escapeMarkdown(text)
      : `${escapeMarkdown(before ?? '')}${before === '' ? '' : ', '}${plain ? link(url).slice(1, -1) : link(url)}`;
  const flat = shown.replace(/\s*\n\s*/g, ' ');
  return (plain ? undefined : STYLES[role]?.(flat)) ?? `${margin}${flat}`;
}
