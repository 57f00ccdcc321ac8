import type { IsoDate, Period } from '../model/knowledge.ts';

/** Month names in English, Albanian and Serbian, folded, with their case endings cut where they have any. */
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'janar', 'januar'],
  ['february', 'feb', 'febr', 'shkurt', 'februar'],
  ['march', 'mar', 'mars', 'mart', 'marta', 'martu', 'marsit', 'marsin'],
  ['april', 'apr', 'prill'],
  ['may', 'maj', 'maja', 'maju', 'majit', 'majin'],
  ['june', 'jun', 'qershor', 'juni', 'juna', 'junu'],
  ['july', 'jul', 'korrik', 'juli', 'jula', 'julu'],
  ['august', 'aug', 'gusht', 'avgust'],
  ['september', 'sept', 'sep', 'shtator', 'septembar', 'septembr'],
  ['october', 'oct', 'tetor', 'oktobar', 'oktobr'],
  ['november', 'nov', 'nentor', 'novembar', 'novembr'],
  ['december', 'dec', 'dhjetor', 'decembar', 'decembr'],
];
/** The declaration's day: what "before independence" is measured from. The bot's own words never call it that. */
const DECLARATION = '2008-02-17';
const DAY_BEFORE_DECLARATION = '2008-02-16';

const monthOf = (word: string): number | undefined => {
  const found = MONTHS.findIndex((names) =>
    names.some(
      (name) => word === name || (name.length > 4 && word.startsWith(name) && word.length <= name.length + 3),
    ),
  );
  return found < 0 ? undefined : found + 1;
};
const pad = (n: number) => String(n).padStart(2, '0');

export interface DateCue {
  readonly period: Period;
  /** Folded words that said so. */
  readonly words: readonly string[];
}

/**
 * The time that a question names: a year, a month, a day, a range, or "before independence". Nothing relative.
 *
 * @param words folded words of the question in order
 * @param english whether they are English: Serbian "do" (until) is an English verb
 */
