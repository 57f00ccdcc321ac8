import type { IsoDate } from '../model/knowledge.ts';
import type { Language } from '../model/question.ts';
import type { Engine } from '../retrieval/engine.ts';
import { firstDay, lastDay } from '../text/dates.ts';
import { editDistance } from '../text/edit-distance.ts';
import { clean } from '../text/normalize.ts';
import type { ArgumentSpec, CommandSpec } from './grammar.ts';
import { looseDates } from './loose-dates.ts';
import { readDate } from './read-date.ts';
import { resolveTopic } from './resolve-topic.ts';
import { splitActors, splitSubject } from './split-names.ts';

/** Arguments by name; a date among them is ISO. */
export type Arguments = Readonly<Record<string, string>>;
export type Parsed =
  | { readonly kind: 'parsed'; readonly values: Arguments; readonly language?: Language }
  | { readonly kind: 'problem'; readonly message: string };

interface Word {
  readonly text: string;
  readonly quoted: boolean;
}
const OTHER_KEYS: Readonly<Record<string, string>> = {
  asof: 'as-of',
  date: 'as-of',
  on: 'as-of',
  at: 'as-of',
  when: 'as-of',
  in: 'as-of',
  as: 'as-of',
  since: 'from',
  after: 'from',
  start: 'from',
  begin: 'from',
  until: 'to',
  till: 'to',
  before: 'to',
  end: 'to',
  subject: 'topic',
  about: 'topic',
  theme: 'topic',
  p: 'page',
  language: 'lang',
  actor: 'actor',
};
const LANGUAGES: Readonly<Record<string, Language>> = {
  en: 'en',
  english: 'en',
  sq: 'sq',
  albanian: 'sq',
  sr: 'sr-Latn',
  serbian: 'sr-Latn',
  'sr-latn': 'sr-Latn',
  'sr-cyrl': 'sr-Cyrl',
};
/** Arguments that are text as it stands: a colon in them is no option. */
const FREE = new Set(['ask', 'when', 'source', 'document']);

/**
 * Splits what stands behind a command into its named arguments: options in any order, then names by their place,
 * of several words with or without quotation marks.
 */
export function parseArguments(engine: Engine, spec: CommandSpec, text: string, today: IsoDate): Parsed {
  const line = clean(text);
  const [only] = spec.arguments;
  if (only !== undefined && FREE.has(spec.name)) return parsed({ [only.name]: unquoted(line) });
  const values: Record<string, string> = {};
  const places: Word[] = [];
  let language: Language | undefined;
  const words = wordsOf(joinKeys(line, spec));
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const option = word.quoted ? undefined : optionOf(word.text);
    if (option === undefined) {
      places.push(word);
      continue;
    }
    const key = OTHER_KEYS[option.key] ?? option.key;
    let end = i + 1;
    while (end < words.length && !(optionOf(words[end]!.text) !== undefined && !words[end]!.quoted)) end++;
    const following = words.slice(i + 1, end);
    const value = option.value === '' ? following : [{ text: option.value, quoted: false }, ...following];
    if (key === 'lang') {
      language = LANGUAGES[value[0]?.text.toLowerCase() ?? ''];
      if (language === undefined) return problem('The language is not one of: en, sq, sr, sr-Cyrl.');
      i += option.value === '' ? 1 : 0;
      continue;
    }
    const argument = spec.arguments.find((other) => (other.key ?? other.name) === key);
    if (argument === undefined) return problem(unknownOption(spec, key));
    const taken = takeValue(engine, argument, value, places.length > 0, today);
    if (typeof taken === 'string') return problem(taken);
    values[argument.name] = taken.value;
    // A value that ends early gives its other words back to the names.
    i += taken.words - (option.value === '' ? 0 : 1);
  }
  const loose = looseDates(
    spec,
    places.map(({ text: typed, quoted }) => (quoted ? `"${typed}"` : typed)),
    values,
    today,
  );
  Object.assign(values, loose.values);
  place(engine, spec, loose.words.join(' '), values);
  const range = { from: values.from, to: values.to };
  if (range.from !== undefined && range.to !== undefined && firstDay(range.from) > lastDay(range.to))
    return problem('The first date is later than the last one; swap from: and to:.');
  return parsed(values, language);
}

