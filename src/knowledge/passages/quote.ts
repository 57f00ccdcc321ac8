import type { ActorId } from '../../model/knowledge.ts';
import { formatDate, parsePeriod } from '../../text/dates.ts';
import type { Files } from '../parse.ts';
import { type Draft, isClosed } from './draft.ts';

/** The words of people, each a passage of its own. */
export function quoteDrafts(files: Files): Draft[] {
  return files.quotes.map((quote): Draft => {
    const period = parsePeriod(quote.date);
    const actor = quote.actor as ActorId | undefined;
    return {
      id: `quote/${quote.id}`,
      kind: 'quote',
      group: 'quote',
      title: `${quote.speaker}, ${formatDate(quote.date)}`,
      heading: quote.about,
      text: quote.text,
      sources: [quote.source],
      period,
      historical: isClosed(period, files.base.as_of),
      claimant: quote.actor,
      speaker: { name: quote.speaker, role: quote.role, ...(actor === undefined ? {} : { actor }) },
      standing: 'party',
      actors: quote.actor === undefined ? [] : [quote.actor],
      topics: quote.topics,
      keys: quote.questions,
      status: quote.status,
    };
  });
}
