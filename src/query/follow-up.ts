import type { Actor, Period, Side } from '../model/knowledge.ts';
import type { Query, QueryTerm, ThreadState } from '../model/question.ts';
import { dayBefore } from '../text/dates.ts';
import { entityTerm } from './entity-term.ts';
import { hasCue } from './intents.ts';

/** Cues that an elliptic question inherits when it has none of its own. */
const INHERITED = [
  'recognition',
  'withdrawal',
  'count',
  'membership',
  'vote',
  'quote',
  'position',
  'arguments',
  'when',
  'definition',
  'person',
  'why',
];
/** How a question begins that goes on from the one before. */
const CONTINUES =
  /^(?:(?:ok|okay|oh|hm+|thanks|thx|so|but|and|or|also|then|well|aha|cool) )*(?:and|or|what about|how about|what of|wbt|hbu|same for|also|then|but|and what|why|why not|how so|since when|when|where|who|which|how many|how|really|dhe|po|e|a|edhe|por|pse|kur|kush|sa|i|ali|zasto|kad|kada|ko|gde|koliko|otkad|sta je sa|sta sa|cfare per|cka per|qka per)\b/;
/** The same without the question words, which also begin questions that stand alone. */
const JOINS =
  /^(?:(?:ok|okay|oh|hm+|thanks|thx|so|well|aha|cool) )*(?:and|or|but|also|then|what about|how about|what of|same for|why not|dhe|edhe|po|por|i|ali|a)\b/;
const CORRECTS =
  /\b(no,? i meant|i meant|i mean|not that|no the|no i mean|sorry|correction|rather|e kisha fjalen|mendova|mislio|mislila|mislim na|hteo sam reci|desha te them)\b/;
const PERSON_PRONOUN =
  /\b(he|she|him|her|his|hers|ai|ajo|atij|asaj|tij|saj|on|ona|njega|nje|njegov\w*|njen\w*|who said (?:that|it|this)|kush e tha|ko je to rekao)\b/;
const PRONOUN =
  /\b(he|she|they|him|her|them|his|hers|their|theirs|it|its|that|this|those|these|there|then|the same|ai|ajo|ata|ato|atij|asaj|tij|saj|tyre|kjo|ky|kete|ate|on|ona|oni|njega|nje|njih|njegov\w*|njen\w*|njihov\w*|to|toga|tome|tamo|tada)\b/;
const BEFORE_THAT =
  /\b(before (?:that|then|it|this)|earlier|previously|para kesaj|para saj|me pare|me heret|pre toga|prije toga|ranije)\b/;
const AFTER_THAT =
  /\b(after (?:that|then|it|this)|afterwards|next|later|pas kesaj|me pas|me vone|posle toga|nakon toga|kasnije)\b/;
const SIDES: Readonly<Record<string, Side>> = {
  serbia: 'serbia',
  'kosovo-serbs': 'serbia',
  'kosovo-institutions': 'kosovo',
  'kosovo-albanians': 'kosovo',
};
/** Words that stand for what was just said; after "before" and "after" they stand for its time only. */
const POINTS_BACK = /\b(it|that|this|them|te|kete|ate|to|toga|njega)\b/;
const TEMPORAL = /\b(?:before|after|since|until|para|pas|pre|posle|nakon) (?:it|that|this|kesaj|saj|toga)\b/g;
/** A carried term weighs less than one that is asked now. */
const CARRIED = 0.8;
/** Asked about another time, what was asked before is only the direction. */
const CARRIED_ELSEWHEN = 0.3;

/** Words that "it" stands for, beside a subject of the question's own. */
const CARRIED_BESIDE = 0.5;

const names = (query: Query) =>
  query.terms.filter((term) => term.kind === 'name' && term.forms[0]?.stem !== entityTerm('kosovo'));
const content = (query: Query) => query.terms.filter((term) => term.kind !== 'name' && term.known);

/** Asks for the other side, by these words alone or with that side's name: "show me the other side, what did Serbia say". */
const asksOtherSide = (query: Query): boolean =>
  hasCue('side', query.folded) &&
  names(query).every((term) => idsOf(term).some((id) => SIDES[id] !== undefined));

