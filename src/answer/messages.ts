import type { IsoDate, PassageKind, Period } from '../model/knowledge.ts';
import type { Language } from '../model/question.ts';
import { EN } from './messages/en.ts';
import { SQ } from './messages/sq.ts';
import { SR_CYRL } from './messages/sr-cyrl.ts';
import { SR_LATN } from './messages/sr-latn.ts';

/**
 * The bot's own words. They state nothing about the subject; excerpts do that. Names, titles and excerpts are handed
 * in and stand in a sentence as they are written, so no sentence may depend on how they decline.
 */
export interface Messages {
  readonly noPassage: string;
  readonly opinion: string;
  readonly steering: string;
  readonly empty: string;
  readonly tooLong: (characters: number, limit: number) => string;
  readonly premise: string;
  /** This and the next begin with words of their own: by them, what repeats the asker's words is found and not kept. */
  readonly carried: (words: string) => string;
  readonly corrected: (from: string, to: string) => string;
  readonly leftOut: (count: number) => string;
  readonly nearest: string;
  readonly rephrase: string;
  readonly noneHeld: string;
  /** Questions that the base answers. */
  readonly examples: readonly string[];

  /** A date as precise as it is. */
  readonly date: (date: IsoDate) => string;
  readonly period: (period: Period) => string;

  readonly kind: Readonly<Record<PassageKind, string>>;
  /** `party`, with who says so where it is known; likewise the next two (D08). */
  readonly statedBy: (who?: string) => string;
  readonly reportedOf: (who?: string) => string;
  readonly primaryDocument: (who?: string) => string;
  readonly onBehalf: (person: string, claimant: string) => string;
  /** Takes a date already in words, as do the next two. */
  readonly published: (date: string) => string;
  readonly said: (period: string) => string;
  readonly about: (period: string) => string;
  readonly historical: string;
  readonly disputed: string;
  /** Marks an excerpt that is not in the asker's language. */
  readonly writtenIn: (code: string) => string;

  readonly sources: string;
  readonly copy: string;
  readonly undated: string;
  /** A source's own hint at its date. */
  readonly dateNote: (note: string) => string;
  readonly noLink: string;

  readonly suggestions: string;
  /** Stands before a note, with its space. */
  readonly note: string;
  readonly base: (asOf: string, version: string) => string;
}

const CATALOGUE: Readonly<Record<Language, Messages>> = {
  en: EN,
  sq: SQ,
  'sr-Latn': SR_LATN,
  'sr-Cyrl': SR_CYRL,
};

export const messages = (language: Language): Messages => CATALOGUE[language];
