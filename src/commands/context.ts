import { Excerpter, type Frame, frame } from '../answer/compose.ts';
import { messages } from '../answer/messages.ts';
import { NOTHING_ASKED } from '../evidence/excerpt.ts';
import type { Answer, Excerpt, Section } from '../model/answer.ts';
import type { IsoDate, Passage } from '../model/knowledge.ts';
import type { Language, Query, Question } from '../model/question.ts';
import type { Engine } from '../retrieval/engine.ts';
import type { CommandSpec } from './grammar.ts';
import type { Arguments } from './parse-arguments.ts';
import { type Accepts, type Correction, nameOf, type Resolved, resolve } from './resolve-name.ts';

/** What a command knows about its call besides its arguments. */
export interface CommandContext {
  readonly id: string;
  readonly spec: CommandSpec;
  readonly language: Language;
  readonly today: IsoDate;
  readonly understand: (question: Question) => Query;
}
/** One command: records in, answer out. */
export type Command = (engine: Engine, args: Arguments, context: CommandContext) => Answer;

/** Length of an excerpt in an answer of several, and of one shown whole. */
const BRIEF = 420;
export const WHOLE = Number.POSITIVE_INFINITY;
/** Share of what a command names that a record must hold to be listed. */
export const HELD = 0.56;

export const framed = (
  engine: Engine,
  { id, language }: Pick<CommandContext, 'id' | 'language'>,
  more: Partial<Pick<Frame, 'notes' | 'suggestions'>> = {},
): Frame => frame(engine, id, language, more);

/** Makes excerpts of passages in order. */
const excerptsOfPassages = (excerpter: Excerpter, passages: readonly Passage[], length = BRIEF): Excerpt[] =>
  passages.map((passage) => excerpter.excerpt(passage, NOTHING_ASKED, length));

export const passagesOf = (engine: Engine, ids: readonly string[]): Passage[] =>
  ids.flatMap((id) => engine.knowledge.passages[engine.byId.get(id) ?? -1] ?? []);

/** A section of passages of which the first few are shown and the others held back. */
export interface Plan {
  readonly heading?: string;
  readonly passages: readonly Passage[];
  readonly shown: number;
  readonly length?: number;
  readonly empty?: string;
}

/** The grounded answer of planned sections; says how many excerpts are held back. */
export function groundedPlan(
  engine: Engine,
  context: CommandContext,
  plans: readonly Plan[],
  title: string,
  words: Partial<Pick<Frame, 'notes' | 'suggestions'>> = {},
): Answer {
  const excerpter = new Excerpter(engine);
  const sections: Section[] = [];
  const held: [Plan, readonly Passage[]][] = [];
  for (const plan of plans) {
    if (plan.passages.length === 0 && plan.empty === undefined) continue;
    const excerpts = excerptsOfPassages(excerpter, plan.passages.slice(0, plan.shown), plan.length);
    sections.push({
      ...(plan.heading === undefined ? {} : { heading: plan.heading }),
      excerpts,
      ...(excerpts.length > 0 || plan.empty === undefined ? {} : { empty: plan.empty }),
    });
    held.push([plan, plan.passages.slice(plan.shown)]);
  }
  const more = held.flatMap(([plan, passages]) => excerptsOfPassages(excerpter, passages, plan.length));
  const notes = [
    ...(words.notes ?? []),
    ...(more.length === 0 ? [] : [messages(context.language).leftOut(more.length)]),
  ];
  return excerpter.grounded(framed(engine, context, { ...words, notes }), sections, more, title);
}

/** Wrong use: what is wrong, the command's usage and an example. */
export function usage(
  engine: Engine,
  context: CommandContext,
  problem: string,
  suggestions: readonly string[] = [],
): Answer {
  const { spec } = context;
  const message = `${problem} Usage: /${spec.usage}. Example: /${spec.example}`;
  return {
    kind: 'usage',
    ...framed(engine, context, { suggestions: suggestions.length > 0 ? suggestions : [`/${spec.example}`] }),
    message,
  };
}

/** No record for what was asked: said as such, with commands to try. */
export function nothingHeld(
  engine: Engine,
  context: CommandContext,
  message: string,
  suggestions: readonly string[],
  nearest: readonly Passage[] = [],
): Answer {
  return {
    kind: 'abstained',
    ...framed(engine, context, {
      suggestions: suggestions.length > 0 ? suggestions : [`/${context.spec.example}`],
    }),
    reason: 'no-passage',
    message,
    nearest: nearest.slice(0, 2).map((passage) => {
      const url = engine.sources.get(passage.sources[0])?.url;
      return { title: passage.heading, passage: passage.id, ...(url === undefined ? {} : { url }) };
    }),
  };
}

/** "Did you mean": at most three ready commands, or the usage where no name is near (F06). */
export function didYouMean(
  engine: Engine,
  context: CommandContext,
  problem: string,
  commands: readonly string[],
): Answer {
  if (commands.length === 0) return usage(engine, context, problem);
  return {
    kind: 'choice',
    ...framed(engine, context, { suggestions: [...new Set(commands)].slice(0, 3) }),
    message: `${problem} Did you mean:`,
  };
}

/** A name as a command takes it back: the shortest that leads to the same actor. */
export const typedName = (engine: Engine, id: string): string =>
  id === 'kosovo-institutions' ? 'kosovo' : nameOf(engine, id);

export const correctionNotes = (
  context: CommandContext,
  corrected: Correction | undefined,
): readonly string[] =>
  corrected === undefined ? [] : [messages(context.language).corrected(corrected.from, corrected.to)];

/** The actor or term of an argument, or the answer that asks for a better one. */
export function named(
  engine: Engine,
  context: CommandContext,
  text: string,
  accepts: Accepts,
  command: (name: string) => string,
  problem = 'No actor of the registers has this name.',
): { readonly id: string; readonly notes: readonly string[] } | { readonly answer: Answer } {
  const found: Resolved = resolve(engine, text, accepts);
  switch (found.kind) {
    case 'found':
      return { id: found.id, notes: correctionNotes(context, found.corrected) };
    case 'several':
      return {
        answer: didYouMean(
          engine,
          context,
          'This name fits several entries.',
          found.ids.map((id) => command(typedName(engine, id))),
        ),
      };
    case 'unknown':
      return {
        answer: didYouMean(
          engine,
          context,
          problem,
          found.near.map((id) => command(typedName(engine, id))),
        ),
      };
  }
}
