import { Citations } from '../../src/answer/cite.ts';
import { frame } from '../../src/answer/compose.ts';
import { messages } from '../../src/answer/messages.ts';
import type { Bot } from '../../src/bot.ts';
import { type Answer, type Excerpt, excerptsOf, type Section } from '../../src/model/answer.ts';
import type { IsoDate } from '../../src/model/knowledge.ts';
import { sentences } from '../../src/text/sentences.ts';

/** The request of the shortcuts "Check against sources": a command beside the grammar, with a message as its text. */
export const CHECK = 'check';
/** The three fixed headings (F07); none of them is a verdict. */
export const CHECK_HEADINGS = [
  'What supports it',
  'What contradicts or disputes it',
  'What the sources do not say',
] as const;

/** Statements read of one message, and excerpts taken for each and under each heading. */
const STATEMENTS = 6;
const FOR_EACH = 2;
const UNDER_EACH = 3;
/** Shorter sentences ("Nonsense!") state nothing that could be looked up. */
const LEAST_WORDS = 3;

interface Statement {
  readonly id: string;
  readonly text: string;
  readonly today?: IsoDate;
}

/** A bot that also takes the request {@link CHECK}: its text is a message, and the answer shows what bears on it. */
export const withCheck = (bot: Bot): Bot => ({
  ...bot,
  respond: (request) =>
    'command' in request && request.command === CHECK
      ? {
          answer: checkMessage(bot, {
            id: request.id,
            text: request.args,
            ...(request.today === undefined ? {} : { today: request.today }),
          }),
        }
      : bot.respond(request),
});

/** What the sources hold on each statement of somebody's message. Says what stands where, never whether it is so. */
export function checkMessage(bot: Bot, { id, text, today }: Statement): Answer {
  const all = statementsOf(text);
  const read = all.slice(0, STATEMENTS);
  const common = (notes: readonly string[]) => frame(bot.engine, id, 'en', { notes });
  if (read.length === 0)
    return {
      kind: 'usage',
      ...common([]),
      message: 'This message has no statement in words that could be looked up.',
    };
  const supports: Excerpt[] = [];
  const disputes: Excerpt[] = [];
  const nothing: number[] = [];
  for (const [index, statement] of read.entries()) {
    const answer = bot.ask({ id, text: statement, ...(today === undefined ? {} : { today }) });
    const excerpts = excerptsOf(answer).slice(0, FOR_EACH);
    if (excerpts.length === 0) nothing.push(index + 1);
    for (const excerpt of excerpts)
      if (![...supports, ...disputes].some(({ passage }) => passage === excerpt.passage))
        (stands(bot, statement, answer, excerpt) === 'against' ? disputes : supports).push(excerpt);
  }
  const citations = new Citations();
  const numbered = (excerpts: readonly Excerpt[]): Excerpt[] =>
    excerpts.map((excerpt) => ({ ...excerpt, cite: citations.cite(excerpt.source) }));
  const shown = [supports, disputes].map((excerpts) => numbered(excerpts.slice(0, UNDER_EACH)));
  const more = [supports, disputes].flatMap((excerpts) => numbered(excerpts.slice(UNDER_EACH)));
  const [held = [], against = []] = shown;
  const sections: Section[] = [
    { heading: CHECK_HEADINGS[0], excerpts: held, ...emptyUnless(held) },
    { heading: CHECK_HEADINGS[1], excerpts: against, ...emptyUnless(against) },
    { heading: CHECK_HEADINGS[2], excerpts: [], empty: unsaid(nothing, read.length) },
  ];
  const notes =
    all.length > read.length
      ? [`Only the first ${STATEMENTS} of ${all.length} statements were looked up.`]
      : [];
  return {
    kind: 'grounded',
    ...common(notes),
    sections,
    citations: citations.used([...held, ...against, ...more]),
    more,
  };
}

const emptyUnless = (excerpts: readonly Excerpt[]) =>
  excerpts.length > 0 ? {} : { empty: messages('en').noneHeld };

const statementsOf = (text: string): string[] =>
  text
    .split(/\n+/)
    .flatMap((line) => sentences(line).map(({ from, to }) => line.slice(from, to).trim()))
    .filter((sentence) => (sentence.match(/\p{L}+/gu) ?? []).length >= LEAST_WORDS);

/** Statements are named by their place: the words of a message may be loaded, and are not ours to repeat (D06). */
function unsaid(numbers: readonly number[], read: number): string {
  if (numbers.length === 0)
    return 'Nothing is held beyond the excerpts above; what they leave open stays open.';
  if (numbers.length === read)
    return read === 1
      ? 'No passage held on this statement.'
      : `No passage held on any of the ${read} statements.`;
  return `No passage held on ${numbers.length === 1 ? 'statement' : 'statements'} ${numbers.join(', ')} of ${read}.`;
}

const NEGATION = /\b(?:not|never|no longer|\w+n['’]t)\b/i;
const YEARS = /\b(?:1[89]|20)\d{2}\b/g;

/**
 * On which side of a statement an excerpt stands. Only what can be read off the records counts: a premise that they do
 * not support, a disputed passage, the other side's view, another year, a negation on one side only. It decides
 * under which heading an excerpt stands, and nothing is said about the statement itself.
 */
function stands(bot: Bot, statement: string, answer: Answer, excerpt: Excerpt): 'with' | 'against' {
  if (answer.notes.includes(messages(answer.language).premise) || excerpt.disputed) return 'against';
  const side = ({ passage }: Excerpt) =>
    bot.engine.knowledge.passages[bot.engine.byId.get(passage) ?? -1]?.side;
  const [first] = excerptsOf(answer);
  if (
    first !== undefined &&
    side(first) !== undefined &&
    side(excerpt) !== undefined &&
    side(first) !== side(excerpt)
  )
    return 'against';
  const said: readonly string[] = statement.match(YEARS) ?? [];
  const held: readonly string[] =
    [excerpt.text, excerpt.period?.from, excerpt.period?.to].join(' ').match(YEARS) ?? [];
  if (said.length > 0 && held.length > 0 && !said.some((year) => held.includes(year))) return 'against';
  const [opening] = sentences(excerpt.text);
  const claim = excerpt.text.slice(opening?.from, opening?.to);
  return NEGATION.test(statement) !== NEGATION.test(claim) ? 'against' : 'with';
}
