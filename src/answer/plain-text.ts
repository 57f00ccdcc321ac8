import type { Answer, Excerpt } from '../model/answer.ts';
import type { Source } from '../model/knowledge.ts';
import type { Language } from '../model/question.ts';
import { type Messages, messages } from './messages.ts';

/** What a line of the plain answer is: what a terminal styles it by. */
export type LineRole =
  | 'title'
  | 'section'
  | 'heading'
  | 'label'
  | 'excerpt'
  | 'message'
  | 'note'
  | 'entry'
  | 'source'
  | 'footer'
  | 'blank';
export interface TextLine {
  readonly role: LineRole;
  /** Stands before the text: a quotation mark of the margin, a number, or the spaces below one. */
  readonly margin: string;
  readonly text: string;
}
export interface PlainTextOptions {
  /** Columns to wrap to; without it each paragraph is one line. */
  readonly width?: number;
  /** How the reader opens what is held back; said where something is. */
  readonly moreHint?: string;
}

const ISO_DATE = /^\d{4}(-\d{2}){0,2}$/;
const BLANK: TextLine = { role: 'blank', margin: '', text: '' };

/**
 * The complete answer as plain text: what a batch returns, a screen reader gets and a terminal shows (F32).
 *
 * @example
 * plainText(answer, { width: 80 }) // no line is longer, unless a single word or link is
 */
export const plainText = (answer: Answer, options: PlainTextOptions = {}): string =>
  joinLines(textLines(answer, options));

/** Lines as one text. */
export const joinLines = (lines: readonly TextLine[]): string =>
  lines.map(({ margin, text }) => `${margin}${text}`.trimEnd()).join('\n');

/** The same line by line, each with its role. */
export function textLines(answer: Answer, { width, moreHint }: PlainTextOptions = {}): TextLine[] {
  const blocks = answer.kind === 'grounded' ? groundedBlocks(answer, moreHint) : messageBlocks(answer);
  const say = messages(answer.language);
  const footer = line('footer', say.base(say.date(answer.base.asOf), answer.base.version));
  return [...blocks, [footer]]
    .filter((block) => block.length > 0)
    .flatMap((block, index) => [
      ...(index === 0 ? [] : [BLANK]),
      ...block.flatMap((part) => (width === undefined ? [part] : wrapLine(part, width))),
    ]);
}

const line = (role: LineRole, text: string, margin = ''): TextLine => ({ role, margin, text });

function groundedBlocks(answer: Answer & { kind: 'grounded' }, moreHint?: string): TextLine[][] {
  const shown = new Set(answer.sections.flatMap(({ excerpts }) => excerpts.map(({ cite }) => cite)));
  const sources = answer.citations.filter(({ number }) => shown.has(number));
  const say = messages(answer.language);
  const leftOut = say.leftOut(answer.more.length);
  const held = moreHint === undefined ? leftOut : `${leftOut} ${moreHint}`;
  return [
    answer.title === undefined ? [] : [line('title', answer.title)],
    ...answer.sections.flatMap(({ heading, excerpts, empty }) => [
      heading === undefined ? [] : [line('section', `— ${heading} —`)],
      ...excerpts.map((excerpt) => excerptBlock(excerpt, answer.language)),
      excerpts.length > 0 && empty === undefined ? [] : [line('message', empty ?? say.noneHeld)],
    ]),
    // Commands note what they left out themselves; once is enough.
    answer.notes.filter((note) => note !== leftOut).map((note) => line('note', note, say.note)),
    sources.length === 0
      ? []
      : [
          line('section', say.sources),
          ...sources.map(({ number, source }) =>
            line('source', sourceText(source, answer.language), `[${number}] `),
          ),
        ],
    answer.more.length === 0 ? [] : [line('note', held)],
    suggestionBlock(answer.suggestions, say),
  ];
}

function messageBlocks(answer: Exclude<Answer, { kind: 'grounded' }>): TextLine[][] {
  const nearest = answer.kind === 'abstained' ? answer.nearest : [];
  const say = messages(answer.language);
  return [
    answer.message.split('\n').map((text) => line('message', text)),
    answer.notes.map((note) => line('note', note, say.note)),
    nearest.length === 0
      ? []
      : [
          line('section', say.nearest),
          ...nearest.map(({ title, url }) =>
            line('entry', url === undefined ? title : `${title}, ${url}`, '- '),
          ),
        ],
    suggestionBlock(answer.suggestions, say, answer.kind === 'choice'),
  ];
}

