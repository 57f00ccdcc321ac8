import type { IsoDate, Period } from '../model/knowledge.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/**
 * An ISO date as English text, as precise as it is.
 *
 * @example
 * formatDate('2008-02-17') // => '17 February 2008'
 * formatDate('2008-02')    // => 'February 2008'
 */
export function formatDate(date: IsoDate): string {
  const [year, month, day] = date.split('-');
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (name === undefined) return year ?? date;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** Dates that a language keeps as text: those of the base are fewer, but a person may type any. */
const KNOWN_DATES = 5000;

/**
 * Makes `formatDate` for another language.
 *
 * @example
 * createFormatDate('sq')('2008-02') // => 'shkurt 2008'
 */
export function createFormatDate(locale: string): (date: IsoDate) => string {
  const formats = new Map<number, Intl.DateTimeFormat>();
  const known = new Map<IsoDate, string>();
  const format = (date: IsoDate): string => {
    const [year = date, month, day] = date.split('-');
    const parts = month === undefined ? 1 : day === undefined ? 2 : 3;
    let made = formats.get(parts);
    if (made === undefined) {
      // Made when first needed: each takes a while, and most runs speak one language.
      made = new Intl.DateTimeFormat(locale, {
        timeZone: 'UTC',
        year: 'numeric',
        ...(parts > 1 ? { month: 'long' } : {}),
        ...(parts > 2 ? { day: 'numeric' } : {}),
      });
      formats.set(parts, made);
    }
    const time = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
    return Number.isNaN(time) ? date : made.format(time);
  };
  return (date) => {
    let text = known.get(date);
    if (text === undefined) {
      text = format(date);
      if (known.size >= KNOWN_DATES) known.clear();
      known.set(date, text);
    }
    return text;
  };
}

/** `a/b`, `a/` or `a` as a period; a single date is both its ends. */
export function parsePeriod(text: string): Period {
  const [from, to] = text.split('/');
  if (to === undefined) return { from: from ?? text, to: from ?? text };
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

/** A period as text; an open end is said as such. */
export function formatPeriod({ from, to }: Period): string {
  if (from !== undefined && from === to) return formatDate(from);
  if (from === undefined) return to === undefined ? 'undated' : `until ${formatDate(to)}`;
  return to === undefined ? `since ${formatDate(from)}` : `${formatDate(from)} – ${formatDate(to)}`;
}

/** First day that a date of any precision can mean. */
export const firstDay = (date: IsoDate): IsoDate =>
  date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;

/** Last day that a date of any precision can mean; 31 stands for any month's end, which sorts right. */
export const lastDay = (date: IsoDate): IsoDate =>
  date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31` : date;

/** The day before the first day that a date can mean. */
export function dayBefore(date: IsoDate): IsoDate {
  const day = new Date(`${firstDay(date)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

/** Whether two periods share a day. Missing ends are open. */
export function overlaps(a: Period, b: Period): boolean {
  const startsBeforeEnd = (x: Period, y: Period) =>
    x.from === undefined || y.to === undefined || firstDay(x.from) <= lastDay(y.to);
  return startsBeforeEnd(a, b) && startsBeforeEnd(b, a);
}