/** Whether a question stands on its own feet: it has a subject, and does not point back. */
function standsAlone(query: Query): boolean {
  const subjects = names(query).length + content(query).length;
  const words = query.folded.split(' ').length;
  if (CORRECTS.test(query.folded) || asksOtherSide(query)) return false;
  if (query.terms.length === 0) return false;
  // A word that means nothing here is no short way of saying something.
  if (
    subjects === 0 &&
    query.terms.some((term) => !term.known) &&
    query.period === undefined &&
    !PRONOUN.test(query.folded)
  )
    return true;
  const asksAbout = hasCue('definition', query.folded) || hasCue('person', query.folded);
  if (asksAbout && names(query).length > 0 && !PRONOUN.test(query.folded)) return true;
  if (PRONOUN.test(query.folded) && words <= 12 && names(query).length <= 1) return false;
  // "when was resolution 1244 adopted?" is short and whole; "and Norway?" is not.
  const saysMore = query.terms.some((term) => term.kind !== 'name');
  if (!JOINS.test(query.folded) && names(query).length > 0 && saysMore && !PRONOUN.test(query.folded))
    return true;
  // "When did Kosovo declare independence?": Kosovo is in most questions, but who names it and says what of it is whole.
  const namesKosovo = query.terms.some((term) => term.forms[0]?.stem === entityTerm('kosovo'));
  if (!JOINS.test(query.folded) && namesKosovo && content(query).length >= 2) return true;
  if (CONTINUES.test(query.folded) && words <= 6 && subjects <= 2) return false;
  // "what was the vote": a thing without a name is the one just spoken of.
  if (words <= 5 && names(query).length === 0 && content(query).length <= 1) return false;
  return !(words <= 3 && content(query).length === 0);
}

/**
 * A question of a thread together with what it leaves unsaid: its own words, and the names, cues and period of the
 * question before that it does not replace. Names of one kind replace each other ("and Norway?"); a topic of its own
 * carries nothing over.
 */
export function resolveFollowUp(
  asked: Query,
  previous: ThreadState | undefined,
  actors: ReadonlyMap<string, Actor>,
): Query {
  if (previous === undefined || standsAlone(asked)) return asked;
  const before = previous;
  // "The other side" says where to look, and nothing of what is asked.
  const query = asksOtherSide(asked)
    ? { ...asked, terms: asked.terms.filter(({ surface }) => !hasCue('side', surface)) }
    : asked;
  const named = query.actors.find((id) => SIDES[id] !== undefined);
  const corrects = CORRECTS.test(query.folded);
  const otherSide = asksOtherSide(query);
  const kindOf = (id: string): string =>
    SIDES[id] !== undefined ? 'side' : (actors.get(id)?.kind ?? 'term');
  const ownKinds = new Set(names(query).flatMap((term) => idsOf(term).map(kindOf)));
  const replaced = (term: QueryTerm): boolean =>
    term.kind === 'name' &&
    idsOf(term).some(
      (id) =>
        (ownKinds.has(kindOf(id)) && (actors.has(id) || corrects)) || (otherSide && SIDES[id] !== undefined),
    );

  const own = new Set(query.terms.flatMap((term) => term.forms.slice(0, 1).map((form) => form.stem)));
  const elsewhen =
    BEFORE_THAT.test(query.folded) || (AFTER_THAT.test(query.folded) && content(query).length === 0);
  // A question with a subject of its own takes over only whom and what it is about, not what was asked about them.
  const pointsBack = POINTS_BACK.test(query.folded.replace(TEMPORAL, ' '));
  const keepWords = content(query).length === 0 || corrects || pointsBack;
  const carried = before.terms
    .filter(
      (term) => !replaced(term) && !own.has(term.forms[0]?.stem ?? '') && (keepWords || term.kind === 'name'),
    )
    .map((term) => ({
      ...term,
      weight:
        term.weight *
        (elsewhen
          ? CARRIED_ELSEWHEN
          : term.kind === 'word' && content(query).length > 0
            ? CARRIED_BESIDE
            : CARRIED),
    }));
  const spoken =
    PERSON_PRONOUN.test(query.folded) &&
    (before.cues.includes('person') || !before.actors.some((id) => actors.get(id)?.kind === 'person'))
      ? previous.answered.speaker
      : undefined;
  const speaker = spoken === undefined ? [] : [speakerTerm(spoken, actors)];

  const hasOwnCue = INHERITED.some((cue) => cue !== 'definition' && hasCue(cue, query.folded));
  const carriedCues = (
    hasOwnCue && !corrects ? ['recognition', 'membership', 'withdrawal'] : INHERITED
  ).filter((cue) => before.cues.includes(cue));
  const kept = before.actors.filter(
    (id) => !ownKinds.has(kindOf(id)) && !(otherSide && SIDES[id] !== undefined),
  );
  const period = periodOf(query, previous, elsewhen);
  const side = otherSide
    ? named !== undefined
      ? SIDES[named]
      : opposite(
          before.actors.map((id) => SIDES[id]).find((found) => found !== undefined) ?? previous.answered.side,
        )
    : undefined;
  const { period: _own, ...rest } = query;
  const terms = [
    ...query.terms.filter((term) => term.known || carried.length === 0),
    ...speaker,
    // "When did he say that?" is about what was said, "who is he?" about him alone.
    ...(speaker.length > 0 && !pointsBack ? [] : carried),
  ];
  return {
    ...rest,
    ...(period === undefined ? {} : { period }),
    ...(side === undefined ? {} : { side }),
    intent: hasOwnCue && !corrects ? query.intent : before.intent,
    terms,
    actors: [
      ...new Set([...query.actors, ...(spoken === undefined ? kept : [spoken as (typeof kept)[number]])]),
    ],
    glossary: [...new Set([...query.glossary, ...before.glossary])],
    carried: speaker.length > 0 ? [actors.get(spoken!)!.name] : carried.map((term) => term.surface),
    carriedCues: spoken === undefined ? carriedCues : [],
  };
}

