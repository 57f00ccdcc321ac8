import { formatPeriod, parsePeriod } from '../../text/dates.ts';
import type { Files } from '../parse.ts';
import type { Draft } from './draft.ts';

/** Dated events, with the other dates that sources give. */
export function timelineDrafts(files: Files): Draft[] {
  return files.timeline.map((event): Draft => {
    const period = parsePeriod(event.date);
    const also = (event.also_dated ?? []).map((other) => formatPeriod(parsePeriod(other.date)));
    const when = [formatPeriod(period), ...also].join(', or ');
    return {
      id: `timeline/${event.id}`,
      kind: 'record',
      group: 'timeline',
      title: 'Timeline',
      heading: event.title,
      text: `${when}: ${event.what}`,
      sources: event.sources,
      period,
      actors: event.actors,
      topics: event.topics,
      keys: event.questions,
      status: event.status ?? (also.length > 0 ? 'disputed' : 'active'),
    };
  });
}
