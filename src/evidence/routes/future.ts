import type { Rule } from '../route.ts';
import { asks } from './terms.ts';

/** What will happen stands in no source. */
export const futureRule: Rule = (_, __, query) => {
  const future =
    /\b(when will|going to recogni|next (?:year|month)|will [a-z ]{2,30} (?:ever |soon |finally )?(?:recogni|join|enter|become)|kur do\b|a do ta? |kad(?:a)? ce\b|hoce li|da li ce)/.test(
      query.folded,
    );
  return future && (asks(query, 'recognition') || asks(query, 'membership'))
    ? { pins: [], exclusive: true, name: 'future' }
    : undefined;
};
