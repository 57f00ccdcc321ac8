import type { PassageId } from '../../model/knowledge.ts';
import type { Query, QueryTerm } from '../../model/question.ts';
import { hasCue } from '../../query/intents.ts';
import type { Engine } from '../../retrieval/engine.ts';

/** The two parties, which a question about another state may name besides it. */
export const PARTIES = new Set(['serbia', 'kosovo-institutions']);

/** Words that say no more than a cue does. */
const GENERIC =
  /^(back|take\w*|took|status|countr\w*|states?|govern\w*|official\w*|formal\w*|independen\w*|diplomatic|ties|relations|establish\w*|kosov\w*|shtet\w*|vend\w*|drzav\w*|zemlj\w*|pavar\w*|nezavisn\w*|results?|outcome|\d+)$/;

/** Whether a question, or the one that it goes on from, asks for something. */
export const asks = (query: Query, cue: string): boolean =>
  hasCue(cue, query.folded) || query.carriedCues.includes(cue);

/** Words of a question besides its names and terms; a question that has few asks about the name itself. */
export const contentOf = (query: Query): readonly QueryTerm[] =>
  query.terms.filter((term) => term.kind === 'word');

/** Words of a question beyond what its cues say. */
export const leftOver = (query: Query, ...cues: readonly string[]): readonly QueryTerm[] =>
  contentOf(query).filter(
    ({ surface }) => !GENERIC.test(surface) && !cues.some((cue) => hasCue(cue, surface)),
  );

/** Whether the cues say all that a question says. */
export const onlyCues = (query: Query, ...cues: readonly string[]): boolean =>
  leftOver(query, ...cues).length === 0;

/** Whether a question names Kosovo or its institutions. */
export const namesKosovo = (query: Query): boolean =>
  /\bkosov/.test(query.folded) ||
  query.glossary.some((id) => /kosovo/.test(id)) ||
  query.actors.includes('kosovo-institutions' as never);

/** Share of some terms' information that a passage holds. */
export function coverageOf(engine: Engine, terms: readonly QueryTerm[], id: PassageId): number {
  const place = engine.byId.get(id)!;
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  const covered = terms.reduce(
    (sum, { weight, forms }) =>
      sum + (forms.some(({ stem }) => engine.index.holds(place, stem)) ? weight : 0),
    0,
  );
  return total === 0 ? 1 : covered / total;
}
