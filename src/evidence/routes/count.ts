import { overlaps } from '../../text/dates.ts';
import type { Rule } from '../route.ts';
import { asks, onlyCues, PARTIES } from './terms.ts';

/** How many recognise: the latest count of each counter, both sides’ among them. */
export const countRule: Rule = ({ knowledge }, _, query) => {
  if (!asks(query, 'count') || !asks(query, 'recognition')) return undefined;
  if (query.actors.some((id) => !PARTIES.has(id) && id !== 'united-nations' && id !== 'un')) return undefined;
  const counts = knowledge.passages.filter((passage) => passage.group === 'count');
  const inTime =
    query.period === undefined
      ? counts
      : counts.filter((passage) => passage.period !== undefined && overlaps(passage.period, query.period!));
  // Nobody has counted the future.
  if (
    query.period !== undefined &&
    (query.period.to ?? query.period.from)!.slice(0, 4) > knowledge.asOf.slice(0, 4)
  )
    return { pins: [], exclusive: true, name: 'count' };
  if (query.period !== undefined && inTime.length === 0) return undefined;
  const latest = (pattern: RegExp) =>
    inTime
      .filter(
        ({ heading, text }) => pattern.test(heading) && /counted \d/.test(text) && !/Differs from/.test(text),
      )
      .sort((a, b) => ((a.period?.from ?? '') < (b.period?.from ?? '') ? 1 : -1))[0];
  const chosen = [latest(/by Kosovo/), latest(/by Serbia/), latest(/by (?!Kosovo|Serbia)/)];
  return {
    pins: chosen.flatMap((passage) => (passage === undefined ? [] : [passage.id])),
    name: 'count',
    bothSides: true,
    certain: onlyCues(query, 'count', 'recognition', 'states', 'today'),
  };
};
