import type { Actor } from '../model/knowledge.ts';
import type { Query, QueryTerm } from '../model/question.ts';
import { hasCue } from './intents.ts';

/** Cues that an elliptic question inherits when it has none of its own. */
const INHERITED = ['recognition', 'withdrawal', 'count', 'membership', 'vote', 'quote', 'position', 'arguments', 'when', 'definition', 'person', 'why'];
/** How a question begins that goes on from the one before. */
const CONTINUES =
  /^(?:(?:ok|okay|oh|hm+|thanks|thx|so|but|and|or|also|then|well|aha|cool) )*(?:and|or|what about|how about|what of|wbt|hbu|same for|also|then|but|and what|why|why not|how so|since when|when|where|who|which|how many|how|really|dhe|po|e|a|edhe|por|pse|kur|kush|sa|i|ali|zasto|kad|kada|ko|gde|koliko|otkad|sta je sa|sta sa|cfare per|cka per|qka per)\b/;
const CORRECTS = /\b(no,? i meant|i meant|i mean|not that|no the|no i mean|sorry|correction|rather|jo,? e kisha fjalen|mendova|ne,? mislio|mislila sam|mislio sam|mislim na)\b/;
const PRONOUN =
  /\b(he|she|they|him|her|them|his|hers|their|theirs|it|its|that|this|those|these|there|then|the same|ai|ajo|ata|ato|atij|asaj|tij|saj|kjo|ky|kete|ate|on|ona|oni|njega|nje|njih|njegov\w*|njen\w*|njihov\w*|to|toga|tome|tamo|tada)\b/;

/** Whether a question stands on its own feet: it has a subject, and does not point back. */
function standsAlone(query: Query): boolean {
  const content = query.terms.filter((term) => term.kind !== 'name' && term.known);
  const names = query.terms.filter((term) => term.kind === 'name' && term.surface !== 'kosovo');
  const continues = CONTINUES.test(query.folded);
  const words = query.folded.split(' ').length;
  if (CORRECTS.test(query.folded) || hasCue('side', query.folded)) return false;
  if (query.terms.length === 0) return false;
  if (PRONOUN.test(query.folded) && words <= 12 && names.length <= 1) return false;
  if (continues && words <= 6 && content.length + names.length <= 2) return false;
  if (words <= 3 && content.length === 0) return false;
  return true;
}

/**
 * A question of a thread together with what it leaves unsaid: its own words, and the names, cues and period of the
 * question before that it does not replace. Names of one kind replace each other ("and Norway?"); a topic of its own
 * carries nothing over.
 */
export function resolveFollowUp(query: Query, previous: Query | undefined, actors: ReadonlyMap<string, Actor>): Query {
  if (previous === undefined || standsAlone(query)) return query;
  const kindOf = (id: string) => actors.get(id)?.kind ?? 'term';
  const ownKinds = new Set([...query.actors].map(kindOf));
  const otherSide = hasCue('side', query.folded);
  const replaced = (term: QueryTerm): boolean => {
    if (term.kind !== 'name') return false;
    const ids = term.forms.filter((form) => form.stem.startsWith('@')).map((form) => form.stem.slice(1));
    return ids.some((id) => actors.has(id)) && (ids.some((id) => ownKinds.has(kindOf(id))) || otherSide);
  };
  const own = new Set(query.terms.flatMap((term) => term.forms.slice(0, 1).map((form) => form.stem)));
  const carriedTerms = previous.terms.filter((term) => !replaced(term) && !own.has(term.forms[0]?.stem ?? ''));
  const hasOwnCue = INHERITED.some((cue) => cue !== 'definition' && hasCue(cue, query.folded));
  const correction = CORRECTS.test(query.folded);
  const carriedCues =
    hasOwnCue && !correction
      ? ['recognition', 'membership', 'withdrawal'].filter((cue) => hasCue(cue, previous.folded) || previous.carriedCues.includes(cue))
      : INHERITED.filter((cue) => hasCue(cue, previous.folded) || previous.carriedCues.includes(cue));
  const keptActors = previous.actors.filter((id) => !(ownKinds.has(kindOf(id)) || otherSide));
  const { period: ownPeriod, ...rest } = query;
  const before = /\b(before (that|then|it|this)|earlier|previously|para kesaj|me pare|pre toga|ranije)\b/.test(query.folded);
  const start = previous.period?.from;
  const period = before && start !== undefined ? { to: start } : (ownPeriod ?? previous.period);
  return {
    ...rest,
    ...(period === undefined ? {} : { period }),
    intent: hasOwnCue && !correction ? query.intent : previous.intent,
    terms: [...query.terms.filter((term) => term.known || carriedTerms.length === 0), ...carriedTerms.map((term) => ({ ...term, weight: term.weight * 0.8 }))],
    actors: [...new Set([...query.actors, ...keptActors])],
    glossary: [...new Set([...query.glossary, ...previous.glossary])],
    carried: carriedTerms.map((term) => term.surface),
    carriedCues: [...new Set(carriedCues)],
  };
}
