import type { PassageId } from '../model/knowledge.ts';
import type { Query } from '../model/question.ts';
import type { Engine } from '../retrieval/engine.ts';
import type { Links } from '../retrieval/links.ts';
import { countRule } from './routes/count.ts';
import { definitionRule } from './routes/definition.ts';
import { documentRule } from './routes/document.ts';
import { elsewhereRule } from './routes/elsewhere.ts';
import { eventsRule } from './routes/events.ts';
import { futureRule } from './routes/future.ts';
import { membershipRule } from './routes/membership.ts';
import { positionRule } from './routes/position.ts';
import { quoteRule } from './routes/quote.ts';
import { recognitionRule } from './routes/recognition.ts';
import { stateRule } from './routes/state.ts';
import { statusRule } from './routes/status.ts';
import { strangerRule } from './routes/stranger.ts';
import { voteRule } from './routes/vote.ts';

/** What the records say to a structured question, before any ranking. */
export interface Route {
  readonly pins: readonly PassageId[];
  /** The records contradict what the question takes for granted (D10). */
  readonly premiseFails?: boolean;
  /** Only these may answer; without them the question is refused. */
  readonly exclusive?: boolean;
  /** The question is answered by both sides' views. */
  readonly bothSides?: boolean;
  /** The names and cues of the question are all there is in it, so the records answer it whatever the ranking says. */
  readonly certain?: boolean;
  readonly name: string;
}

/** One kind of structured question; `undefined` where the question is not of it. */
export type Rule = (engine: Engine, links: Links, query: Query) => Route | undefined;

const NONE: Route = { pins: [], name: 'none' };

/** The first rule that finds something decides; the general ones, of a state or a name alone, come last. */
const RULES: readonly Rule[] = [
  futureRule,
  strangerRule,
  elsewhereRule,
  eventsRule,
  countRule,
  recognitionRule,
  membershipRule,
  voteRule,
  quoteRule,
  statusRule,
  positionRule,
  documentRule,
  stateRule,
  definitionRule,
];

/** Finds the records that a structured question asks for: by intent and by the names in it. */
export function route(engine: Engine, links: Links, query: Query): Route {
  for (const rule of RULES) {
    const found = rule(engine, links, query);
    if (found !== undefined && (found.pins.length > 0 || found.exclusive === true)) return found;
  }
  return NONE;
}
