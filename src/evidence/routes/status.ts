import type { PassageId } from '../../model/knowledge.ts';
import type { Rule } from '../route.ts';
import { contentOf, PARTIES } from './terms.ts';

/** Questions about the status itself: both sides' views and the facts, never one alone. */
export const statusRule: Rule = (_, __, query) => {
  const about = query.glossary.some(
    (id) => id === 'kosovo' || id === 'republic-of-kosovo' || id === 'kosovo-and-metohija',
  );
  const others = query.actors.filter((id) => !PARTIES.has(id) && id !== 'kosovo-institutions');
  const content = contentOf(query);
  const status =
    /\b(status|country|state|independent|independence|sovereign|nation|province|part of serbia|belongs?|statusi?|shtet|pavarur|drzava|nezavisn\w*|pokrajina|deo srbije)\b/.test(
      query.folded,
    );
  const form =
    /^(?:so |but |and |ok |hey |pls |a |da li |dali |jel |je li )?(?:is|are|was|what(?:'s| is)?|whats|explain|tell|describe|a eshte|a osht|eshte|cili|cfare|qka|da li je|je|kakav|koji|sta je|kosov\w*)\b/.test(
      query.folded,
    );
  if (!about || others.length > 0 || !status || !form || content.length > 2 || query.period !== undefined)
    return undefined;
  if (
    content.some(
      (term) =>
        !/^(status|countri|state|independ|sovereign|nation|provinc|part|belong|serbia|current|intern|legal|polit|recognis|disput|statehood|declar|statusi)/.test(
          term.forms[0]!.stem,
        ),
    )
  )
    return undefined;
  return {
    pins: [
      'status-overview#serbia-view',
      'status-overview#kosovo-view',
      'status-overview#in-short',
    ] as PassageId[],
    bothSides: true,
    name: 'status',
  };
};
