import type { Rule } from '../route.ts';
import { asks } from './terms.ts';

const SUBJECT =
  /\b(?:did|does|do|has|have|had|will|would|is|was)(?: the)? (.{2,40}?)(?: (?:ever|already|officially|formally|really|actually|also|not|yet|finally|going to))* (?:recogni|acknowledg|accept|recognis)|\b(?:a|kur|pse) e (?:ka |kane )?(?:njeh|njohur|njohu|njohin)\w* (\S+)|\b(?:da li|jel|je li|kad|kada|zasto)(?: je| su)? (?:priznal\w*|priznaj\w*|priznat\w*) (\S+)/;

/** Somebody who recognises nothing, asked as if he did: a province, a city, "my country", a person. */
export const strangerRule: Rule = (_, links, query) => {
  if (!asks(query, 'recognition') || asks(query, 'count')) return undefined;
  const match = SUBJECT.exec(query.folded);
  const subject = match?.[1] ?? match?.[2] ?? match?.[3];
  if (/^(?:so |and |but |ok |hey )*(?:which|what|who|whose|how many|how much|name|list)\b/.test(query.folded))
    return undefined;
  if (
    subject === undefined ||
    query.actors.some(
      (id) => links.recognition.has(id) || id === 'european-union' || id === 'kosovo-institutions',
    )
  )
    return undefined;
  if (query.actors.length > 0) return undefined;
  const general =
    /\b(countr\w*|states?|nations?|who|how many|which|any\w*|they|it|he|she|that|kosov\w*|members?|others?|first|last|latest|world|eu|un|west\w*|shtet\w*|vend\w*|drzav\w*|zemlj\w*)\b/.test(
      subject,
    ) && !/\b(my|your|our)\b/.test(subject);
  return general ? undefined : { pins: [], exclusive: true, name: 'stranger' };
};
