import * as chrono from 'chrono-node';
import type { IsoDate } from '../../src/model/knowledge.ts';

/**
 * A date as people write it, only as precise as written: no year, no date. Days and months in figures
 * with slashes are refused, since 3/4/2008 is two dates.
 *
 * @example
 * parseDate('Feb. 25, 2008') // => '2008-02-25'
 * parseDate('Feb 25')        // => undefined
 */
export function parseDate(text: string): IsoDate | undefined {
  const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ]\d.*)?$/.exec(text.trim());
  const european = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\.?$/.exec(text.trim());
  if (iso !== null) return valid(iso[1], iso[2], iso[3]);
  if (european !== null) return valid(european[3], european[2], european[1]);
  if (/\d\/\d/.test(text)) return undefined;
  // chrono's strict mode wants a day; the month is as precise as the text is.
  const month = /^(\p{L}{3,9}\.?),? (\d{4})$/u.exec(text.trim());
  if (month !== null) return parseDate(`1 ${month[1]} ${month[2]}`)?.slice(0, 7);
  const start = chrono.strict.parse(text)[0]?.start;
  if (start === undefined || !start.isCertain('year') || !start.isCertain('month')) return undefined;
  const [year, months, day] = (['year', 'month', 'day'] as const).map((part) =>
    start.isCertain(part) ? String(start.get(part)) : undefined,
  );
  return valid(year, months, day);
}

function valid(year: string | undefined, month?: string, day?: string): IsoDate | undefined {
  const parts = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined);
  const date = parts.join('-');
  const whole = new Date(`${[...parts, '01', '01'].slice(0, 3).join('-')}T00:00:00Z`);
  return !Number.isNaN(whole.getTime()) && whole.toISOString().startsWith(date) ? date : undefined;
}
