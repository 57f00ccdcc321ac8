import type { Rule } from '../route.ts';
import { asks, contentOf, PARTIES } from './terms.ts';

/** What another state is, is no subject of this base. */
export const elsewhereRule: Rule = (_, links, query) => {
  const kosovo = query.glossary.some((id) => /kosovo/.test(id)) || query.actors.some((id) => PARTIES.has(id));
  const states = query.terms.filter((term) => term.kind === 'name');
  const own =
    /\b(country|state|independent|independence|president|prime minister|capital|population|war|status|king|queen|government)\b/.test(
      query.folded,
    );
  const about =
    /^(?:so |and |but |ok |hey )*(?:is|was|when did|when was|who is|who was|what is|whats|how did|why did|why is|has)\b/.test(
      query.folded,
    );
  const foreign =
    query.actors.length === 1 &&
    states.length === 1 &&
    contentOf(query).length <= 2 &&
    contentOf(query).length > 0;
  return !kosovo &&
    own &&
    about &&
    foreign &&
    query.carriedCues.length === 0 &&
    !['recognition', 'position', 'quote', 'membership', 'vote'].some((cue) => asks(query, cue)) &&
    query.actors.every((id) => links.recognition.has(id))
    ? { pins: [], exclusive: true, name: 'elsewhere' }
    : undefined;
};