const parsed = (values: Arguments, language?: Language): Parsed => ({
  kind: 'parsed',
  values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')),
  ...(language === undefined ? {} : { language }),
});
const problem = (message: string): Parsed => ({ kind: 'problem', message });
const unquoted = (text: string) => (/^["“„].*["”“]$/u.test(text) ? text.slice(1, -1).trim() : text);
const unreadable = (key: string) =>
  `The date at ${key}: could not be read. Write it as 2007-06-01, 2007-06, 2007 or June 2007.`;

/** "as of 2007" and "from : 2007" become `as-of:2007` and `from:2007`. */
function joinKeys(line: string, spec: CommandSpec): string {
  const asOf = spec.arguments.some(({ key }) => key === 'as-of');
  const text = line.replace(/[“”„«»]/gu, '"').replace(/(?<=^|\s)([\p{L}-]+)\s+([:=])(?=\s*\S)/gu, '$1$2');
  return asOf ? text.replace(/(?<=^|\s)-{0,2}as[\s_-]?of(?:\s*[:=]\s*|\s+|$)/giu, 'as-of: ') : text;
}

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/([\p{L}_-]+[:=])"([^"]*)"|"([^"]*)"|[^\s"]+/gu)) {
    if (match[1] !== undefined)
      words.push({ text: match[1], quoted: false }, { text: match[2] ?? '', quoted: true });
    else words.push({ text: (match[3] ?? match[0]).trim(), quoted: match[3] !== undefined });
  }
  return words.filter(({ text: typed }) => typed !== '');
}

function optionOf(word: string): { key: string; value: string } | undefined {
  const found = /^-{0,2}(\p{L}[\p{L}_-]*)[:=](?!\/\/)(.*)$/u.exec(word);
  return found === null
    ? undefined
    : { key: found[1]!.toLowerCase().replaceAll('_', '-'), value: found[2]!.trim() };
}

function unknownOption(spec: CommandSpec, key: string): string {
  const keys = spec.arguments.flatMap((argument) => argument.key ?? []);
  const near = keys.find((other) => editDistance(key, other, 2) <= 2);
  const known =
    keys.length === 0
      ? `/${spec.name} takes no options`
      : `options of /${spec.name} are ${keys.map((other) => `${other}:`).join(', ')}`;
  return `Unknown option; ${known}.${near === undefined ? '' : ` Did you mean ${near}:?`}`;
}

/** The value of an option: as many of the words behind it as belong to it, or a sentence on what is wrong. */
function takeValue(
  engine: Engine,
  { key = '', kind, name }: ArgumentSpec,
  words: readonly Word[],
  placed: boolean,
  today: IsoDate,
): { value: string; words: number } | string {
  const label = key === '' ? name : key;
  if (words.length === 0)
    return kind === 'date'
      ? `${label}: needs a date, for example ${label}:2007-06-01.`
      : `${label}: needs a value.`;
  if (words[0]!.quoted && kind !== 'date') return { value: words[0]!.text, words: 1 };
  for (let size = words.length; size >= 1; size--) {
    const text = words
      .slice(0, size)
      .map((word) => word.text)
      .join(' ');
    if (kind === 'date') {
      const date = readDate(text, today);
      if (date !== undefined) return { value: date, words: size };
    } else if (kind === 'topic') {
      const topic = resolveTopic(engine, text);
      if (topic.kind === 'found' && topic.exact) return { value: topic.topic.id, words: size };
    }
  }
  if (kind === 'date') return unreadable(label);
  const size = placed || key === '' ? words.length : 1;
  return {
    value: words
      .slice(0, size)
      .map((word) => word.text)
      .join(' '),
    words: size,
  };
}

/** Puts the words that belong to no option into the arguments that stand by their place. */
function place(engine: Engine, spec: CommandSpec, text: string, values: Record<string, string>): void {
  const free = spec.arguments.filter(({ key, name }) => key === undefined && values[name] === undefined);
  const [first, second] = free;
  if (first === undefined || text.trim() === '') return;
  if (first.kind === 'actor' && second?.kind === 'actor') {
    const [one, other = ''] = splitActors(engine, text);
    values[first.name] = one;
    values[second.name] = other;
  } else if (first.kind === 'actor' || first.kind === 'person') {
    const { name, rest } = splitSubject(
      engine,
      text,
      first.kind === 'actor' && values.topic === undefined
        ? 'topic'
        : second === undefined
          ? 'none'
          : 'words',
    );
    values[first.name] = name;
    if (rest !== '') values[second?.name ?? 'topic'] = rest;
  } else values[first.name] = unquoted(text);
}
