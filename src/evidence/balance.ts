import type { Passage, Side } from '../model/knowledge.ts';
import type { Candidate, Query } from '../model/question.ts';
import { hasCue } from '../query/intents.ts';
import type { Engine } from '../retrieval/engine.ts';
import { candidateOf } from '../retrieval/retrieve.ts';
import type { Route } from './route.ts';

const SIDES: readonly Side[] = ['serbia', 'kosovo'];
const IN_VIEW = 3;
const LOOKED_AT = 6;
const HELD = 0.3;
const X = (process.env.X ?? '').split(',');

export function balance(
  engine: Engine,
  query: Query,
  through: Route,
  chosen: readonly Candidate[],
  all: readonly Candidate[],
): Candidate[] {
  if (!contested(query, through, chosen)) return [...chosen];
  const first = chosen.slice(0, 1);
  const stated = SIDES.flatMap((side) =>
    first[0]?.passage.side === side ? [] : (best(engine, query, side, chosen, all) ?? []),
  );
  const kept = [...first];
  const need = stated.filter((c) => !kept.includes(c));
  const others = chosen.filter((c) => !kept.includes(c) && !need.includes(c));
  const room = others.slice(0, IN_VIEW - 1 - need.length);
  // second place: in order
  const view = [...kept, ...room, ...need];
  return [...view, ...others.filter((c) => !room.includes(c))].slice(0, 6);
}

function contested(query: Query, through: Route, chosen: readonly Candidate[]): boolean {
  if (query.side !== undefined) return false;
  if (!X.includes('voice') && query.oneVoice) return false;
  if (!X.includes('count') && hasCue('count', query.folded)) return false;
  if (!X.includes('when') && query.intent === 'when') return false;
  if (!X.includes('certain') && through.certain === true) return false;
  if (X.includes('all')) return true;
  return chosen.slice(0, LOOKED_AT).some(({ passage }) => passage.side !== undefined);
}

function best(
  engine: Engine,
  query: Query,
  side: Side,
  chosen: readonly Candidate[],
  all: readonly Candidate[],
): Candidate | undefined {
  const of = ({ passage }: Candidate) => passage.side === side;
  return (
    chosen.slice(0, IN_VIEW).find(of) ??
    all.find((c) => of(c) && c.coverage >= HELD) ??
    argumentOf(engine, query, side)
  );
}

function argumentOf(engine: Engine, query: Query, side: Side): Candidate | undefined {
  const isArgument = (passage: Passage) => passage.side === side && passage.article?.startsWith('arguments-');
  return engine.knowledge.passages
    .filter(isArgument)
    .flatMap((passage) => candidateOf(engine, query, passage.id) ?? [])
    .sort((a, b) => b.coverage - a.coverage)[0];
}
