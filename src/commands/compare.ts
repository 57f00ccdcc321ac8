import { messages } from '../answer/messages.ts';
import type { Passage } from '../model/knowledge.ts';
import type { Engine } from '../retrieval/engine.ts';
import { firstDay, lastDay, overlaps } from '../text/dates.ts';
import { type ActorRecords, actorById, positionHolder, recordsOf, type Scope } from './actor-records.ts';
import { type Command, groundedPlan, named, nothingHeld, passagesOf, typedName, usage } from './context.ts';
import { anyActor } from './resolve-name.ts';
import { topicOf } from './topic-argument.ts';

/** Excerpts of each side at most: positions of two periods and two statements. */
const PAIRS = 2;
const STATEMENTS = 2;

/** `compare`: two sides, the same number of excerpts, the same periods; a missing side is said to be (F22). */
export const compare: Command = (engine, args, context) => {
  if (args.second === undefined)
    return usage(engine, context, 'Two actors are needed.', [`/${context.spec.example}`]);
  const topic = topicOf(
    engine,
    context,
    args.topic,
    (name) => `/compare ${args.first} vs ${args.second} topic:${name}`,
  );
  if ('answer' in topic) return topic.answer;
  const first = named(
    engine,
    context,
    args.first!,
    anyActor(engine),
    (name) => `/compare ${name} vs ${args.second}`,
  );
  if ('answer' in first) return first.answer;
  const firstName = typedName(engine, first.id);
  const second = named(
    engine,
    context,
    args.second,
    anyActor(engine),
    (name) => `/compare ${firstName} vs ${name}`,
  );
  if ('answer' in second) return second.answer;
  if (first.id === second.id) return usage(engine, context, 'The two actors are the same.');
  const scope: Scope = { asOf: args['as-of'], topic: topic.id };
  const [one, other] = [first.id, second.id].map((id) => sideOf(engine, id, scope)) as [Side, Side];
  const title = `${one.name} – ${other.name}`;
  const suggestions = [one, other].map(({ id }) => `/position ${typedName(engine, id)}`);
  if (one.records.length + one.statements.length + other.records.length + other.statements.length === 0)
    return nothingHeld(
      engine,
      context,
      'No passage of either actor is held within this date and topic.',
      suggestions,
    );
  const matched = match(one, other);
  const plan = (side: Side, chosen: readonly Passage[]) => {
    const rest = [...side.records, ...side.statements].filter((passage) => !chosen.includes(passage));
    return {
      heading: side.name,
      passages: [...chosen, ...rest],
      shown: chosen.length,
      empty: messages(context.language).noneHeld,
    };
  };
  const notes = [...first.notes, ...second.notes, ...topic.notes, ...one.notes, ...other.notes];
  if (!matched.samePeriod)
    notes.push('The passages of the two actors speak about different periods; see the dates.');
  return groundedPlan(engine, context, [plan(one, matched.one), plan(other, matched.other)], title, {
    notes,
    suggestions,
  });
};

interface Side {
  readonly id: string;
  readonly name: string;
  /** Positions, or the recognition record of a state that has none. */
  readonly records: readonly Passage[];
  readonly statements: readonly Passage[];
  readonly notes: readonly string[];
}

function sideOf(engine: Engine, id: string, scope: Scope): Side {
  const actor = actorById(engine, id)!;
  const holder = positionHolder(engine, actor);
  const held: ActorRecords = recordsOf(engine, holder, scope);
  const positions = passagesOf(
    engine,
    held.positions.map((record) => record.id),
  );
  const recognition = engine.links.recognition.get(id);
  const fits =
    recognition !== undefined &&
    positions.length === 0 &&
    scope.asOf === undefined &&
    (scope.topic === undefined || scope.topic === 'recognition');
  const notes =
    holder === actor ? [] : [`${actor.name} has no position record of its own; shown: ${holder.name}.`];
  return {
    id,
    name: actor.name,
    records: fits ? passagesOf(engine, [recognition]) : positions,
    // Without a topic, quotations stand beside positions; on a topic, its articles say more.
    statements: scope.topic === undefined ? held.quotes : [...held.quotes, ...held.statements],
    notes,
  };
}

const timeOf = (passage: Passage) =>
  passage.period ??
  (passage.published === undefined ? {} : { from: passage.published, to: passage.published });
const together = (a: Passage, b: Passage) => overlaps(timeOf(a), timeOf(b));
const days = (date: string) => Date.parse(firstDay(date)) / 86_400_000;
const apart = (a: Passage, b: Passage) =>
  Math.abs(days(timeOf(a).from ?? '2000') - days(timeOf(b).from ?? '2000'));

/** Days that the periods of two passages share; an open end counts to the end of the century. */
function shared(a: Passage, b: Passage): number {
  const [x, y] = [timeOf(a), timeOf(b)];
  const from = Math.max(days(x.from ?? '1900'), days(y.from ?? '1900'));
  const to = Math.min(
    ...[x, y].map(
      (period) =>
        Date.parse(lastDay(period.to ?? '2099').replace(/-(02|04|06|09|11)-31$/, '-$1-28')) / 86_400_000,
    ),
  );
  return to - from;
}

/** Equal numbers of each side: positions of the same periods, then statements nearest in time. */
function match(one: Side, other: Side): { one: Passage[]; other: Passage[]; samePeriod: boolean } {
  const [a, b] = [one, other].map((side) => ({
    records: [...side.records],
    statements: [...side.statements],
  })) as [Pool, Pool];
  const chosen = { one: [] as Passage[], other: [] as Passage[], samePeriod: true };
  const take = (pools: [Passage[], Passage[]], pair: readonly [Passage, Passage]) => {
    chosen.one.push(pair[0]);
    chosen.other.push(pair[1]);
    pools[0].splice(pools[0].indexOf(pair[0]), 1);
    pools[1].splice(pools[1].indexOf(pair[1]), 1);
  };
  for (let pairs = 0; pairs < PAIRS; pairs++) {
    const pair = bestPair(a.records, b.records, (x, y) => (together(x, y) ? shared(x, y) : -1), true);
    if (pair !== undefined) take([a.records, b.records], pair);
  }
  for (let pairs = 0; pairs < STATEMENTS && chosen.one.length < PAIRS + STATEMENTS - 1; pairs++) {
    const pair = bestPair(a.statements, b.statements, (x, y) => 1e6 - apart(x, y), false);
    if (pair !== undefined) take([a.statements, b.statements], pair);
  }
  if (chosen.one.length > 0) return chosen;
  // Nothing matches in kind or time: the best of each side stands alone, one more than a missing side's none.
  const first = [...one.records, ...one.statements][0];
  const second = [...other.records, ...other.statements][0];
  return {
    one: first === undefined ? [] : [first],
    other: second === undefined ? [] : [second],
    samePeriod: first === undefined || second === undefined || together(first, second),
  };
}

interface Pool {
  readonly records: Passage[];
  readonly statements: Passage[];
}

/** The pair that fits best; with `latest`, the newest of the first side that fits at all. */
function bestPair(
  one: readonly Passage[],
  other: readonly Passage[],
  value: (a: Passage, b: Passage) => number,
  latest: boolean,
): readonly [Passage, Passage] | undefined {
  let best: { pair: readonly [Passage, Passage]; value: number } | undefined;
  for (const a of one) {
    for (const b of other) {
      const worth = value(a, b);
      if (worth >= 0 && (best === undefined || worth > best.value)) best = { pair: [a, b], value: worth };
    }
    if (latest && best !== undefined) break;
  }
  return best?.pair;
}
