import { createFormatDate } from '../../text/dates.ts';
import type { Messages } from '../messages.ts';
import { createPlural } from './plural.ts';

// Serbian, in Latin; the Cyrillic catalogue is made from it. MACHINE-MADE WORDING, NOT YET READ BY A NATIVE SPEAKER:
// review it before relying on it, and say so here.
// The place is "Kosovo" and "Priština"; names that are handed in stay undeclined, mostly behind a colon.

/** How the catalogue is written: `t` gets the words apart from what is handed in, which keeps its own script. */
export interface Script {
  readonly locale: string;
  readonly t: (words: TemplateStringsArray, ...given: readonly (string | number)[]) => string;
}

const LATIN: Script = {
  locale: 'sr-Latn-RS',
  t: (words, ...given) => words.map((part, place) => `${part}${given[place] ?? ''}`).join(''),
};

/** The Serbian catalogue in either script. */
export function serbian({ locale, t }: Script): Messages {
  const plural = createPlural(locale);
  const date = createFormatDate(locale);
  const languages: Readonly<Record<string, string>> = { en: t`engleski`, sq: t`albanski`, sr: t`srpski` };
  const undated = t`bez datuma`;
  /** "17. februara 2008." behind a preposition, for "17. februar 2008." */
  const genitive = (when: string) =>
    when.replace(/\p{L}+/u, (month) => `${month.replace(/([bб])[aа]([rр])$/u, '$1$2')}${t`a`}`);

  return {
    noPassage: t`U izvorima ove baze nema odlomka o tome.`,
    opinion: t`Ovaj bot ne iznosi ni mišljenje ni ocenu. Prikazuje šta svaka strana kaže, sa datumima i izvorima.`,
    steering: t`Ovaj bot samo pronalazi odlomke u svojim izvorima; ne prima uputstva i ne piše tekstove.`,
    empty: t`Ovde nema pitanja. Pitajte rečima o statusu Kosova, na primer: kada je Kosovo proglasilo nezavisnost?`,
    tooLong: (characters, limit) =>
      t`Pitanje ima ${characters} ${plural(characters, { one: t`znak`, few: t`znaka`, other: t`znakova` })}; najviše je dozvoljeno ${limit}.`,
    premise: t`Izvori ne potkrepljuju pretpostavku iz pitanja.`,
    carried: (words) => t`Shvaćeno kao nastavak; preuzeto: ${words}.`,
    corrected: (from, to) => t`Pročitano „${from}“ kao „${to}“.`,
    leftOut: (count) =>
      plural(count, {
        one: t`Izostavljen je još ${count} odlomak, radi kratkoće.`,
        few: t`Izostavljena su još ${count} odlomka, radi kratkoće.`,
        other: t`Izostavljeno je još ${count} odlomaka, radi kratkoće.`,
      }),
    nearest: t`Najbliži naslovi, ne odgovor:`,
    rephrase: t`Pokušajte drugim rečima, imenom ili datumom.`,
    noneHeld: t`U bazi nema odlomka.`,
    examples: [
      t`Kada je Kosovo proglasilo nezavisnost?`,
      t`Da li je Slovačka priznala Kosovo?`,
      t`Šta je Rajs rekla u decembru 2007?`,
    ],

    date,
    period: ({ from, to }) => {
      if (from !== undefined && from === to) return date(from);
      if (from === undefined) return to === undefined ? undated : t`do ${genitive(date(to))}`;
      if (to === undefined) return t`od ${genitive(date(from))}`;
      return `${beforeMark(date(from))} – ${date(to)}`;
    },

    kind: { quote: t`Citat`, digest: t`Sažetak`, record: t`Podatak`, article: t`Članak` },
    statedBy: (who) => (who === undefined ? t`izjava jedne strane` : t`izjava: ${who}`),
    reportedOf: (who) =>
      who === undefined ? t`prenosi treća strana` : t`stav: ${who}, prenosi treća strana`,
    primaryDocument: (who) => (who === undefined ? t`primarni dokument` : t`${who}, primarni dokument`),
    onBehalf: (person, claimant) => t`${person}, u ime: ${claimant}`,
    published: (when) => t`objavljeno: ${when}`,
    said: (period) => t`izrečeno: ${period}`,
    about: (period) => t`period: ${period}`,
    historical: t`istorijski`,
    disputed: t`izvori se ne slažu`,
    writtenIn: (code) => `[${languages[code] ?? code}]`,

    sources: t`Izvori`,
    copy: t`kopija`,
    undated,
    dateNote: (note) =>
      note
        .replace(/^undated snapshot$/, t`sačuvana kopija, bez datuma`)
        .replace(/^undated/, undated)
        .replace(/^(\d{4}) or later$/, t`$1. ili kasnije`),
    noLink: t`bez internet adrese`,

    suggestions: t`Predlozi:`,
    note: t`Napomena: `,
    base: (asOf, version) => t`Stanje baze znanja: ${beforeMark(asOf)}, verzija ${version}.`,
  };
}

/** The dot of an ordinal is left out before another mark: "2. maj 2026, verzija". */
const beforeMark = (date: string) => date.replace(/\.$/, '');

export const SR_LATN = serbian(LATIN);
