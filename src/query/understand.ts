import type { ActorId, Lexicon } from '../model/knowledge.ts';
import type { Query, QueryTerm, Question } from '../model/question.ts';
import type { Engine } from '../retrieval/engine.ts';
import type { SearchIndex } from '../retrieval/search-index.ts';
import { clean, fold } from '../text/normalize.ts';
import { stem } from '../text/stem.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { tokenize } from '../text/tokens.ts';
import { dateCue } from './dates.ts';
import { entityTerm } from './entity-term.ts';
import { type Form, phrase, synonyms, translate } from './expand.ts';
import { cueIntent, hasCue } from './intents.ts';
import { createDetectLanguage, lexiconOf } from './language.ts';
import type { Mention } from './name-index.ts';

/** Kinds of glossary entries that are words of the subject rather than names. */
const CONCEPTS = new Set(['term', 'policy']);
/** Words about the act of asking; they are no part of what is asked. */
const ASKING =
  /^(question|answer|inform|info|information|detail|details|source|sources|cite|cites|citation|citations|article|articles|fact|facts|exactly|actually|really|quick|quickly|briefly|short|simple|simply|basically|bro|dude|lol|hey|hi|pls|plz|please|thx|thanks|tldr|eli5|explain|describe|summary|summarise|summarize|again|remember|heard|read|wondering|curious|thing|stuff|guy|dude|story|deal|happen|happened|happening|kind|sort|way|mean|means|meaning|stand|stands|called|name|named|ever|yet|still|date|day|year|month|time|type|bit|lot|list|show|according|role|job|function|main|key|important|major|biggest|exact|precise|numbers?|figures?|tally|overview|basics|background|view|views|viewpoint|standpoint|stance|meant|sorry|side|difference|wrote|said|words?|wording|phrase[sd]?|telling|talk|talked|talking|speak|speaks|speaking|spoke|spoken|mention|mentions|mentioned|remark|remarks|remarked|described|describes|report|reports|reported|reporter|reporters|news|true|occasion|moment|case|comment|comments|commented|situation|evidence|reportedly|verbatim|argue[sd]?|sits?|sitting|score|summer|winter|spring|autumn)$/;

/** The same in Albanian and Serbian, folded. */
const ASKING_ELSEWHERE =
  /^(tha|thane|thote|thene|thuaj\w*|deklaroi|deklaruar|quhet|domethene|shpjego\w*|trego\w*|rek(?:ao|la|li|oh)|reci\w*|kaz(?:e|u|ao|ala|ati|i|ite)|izjavi\w*|znaci|znacenj\w*|predstavlja|zove|objasni\w*|desi\w*|dogodi\w*|ndodh\w*|ndodhi|vit\w*|godin\w*|dat(?:a|e|en|um|uma|umi)|burim\w*|izvor\w*|tacno|zapravo|ukratko|shkurt|pyetj\w*|pitanj\w*|misli\w*|fjalen|kisha|hteo|htela|stran[aeu]|pal[ae]|palet|paleve)$/;

