import { candidateOf } from '../../retrieval/retrieve.ts';
import type { Rule } from '../route.ts';
import { asks, onlyCues } from './terms.ts';

const VOTING = /\b(vot\w*|ballots?|abst\w*|glas\w*|uzdrz\w*)\b/;

/** How a body voted: the records of its votes that hold what is asked. */
export const voteRule: Rule = (engine, links, query) => {
  if (!asks(query, 'vote')) return undefined;
  // Why somebody is against something is asked of its view, unless a vote is named.
  if (asks(query, 'why') && !VOTING.test(query.folded)) return undefined;
  const votes = [...new Set([...query.actors, ...query.glossary].flatMap((id) => links.votes.get(id) ?? []))];
  // "Vote count of 63/3" says nothing beside which vote and what of it.
  const countsOnly = onlyCues(query, 'vote', 'count', 'when');
  const fitting = votes
    .map((id) => candidateOf(engine, query, id)!)
    .filter(({ coverage }) => coverage >= 0.5 || countsOnly)
    .sort((a, b) => b.coverage + b.likeness - (a.coverage + a.likeness));
  return {
    pins: fitting.slice(0, 2).map(({ passage }) => passage.id),
    certain: countsOnly && fitting.some(({ nameCoverage }) => nameCoverage > 0.95),
    name: 'vote',
  };
};
