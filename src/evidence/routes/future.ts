import type { Rule } from '../route.ts';
import { asks } from './terms.ts';

const FUTURE =
  /\b(when will|going to recogni|next (?:year|month)|will [a-z ]{2,30} (?:ever |soon |finally )?(?:recogni|join|enter|become|be in|get into)|kur do\b|a do ta? |kad(?:a)? ce\b|hoce li|da li ce)/;
/** Asks for a forecast in so many words. */
const FORECAST =
  /\b(predict\w*|forecast\w*|what will happen|who will win|parashikim\w*|parashiko(?:n|je|ni)?|c do te ndodh\w*|cfare do te ndodh\w*|kush do te fitoje|predvidi|prognoz\w*|sta ce biti|ko ce pobediti)\b/;

/** What will happen stands in no source; what somebody said of it may. */
export const futureRule: Rule = ({ knowledge }, _, query) => {
  const year = (query.period?.to ?? query.period?.from)?.slice(0, 4);
  const beyond =
    year !== undefined &&
    year > knowledge.asOf.slice(0, 4) &&
    !knowledge.passages.some(({ text }) => text.includes(year));
  const reported = asks(query, 'quote') && query.actors.length > 0;
  const wanted =
    FUTURE.test(query.folded) && !reported && (asks(query, 'recognition') || asks(query, 'membership'));
  return beyond || wanted || (FORECAST.test(query.folded) && !reported)
    ? { pins: [], exclusive: true, name: 'future' }
    : undefined;
};
