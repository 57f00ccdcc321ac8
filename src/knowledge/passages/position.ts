import { formatPeriod, parsePeriod } from '../../text/dates.ts';
import type { Files } from '../parse.ts';
import { type Draft, isClosed, sentence } from './draft.ts';

/** What each actor holds, and each of its arguments for it. */
export function positionDrafts(files: Files, name: (actor: string) => string): Draft[] {
  return files.positions.flatMap(({ content: { actor, positions } }) =>
    positions.flatMap((position) => {
      const period = parsePeriod(position.period);
      const shared = {
        kind: 'digest' as const,
        title: `${name(actor)}, ${formatPeriod(period)}`,
        sources: position.sources,
        period,
        historical: isClosed(period, files.base.as_of.slice(0, 4)),
        claimant: actor,
        standing: 'third-party' as const,
        actors: [actor],
        topics: position.topics,
        status: position.status,
        article: `position/${actor}`,
      };
      return [
        {
          ...shared,
          id: `position/${position.id}`,
          group: 'position' as const,
          heading: `Position of ${name(actor)}`,
          text: position.summary,
          keys: position.questions,
        },
        ...(position.arguments ?? []).map((argument, index) => ({
          ...shared,
          id: `position/${position.id}#argument-${index + 1}`,
          group: 'argument' as const,
          heading: `Argument of ${name(actor)}`,
          text: sentence(argument),
          keys: [],
        })),
      ];
    }),
  );
}
