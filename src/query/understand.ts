import type { ActorId } from '../model/knowledge.ts';
import type { Query, QueryTerm, Question } from '../model/question.ts';
import type { Engine } from '../retrieval/engine.ts';
import type { SearchIndex } from '../retrieval/search-index.ts';
import { clean, fold } from '../text/normalize.ts';
import { stem } from '../text/stem.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { tokenize } from '../text/tokens.ts';
import { ASKING, ASKING_ELSEWHERE } from './asking.ts';
import { dateCue } from './dates.ts';
import { classTerm, entityTerm, isPlace } from './entity-term.ts';
import { type Form, synonyms, translate } from './expand.ts';
import { inflectionStem } from './inflection.ts';
import { cueIntent, hasCue } from './intents.ts';
import { createDetectLanguage, lexiconOf } from './language.ts';
import type { Mention } from './name-index.ts';
import { plain } from './plain.ts';
import { createReader, literalTerm, namesInOrder } from './read-words.ts';

/** A word that is guessed at counts a little less. */
const MISSPELT = 0.9;
/** Kinds of glossary entries that are words of the subject rather than names. */
const CONCEPTS = new Set(['term', 'policy']);

/** Makes the function that reads a single question, without its thread. */
export function createUnderstand({
  knowledge,
  names,
  vocabulary,
  index,
  keys,
}: Engine): (question: Question) => Query {
  const reader = createReader(knowledge, names);
  const { english, englishFunctions, lexicons } = reader;
  // Function words are words too: "actualy" is a misspelt one, and then says nothing about the subject.
  for (const word of englishFunctions) vocabulary.add(word);
  const concepts = new Set(knowledge.terms.filter((term) => CONCEPTS.has(term.kind)).map((term) => term.id));
  const kinds = new Map<string, string>(knowledge.actors.map(({ id, kind }) => [id, kind]));
  const isEnglish = (word: string) => vocabulary.isWord(word) || englishFunctions.has(word);
  const detect = createDetectLanguage(knowledge.lexicons, isEnglish);

  return (question) => {
    const text = clean(question.text);
    const language = detect(
      text,
      tokenize(text).map((token) => token.term),
    );
    const code = lexiconOf(language);
    const lexicon = lexicons.get(code);
    const own = reader.own(code);
    // Cues are looked up in the plain wording, so that either side's words for a thing take the same route (D05).
    const folded = plain(
      ` ${fold(text)} `
        .replace(/[^a-z0-9'/]+/g, ' ')
        .trim()
        .split(' ')
        .map((word) => ({ word, raw: word })),
      lexicon,
    )
      .map(({ word }) => word)
      .join(' ');
    const translated = (word: string): readonly Form[] =>
      code === 'en' || lexicon === undefined ? [] : translate(lexicon, word);
    const unknownWords = new Map<string, boolean>();
    const unknown = (word: string): boolean => {
      let is = unknownWords.get(word);
      if (is === undefined) {
        is = !isEnglish(word) && !own.has(word) && translated(word).length === 0;
        unknownWords.set(word, is);
      }
      return is;
    };

    const { words, mentions, phrases, content, light } = reader.read(text, language, unknown);
    const date = dateCue(words, code === 'en');
    const dateWords = new Set(date?.words ?? []);
    const corrections: { from: string; to: string }[] = [];

    const terms: QueryTerm[] = mentions.map((mention) =>
      entityQueryTerm(mention, words, index, concepts, kinds),
    );
    for (const { surface, forms } of phrases) {
      const weight = Math.max(...forms.map((form) => (index.has(form.stem) ? index.idf(form.stem) : 0)), 0.1);
      terms.push({ surface, forms, weight, known: forms.some((form) => index.has(form.stem)), kind: 'word' });
    }
    for (const place of content) {
      const word = words[place]!;
      if (dateWords.has(word) || isForeignFunction(word)) continue;
      const term = wordTerm(word);
      if (
        term !== undefined &&
        !terms.some((other) => other.kind === 'word' && other.forms[0]?.stem === term.forms[0]?.stem)
      )
        terms.push(term);
    }

    /** In a mixture of languages, a word that only serves the grammar of another one. */
    function isForeignFunction(word: string): boolean {
      return (
        !vocabulary.isEveryday(word) &&
        !englishFunctions.has(word) &&
        translated(word).length === 0 &&
        (word.length === 1 ||
          ASKING_ELSEWHERE.test(word) ||
          ['sq', 'sr'].some((other) => other !== code && reader.own(other).has(word)))
      );
    }

    /** What stands for a word that was meant by a misspelt one. */
    function misspelt(meant: string): readonly Form[] {
      return synonyms(english, meant).map((form) => ({ ...form, weight: form.weight * MISSPELT }));
    }

    function wordTerm(word: string): QueryTerm | undefined {
      // "121st" counts as 121 does.
      const ordinal = /^(\d+)(?:st|nd|rd|th)$/.exec(word)?.[1];
      if (ordinal !== undefined) return wordTerm(ordinal);
      const foreign = translated(word);
      const known = vocabulary.has(word);
      let forms: readonly Form[] = foreign.length > 0 ? foreign : synonyms(english, word);
      let certain = forms.some((form) => index.has(form.stem));
      if (!certain && foreign.length === 0) {
        if (englishFunctions.has(word)) return undefined;
        // A word of the other two languages inside an English sentence, or one that is merely misspelt.
        const other = [...lexicons.values()]
          .filter(({ lang }) => lang !== 'en' && lang !== code)
          .map((l) => translate(l, word))
          .find((f) => f.length > 0);
        const plainWord = /^re-?(\w{4,})$/.exec(word)?.[1];
        const again = known || plainWord === undefined || !vocabulary.has(plainWord) ? undefined : plainWord;
        const parts =
          known || again !== undefined || other !== undefined ? undefined : vocabulary.split(word);
        const corrected =
          known || other !== undefined || parts !== undefined || again !== undefined
            ? undefined
            : vocabulary.correct(word);
        if (corrected !== undefined && ASKING.test(corrected)) return undefined;
        // "proces" in English is a slip as well as an Albanian word.
        const slip = other === undefined || code !== 'en' ? undefined : vocabulary.correct(word);
        if (other !== undefined)
          forms =
            slip === undefined || ASKING.test(slip) || englishFunctions.has(slip)
              ? other
              : [...other, ...misspelt(slip)];
        else if (again !== undefined) forms = synonyms(english, again);
        else if (parts !== undefined)
          forms = parts
            .filter((part) => !englishFunctions.has(part))
            .flatMap((part) => synonyms(english, part));
        else if (corrected !== undefined) {
          if (englishFunctions.has(corrected)) return undefined;
          corrections.push({ from: word, to: corrected });
          forms = misspelt(corrected);
        }
        if (forms.length === 0) return undefined;
        certain = forms.some((form) => index.has(form.stem));
      }
      // Keys in the asker's language are compared by their own words, translated or not.
      if (code !== 'en') forms = [...forms, { stem: literalTerm(code, inflectionStem(word)), weight: 1 }];
      // The lexicons hold no whole language: a foreign word that they lack says less about the subject.
      if (!certain && code !== 'en') {
        const asked = keys.has(forms.at(-1)!.stem);
        return {
          surface: word,
          forms,
          weight: asked ? UNKNOWN_FOREIGN : NEVER_ASKED,
          known: false,
          kind: 'word',
        };
      }
      const weight = Math.max(
        ...forms.map((form) => index.idf(form.stem) * (index.has(form.stem) ? 1 : certain ? 0 : 1)),
        0.1,
      );
      // What somebody does with words or stances is often said with another verb.
      const soft = hasCue('position', word) || hasCue('quote', word);
      const share = hasCue('stance', word) ? STANCE : soft ? SOFT : 1;
      return { surface: word, forms, weight: weight * share, known: certain, kind: 'word' };
    }

    const distinct = namesInOrder(mentions);
    const inOrder = words.filter((word) => !own.has(word) && !STOP_WORDS.has(word));
    const actors = [
      ...new Set(
        mentions.flatMap(({ named }) => named.filter((n) => n.kind === 'actor').map((n) => n.id as ActorId)),
      ),
    ];
    const glossary = [
      ...new Set(mentions.flatMap(({ named }) => named.filter((n) => n.kind === 'term').map((n) => n.id))),
    ];
    return {
      question,
      text,
      folded,
      language,
      intent: cueIntent(folded),
      terms,
      sequence: inOrder.map((word) => translated(word)[0]?.stem ?? stem(word)),
      words: inOrder,
      light: [...light, ...words.filter((word) => dateWords.has(word)).map(stem)],
      ...(distinct.length < 2 ? {} : { first: distinct[0]! }),
      actors,
      glossary,
      ...(date === undefined ? {} : { period: date.period }),
      current: hasCue('today', folded),
      oneVoice:
        actors.some((id) => !BOTH_SIDES.has(id)) ||
        (actors.length === 1 && (hasCue('quote', folded) || hasCue('person', folded))),
      carried: [],
      carriedCues: [],
      corrections,
    };
  };
}

/** Weight of an Albanian or Serbian word that no lexicon knows; an unknown English one weighs as a rare word does. */
const UNKNOWN_FOREIGN = 4;
/** And of one that stands in none of the questions of the base either: it is another subject. */
const NEVER_ASKED = 7;
/** The two sides and those who stand for them as a whole; anybody else has a voice of his own. */
const BOTH_SIDES = new Set<string>(['serbia', 'kosovo-institutions', 'kosovo-serbs', 'kosovo-albanians']);
/** Share of its weight that a verb of saying, reacting or supporting keeps. */
const SOFT = 0.4;
/** And a verb of what one side does to the other, which the other words otherwise. */
const STANCE = 0.15;
/** Surface words of a name count a little as well, so that a passage that uses the same form ranks first. */
const SURFACE = 0.25;

/** How much somebody of the same kind is worth where nobody of that kind is told about. */
const CLASS = 0.6;

function entityQueryTerm(
  mention: Mention,
  words: readonly string[],
  index: SearchIndex,
  concepts: ReadonlySet<string>,
  kinds: ReadonlyMap<string, string>,
): QueryTerm {
  const kind = mention.named.every(({ id }) => concepts.has(id)) ? 'concept' : 'name';
  const surface = words.slice(mention.from, mention.to);
  // "Kosovo and Metohija" and "Republic of Kosovo" are one place under each side's name: they search for the same.
  const place = mention.named.some(({ id }) => isPlace(id));
  const entities = place
    ? [{ stem: entityTerm('kosovo'), weight: 1 }]
    : mention.named.map(({ id }) => ({ stem: entityTerm(id), weight: 1 }));
  const plainForms = (
    place ? ['kosovo'] : mention.how === 'typo' ? tokenize(mention.name).map((token) => token.term) : surface
  )
    .filter((word) => !STOP_WORDS.has(word))
    .map((word) => ({ stem: stem(word), weight: SURFACE }));
  // Asked about the name itself, its own definition is found by it.
  const own = place
    ? mention.named
        .filter(({ id }) => id !== 'kosovo')
        .map(({ id }) => ({ stem: entityTerm(id), weight: SURFACE }))
    : [];
  const classes = mention.named.flatMap(({ id }) => {
    const of = kinds.get(id);
    return of === undefined ? [] : [{ stem: classTerm(of), weight: CLASS }];
  });
  const known = entities.filter((form) => index.has(form.stem));
  const weight = known.length > 0 ? Math.min(...known.map((form) => index.idf(form.stem))) : index.idf('');
  return {
    surface: surface.join(' '),
    forms: [...entities, ...own, ...plainForms, ...classes],
    weight,
    known: known.length > 0,
    kind,
  };
}