/**
 * The same where a pronoun stands for a person and everything else is new: "where did he go next" is not about what he
 * said before. Which reading is meant only the answers tell.
 */
export function resolvePronoun(
  asked: Query,
  previous: ThreadState | undefined,
  actors: ReadonlyMap<string, Actor>,
): Query | undefined {
  if (previous === undefined || standsAlone(asked) || !PERSON_PRONOUN.test(asked.folded)) return undefined;
  const isPerson = (id: string) => actors.get(id)?.kind === 'person';
  const named: readonly string[] = previous.actors.filter(isPerson);
  const { speaker } = previous.answered;
  const person =
    named.length === 1
      ? named[0]
      : named.length === 0 || (speaker !== undefined && named.includes(speaker))
        ? speaker
        : undefined;
  if (person === undefined || asked.actors.some(isPerson)) return undefined;
  return {
    ...asked,
    terms: [...asked.terms.filter((term) => term.known), speakerTerm(person, actors)],
    actors: [...asked.actors, person as Actor['id']],
    carried: [actors.get(person)?.name ?? person],
  };
}

/** What the thread remembers of a question and of the best passage of its answer. */
export function threadState(query: Query, answered: ThreadState['answered']): ThreadState {
  return {
    language: query.language,
    intent: query.intent,
    // Words that the base does not have are nobody's subject here, and may be anything.
    terms: query.terms.filter((term) => term.known),
    actors: query.actors,
    glossary: query.glossary,
    cues: INHERITED.filter((cue) => hasCue(cue, query.folded) || query.carriedCues.includes(cue)),
    ...(query.period === undefined ? {} : { period: query.period }),
    answered,
  };
}

const idsOf = (term: QueryTerm): string[] =>
  term.forms.filter(({ stem }) => stem.startsWith('@')).map(({ stem }) => stem.slice(1));

const opposite = (side: Side | undefined): Side | undefined =>
  side === undefined ? undefined : side === 'serbia' ? 'kosovo' : 'serbia';

function speakerTerm(id: string, actors: ReadonlyMap<string, Actor>): QueryTerm {
  return {
    surface: actors.get(id)?.name ?? id,
    forms: [{ stem: entityTerm(id), weight: 1 }],
    weight: 4,
    known: true,
    kind: 'name',
  };
}

/** The time of a follow-up: its own, or what comes before or after the earlier answer, or the earlier question's. */
function periodOf(query: Query, before: ThreadState, elsewhen: boolean): Period | undefined {
  if (query.period !== undefined) return query.period;
  const known = before.period ?? (elsewhen ? before.answered.period : undefined);
  if (elsewhen && known !== undefined) {
    if (BEFORE_THAT.test(query.folded))
      return known.from === undefined ? undefined : { to: dayBefore(known.from) };
    return known.to === undefined ? undefined : { from: known.to };
  }
  return before.period;
}
