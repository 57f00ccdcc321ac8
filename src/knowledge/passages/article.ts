import { parsePeriod } from '../../text/dates.ts';
import type { Files } from '../parse.ts';
import { type Draft, isClosed } from './draft.ts';

/** Every passage of the articles. */
export function articleDrafts(files: Files): Draft[] {
  return files.articles.flatMap(({ front, passages }) =>
    passages.map((passage): Draft => {
      const period = passage.period ?? front.period;
      const parsed = period === undefined ? undefined : parsePeriod(period);
      return {
        id: `${front.id}#${passage.id}`,
        kind: 'digest',
        group: 'article',
        title: front.title,
        heading: passage.heading,
        text: passage.text,
        sources: passage.sources,
        ...(parsed === undefined ? {} : { period: parsed, historical: isClosed(parsed, files.base.as_of) }),
        claimant: passage.claimant,
        actors: passage.actors ?? front.actors,
        topics: front.topics,
        keys: passage.questions,
        status: front.status,
        article: front.id,
      };
    }),
  );
}
