import { entityTerm } from '../../query/entity-term.ts';
import type { Rule } from '../route.ts';
import { asks, contentOf, PARTIES } from './terms.ts';

/** A state with nothing else asked: what the base holds of it is its record. */
export const stateRule: Rule = (_, links, query) => {
  const states = query.actors.filter((id) => links.recognition.has(id) && !PARTIES.has(id));
  const named = query.terms.filter(
    (term) => term.kind === 'name' && !term.forms.some(({ stem }) => stem === entityTerm('kosovo')),
  );
  if (states.length !== 1 || named.length !== 1 || contentOf(query).length > 0 || query.period !== undefined)
    return undefined;
  if (
    ['quote', 'position', 'person', 'why', 'compare'].some((cue) => asks(query, cue)) ||
    query.terms.some((term) => term.kind === 'concept')
  )
    return undefined;
  return { pins: [links.recognition.get(states[0]!)!], certain: true, name: 'state' };
};
