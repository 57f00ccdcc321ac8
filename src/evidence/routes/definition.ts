import { entityTerm } from '../../query/entity-term.ts';
import { questionKind } from '../../query/question-kind.ts';
import type { Rule } from '../route.ts';
import { asks, contentOf, coverageOf } from './terms.ts';

/** What a term means and who somebody is: the definition, and the document where the term is one. */
export const definitionRule: Rule = (engine, links, query) => {
  const named = query.terms.filter((term) => term.kind !== 'word');
  const content = contentOf(query);
  const wanted = asks(query, 'definition') || asks(query, 'person');
  const specific = named.filter((term) => !term.forms.some(({ stem }) => stem === entityTerm('kosovo')));
  const chosen = specific.length > 0 ? specific : named;
  // Two subjects are related to each other by the question; only one is asked about itself.
  if (chosen.length !== 1 || content.length > (wanted ? 1 : 0) || (!wanted && query.period !== undefined))
    return undefined;
  // How old or how tall somebody is, no definition says.
  if (questionKind(query.folded) === 'measure') return undefined;
  // What each side says of it is more than what it is.
  if (['quote', 'why', 'compare'].some((cue) => asks(query, cue))) return undefined;
  // "and what did the Security Council do?" goes on with a story; a name alone asks who or what it is.
  if (!wanted && (query.carried.length > 0 || /\b(?:do|does|did|done)\b/.test(query.folded)))
    return undefined;
  const subjects = chosen[0]!.forms
    .flatMap(({ stem }) => (stem.startsWith('@') ? [stem.slice(1)] : []))
    .filter((id) => links.definitions.has(id));
  if (subjects.length === 0) return undefined;
  const definitions = subjects.slice(0, 2).map((id) => links.definitions.get(id)!);
  if (definitions.every((id) => coverageOf(engine, content, id) < 0.6)) return undefined;
  const documents = subjects.slice(0, 2).flatMap((id) => links.documents.get(id) ?? []);
  return {
    pins: [...new Set([...definitions, ...documents])].slice(0, 3),
    certain: true,
    name: 'definition',
  };
};
