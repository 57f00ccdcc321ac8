import type { Query, QueryTerm } from '../model/question.ts';
import { stem } from '../text/stem.ts';
import { tokenize } from '../text/tokens.ts';

const NUMBER_WORDS = new Set(
  `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million dozen dozens
  several half third quarter no none`.split(/\s+/),
);
/** Whether a folded word is a number, in digits or as a word. */
export const isNumber = (word: string): boolean => /\d/.test(word) || NUMBER_WORDS.has(word);

/** How many words may stand between a number and what it counts. */
const REACH = 4;
const QUESTION_WORD =
  /^(?:who|whom|whose|what|whats|which|when|where|why|how|names?|kush|cfare|cka|qka|cili|cila|cilet|cilat|kur|ku|pse|si|sa|ko|sta|sto|koji|koja|koje|kad|kada|gde|zasto|kako|koliko)$/;

/**
 * The term that says what is asked for: the first word after the question word that is no name. "How many pages has the
 * opinion" asks for pages, "who composed the anthem" for who composed.
 */
export function focusOf(query: Query): QueryTerm | undefined {
  const words = query.folded.split(' ');
  const asked = words.findIndex((word) => QUESTION_WORD.test(word));
  let best: { term: QueryTerm; place: number } | undefined;
  for (const term of query.terms) {
    if (term.kind === 'name') continue;
    const first = term.surface.split(' ')[0]!;
    const place = words.findIndex((word, at) => at > asked && (word === first || word.startsWith(first)));
    if (place >= 0 && (best === undefined || place < best.place)) best = { term, place };
  }
  return best?.term;
}

/** Whether a text has a number, other than a year, beside a word that stands for what is counted. */
export function counts(text: string, counted: QueryTerm): boolean {
  const stems = new Set(counted.forms.map((form) => form.stem));
  const words = tokenize(text).map(({ term }) => term);
  return words.some(
    (word, at) =>
      stems.has(stem(word)) &&
      words
        .slice(Math.max(0, at - REACH), at + REACH)
        .some((near) => (/^\d+$/.test(near) && !/^(?:19|20)\d\d$/.test(near)) || NUMBER_WORDS.has(near)),
  );
}
