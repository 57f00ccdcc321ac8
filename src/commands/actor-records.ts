import { positionsOf } from '../evidence/routes/position.ts';
import type { Actor, ActorId, Passage, PositionRecord } from '../model/knowledge.ts';
import type { Engine } from '../retrieval/engine.ts';
import { firstDay } from '../text/dates.ts';
import { passagesOf } from './context.ts';
import { scopeEnd } from './read-date.ts';

/** What is held of one actor within a date and a topic, newest first. */
export interface ActorRecords {
  readonly actor: Actor;
  readonly positions: readonly PositionRecord[];
  readonly quotes: readonly Passage[];
  /** Articles and arguments that give its view. */
  readonly statements: readonly Passage[];
}

export interface Scope {
  readonly asOf?: string | undefined;
  readonly topic?: string | undefined;
}

export const actorById = (engine: Engine, id: string): Actor | undefined =>
  engine.knowledge.actors.find((actor) => actor.id === id);

export const hasPosition = (engine: Engine, id: string): boolean =>
  engine.knowledge.positions.some((position) => position.actor === id);

/** Whether an actor is the given one or speaks for it: a minister for a state, a body for its organisation. */
export const speaksFor = (engine: Engine, actor: ActorId | undefined, id: string): boolean =>
  actor !== undefined && (actor === id || actorById(engine, actor)?.of === id);

/** Newest first by the time a passage speaks about. */
export const newestFirst = (passages: readonly Passage[]): Passage[] =>
  [...passages].sort((a, b) => (when(a) < when(b) ? 1 : when(a) > when(b) ? -1 : 0));
const when = (passage: Passage) => firstDay(passage.period?.from ?? passage.published ?? '0000');

export const inScope = (passage: Passage, { asOf, topic }: Scope): boolean =>
  (asOf === undefined || when(passage) <= scopeEnd(asOf)) &&
  (topic === undefined || passage.topics.includes(topic) || passage.id.endsWith(`#${topic}`));

export function recordsOf(engine: Engine, actor: Actor, scope: Scope): ActorRecords {
  const { asOf, topic } = scope;
  const all = positionsOf(engine, actor.id, asOf === undefined ? {} : { asOf: scopeEnd(asOf) });
  const positions = topic === undefined ? all : all.filter(({ topics }) => topics.includes(topic));
  const own = passagesOf(
    engine,
    positions.flatMap(({ quotes }) => quotes),
  );
  const said = [...new Set([...own, ...passagesOf(engine, engine.links.quotesBy.get(actor.id) ?? [])])];
  const statements = engine.knowledge.passages.filter(
    (passage) =>
      (passage.group === 'article' || passage.group === 'argument') &&
      speaksFor(engine, passage.claimant, actor.id),
  );
  return {
    actor,
    positions,
    quotes: newestFirst(
      said.filter(
        (passage) => inScope(passage, scope) || (own.includes(passage) && inScope(passage, { asOf })),
      ),
    ),
    statements: newestFirst(statements.filter((passage) => inScope(passage, scope))),
  };
}

/**
 * The actor whose positions stand for another's: itself, else the one that it belongs to ("KFOR" under NATO/KFOR).
 * A person is never replaced; what is held of them is shown instead.
 */
export function positionHolder(engine: Engine, actor: Actor): Actor {
  let holder: Actor | undefined = actor;
  for (let steps = 0; holder !== undefined && steps < 3; steps++) {
    if (hasPosition(engine, holder.id)) return holder;
    if (holder.kind === 'person' || holder.of === undefined) return actor;
    holder = actorById(engine, holder.of);
  }
  return actor;
}
