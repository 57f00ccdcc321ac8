import type { Group, IsoDate, PassageKind, Period, Speaker, Standing } from '../../model/knowledge.ts';
import { formatDate, lastDay } from '../../text/dates.ts';

/** A passage as its record gives it; `buildPassages` adds what follows from its sources and its claimant. */
export interface Draft {
  readonly id: string;
  readonly kind: PassageKind;
  readonly group: Group;
  readonly title: string;
  readonly heading: string;
  readonly text: string;
  readonly sources: readonly string[];
  readonly period?: Period;
  readonly historical?: boolean;
  readonly claimant?: string | undefined;
  readonly speaker?: Speaker;
  readonly standing?: Standing;
  readonly actors?: readonly string[];
  readonly topics?: readonly string[] | undefined;
  readonly keys?: readonly string[] | undefined;
  readonly status?: 'active' | 'disputed' | 'retired' | undefined;
  readonly article?: string;
}

/** Whether a period is history as of a day. */
export const isClosed = (period: Period, asOf: IsoDate): boolean =>
  // What was so within the last year is not history: sources of today are weeks or months old themselves.
  period.to !== undefined && lastDay(period.to) < `${Number(asOf.slice(0, 4)) - 1}${asOf.slice(4)}`;

/** A date with its preposition: "on 17 February 2008", "in 2008". */
export const dated = (date: IsoDate): string =>
  date.length === 10 ? `on ${formatDate(date)}` : `in ${formatDate(date)}`;

/** Ends a note with a stop, so that it can stand as a sentence. */
export const sentence = (text: string): string => {
  const trimmed = text.trim();
  const capital = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?”"]$/.test(capital) ? capital : `${capital}.`;
};
