import type { Answer } from '../model/answer.ts';
import type { TimelineEvent } from '../model/knowledge.ts';
import type { Engine } from '../retrieval/engine.ts';
import { candidateOf } from '../retrieval/retrieve.ts';
import { formatDate, overlaps } from '../text/dates.ts';
import { actorById, speaksFor } from './actor-records.ts';
import {
  type Command,
  type CommandContext,
  correctionNotes,
  didYouMean,
  groundedPlan,
  HELD,
  nothingHeld,
  passagesOf,
  typedName,
  usage,
  WHOLE,
} from './context.ts';
import { anyActor, exactIds, nameOf, resolve } from './resolve-name.ts';
import { resolveTopic } from './resolve-topic.ts';

const PAGE = 10;

interface Subject {
  readonly name: string;
  /** As a command takes it back. */
  readonly typed: string;
  readonly holds: (event: TimelineEvent) => boolean;
  readonly notes: readonly string[];
}

/** `timeline`: dated events in order, in pages of ten, each with its source (F23). */
export const timeline: Command = (engine, args, context) => {
  const subject = args.subject === undefined ? undefined : subjectOf(engine, context, args.subject);
  if (subject !== undefined && 'answer' in subject) return subject.answer;
  const page = args.page === undefined ? 1 : Number(args.page);
  if (!Number.isInteger(page) || page < 1)
    return usage(engine, context, 'page: needs a whole number from 1 on.');
  const { from, to } = args;
  const asked = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const events = engine.knowledge.timeline.filter(
    (event) => inTime(event, asked) && (subject === undefined || subject.holds(event)),
  );
  const again = (number: number) =>
    ['/timeline', subject?.typed, from && `from:${from}`, to && `to:${to}`, number > 1 && `page:${number}`]
      .filter(Boolean)
      .join(' ');
  const title = ['Timeline', subject?.name, spanOf(asked)].filter(Boolean).join(': ');
  if (events.length === 0)
    return nothingHeld(engine, context, 'No dated event is held for this.', [
      subject === undefined ? '/timeline' : `/timeline ${subject.typed}`,
      '/timeline',
    ]);
  const pages = Math.ceil(events.length / PAGE);
  if (page > pages) return usage(engine, context, `The last page is ${pages}.`, [again(pages)]);
  const shown = events.slice((page - 1) * PAGE, page * PAGE);
  const left = events.length - page * PAGE;
  const notes = [
    ...(subject?.notes ?? []),
    `Events ${(page - 1) * PAGE + 1} to ${(page - 1) * PAGE + shown.length} of ${events.length}, page ${page} of ${pages}.`,
  ];
  if (left > 0)
    notes.push(
      `${left} later ${left === 1 ? 'event is' : 'events are'} left out; next page: ${again(page + 1)}`,
    );
  if (shown.some(({ alsoDated }) => alsoDated.length > 0))
    notes.push('Where sources disagree on a date, the excerpt gives each date.');
  const passages = passagesOf(
    engine,
    shown.map(({ id }) => id),
  );
  const suggestions = [...(left > 0 ? [again(page + 1)] : []), ...(page > 1 ? [again(page - 1)] : [])];
  return groundedPlan(engine, context, [{ passages, shown: PAGE, length: WHOLE }], title, {
    notes,
    suggestions,
  });
};

/** An event lies in the time asked for by any of the dates that its sources give. */
const inTime = (event: TimelineEvent, asked: { from?: string; to?: string }): boolean =>
  overlaps({ from: event.from, to: event.to ?? event.from }, asked) ||
  event.alsoDated.some((date) => overlaps({ from: date, to: date }, asked));

const spanOf = ({ from, to }: { from?: string; to?: string }): string =>
  from !== undefined && from === to
    ? formatDate(from)
    : [from && `from ${formatDate(from)}`, to && `to ${formatDate(to)}`].filter(Boolean).join(' ');

/** What a timeline is about: a topic, an actor, or events that hold the words. */
function subjectOf(
  engine: Engine,
  context: CommandContext,
  text: string,
): Subject | { readonly answer: Answer } {
  const topic = resolveTopic(engine, text);
  const byTopic = (notes: readonly string[] = []): Subject | undefined =>
    topic.kind === 'found'
      ? {
          name: topic.topic.name,
          typed: topic.topic.id,
          holds: ({ topics }) => topics.includes(topic.topic.id),
          notes,
        }
      : undefined;
  const byActor = (id: string, notes: readonly string[] = []): Subject => ({
    name: nameOf(engine, id),
    typed: typedName(engine, id),
    holds: ({ actors }) => actors.some((actor) => speaksFor(engine, actor, id)),
    notes,
  });
  const exact = exactIds(engine, text, anyActor(engine)).find((id) =>
    engine.knowledge.timeline.some(byActor(id).holds),
  );
  const kind = exact === undefined ? undefined : actorById(engine, exact)?.kind;
  // "eulex" is a topic and an organisation: the topic holds more; a state or person is meant itself.
  if (
    topic.kind === 'found' &&
    topic.exact &&
    kind !== 'state' &&
    kind !== 'person' &&
    exact !== 'kosovo-institutions'
  )
    return byTopic()!;
  if (exact !== undefined) return byActor(exact);
  const found = resolve(engine, text, anyActor(engine));
  const notes = found.kind === 'found' ? correctionNotes(context, found.corrected) : [];
  if (found.kind === 'found' && found.corrected === undefined) return byActor(found.id);
  const misspelt = byTopic(
    correctionNotes(
      context,
      topic.kind === 'found' && !topic.exact ? { from: text, to: topic.topic.name } : undefined,
    ),
  );
  if (misspelt !== undefined) return misspelt;
  const words = byWords(engine, context, text);
  if (words !== undefined) return words;
  if (found.kind === 'found') return byActor(found.id, notes);
  const near = found.kind === 'several' ? found.ids : found.near;
  const choices = [
    ...(topic.kind === 'unknown' ? topic.near.map(({ id }) => id) : []),
    ...near.map((id) => typedName(engine, id)),
  ];
  return {
    answer: didYouMean(
      engine,
      context,
      'No topic or actor has this name.',
      choices.map((name) => `/timeline ${name}`),
    ),
  };
}

function byWords(engine: Engine, context: CommandContext, text: string): Subject | undefined {
  const query = context.understand({ id: context.id, text });
  // A word that was corrected or is unknown is a name misspelt rather than a subject.
  if (
    query.corrections.length > 0 ||
    query.terms.every((term) => term.kind === 'name') ||
    query.terms.some((term) => !term.known)
  )
    return undefined;
  const held = new Set(
    engine.knowledge.timeline
      .filter(({ id }) => candidateOf(engine, query, id)!.coverage >= HELD)
      .map(({ id }) => id),
  );
  return held.size === 0
    ? undefined
    : { name: 'words searched', typed: text, holds: ({ id }) => held.has(id), notes: [] };
}