/** Makes the function that reads a single question, without its thread. */
export function createUnderstand({
  knowledge,
  names,
  vocabulary,
  index,
}: Engine): (question: Question) => Query {
  const lexicons = new Map(knowledge.lexicons.map((lexicon) => [lexicon.lang, lexicon]));
  const english = lexicons.get('en');
  const englishFunctions = new Set([...STOP_WORDS, ...(english?.functionWords ?? [])]);
  const functionWords = new Map(
    knowledge.lexicons.map(({ lang, functionWords: words }) => [lang, new Set(words)]),
  );
  // Function words are words too: "actualy" is a misspelt one, and then says nothing about the subject.
  for (const word of englishFunctions) vocabulary.add(word);
  const concepts = new Set(knowledge.terms.filter((term) => CONCEPTS.has(term.kind)).map((term) => term.id));
  const isEnglish = (word: string) => vocabulary.isWord(word) || englishFunctions.has(word);
  const detect = createDetectLanguage(knowledge.lexicons, isEnglish);

  return (question) => {
    const text = clean(question.text);
    const language = detect(
      text,
      tokenize(text).map((token) => token.term),
    );
    const read = language === 'sq' ? withoutAcronymEndings(text) : text;
    const typed = tokenize(read);
    const code = lexiconOf(language);
    const lexicon = lexicons.get(code);
    const tokens = plain(
      typed.map((token) => ({ word: token.term, raw: read.slice(token.start, token.end) })),
      lexicon,
    );
    const words = tokens.map((token) => token.word);
    const folded = ` ${fold(text)} `.replace(/[^a-z0-9'/]+/g, ' ').trim();
    const own = functionWords.get(code) ?? new Set<string>();
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

    const mentions = names
      .find(words, { raw: tokens.map((token) => token.raw), inflect: code !== 'en', unknown })
      .filter((mention) => !isOrdinaryWord(mention, words, own, englishFunctions));
    const inName = new Set(mentions.flatMap(({ from, to }) => words.slice(from, to).map((_, i) => from + i)));
    const date = dateCue(words, code === 'en');
    const dateWords = new Set(date?.words ?? []);
    const corrections: { from: string; to: string }[] = [];

    const terms: QueryTerm[] = mentions.map((mention) => entityQueryTerm(mention, words, index, concepts));
    for (const found of phrasesIn(words, inName, code === 'en' ? english : lexicon)) {
      for (const place of found.places) inName.add(place);
      const weight = Math.max(
        ...found.forms.map((form) => (index.has(form.stem) ? index.idf(form.stem) : 0)),
        0.1,
      );
      terms.push({
        surface: found.surface,
        forms: found.forms,
        weight,
        known: found.forms.some((form) => index.has(form.stem)),
        kind: 'word',
      });
    }
    for (const [place, word] of words.entries()) {
      if (inName.has(place) || dateWords.has(word) || (own.has(word) && words[place - 1] !== 'many'))
        continue;
      // What is counted is what is asked for: "how many words" is about words.
      const counted = words[place - 1] === 'many' && words[place - 2] === 'how';
      if (
        (ASKING.test(word) && !counted) ||
        (code === 'en' ? englishFunctions.has(word) && !counted : ASKING_ELSEWHERE.test(word))
      )
        continue;
      const term = wordTerm(word);
      if (
        term !== undefined &&
        !terms.some((other) => other.kind === 'word' && other.forms[0]?.stem === term.forms[0]?.stem)
      )
        terms.push(term);
    }

    function wordTerm(word: string): QueryTerm | undefined {
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
        if (other !== undefined) forms = other;
        else if (again !== undefined) forms = synonyms(english, again);
        else if (parts !== undefined)
          forms = parts
            .filter((part) => !englishFunctions.has(part))
            .flatMap((part) => synonyms(english, part));
        else if (corrected !== undefined) {
          if (englishFunctions.has(corrected)) return undefined;
          corrections.push({ from: word, to: corrected });
          forms = synonyms(english, corrected).map((form) => ({ ...form, weight: form.weight * 0.9 }));
        }
        if (forms.length === 0) return undefined;
        certain = forms.some((form) => index.has(form.stem));
      }
      // The lexicons hold no whole language: a foreign word that they lack says less about the subject.
      if (!certain && code !== 'en')
        return { surface: word, forms, weight: UNKNOWN_FOREIGN, known: false, kind: 'word' };
      const weight = Math.max(
        ...forms.map((form) => index.idf(form.stem) * (index.has(form.stem) ? 1 : certain ? 0 : 1)),
        0.1,
      );
      // What somebody does with words or stances is often said with another verb.
      const soft = hasCue('position', word) || hasCue('quote', word);
      const share = hasCue('stance', word) ? STANCE : soft ? SOFT : 1;
      return { surface: word, forms, weight: weight * share, known: certain, kind: 'word' };
    }

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

/** Albanian declines acronyms and figures behind a hyphen: "BE-së", "GJND-ja", "1974-s". */
const withoutAcronymEndings = (text: string): string =>
  text.replace(
    /(?<![\p{L}\p{N}-])([\p{L}\p{N}]{2,6})-(?:ja|jen|se|së|ne|në|ve|in|it|es|ës|s|i|u|t|te|të)(?![\p{L}\p{N}])/giu,
    (_, word: string) => word.toUpperCase(),
  );

interface Word {
  readonly word: string;
  readonly raw: string;
}

/** Longest expression that is read as another. */
const PLAIN_PHRASE = 5;

/**
 * Undoes chat spellings ("wen" is "when") and reads loaded vocabulary as neutral, so that either side's words search
 * for the same (D05). Longest expression first; `*` ends an entry that holds for every inflection; one word may
 * become several, or none.
 */
function plain(words: readonly Word[], lexicon: Lexicon | undefined): Word[] {
  const read: Word[] = [];
  for (let from = 0; from < words.length; ) {
    // All but the last word of an expression stand in full, so most words begin none.
    const begins = lexicon !== undefined && firstWords(lexicon, 'slang').has(words[from]!.word);
    let size = begins ? Math.min(PLAIN_PHRASE, words.length - from) : 1;
    let other: string | undefined;
    for (; size >= 1; size--) {
      other = plainForm(
        words.slice(from, from + size).map(({ word }) => word),
        lexicon,
      );
      if (other !== undefined) break;
    }
    if (other === undefined) read.push(words[from]!);
    else read.push(...tokenize(other).map(({ term }) => ({ word: term, raw: term })));
    from += Math.max(1, size);
  }
  return read;
}

const beginnings = { slang: new WeakMap<Lexicon, Set<string>>(), words: new WeakMap<Lexicon, Set<string>>() };

/** The words that begin an expression of several in a lexicon. */
function firstWords(lexicon: Lexicon, part: keyof typeof beginnings): ReadonlySet<string> {
  let words = beginnings[part].get(lexicon);
  if (words === undefined) {
    const expressions = Object.keys(lexicon[part]).filter((key) => key.includes(' '));
    words = new Set(expressions.map((key) => key.slice(0, key.indexOf(' '))));
    beginnings[part].set(lexicon, words);
  }
  return words;
}

/** What an expression is read as: by its exact form, else by the longest beginning of its last word. */
function plainForm(words: readonly string[], lexicon: Lexicon | undefined): string | undefined {
  if (lexicon === undefined) return undefined;
  const { slang } = lexicon;
  const key = words.join(' ');
  if (Object.hasOwn(slang, key)) return slang[key];
  const shortest = key.length - words.at(-1)!.length + SHORTEST_BEGINNING;
  for (let length = key.length; length >= shortest; length--) {
    const beginning = `${key.slice(0, length)}*`;
    if (Object.hasOwn(slang, beginning)) return slang[beginning];
  }
  return undefined;
}
/** A beginning of fewer letters would stand for unrelated words. */
const SHORTEST_BEGINNING = 4;

/** A name that is also a function word of the question's language, such as Albanian "be", is read as the word. */
function isOrdinaryWord(
  mention: Mention,
  words: readonly string[],
  own: ReadonlySet<string>,
  english: ReadonlySet<string>,
): boolean {
  if (mention.to - mention.from > 1) return false;
  const word = words[mention.from]!;
  return word !== 'us' && mention.how !== 'exact'
    ? own.has(word) || english.has(word)
    : own.has(word) && word.length <= 3 && word !== 'us';
}

/** Longest expression that the lexicons hold. */
const PHRASE = 4;
const LITERAL = 0.7;

/** Expressions of several words, longest first, none overlapping a name or each other. */
function phrasesIn(
  words: readonly string[],
  taken: ReadonlySet<number>,
  lexicon: Lexicon | undefined,
): { surface: string; places: number[]; forms: readonly Form[] }[] {
  const found: { surface: string; places: number[]; forms: readonly Form[] }[] = [];
  const used = new Set(taken);
  for (let size = PHRASE; size >= 2; size--)
    for (let from = 0; from + size <= words.length; from++) {
      if (lexicon === undefined || !firstWords(lexicon, 'words').has(words[from]!)) continue;
      const places = Array.from({ length: size }, (_, i) => from + i);
      if (places.some((place) => used.has(place))) continue;
      const part = words.slice(from, from + size);
      const forms = phrase(lexicon, part);
      if (forms.length === 0) continue;
      for (const place of places) used.add(place);
      // The base may use the expression itself, too.
      const literal = part
        .filter((word) => !STOP_WORDS.has(word))
        .map((word) => ({ stem: stem(word), weight: LITERAL }));
      found.push({
        surface: part.join(' '),
        places,
        forms: [...forms, ...literal.filter((own) => !forms.some((other) => other.stem === own.stem))],
      });
    }
  return found;
}

/** Weight of an Albanian or Serbian word that no lexicon knows; an unknown English one weighs as a rare word does. */
const UNKNOWN_FOREIGN = 4;
/** The two sides and those who stand for them as a whole; anybody else has a voice of his own. */
const BOTH_SIDES = new Set<string>(['serbia', 'kosovo-institutions', 'kosovo-serbs', 'kosovo-albanians']);
const KOSOVO_NAMES = new Set(['kosovo', 'kosovo-and-metohija', 'republic-of-kosovo', 'south-serbia-press']);
/** Share of its weight that a verb of saying, reacting or supporting keeps. */
const SOFT = 0.4;
/** And a verb of what one side does to the other, which the other words otherwise. */
const STANCE = 0.15;
/** Surface words of a name count a little as well, so that a passage that uses the same form ranks first. */
const SURFACE = 0.25;

function entityQueryTerm(
  mention: Mention,
  words: readonly string[],
  index: SearchIndex,
  concepts: ReadonlySet<string>,
): QueryTerm {
  const kind = mention.named.every(({ id }) => concepts.has(id)) ? 'concept' : 'name';
  const surface = words.slice(mention.from, mention.to);
  // "Kosovo and Metohija" and "Republic of Kosovo" are one place under each side's name: they search for the same.
  const place = mention.named.some(({ id }) => KOSOVO_NAMES.has(id));
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
  const known = entities.filter((form) => index.has(form.stem));
  const weight = known.length > 0 ? Math.min(...known.map((form) => index.idf(form.stem))) : index.idf('');
  return {
    surface: surface.join(' '),
    forms: [...entities, ...own, ...plainForms],
    weight,
    known: known.length > 0,
    kind,
  };
}