/** Numbered only where the reader is to choose one. */
const suggestionBlock = (suggestions: readonly string[], say: Messages, numbered = false): TextLine[] =>
  suggestions.length === 0
    ? []
    : [
        ...(numbered ? [] : [line('section', say.suggestions)]),
        ...suggestions.map((text, index) => line('entry', text, numbered ? `${index + 1}. ` : '- ')),
      ];

function excerptBlock(excerpt: Excerpt, language: Language): TextLine[] {
  const { text, kind, range, passageLength } = excerpt;
  const before = range[0] > 0 ? '… ' : '';
  const after = range[1] < passageLength ? ' …' : '';
  const words = kind === 'quote' ? `“${text}”` : text;
  return [
    line('heading', excerpt.heading),
    line('label', labelText(excerpt, language)),
    line('excerpt', `${before}${words}${after} [${excerpt.cite}]`, '> '),
  ];
}

/** Everything a reader needs to judge an excerpt: what it is, who says so, when, and what time it speaks about. */
export function labelText(excerpt: Excerpt, language: Language = 'en'): string {
  const { published, period } = excerpt;
  const say = messages(language);
  const same = period?.from === published && period.to === published;
  return [
    say.kind[excerpt.kind],
    standingText(excerpt, say),
    /^undated/.test(published) ? say.dateNote(published) : say.published(dateText(published, say)),
    ...(period === undefined || same
      ? []
      : [excerpt.kind === 'quote' ? say.said(say.period(period)) : say.about(say.period(period))]),
    ...(excerpt.historical ? [say.historical] : []),
    ...(excerpt.disputed ? [say.disputed] : []),
    ...(language.startsWith(excerpt.lang) ? [] : [say.writtenIn(excerpt.lang)]),
  ].join(' · ');
}

/** Who says so (D08), with the person and the role where they are known (F16). */
function standingText({ standing, claimant, speaker }: Excerpt, say: Messages): string {
  const person = speaker === undefined ? undefined : [speaker.name, speaker.role].filter(Boolean).join(', ');
  // A speaker of the registers is the claimant, maybe spelt otherwise by the source; anybody else speaks for one.
  const represents = claimant !== undefined && claimant !== speaker?.name && speaker?.actor === undefined;
  const who = person !== undefined && represents ? say.onBehalf(person, claimant) : (person ?? claimant);
  switch (standing) {
    case 'party':
      return say.statedBy(who);
    case 'third-party':
      return say.reportedOf(who);
    case 'primary-document':
      return say.primaryDocument(who);
  }
}

/** `[n] Publisher: "Title", 17 February 2008, https://…` without its number. */
export function sourceText(
  { publisher, title, date, dateNote, url, copy }: Source,
  language: Language = 'en',
): string {
  const say = messages(language);
  return [
    `${publisher}: "${title}"`,
    ...(copy === true ? [say.copy] : []),
    // A comma follows, before which Serbian writes no dot behind a year.
    date === undefined ? undatedText(dateNote, say) : dateText(date, say).replace(/(?<=\d{4})\.$/, ''),
    url ?? say.noLink,
  ].join(', ');
}

function undatedText(note: string | undefined, say: Messages): string {
  if (note === undefined) return say.undated;
  return /^undated/.test(note) ? say.dateNote(note) : `${say.undated} (${say.dateNote(note)})`;
}

/** A source may say "2010 or later" instead of a date; that is shown as it stands. */
const dateText = (date: string, say: Messages): string =>
  ISO_DATE.test(date) ? say.date(date) : say.dateNote(date);

/**
 * Where a line may break: not within a date ("17 February 2008", Serbian "17. februar 2008."), and not before `[n]` or
 * the dot between two marks.
 */
const BREAKS = /(?<!(?:^| )\d{1,2}(?:\.(?= \p{Ll}+ \d{4}))?) (?!\d{4}(?!\d)|·|\[\d+\]$)/u;

/** Breaks a line at spaces only, so that no word or link is cut. */
export function wrapLine({ role, margin, text }: TextLine, width: number): TextLine[] {
  const room = Math.max(1, width - margin.length);
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(BREAKS)) {
    if (current !== '' && columns(current) + 1 + columns(word) > room) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  lines.push(current);
  // An excerpt keeps its mark in the margin on every line; below a number or a word there are spaces.
  const below = role === 'excerpt' ? margin : ' '.repeat(margin.length);
  return lines.map((part, index) => ({ role, margin: index === 0 ? margin : below, text: part }));
}

const columns = (text: string): number => [...text.replace(/\p{M}/gu, '')].length;
