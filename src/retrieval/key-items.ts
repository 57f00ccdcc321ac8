import { classTerm, entityTerm, isPlace } from '../query/entity-term.ts';
import { translate } from '../query/expand.ts';
import { inflectionStem } from '../query/inflection.ts';
import { literalTerm, type Reader, type Reading } from '../query/read-words.ts';
import { stem } from '../text/stem.ts';
import type { SearchIndex } from './search-index.ts';

/** What an Albanian or Serbian word weighs that is in no lexicon, as in a question. */
const UNTRANSLATED = 4;

/** A word of a key, or a name or expression in it, with every term that stands for it. */
export interface Item {
  /** What its first term tells; light words are weighed when it is known how common they are. */
  readonly weight?: number;
  readonly terms: readonly string[];
}

/** What a key says: its names as entities, its expressions, and its other words, each with all that stands for it. */
export function itemsOf(
  { words, mentions, phrases, content, light }: Reading,
  lang: 'en' | 'sq' | 'sr',
  index: SearchIndex,
  reader: Reader,
  kinds: ReadonlyMap<string, string> | undefined,
): Item[] {
  const weightOf = (term: string) => index.idf(index.has(term) ? term : '');
  /** The term that tells least is the first: it gives the weight. */
  const item = (terms: readonly string[]): Item => {
    const [first, ...others] = [...new Set(terms)].sort((a, b) => weightOf(a) - weightOf(b));
    return { weight: weightOf(first!), terms: [first!, ...others] };
  };
  const lexicon = reader.lexicons.get(lang);
  return [
    ...mentions.map(({ named }) => {
      const entities = named.map(({ id }) => entityTerm(isPlace(id) ? 'kosovo' : id));
      const { weight, terms } = item(entities);
      const classes = named.flatMap(({ id }) => kinds?.get(id) ?? []).map(classTerm);
      return { weight: weight!, terms: [...new Set([...terms, ...classes])] };
    }),
    ...phrases.map(({ forms }) => item(forms.map((form) => form.stem))),
    ...content.map((place) => {
      const word = words[place]!;
      if (lang === 'en' || lexicon === undefined) return item([stem(word)]);
      const translated = translate(lexicon, word).map((form) => form.stem);
      const literal = literalTerm(lang, inflectionStem(word));
      return translated.length === 0
        ? { weight: UNTRANSLATED, terms: [literal] }
        : { weight: weightOf(translated[0]!), terms: [...new Set([...translated, literal])] };
    }),
    ...light.map((term) => ({ terms: [term] })),
  ];
}
