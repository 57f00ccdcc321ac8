import type { IsoDate, Passage, Period } from '../../model/knowledge.ts';
import { entityTerm } from '../../query/entity-term.ts';
import type { Rule } from '../route.ts';

/** Asks what happened, in three languages. */
const HAPPENED =
  /\b(?:happen\w*|occur\w*|took place|take place|going on|went on|events?|news|ngja\w*|ndodh\w*|ndoll\w*|desav\w*|desi\w*|dogod\w*|dogadj\w*|zbiva\w*|zbil\w*)\b/;
/** A month with more is no longer told by a list of a few. */
const MOST = 6;

/** What happened in a month or on a day, with nothing else asked: the events of that time, in order. */
export const eventsRule: Rule = ({ knowledge }, _, query) => {
  const time = query.period === undefined ? undefined : monthOrDay(query.period);
  const kosovo = entityTerm('kosovo');
  const nothingElse = query.terms.every((term) => term.forms.some(({ stem }) => stem === kosovo));
  if (time === undefined || !nothingElse || query.carried.length > 0 || !HAPPENED.test(query.folded))
    return undefined;
  const events = knowledge.passages
    .filter((passage) => passage.group === 'timeline' && beginOf(passage)?.startsWith(time) === true)
    .sort((a, b) => (beginOf(a)! < beginOf(b)! ? -1 : 1));
  return { pins: events.slice(0, MOST).map(({ id }) => id), certain: true, name: 'events' };
};

const beginOf = ({ period }: Passage): IsoDate | undefined => period?.from;

/** The day or month that a period is, if it is one. */
function monthOrDay({ from, to }: Period): IsoDate | undefined {
  if (from === undefined || from.length < 7) return undefined;
  if (from === to) return from;
  return to?.slice(0, 7) === from.slice(0, 7) ? from.slice(0, 7) : undefined;
}
