import type { IsoDate } from '../model/knowledge.ts';
import type { CommandSpec } from './grammar.ts';
import { readDate } from './read-date.ts';

/** The longest date phrase, as in "the 17th of February 2008". */
const LONGEST = 5;
/** Without a key, only a phrase with a year or one of these is a date: "may" is a verb, "1244" a resolution. */
const DATED =
  /\b(?:19|20)\d\d\b|\b(?:now|today|yesterday|(?:last|this) (?:year|month|week)|years? ago|independence|declaration)\b/i;
const RANGE = /^((?:19|20)\d\d)\s*[-–/]\s*((?:19|20)\d\d)$/;

export interface LooseDates {
  readonly words: readonly string[];
  readonly values: Readonly<Record<string, string>>;
}

/** Dates typed without their key: "in 2006", "from 2006 to 2008", "page 2", or a year alone. */
export function looseDates(
  spec: CommandSpec,
  words: readonly string[],
  known: Readonly<Record<string, string>>,
  today: IsoDate,
): LooseDates {
  const keys = new Set(spec.arguments.flatMap(({ key }) => key ?? []));
  const ranged = keys.has('from');
  if (!ranged && !keys.has('as-of')) return { words, values: {} };
  const left: string[] = [];
  const values: Record<string, string> = {};
  const put = (key: string, date: IsoDate) => {
    if (known[key] === undefined) values[key] = date;
  };
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!.toLowerCase();
    const span = RANGE.exec(word);
    if (ranged && span !== null) {
      put('from', span[1]!);
      put('to', span[2]!);
      continue;
    }
    if (ranged && /^(?:page|p)$/.test(word) && /^\d+$/.test(words[i + 1] ?? '')) {
      values.page = words[++i]!;
      continue;
    }
    const lead = LEADS[word];
    // "before 2008" is a date of its own, and so is "before independence".
    const own = lead === undefined || word === 'before';
    const dated = phraseAt(words, own ? i : i + 1, today);
    if (dated === undefined) {
      left.push(words[i]!);
      continue;
    }
    const { date, size } = dated;
    i += size - (own ? 1 : 0);
    if (!ranged) {
      if (lead !== 'from') put('as-of', date);
    } else if (lead === 'from') put('from', date);
    else if (lead === 'to' || (lead === 'and' && values.from !== undefined)) put('to', date);
    else if (lead === undefined && values.from !== undefined && values.from === values.to)
      put(date < values.from ? 'from' : 'to', date);
    else {
      put('from', date);
      put('to', date);
    }
  }
  return { words: left.filter((word) => !/^[-–]$/.test(word)), values };
}

const LEADS: Readonly<Record<string, 'from' | 'to' | 'in' | 'and'>> = {
  from: 'from',
  since: 'from',
  after: 'from',
  between: 'from',
  starting: 'from',
  to: 'to',
  until: 'to',
  till: 'to',
  before: 'to',
  by: 'to',
  through: 'to',
  in: 'in',
  during: 'in',
  on: 'in',
  at: 'in',
  for: 'in',
  and: 'and',
};

function phraseAt(
  words: readonly string[],
  from: number,
  today: IsoDate,
): { date: IsoDate; size: number } | undefined {
  for (let size = Math.min(LONGEST, words.length - from); size >= 1; size--) {
    const phrase = words.slice(from, from + size).join(' ');
    // A quoted word is a name, a lead inside belongs to the next date.
    if (phrase.includes('"') || !DATED.test(phrase) || /\b(?:to|and|until|from|page)\b/i.test(phrase))
      continue;
    const date = readDate(phrase, today);
    if (date !== undefined) return { date, size };
  }
  return undefined;
}
