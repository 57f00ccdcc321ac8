import type { Answer } from '../model/answer.ts';
import type { Actor, PositionRecord } from '../model/knowledge.ts';
import type { Engine } from '../retrieval/engine.ts';
import { formatDate, formatPeriod } from '../text/dates.ts';
import { type ActorRecords, actorById, hasPosition, positionHolder, recordsOf } from './actor-records.ts';
import {
  type Command,
  type CommandContext,
  didYouMean,
  groundedPlan,
  named,
  nothingHeld,
  passagesOf,
  typedName,
} from './context.ts';
import { anyActor, nameOf } from './resolve-name.ts';
import { topicOf } from './topic-argument.ts';

const EARLIER = 3;
const QUOTATIONS = 3;
const ARGUMENTS = 2;

/** `position`: the latest dated stance first, then earlier ones and what changed, with quotations (D07). */
export const position: Command = (engine, args, context) => {
  const topic = topicOf(engine, context, args.topic, (name) => `/position ${args.actor} topic:${name}`);
  if ('answer' in topic) return topic.answer;
  const found = named(engine, context, args.actor!, anyActor(engine), (name) => `/position ${name}`);
  if ('answer' in found) return found.answer;
  const actor = actorById(engine, found.id)!;
  const holder = positionHolder(engine, actor);
  const records = recordsOf(engine, holder, { asOf: args['as-of'], topic: topic.id });
  const notes = [...found.notes, ...topic.notes];
  if (holder !== actor) notes.push(`${actor.name} has no position record of its own; shown: ${holder.name}.`);
  if (records.positions.length > 0) return ledger(engine, context, records, notes);
  if (hasPosition(engine, holder.id)) return outOfScope(engine, context, records, notes, args);
  return otherRecords(engine, context, actor, notes, args);
};

function ledger(
  engine: Engine,
  context: CommandContext,
  { actor, positions, quotes }: ActorRecords,
  notes: readonly string[],
): Answer {
  const [latest, ...earlier] = passagesOf(
    engine,
    positions.map(({ id }) => id),
  );
  return groundedPlan(
    engine,
    context,
    [
      { heading: 'Latest', passages: latest === undefined ? [] : [latest], shown: 1 },
      { heading: 'Earlier', passages: earlier, shown: EARLIER },
      { heading: 'Quotations', passages: quotes, shown: QUOTATIONS },
      {
        heading: 'Arguments',
        passages: passagesOf(
          engine,
          positions.flatMap((record) => record.arguments),
        ),
        shown: ARGUMENTS,
      },
      ...who(engine, actor),
    ],
    `Position: ${actor.name}`,
    {
      notes: [...notes, ...changes(positions), ...speaking(engine, actor)],
      suggestions: next(engine, actor),
    },
  );
}

/** Which labels the records carry one after the other; the labels are theirs. */
function changes(positions: readonly PositionRecord[]): string[] {
  const inOrder = [...positions].reverse();
  return inOrder.flatMap(({ stance, period }, place) => {
    const before = inOrder[place - 1];
    if (before === undefined || before.stance === stance) return [];
    return [
      `Label of the records: “${label(before.stance)}” (${formatPeriod(before.period)}), then “${label(stance)}” (${formatPeriod(period)}).`,
    ];
  });
}
const label = (stance: string) => stance.replaceAll('-', ' ');

/** The definition of a person says their office; whom they speak for is the register's. */
const who = (engine: Engine, actor: Actor) =>
  actor.kind === 'person'
    ? [{ heading: 'Who', passages: passagesOf(engine, [`actor/${actor.id}`]), shown: 1 }]
    : [];
const speaking = (engine: Engine, actor: Actor): string[] =>
  actor.kind === 'person' && actor.of !== undefined
    ? [`Listed in the register as speaking for: ${nameOf(engine, actor.of)}.`]
    : [];

const next = (engine: Engine, actor: Actor): string[] => [
  ...(actor.kind === 'person' && actor.of !== undefined && hasPosition(engine, actor.of)
    ? [`/position ${typedName(engine, actor.of)}`]
    : []),
  ...(engine.links.quotesBy.has(actor.id) ? [`/quote ${typedName(engine, actor.id)}`] : []),
  ...(engine.links.recognition.has(actor.id) ? [`/recognition ${actor.name}`] : []),
];

/** Positions are held, but none by that date or on that topic; quotations and articles may still be. */
function outOfScope(
  engine: Engine,
  context: CommandContext,
  records: ActorRecords,
  notes: readonly string[],
  args: Readonly<Record<string, string>>,
): Answer {
  const { actor, quotes, statements } = records;
  if (quotes.length + statements.length > 0)
    return groundedPlan(
      engine,
      context,
      [
        { heading: 'Quotations', passages: quotes, shown: QUOTATIONS },
        { heading: 'Other passages', passages: statements, shown: EARLIER },
      ],
      `Position: ${actor.name}`,
      {
        notes: [...notes, 'No position record is held within this date and topic; other passages are shown.'],
        suggestions: [`/position ${typedName(engine, actor.id)}`],
      },
    );
  const asOf = args['as-of'];
  const first = engine.knowledge.positions
    .filter((record) => record.actor === actor.id)
    .map(({ period }) => period.from ?? '')
    .sort()[0];
  const since =
    asOf === undefined || first === undefined || first === ''
      ? ''
      : ` The earliest record held begins ${formatDate(first)}.`;
  return nothingHeld(
    engine,
    context,
    `No position record of ${actor.name} is held within this date and topic.${since}`,
    [`/position ${typedName(engine, actor.id)}`],
  );
}

/** No position record at all: what else is held of the actor, named as what it is. */
function otherRecords(
  engine: Engine,
  context: CommandContext,
  actor: Actor,
  notes: readonly string[],
  args: Readonly<Record<string, string>>,
): Answer {
  const records = recordsOf(engine, actor, { asOf: args['as-of'] });
  const recognition = engine.links.recognition.get(actor.id);
  const held = recognition === undefined ? [] : passagesOf(engine, [recognition]);
  const parts = engine.knowledge.actors.filter(({ id, of }) => of === actor.id && hasPosition(engine, id));
  if (held.length === 0 && parts.length > 0)
    return didYouMean(
      engine,
      context,
      `No position record is held of ${actor.name} as a whole.`,
      parts.map(({ id }) => `/position ${typedName(engine, id)}`),
    );
  const suggestions = next(engine, actor);
  if (held.length + records.quotes.length > 0)
    return groundedPlan(
      engine,
      context,
      [
        { heading: 'Recognition record', passages: held, shown: 1 },
        { heading: 'Quotations', passages: records.quotes, shown: QUOTATIONS },
        ...who(engine, actor),
      ],
      `Position: ${actor.name}`,
      {
        notes: [...notes, 'No position record is held; what is held is shown.', ...speaking(engine, actor)],
        suggestions,
      },
    );
  const definition = passagesOf(engine, [`actor/${actor.id}`]);
  return nothingHeld(
    engine,
    context,
    `No position record of ${actor.name} is held.`,
    [...suggestions, '/timeline', '/help position'].slice(0, 3),
    definition,
  );
}
