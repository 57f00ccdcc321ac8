import { z } from 'zod';
import { Excerpter, frame } from '../../src/answer/compose.ts';
import { messages } from '../../src/answer/messages.ts';
import type { Bot } from '../../src/bot.ts';
import { NOTHING_ASKED } from '../../src/evidence/excerpt.ts';
import type { Answer, Excerpt, Grounded } from '../../src/model/answer.ts';
import type { Passage, Source } from '../../src/model/knowledge.ts';
import type { Language } from '../../src/model/question.ts';
import type { Engine } from '../../src/retrieval/engine.ts';

/** An excerpt as passage, range and source: enough to cut the same one again. */
const place = z.tuple([
  z.string(),
  z.number().int().nonnegative(),
  z.number().int().nonnegative(),
  z.string(),
]);
type Place = z.infer<typeof place>;
const keptSchema = z.object({
  /** Id of the question: what votes are counted under. */
  answer: z.string(),
  /** Keyed hash of who asked. */
  asker: z.string(),
  kind: z.enum(['grounded', 'abstained', 'choice', 'usage', 'help', 'failed']),
  language: z.enum(['en', 'sq', 'sr-Latn', 'sr-Cyrl']),
  version: z.string(),
  title: z.string().optional(),
  message: z.string().optional(),
  notes: z.array(z.string()),
  suggestions: z.array(z.string()),
  sections: z.array(
    z.object({ heading: z.string().optional(), empty: z.string().optional(), places: z.array(place) }),
  ),
  more: z.array(place),
});
/** What is kept of an answer so that its buttons work after a restart: places in the base, never the question. */
export type KeptAnswer = z.infer<typeof keptSchema>;

/** Length of an excerpt whose place no longer fits the base. */
const BRIEF = 420;

const placeOf = ({ passage, range, source }: Excerpt): Place => [passage, range[0], range[1], source.id];

/** Reduces an answer; notes that repeat words of the question are dropped. */
export function keepAnswer(answer: Answer, asker: string): KeptAnswer {
  const grounded = answer.kind === 'grounded' ? answer : undefined;
  const personal = personalNotes(answer.language);
  return {
    answer: answer.questionId,
    asker,
    kind: answer.kind,
    language: answer.language,
    version: answer.base.version,
    ...(grounded?.title === undefined ? {} : { title: grounded.title }),
    ...(answer.kind === 'abstained' || answer.kind === 'choice' ? { message: answer.message } : {}),
    notes: answer.notes.filter((note) => !personal.some((beginning) => note.startsWith(beginning))),
    // Of a choice, suggestions are names of the registers; elsewhere they may repeat what was typed.
    suggestions: answer.kind === 'choice' ? [...answer.suggestions] : [],
    sections: (grounded?.sections ?? []).map(({ heading, empty, excerpts }) => ({
      ...(heading === undefined ? {} : { heading }),
      ...(empty === undefined ? {} : { empty }),
      places: excerpts.map(placeOf),
    })),
    more: (grounded?.more ?? []).map(placeOf),
  };
}

/** What notes that quote the asker begin with. */
function personalNotes(language: Language): string[] {
  const { carried, corrected } = messages(language);
  return [carried('\0'), corrected('\0', '\0')].map((note) => note.slice(0, note.indexOf('\0')));
}

/** `undefined` for what another version of the bot kept in a form that is not known. */
export function readKept(payload: string): KeptAnswer | undefined {
  try {
    return keptSchema.safeParse(JSON.parse(payload)).data;
  } catch {
    return undefined;
  }
}

/** The grounded answer again, with the same numbers; places that the base no longer holds are left out. */
export function rebuild({ engine }: Bot, kept: KeptAnswer, id: string): Grounded {
  const excerpter = new Excerpter(engine);
  const again = (places: readonly Place[]): Excerpt[] =>
    places.flatMap((held) => excerptAt(engine, excerpter, held, kept.version) ?? []);
  const sections = kept.sections.map(({ heading, empty, places }) => ({
    ...(heading === undefined ? {} : { heading }),
    ...(empty === undefined ? {} : { empty }),
    excerpts: again(places),
  }));
  const more = again(kept.more);
  return excerpter.grounded(
    frame(engine, id, kept.language, { notes: kept.notes, suggestions: kept.suggestions }),
    sections,
    more,
    kept.title,
  );
}

function excerptAt(
  engine: Engine,
  excerpter: Excerpter,
  [id, from, to, sourceId]: Place,
  version: string,
): Excerpt | undefined {
  const passage = passageOf(engine, id);
  if (passage === undefined) return undefined;
  const source = passage.sources.find((other) => other === sourceId);
  const cited = source === undefined ? passage : restingOn(passage, engine.sources.get(source));
  // In a changed base the same range may end in the middle of a word.
  if (version !== engine.knowledge.version || to > passage.text.length || from >= to)
    return excerpter.excerpt(cited, NOTHING_ASKED, BRIEF);
  return {
    ...excerpter.excerpt(cited, NOTHING_ASKED, BRIEF),
    range: [from, to],
    text: passage.text.slice(from, to),
  };
}

export const passageOf = (engine: Engine, id: string): Passage | undefined =>
  engine.knowledge.passages[engine.byId.get(id) ?? -1];

/** The passage as resting on one of its sources: the first is the one it is dated by. */
function restingOn(passage: Passage, source: Source | undefined): Passage {
  if (source === undefined || source.id === passage.sources[0]) return passage;
  const { published: _, ...rest } = passage;
  return { ...rest, sources: [source.id], ...(source.date === undefined ? {} : { published: source.date }) };
}
