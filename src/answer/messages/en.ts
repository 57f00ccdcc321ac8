import { formatDate, formatPeriod } from '../../text/dates.ts';
import type { Messages } from '../messages.ts';
import { createPlural } from './plural.ts';

// English: the wording that the other catalogues translate.

const plural = createPlural('en');
const LANGUAGE: Readonly<Record<string, string>> = { en: 'English', sq: 'Albanian', sr: 'Serbian' };

export const EN: Messages = {
  noPassage: 'The sources held here have no passage on this.',
  opinion: 'This bot gives no opinion and no verdict. It shows what each side says, with dates and sources.',
  steering: 'This bot only looks up passages in its sources; it does not take instructions or write texts.',
  empty:
    'There is no question here. Ask about Kosovo’s status in words, for example: when did Kosovo declare independence?',
  tooLong: (characters, limit) =>
    `The question has ${characters} characters; please ask in at most ${limit}.`,
  premise: 'The sources do not support the premise of the question.',
  carried: (words) => `Understood as a follow-up; carried over: ${words}.`,
  corrected: (from, to) => `Read “${from}” as “${to}”.`,
  leftOut: (count) =>
    `${count} more ${plural(count, { one: 'excerpt', other: 'excerpts' })} left out for brevity.`,
  nearest: 'Nearest titles, not an answer:',
  rephrase: 'Try other words, a name or a date.',
  noneHeld: 'No passage held.',
  examples: [
    'When did Kosovo declare independence?',
    'Did Slovakia recognise Kosovo?',
    'What did Rice say in December 2007?',
  ],

  date: formatDate,
  period: formatPeriod,

  kind: { quote: 'Quotation', digest: 'Digest', record: 'Record', article: 'Article' },
  statedBy: (who = 'one party') => `stated by ${who}`,
  reportedOf: (who) =>
    who === undefined ? 'reported by a third party' : `position of ${who}, reported by a third party`,
  primaryDocument: (who) => (who === undefined ? 'primary document' : `${who}, primary document`),
  onBehalf: (person, claimant) => `${person}, for ${claimant}`,
  published: (date) => `published ${date}`,
  said: (period) => `said ${period}`,
  about: (period) => `period ${period}`,
  historical: 'historical',
  disputed: 'sources disagree',
  writtenIn: (code) => `in ${LANGUAGE[code] ?? code}`,

  sources: 'Sources',
  copy: 'copy',
  undated: 'undated',
  dateNote: (note) => note,
  noLink: 'no link held',

  suggestions: 'Suggestions:',
  note: 'Note: ',
  base: (asOf, version) => `Knowledge base as of ${asOf}, version ${version}.`,
};
