import { type Answer, type Excerpt, excerptsOf } from '../model/answer.ts';
import type { Period } from '../model/knowledge.ts';
import { plainText } from './plain-text.ts';

/** An answer as the command line writes it; fields that are not known are left out, the others keep this order. */
export interface JsonAnswer {
  readonly id: string | number | null;
  readonly answered: boolean;
  readonly kind: Answer['kind'];
  readonly excerpts: readonly JsonExcerpt[];
  readonly notes: readonly string[];
  readonly suggestions: readonly string[];
  /** The complete reply as plain text. */
  readonly text: string;
}
export interface JsonExcerpt {
  readonly passage: string;
  readonly range: readonly [number, number];
  readonly kind: string;
  readonly text: string;
  readonly claimant?: string;
  /** `Name, role` */
  readonly speaker?: string;
  readonly published: string;
  /** A date, or `from/to` with an open end left empty. */
  readonly period?: string;
  readonly source: {
    readonly id: string;
    readonly publisher: string;
    readonly title: string;
    readonly date?: string;
    readonly url?: string;
  };
}

/** The answer as one JSON object; `id` is the caller's own where it gave one. */
export function toJson(answer: Answer, id: JsonAnswer['id'] = answer.questionId): JsonAnswer {
  return {
    id,
    answered: answer.kind === 'grounded',
    kind: answer.kind,
    excerpts: excerptsOf(answer).map(jsonExcerpt),
    // Without excerpts the message is all there is to note.
    notes: answer.kind === 'grounded' ? answer.notes : [answer.message, ...answer.notes],
    suggestions: answer.suggestions,
    text: plainText(answer),
  };
}

function jsonExcerpt({
  passage,
  range,
  kind,
  text,
  claimant,
  speaker,
  published,
  period,
  source,
}: Excerpt): JsonExcerpt {
  return {
    passage,
    range,
    kind,
    text,
    ...(claimant === undefined ? {} : { claimant }),
    ...(speaker === undefined ? {} : { speaker: [speaker.name, speaker.role].filter(Boolean).join(', ') }),
    published,
    ...(period === undefined ? {} : { period: periodText(period) }),
    source: {
      id: source.id,
      publisher: source.publisher,
      title: source.title,
      ...(source.date === undefined ? {} : { date: source.date }),
      ...(source.url === undefined ? {} : { url: source.url }),
    },
  };
}

/** `2006-07-11` for one date, else `from/to`. */
const periodText = ({ from, to }: Period): string =>
  from !== undefined && from === to ? from : `${from ?? ''}/${to ?? ''}`;
