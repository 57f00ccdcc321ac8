import type { IsoDate, PassageId, PassageKind, Period, Source, Speaker, Standing } from './knowledge.ts';
import type { AbstentionReason, Language } from './question.ts';

/** A verbatim part of a passage with everything a reader needs to judge it. */
export interface Excerpt {
  readonly passage: PassageId;
  /** Character range within the passage's text; `text` is exactly that part. */
  readonly range: readonly [number, number];
  readonly text: string;
  /** Length of the whole passage's text: what is left out is marked. */
  readonly passageLength: number;
  readonly kind: PassageKind;
  readonly heading: string;
  readonly claimant?: string;
  readonly speaker?: Speaker;
  readonly standing: Standing;
  readonly published: IsoDate;
  readonly period?: Period;
  readonly historical: boolean;
  readonly disputed: boolean;
  readonly lang: string;
  readonly source: Source;
  /** Number of its source among the answer's citations. */
  readonly cite: number;
}

export interface Citation {
  readonly number: number;
  readonly source: Source;
}

/** A heading with the excerpts under it; commands use several, a question one. */
export interface Section {
  readonly heading?: string;
  readonly excerpts: readonly Excerpt[];
  /** Own words that stand in for excerpts: "no passage held". */
  readonly empty?: string;
}

interface Common {
  readonly questionId: string;
  readonly language: Language;
  /** The bot's own words about the answer: what it carried over, a premise not supported, what was left out. */
  readonly notes: readonly string[];
  /** Questions or commands to try next. */
  readonly suggestions: readonly string[];
  readonly base: { readonly asOf: IsoDate; readonly version: string };
}

export interface Grounded extends Common {
  readonly kind: 'grounded';
  readonly title?: string;
  readonly sections: readonly Section[];
  readonly citations: readonly Citation[];
  /** Excerpts held back for brevity; a button or `more` opens them. */
  readonly more: readonly Excerpt[];
}
export interface Abstained extends Common {
  readonly kind: 'abstained';
  readonly reason: AbstentionReason;
  readonly message: string;
  readonly nearest: readonly { readonly title: string; readonly url?: string; readonly passage: PassageId }[];
}
export interface Choice extends Common {
  readonly kind: 'choice';
  readonly message: string;
}
export interface Usage extends Common {
  readonly kind: 'usage';
  readonly message: string;
}
export interface Help extends Common {
  readonly kind: 'help';
  readonly message: string;
}
export interface Failed extends Common {
  readonly kind: 'failed';
  readonly message: string;
}

export type Answer = Grounded | Abstained | Choice | Usage | Help | Failed;

/** All excerpts of an answer in reading order. */
export const excerptsOf = (answer: Answer): readonly Excerpt[] =>
  answer.kind === 'grounded' ? answer.sections.flatMap((section) => section.excerpts) : [];
