import { createRequire } from 'node:module';
import type { IsoDate } from '../model/knowledge.ts';
import { dateCue } from '../query/dates.ts';
import { lastDay } from '../text/dates.ts';
import { tokenize } from '../text/tokens.ts';

/** Loaded when a phrase is first read: most calls have no date, and loading takes 25 ms of a start. */
const load = createRequire(import.meta.url);
const chrono = () => (load('chrono-node/en') as typeof import('chrono-node/en')).GB;

const pad = (value: number) => String(value).padStart(2, '0');
/** Words around a date that change nothing about it. */
const AROUND = /^(?:the|in|on|at|by|of|during|year|around|about|circa|ca\.?)\s+|[,.;?!]+$/giu;
const PART_OF_YEAR =
  /^(?:early|late|mid|middle of|start of|beginning of|end of|the end of|the beginning of)[\s-]+/i;

/**
 * A typed date at its own precision: ISO, a year, a month and year, or an English phrase.
 *
 * @param today the day that "last year" is counted from; the core has no clock
 * @example
 * readDate('June 2007', '2026-05-02') // => '2007-06'
 */
export function readDate(text: string, today: IsoDate): IsoDate | undefined {
  let typed = text.trim();
  for (let before = ''; before !== typed; ) {
    before = typed;
    typed = typed.replace(AROUND, '').trim();
  }
  if (/^(now|today|present|the present|current|currently)$/i.test(typed)) return today;
  const turning =
    /^(before|prior to|until|up to)\s+(?:the\s+)?(?:declaration(?: of independence)?|independence)$/i.exec(
      typed,
    );
  if (turning !== null) return dateCue(['before', 'independence'])?.period.to;
  const before = /^(?:before|prior to)\s+(.+)$/i.exec(typed)?.[1];
  if (before !== undefined) {
    const date = readDate(before, today);
    return date === undefined ? undefined : dayBefore(date);
  }
  typed = typed.replace(/^(?:until|till|up to|as of|since|after)\s+/i, '').replace(PART_OF_YEAR, '');
  return isoDate(typed) ?? spokenDate(typed, today) ?? foreignDate(typed);
}

function isoDate(text: string): IsoDate | undefined {
  const found = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(text);
  if (found === null) return undefined;
  const [, year, month, day] = found;
  return valid(
    Number(year),
    month === undefined ? undefined : Number(month),
    day === undefined ? undefined : Number(day),
  );
}

function spokenDate(text: string, today: IsoDate): IsoDate | undefined {
  if (/^\d{4}/.test(text) || !/\p{L}|\d[./-]\d/u.test(text)) return undefined;
  const [result, another] = chrono().parse(text, {
    instant: new Date(`${lastDayOfMonth(today)}T12:00:00Z`),
    timezone: 0,
  });
  // Words that are left over mean that the phrase says more than what was read of it.
  if (result === undefined || another !== undefined || result.text.length < text.length - 1) return undefined;
  const { start } = result;
  const year = start.get('year');
  if (year === null) return undefined;
  const month = start.isCertain('month') ? start.get('month') : null;
  const day = start.isCertain('day') ? start.get('day') : null;
  return valid(year, month ?? undefined, month === null ? undefined : (day ?? undefined));
}

/** Month names in Albanian and Serbian, which the question's own reader knows. */
function foreignDate(text: string): IsoDate | undefined {
  const words = tokenize(text).map(({ term }) => term);
  if (!/\p{L}/u.test(text) || words.length > 4) return undefined;
  const cue = dateCue(words);
  if (cue === undefined || cue.period.from !== cue.period.to) return undefined;
  return words.every((word) => cue.words.includes(word)) ? cue.period.from : undefined;
}

const lastDayOfMonth = (today: IsoDate): IsoDate =>
  today.length === 10 ? today : `${today.slice(0, 4)}-${today.slice(5, 7) || '12'}-28`;

function valid(year: number, month?: number, day?: number): IsoDate | undefined {
  if (year < 1000 || year > 2999) return undefined;
  if (month === undefined) return String(year);
  if (month < 1 || month > 12) return undefined;
  if (day === undefined) return `${year}-${pad(month)}`;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? `${year}-${pad(month)}-${pad(day)}`
    : undefined;
}

/** The last moment before a date of any precision, at that precision. */
function dayBefore(date: IsoDate): IsoDate {
  const [year, month, day] = date.split('-').map(Number);
  if (month === undefined) return String(year! - 1);
  const before = new Date(Date.UTC(year!, month - 1, day === undefined ? 0 : day - 1));
  const iso = before.toISOString();
  return day === undefined ? iso.slice(0, 7) : iso.slice(0, 10);
}

/** The last day that a scope reaches: "as of 2007" is the end of that year. */
export const scopeEnd = (date: IsoDate): IsoDate => lastDay(date);
