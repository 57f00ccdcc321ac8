import { createFormatDate } from '../../text/dates.ts';
import type { Messages } from '../messages.ts';
import { createPlural } from './plural.ts';

// Albanian. MACHINE-MADE WORDING, NOT YET READ BY A NATIVE SPEAKER: review it before relying on it, and say so here.
// The place is "Kosova" and "Prishtina"; names that are handed in stay undeclined, mostly behind a colon.

const plural = createPlural('sq');
const date = createFormatDate('sq');
/** "më 17 shkurt 2008", but "në shkurt 2008". */
const at = (iso: string) => `${iso.length === 10 ? 'më' : 'në'} ${date(iso)}`;
const UNDATED = 'pa datë';
const LANGUAGE: Readonly<Record<string, string>> = { en: 'anglisht', sq: 'shqip', sr: 'serbisht' };

export const SQ: Messages = {
  noPassage: 'Burimet e kësaj baze nuk kanë asnjë pasazh për këtë.',
  opinion: 'Ky bot nuk jep as mendim, as vlerësim. Ai tregon çfarë thotë secila palë, me data dhe me burime.',
  steering: 'Ky bot vetëm kërkon pasazhe në burimet e veta; nuk merr udhëzime dhe nuk shkruan tekste.',
  empty:
    'Këtu nuk ka pyetje. Pyesni me fjalë për statusin e Kosovës, për shembull: kur e shpalli Kosova pavarësinë?',
  tooLong: (characters, limit) =>
    `Pyetja ka ${characters} ${plural(characters, { one: 'shenjë', other: 'shenja' })}; ju lutemi pyesni me më së shumti ${limit}.`,
  premise: 'Burimet nuk e mbështesin premisën e pyetjes.',
  carried: (words) => `Kuptuar si vazhdim; u mor nga më parë: ${words}.`,
  corrected: (from, to) => `U lexua “${from}” si “${to}”.`,
  leftOut: (count) =>
    `${plural(count, { one: 'U la', other: 'U lanë' })} jashtë edhe ${count} ${plural(count, { one: 'fragment', other: 'fragmente' })}, për shkurtësi.`,
  nearest: 'Titujt më të afërt, jo përgjigje:',
  rephrase: 'Provoni me fjalë të tjera, me një emër ose me një datë.',
  noneHeld: 'Nuk ka asnjë pasazh në bazë.',
  examples: [
    'Kur e shpalli Kosova pavarësinë?',
    'A e njohu Sllovakia Kosovën?',
    'Çfarë tha Rice në dhjetor 2007?',
  ],

  date,
  period: ({ from, to }) => {
    if (from !== undefined && from === to) return date(from);
    if (from === undefined) return to === undefined ? UNDATED : `deri ${at(to)}`;
    return to === undefined ? `që nga ${date(from)}` : `${date(from)} – ${date(to)}`;
  },

  kind: { quote: 'Citim', digest: 'Përmbledhje', record: 'E dhënë', article: 'Artikull' },
  statedBy: (who = 'njëra palë') => `deklaruar nga ${who}`,
  reportedOf: (who) => `${who === undefined ? '' : `qëndrimi: ${who}, `}raportuar nga një palë e tretë`,
  primaryDocument: (who) => `${who === undefined ? '' : `${who}, `}dokument parësor`,
  onBehalf: (person, claimant) => `${person}, në emër të: ${claimant}`,
  published: (when) => `botuar: ${when}`,
  said: (period) => `thënë: ${period}`,
  about: (period) => `periudha: ${period}`,
  historical: 'historike',
  disputed: 'burimet nuk pajtohen',
  writtenIn: (code) => `[${LANGUAGE[code] ?? code}]`,

  sources: 'Burimet',
  copy: 'kopje',
  undated: UNDATED,
  dateNote: (note) =>
    note
      .replace(/^undated snapshot$/, 'kopje e ruajtur, pa datë')
      .replace(/^undated/, UNDATED)
      .replace(/^(\d{4}) or later$/, '$1 ose më vonë'),
  noLink: 'pa lidhje interneti',

  suggestions: 'Sugjerime:',
  note: 'Shënim: ',
  base: (asOf, version) => `Gjendja e bazës së njohurive: ${asOf}, versioni ${version}.`,
};
