import type { Evidence } from '../evidence/confidence.ts';
import type { ActorId, IsoDate, Passage, PassageId, Period, Side } from './knowledge.ts';

export type Language = 'en' | 'sq' | 'sr-Latn' | 'sr-Cyrl';

/**
 * What a thread remembers of the question before: what it was about, in the index's own terms, never its text (F09).
 * Plain JSON, so that a store can keep it.
 */
export interface ThreadState {
  readonly language: Language;
  readonly intent: Intent;
  readonly terms: readonly QueryTerm[];
  readonly actors: readonly ActorId[];
  readonly glossary: readonly string[];
  /** What kind of question it was, for an elliptic one to go on with. */
  readonly cues: readonly string[];
  readonly period?: Period;
  /** Of the best passage of its answer: who spoke, on which side, and about what time. */
  readonly answered: { readonly speaker?: string; readonly side?: Side; readonly period?: Period };
}

/** What every platform hands to the core. */
export interface Question {
  readonly id: string;
  readonly text: string;
  /** Earlier questions of the same thread, oldest first; batch and terminal have them. */
  readonly context?: readonly string[];
  /** What a platform's store kept of the thread instead; `context` goes before it. */
  readonly state?: ThreadState;
  /** The day the question is asked, as an argument: the core has no clock. */
  readonly today?: IsoDate;
  /** Speaks the bot's own words in this language, whatever the question's; a `lang:` in the text goes before it. */
  readonly language?: Language;
}

/** A command of the grammar with its arguments as text. */
export interface CommandCall {
  readonly id: string;
  readonly command: string;
  readonly args: string;
  readonly context?: readonly string[];
  readonly state?: ThreadState;
  readonly today?: IsoDate;
  /** As of a question. */
  readonly language?: Language;
}

export type Intent =
  | 'recognition'
  | 'count'
  | 'withdrawal'
  | 'membership'
  | 'vote'
  | 'definition'
  | 'person'
  | 'quote'
  | 'position'
  | 'arguments'
  | 'when'
  | 'document'
  | 'compare'
  | 'opinion'
  | 'help'
  | 'general';

/** One searched term and the forms that count as finding it. */
export interface QueryTerm {
  /** As typed. */
  readonly surface: string;
  /** Stems searched for it, the typed one first; each with its weight in (0, 1]. */
  readonly forms: readonly { readonly stem: string; readonly weight: number }[];
  /** Share of the question's information it carries: its idf. */
  readonly weight: number;
  readonly known: boolean;
  /**
   * name: an actor, place, document or event; concept: a term of the glossary ("veto"), which is asked about like a
   * word; word: anything else.
   */
  readonly kind: 'name' | 'concept' | 'word';
}

/** A question understood. */
export interface Query {
  readonly question: Question;
  readonly text: string;
  /** The text folded, words parted by single spaces: what cues are looked up in. */
  readonly folded: string;
  readonly language: Language;
  readonly intent: Intent;
  readonly terms: readonly QueryTerm[];
  /** Stems of its words in the order asked, and the words as typed: what ranking reads besides the terms. */
  readonly sequence: readonly string[];
  readonly words: readonly string[];
  /** Words that say how it is asked ("who", "want", "name") and when, as terms of the questions that are known. */
  readonly light: readonly string[];
  /** The first of its names, as a term, where it has several: "how did A describe his talk with B" is about A. */
  readonly first?: string;
  readonly actors: readonly ActorId[];
  readonly glossary: readonly string[];
  readonly period?: Period;
  readonly asOf?: IsoDate;
  /** The side whose view is asked for, where a follow-up asks for "the other side". */
  readonly side?: Side;
  /** Asks for one person's words or one third party's view: the other side is no part of the answer. */
  readonly oneVoice: boolean;
  /** Asks about today, rather than about a date. */
  readonly current: boolean;
  /** Words taken over from an earlier question of the thread, for the reply to say so. */
  readonly carried: readonly string[];
  /** Cues of an earlier question that this one goes on with. */
  readonly carriedCues: readonly string[];
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
}

export interface Candidate {
  readonly passage: Passage;
  readonly score: number;
  /** Share of the question's information that the passage holds, 0 to 1. */
  readonly coverage: number;
  /** The same of its words that are no names: what is asked about the names. */
  readonly contentCoverage: number;
  /** How like the question is to the most similar of the questions that the passage answers, 0 to 1. */
  readonly likeness: number;
  /** How well the question fits all questions that it answers, taken together (log). */
  readonly fit: number;
  /** Whether it speaks of the time asked for, where one is. */
  readonly inTime: boolean;
  /** The same of its names. */
  readonly nameCoverage: number;
  readonly matched: readonly string[];
}

export type AbstentionReason = 'no-passage' | 'not-a-question' | 'opinion' | 'too-long' | 'other-subject';
export type Selection =
  | {
      readonly kind: 'evidence';
      readonly candidates: readonly Candidate[];
      readonly notes: readonly string[];
    }
  | {
      readonly kind: 'abstention';
      readonly reason: AbstentionReason;
      readonly nearest: readonly Candidate[];
    };

/** Everything `--explain` shows. */
export interface Trace {
  readonly query?: Query;
  readonly route?: string;
  readonly candidates: readonly {
    readonly passage: PassageId;
    readonly score: number;
    readonly coverage: number;
    readonly matched: readonly string[];
  }[];
  readonly confidence?: number;
  /** What speaks for and against an answer, where it was weighed. */
  readonly evidence?: Evidence;
  readonly threshold?: number;
}