export function dateCue(words: readonly string[], english = true): DateCue | undefined {
  const text = words.join(' ');
  const numeric = /\b(\d{1,2}) (\d{1,2}) ((?:19|20)\d\d)\b/.exec(text);
  if (numeric !== null && Number(numeric[1]) <= 31 && Number(numeric[2]) >= 1 && Number(numeric[2]) <= 12) {
    // Day before month, as both languages of the country and most of Europe write it.
    const date = `${numeric[3]}-${pad(Number(numeric[2]))}-${pad(Number(numeric[1]))}`;
    return { period: { from: date, to: date }, words: numeric[0].split(' ') };
  }
  const iso = /\b((?:19|20)\d\d) (\d\d)(?: (\d\d))?\b/.exec(text);
  if (
    iso !== null &&
    Number(iso[2]) >= 1 &&
    Number(iso[2]) <= 12 &&
    // "2008 12 states" is a year and a number; a month alone is written with its zero.
    (iso[3] === undefined ? iso[2]!.startsWith('0') : Number(iso[3]) <= 31)
  ) {
    const date = iso.slice(1).filter(Boolean).join('-');
    return { period: { from: date, to: date }, words: iso[0].split(' ') };
  }
  const dates: { date: IsoDate; words: string[] }[] = [];
  for (let i = 0; i < words.length; i++) {
    const month = monthOf(words[i]!);
    if (month !== undefined) {
      // "between March and May 2008": the first month borrows the year of the second.
      const later =
        /^(and|to|do|deri|i|dhe)$/.test(words[i + 1] ?? '') && monthOf(words[i + 2] ?? '') !== undefined
          ? words[i + 3]
          : undefined;
      if (later !== undefined && /^(19|20)\d\d$/.test(later)) {
        dates.push({ date: `${later}-${pad(month)}`, words: [words[i]!] });
        continue;
      }
      // A day stands next to its month: "17 February", "17th of February", "February 17".
      const near = [words[i + 1], words[i - 1], words[i - 1] === 'of' ? words[i - 2] : undefined].map(
        (word) => word ?? '',
      );
      const short = /^0\d$/.test(words[i + 1] ?? '') ? words[i + 1]! : undefined;
      const year =
        [words[i + 1], words[i + 2], words[i + 3]].find(
          // Beside a month it is a year, however long ago.
          (word) => word !== undefined && /^(1\d|20)\d\d$/.test(word),
        ) ?? (short === undefined ? undefined : `20${short}`);
      const day = near
        .filter((word) => word !== short)
        .map((word) => /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1])
        .find((d) => d !== undefined && Number(d) >= 1 && Number(d) <= 31);
      if (year !== undefined) {
        const date =
          day === undefined ? `${year}-${pad(month)}` : `${year}-${pad(month)}-${pad(Number(day))}`;
        dates.push({
          date,
          words: [
            words[i]!,
            year,
            ...(short === undefined ? [] : [short]),
            ...near.filter((word) => day !== undefined && word.startsWith(day)),
          ],
        });
        i = Math.max(i, words.indexOf(short ?? year, i));
        continue;
      }
    }
    const short = shortYear(words, i);
    if (short !== undefined) dates.push({ date: short, words: [words[i]!] });
    else if (
      /^(19[5-9]\d|20\d\d)$/.test(words[i]!) &&
      !dates.some((found) => found.words.includes(words[i]!))
    )
      dates.push({ date: words[i]!, words: [words[i]!] });
  }
  const first = dates[0];
  if (first !== undefined) {
    const second = dates[1];
    const used = dates.flatMap((found) => found.words);
    const neighbours =
      second !== undefined && words.indexOf(second.words[0]!) - words.indexOf(first.words[0]!) === 1;
    if (
      second !== undefined &&
      (neighbours ||
        (english ? /\b(between|from|since|to|until|till)\b/ : /\b(nga|deri|izmedju|od|do|mes)\b/).test(text))
    ) {
      const [from, to] = [first.date, second.date].sort();
      return { period: { from: from!, to: to! }, words: used };
    }
    if (
      (english ? /\b(before|until|till|prior to)\b/ : /\b(para|deri|pre|prije|do)\b/).test(
        before(words, first.words),
      )
    )
      return { period: { to: first.date }, words: used };
    if (
      (english ? /\b(after|since)\b/ : /\b(pas|qe nga|qysh|nakon|posle|poslije|od)\b/).test(
        before(words, first.words),
      )
    )
      return { period: { from: first.date }, words: used };
    return { period: { from: first.date, to: first.date }, words: used };
  }
  if (
    /\b(before|prior to|para|pre|prije) (the )?(declaration|independence|kosov\w* declar\w*|pavaresi\w*|shpallj\w*|nezavisnosti|proglasenj\w*)/.test(
      text,
    )
  )
    return { period: { to: DAY_BEFORE_DECLARATION }, words: ['before'] };
  if (
    /\b(after|since|pas|posle|nakon|od) (the )?(declaration|independence|pavaresi\w*|shpallj\w*|nezavisnosti|proglasenj\w*)/.test(
      text,
    )
  )
    return { period: { from: DECLARATION }, words: ['after', 'since'] };
  return undefined;
}

/** A year of two figures at the end of a question or before its next clause: "in 99", "late 08". */
function shortYear(words: readonly string[], at: number): string | undefined {
  const figures = /^\d\d$/.exec(words[at]!)?.[0];
  if (
    figures === undefined ||
    !/^(?:in|since|of|from|until|before|after|late|early|mid|ne|u|nga|od|pre|posle|viti|vitin)$/.test(
      words[at - 1] ?? '',
    )
  )
    return undefined;
  if (
    words[at + 1] !== undefined &&
    !/^(?:who|what|did|was|were|and|or|when|why|how|by|dhe|i|a)$/.test(words[at + 1]!)
  )
    return undefined;
  return Number(figures) >= 74 ? `19${figures}` : Number(figures) <= 26 ? `20${figures}` : undefined;
}

/** The three words before a date, where "before", "since" and the like stand. */
function before(words: readonly string[], dateWords: readonly string[]): string {
  const at = Math.min(...dateWords.map((word) => words.indexOf(word)).filter((place) => place >= 0));
  return words.slice(Math.max(0, at - 3), at).join(' ');
}
