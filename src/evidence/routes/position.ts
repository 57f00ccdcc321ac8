import type { PositionRecord } from '../../model/knowledge.ts';
import type { Query } from '../../model/question.ts';
import { hasCue } from '../../query/intents.ts';
import type { Engine } from '../../retrieval/engine.ts';
import { firstDay, overlaps } from '../../text/dates.ts';
import type { Rule } from '../route.ts';
import { asks, contentOf } from './terms.ts';

/** The position of an actor that a query is about: at the time asked for, else the latest. */
export function positionsOf(
  engine: Engine,
  actor: string,
  query: Pick<Query, 'period' | 'asOf'>,
): readonly PositionRecord[] {
  const held = engine.knowledge.positions.filter((position) => position.actor === actor);
  const latestFirst = [...held].sort((a, b) => ((a.period.from ?? '') < (b.period.from ?? '') ? 1 : -1));
  if (query.asOf !== undefined)
    return latestFirst.filter(
      ({ period }) => period.from === undefined || firstDay(period.from) <= query.asOf!,
    );
  if (query.period === undefined) return latestFirst;
  return latestFirst.filter(({ period }) => overlaps(period, query.period!));
}

/** Terms that stand for the status itself. */
const ON_STATUS = /status|independen|declaration|recogni|secession/;

const STANDS_FOR = /\bstands? for\b/;
const BODY = /^(?:organisation|institution)$/;

/** What an actor holds of the status: its position. */
export const positionRule: Rule = (engine, _, query) => {
  if (!asks(query, 'position')) return undefined;
  const actors = query.actors.filter((id) =>
    engine.knowledge.positions.some((position) => position.actor === id),
  );
  if (actors.length === 0 || actors.length > 2) return undefined;
  // What is held of an agreement or a plan is no position on the status.
  if (
    engine.knowledge.terms.some(
      ({ id, kind }) => kind === 'document' && query.glossary.includes(id) && !ON_STATUS.test(id),
    )
  )
    return undefined;
  const content = contentOf(query).filter(
    (term) =>
      !/^(status|independen\w*|kosov\w*|recogni\w*|pavaresi\w*|nezavisnost\w*|stav\w*|qendrim\w*)$/.test(
        term.surface,
      ) && !hasCue('position', term.surface),
  );
  if (content.length > 0) return undefined;
  const asPerson = actors.find((id) => engine.actors.get(id)?.kind === 'person');
  const chosen = asPerson === undefined ? actors : [asPerson];
  const positions = chosen.flatMap((id) =>
    positionsOf(engine, id, query).slice(0, actors.length > 1 ? 1 : 2),
  );
  // What an organisation's name stands for is its definition.
  if (STANDS_FOR.test(query.folded) && chosen.every((id) => BODY.test(engine.actors.get(id)?.kind ?? '')))
    return undefined;
  // Asked for reasons, a position alone is half an answer.
  const reasons = ['why', 'arguments', 'compare'].some((cue) => asks(query, cue));
  return { pins: positions.map(({ id }) => id), certain: !reasons, name: 'position' };
};
