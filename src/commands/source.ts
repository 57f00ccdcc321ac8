import { Excerpter } from '../answer/compose.ts';
import { messages } from '../answer/messages.ts';
import { NOTHING_ASKED } from '../evidence/excerpt.ts';
import type { Answer, Excerpt } from '../model/answer.ts';
import type { NonEmpty, Passage, Source, SourceId } from '../model/knowledge.ts';
import type { Engine } from '../retrieval/engine.ts';
import { formatDate } from '../text/dates.ts';
import { editDistance } from '../text/edit-distance.ts';
import { type Command, type CommandContext, didYouMean, framed, WHOLE } from './context.ts';

const CITING = 5;

/** `source`: a passage whole with all its sources and, with a range, the part asked for (D01); or a source. */
export const source: Command = (engine, args, context) => {
  const typed = args
    .id!.trim()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/[.,;]$/, '');
  const { id, range } = readId(typed);
  const passage = findPassage(engine, id);
  if (passage !== undefined) return reproduce(engine, context, passage, range);
  const known = engine.sources.get(id) ?? engine.sources.get(id.replace(/^sources?\//, ''));
  if (known !== undefined) return describe(engine, context, known);
  return didYouMean(
    engine,
    context,
    'No passage or source has this id.',
    nearIds(engine, id).map((near) => `/source ${near}`),
  );
};

function readId(typed: string): { id: string; range?: readonly [number, number] } {
  const found = /^(\S+?):?\s*:?\s*\[?(\d+)\s*[-–,]\s*(\d+)\]?$/.exec(typed);
  const ranged = found !== null && /[:\s[]/.test(typed.slice(found[1]!.length));
  return ranged
    ? { id: found[1]!.toLowerCase(), range: [Number(found[2]), Number(found[3])] }
    : { id: typed.toLowerCase() };
}

/** By its id, or by what stands behind the group where that is the only one. */
function findPassage(engine: Engine, id: string): Passage | undefined {
  const { passages } = engine.knowledge;
  const exact =
    passages[engine.byId.get(id) ?? -1] ?? passages.find((passage) => passage.id.toLowerCase() === id);
  if (exact !== undefined || engine.sources.has(id)) return exact;
  const ending = passages.filter(
    (passage) => passage.id.toLowerCase().endsWith(`/${id}`) || passage.id.toLowerCase().endsWith(`#${id}`),
  );
  return ending.length === 1 ? ending[0] : undefined;
}

/** The passage once for each of its sources: the first is shown, the others are numbered behind it. */
function reproduce(
  engine: Engine,
  context: CommandContext,
  passage: Passage,
  range?: readonly [number, number],
): Answer {
  const { text } = passage;
  if (range !== undefined && (range[0] >= range[1] || range[1] > text.length))
    return didYouMean(
      engine,
      context,
      `The range lies outside the passage, which has ${text.length} characters.`,
      [`/source ${passage.id}`],
    );
  const excerpter = new Excerpter(engine);
  const [first, ...others] = passage.sources.map((id) =>
    excerpter.excerpt(citing(engine, passage, id), NOTHING_ASKED, WHOLE),
  );
  const part: Excerpt[] =
    range === undefined || first === undefined ? [] : [{ ...first, range, text: text.slice(...range) }];
  const sections = [
    ...(part.length === 0 ? [] : [{ heading: 'Part asked for', excerpts: part }]),
    { heading: passage.title, excerpts: first === undefined ? [] : [first] },
  ];
  const numbers = others.map(({ cite }) => `[${cite}]`).join(' ');
  const notes = [
    `Passage ${passage.id}, characters 0 to ${text.length}.`,
    ...(others.length === 0 ? [] : [`The same passage also rests on: ${numbers}`]),
  ];
  return excerpter.grounded(
    framed(engine, context, { notes, suggestions: neighbours(engine, passage) }),
    sections,
    others,
    passage.heading,
  );
}

/** The passage as resting on one of its sources. */
function citing(engine: Engine, passage: Passage, id: SourceId): Passage {
  const { published: _, ...rest } = passage;
  const date = engine.sources.get(id)?.date;
  return {
    ...rest,
    sources: [id] satisfies NonEmpty<SourceId>,
    ...(date === undefined ? {} : { published: date }),
  };
}

/** Before and after it in the same article (F24). */
function neighbours(engine: Engine, passage: Passage): string[] {
  if (passage.article === undefined) return [];
  const place = engine.byId.get(passage.id)!;
  return [place - 1, place + 1].flatMap((near) => {
    const other = engine.knowledge.passages[near];
    return other !== undefined && other.article === passage.article ? [`/source ${other.id}`] : [];
  });
}

function describe(engine: Engine, context: CommandContext, held: Source): Answer {
  const date = held.date === undefined ? (held.dateNote ?? 'undated') : formatDate(held.date);
  const what = `Source ${held.id}: ${held.publisher}, ${held.title}, ${date}; kind: ${held.kind}${held.copy === true ? '; a copy of another publication' : ''}.${held.url === undefined ? '' : ` ${held.url}`}`;
  const excerpter = new Excerpter(engine);
  const cited = engine.knowledge.passages.filter(({ sources }) => sources.includes(held.id));
  const excerpts = cited.map((passage) =>
    excerpter.excerpt(citing(engine, passage, held.id), NOTHING_ASKED, 300),
  );
  if (excerpts.length === 0)
    return { kind: 'help', ...framed(engine, context), message: `${what} No passage cites it.` };
  const left = excerpts.length - CITING;
  const notes = [what, ...(left > 0 ? [messages(context.language).leftOut(left)] : [])];
  const suggestions = cited.slice(0, 3).map(({ id }) => `/source ${id}`);
  return excerpter.grounded(
    framed(engine, context, { notes, suggestions }),
    [{ heading: 'Passages that cite it', excerpts: excerpts.slice(0, CITING) }],
    excerpts.slice(CITING),
    held.title,
  );
}

/** Ids that hold what was typed, then those with few differences. */
function nearIds(engine: Engine, id: string): string[] {
  const all = [...engine.knowledge.passages.map((passage) => passage.id as string), ...engine.sources.keys()];
  const holding = id.length < 3 ? [] : all.filter((other) => other.toLowerCase().includes(id));
  if (holding.length > 0) return holding.slice(0, 3);
  const bare = (text: string) => text.slice(text.indexOf('/') + 1).toLowerCase();
  return all
    .map((other) => ({
      other,
      distance: Math.min(editDistance(id, other.toLowerCase(), 2), editDistance(bare(id), bare(other), 2)),
    }))
    .filter(({ distance }) => distance <= 2)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ other }) => other);
}
