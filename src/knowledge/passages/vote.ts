import { formatDate, parsePeriod } from '../../text/dates.ts';
import type { Files } from '../parse.ts';
import { type Draft, sentence } from './draft.ts';

/** How bodies voted. */
export function voteDrafts(files: Files): Draft[] {
  return files.votes.map((vote): Draft => {
    const figures = [
      vote.in_favour === undefined ? '' : `${vote.in_favour} in favour`,
      vote.against === undefined ? '' : `${vote.against} against`,
      vote.abstained === undefined ? '' : `${vote.abstained} abstained`,
    ].filter(Boolean);
    const counted = figures.length === 0 ? '' : ` ${figures.join(', ')}.`;
    return {
      id: `vote/${vote.id}`,
      kind: 'record',
      group: 'vote',
      title: 'Votes',
      heading: `${vote.body}: ${vote.question}`,
      text: `${vote.body}, ${formatDate(vote.date)}: ${sentence(vote.question)}${counted} Result: ${sentence(vote.result)}${vote.note === undefined ? '' : ` ${sentence(vote.note)}`}`,
      sources: vote.sources,
      period: parsePeriod(vote.date),
      topics: ['votes'],
      keys: vote.questions,
    };
  });
}
