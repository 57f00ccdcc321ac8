import { formatDate, parsePeriod } from '../../text/dates.ts';
import type { Files } from '../parse.ts';
import { type Draft, dated, sentence } from './draft.ts';

/** Kosovo in organisations, or not in them. */
export function membershipDrafts(files: Files): Draft[] {
  return files.memberships.map((record): Draft => {
    const when = record.date === undefined ? '' : ` ${dated(record.date)}`;
    const { organisation } = record;
    const said = {
      member: `Kosovo is held to be a member of ${organisation}${record.date === undefined ? '' : `; dated ${formatDate(record.date)}`}.`,
      'not-member': `Kosovo is not a member of ${organisation}.`,
      applied: `Kosovo applied to join ${organisation}${when} and is not a member.`,
      rejected: `Kosovo is not a member of ${organisation}; its admission was voted down${when}.`,
      observer: `Kosovo takes part in ${organisation} as an observer${when}.`,
    }[record.status];
    return {
      id: `membership/${record.id}`,
      kind: 'record',
      group: 'membership',
      title: 'Memberships',
      heading: `Kosovo and ${organisation}`,
      text: `${said}${record.vote === undefined ? '' : ` Vote: ${sentence(record.vote)}`}${record.note === undefined ? '' : ` ${sentence(record.note)}`}`,
      sources: record.sources,
      ...(record.date === undefined ? {} : { period: parsePeriod(record.date) }),
      topics: ['memberships'],
      keys: [`is Kosovo a member of ${organisation}`, ...(record.questions ?? [])],
    };
  });
}
