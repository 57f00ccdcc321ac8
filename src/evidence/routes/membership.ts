import type { Query } from '../../model/question.ts';
import type { Links } from '../../retrieval/links.ts';
import type { Rule } from '../route.ts';
import { asks, namesKosovo, onlyCues } from './terms.ts';

const MEMBER =
  /\b(members?|membership|join\w*|admit\w*|admission|accession|acced\w*|accept\w*|appl(?:y|ied|ication)|belongs? to|anetar\w*|pranua\w*|pranim\w*|aplik\w*|clan\w*|uclan\w*|prijem\w*|primljen\w*)\b/;

/** Whether the organisation is what something is in. */
const inOrganisation = (query: Query, links: Links): boolean =>
  query.terms.some(
    ({ kind, surface, forms }) =>
      kind === 'name' &&
      forms.some(({ stem }) => links.memberships.has(stem.slice(1))) &&
      new RegExp(`\\b(?:in|into|of|ne|u|part of|deo) (?:the |te )?${surface}\\b`).test(query.folded),
  );

/** Whether Kosovo is in an organisation: its record. */
export const membershipRule: Rule = ({ knowledge }, links, query) => {
  const found = [
    ...new Set([...query.actors, ...query.glossary].flatMap((id) => links.memberships.get(id) ?? [])),
  ];
  if (found.length === 0 || found.length > 3 || !asks(query, 'membership')) return undefined;
  // "in" is a cue only before the organisation: "NATO soldiers in Kosovo" asks for no membership.
  if (
    !MEMBER.test(query.folded) &&
    !query.carriedCues.includes('membership') &&
    !inOrganisation(query, links)
  )
    return undefined;
  if (asks(query, 'vote') && !/\b(vote|votes)\b.*\bmember/.test(query.folded)) return undefined;
  if (
    MEMBER.test(query.folded) &&
    !namesKosovo(query) &&
    query.actors.some((id) => links.recognition.has(id))
  )
    return { pins: [], exclusive: true, name: 'membership of another' };
  const record = knowledge.passages.find((passage) => passage.id === found[0]);
  const member = record !== undefined && /held to be a member/.test(record.text);
  const presupposes =
    /\b(when did|when was|since when|why did|why was|how did|kur u|kad je|kada je|zasto je|pse u)\b/.test(
      query.folded,
    ) &&
    !/\b(apply|applied|application|reject\w*|refus\w*|fail\w*|not|n't|aplik\w*|odb\w*)\b/.test(query.folded);
  return {
    pins: found,
    premiseFails: presupposes && !member,
    certain: onlyCues(query, 'membership', 'when', 'today'),
    name: 'membership',
  };
};
