import { sideOfActor } from '../knowledge/passages.ts';
import type { Passage, Side } from '../model/knowledge.ts';
import type { Candidate, Query } from '../model/question.ts';
import { hasCue } from '../query/intents.ts';
import { type QuestionKind, questionKind } from '../query/question-kind.ts';
import type { Engine } from '../retrieval/engine.ts';
import { candidateOf } from '../retrieval/retrieve.ts';
import type { Route } from './route.ts';

const SIDES: readonly Side[] = ['serbia', 'kosovo'];
/** What a channel shows (F20): both sides stand among these. */
const IN_VIEW = 3;
/** A question whose best passages state a side's view is contested, whatever it asks for. */
const LOOKED_AT = 6;
/** Share of the question that a side's statement must hold to speak of its subject. */
const HELD = 0.3;
/** And that of one that is shown beside a question that asks for no view. */
const MOST = 0.5;

/**
 * On a contested question both sides' best statements stand among the first three (D05); the first excerpt stays,
 * since it carries the answer. Elsewhere the ranking is left alone.
 */
export function balance(
  engine: Engine,
  query: Query,
  through: Route,
  chosen: readonly Candidate[],
  all: readonly Candidate[],
): readonly Candidate[] {
  if (!asksFreely(engine, query, through)) return chosen;
  const asked = contested(engine, query);
  if (asksRecord(query) || (!asked && !touchesDispute(engine, query, chosen)))
    return notAlone(engine, query, chosen);
  const first = chosen.slice(0, 1);
  const wanted = SIDES.filter((side) => !first.some(({ passage }) => passage.side === side));
  // Where the question itself asks for no view, one that is on its subject must be there to be answered by the other.
  if (
    !asked &&
    wanted.length === SIDES.length &&
    !wanted.some((side) => saidOfIt(side, chosen, all) !== undefined)
  )
    return chosen;
  const stated = paired(
    engine,
    query,
    first,
    wanted.flatMap((side) => statementOf(engine, query, side, chosen, all) ?? []),
  );
  // Where the last excerpt has no room for a long statement, a shorter one of the same side takes its place.
  const spare = stated.slice(-1).flatMap(({ passage: { side } }) => {
    const fits = (passage: Passage) =>
      passage.side === side &&
      passage.text.length <= SHORT &&
      !stated.some((other) => other.passage === passage);
    const found = all.filter(({ passage }) => fits(passage)).slice(0, SPARE);
    return found.length > 0
      ? found
      : best(
          engine,
          query,
          engine.knowledge.passages.filter((passage) => passage.group === 'argument' && fits(passage)),
        ).slice(0, 1);
  });
  const taken = [...first, ...stated, ...spare];
  const others = chosen.filter((candidate) => !taken.includes(candidate));
  const room = IN_VIEW - first.length - stated.length;
  return [...first, ...others.slice(0, room), ...stated, ...spare, ...others.slice(room)].slice(0, LOOKED_AT);
}
/**
 * Where one side speaks in view and the other does not, although the question is no matter of view, what the other says in
 * the same article stands beside it: "what happened at Banjska" is not told by one of them alone.
 */
function notAlone(engine: Engine, query: Query, chosen: readonly Candidate[]): readonly Candidate[] {
  const view = chosen.slice(0, IN_VIEW);
  const speaks = view.filter(({ passage }) => passage.side !== undefined);
  const one = speaks[0];
  if (one === undefined || speaks.some(({ passage }) => passage.side !== one.passage.side)) return chosen;
  const other = SIDES.find((side) => side !== one.passage.side)!;
  const answers = counterpartOf(engine, query, other, [one]);
  if (answers === undefined) return chosen;
  const rest = chosen.filter((candidate) => candidate !== one && candidate.passage !== answers.passage);
  const before = view[0] === one ? [] : rest.slice(0, 1);
  return [...before, one, answers, ...rest.slice(before.length)].slice(0, LOOKED_AT);
}

/** Statements of this length fit wherever one is left to be shown. */
const SHORT = 160;
const SPARE = 2;

/** Asks for law, reactions or either side's view, in words that the cues of the intents do not hold. */
const SIDES_OR_LAW =
  /\b(legal\w*|illegal\w*|lawful\w*|unlawful\w*|law|valid\w*|void|violat\w*|legitima\w*|illegitima\w*|rights?|sides?|reacts?|reacted|reactions?|object\w*|refus\w*|ligjsh\w*|paligj\w*|zakonit\w*|nezakonit\w*|protivprav\w*|reag\w*|palet|strane|odbij\w*|kundersht\w*|refuz\w*)\b/;

/** Asks for both in so many words. */
const BOTH = /\b(sides|palet|strane)\b/;

/**
 * Whether a question is about what the two sides dispute, by what both wordings of it share: its kind and the parties
 * that it names, never the words for them.
 */
export function contested(engine: Engine, query: Query): boolean {
  // What is legal between two other states is no dispute of this base.
  const elsewhere =
    query.actors.length > 0 && sidesNamed(engine, query).size === 0 && query.glossary.length === 0;
  if (elsewhere) return false;
  return (
    ['why', 'arguments', 'compare', 'position'].some((cue) => hasCue(cue, query.folded)) ||
    SIDES_OR_LAW.test(query.folded) ||
    sidesNamed(engine, query).size === SIDES.length
  );
}

/**
 * Whether a question that asks for no view is about what is disputed all the same: it names a side or what they
 * dispute, or is answered by a side's statement or by an article in which both speak. Records are no dispute.
 */
const touchesDispute = (engine: Engine, query: Query, chosen: readonly Candidate[]): boolean =>
  query.carried.length === 0 &&
  !OF_RECORD.has(questionKind(query.folded)) &&
  !hasCue('vote', query.folded) &&
  (chosen.slice(0, LOOKED_AT).some(({ passage }) => passage.side !== undefined) ||
    (!hasCue('quote', query.folded) &&
      (voicesOf(query).some((id) => sideOf(engine, id) !== undefined) ||
        DISPUTED.test(query.folded) ||
        bothSpeakIn(engine, chosen[0]?.passage.article))));

const bothSpeakIn = (engine: Engine, article: string | undefined): boolean =>
  SIDES.every((side) => spokenIn(engine, article, side).length > 0);
const DISPUTED =
  /\b(status\w*|independen\w*|sovereign\w*|statehood|pavares\w*|pavarur\w*|sovranitet\w*|nezavisn\w*|suveren\w*)\b/;

/** What a side states in an article. The article on recognition lists records, and a report touches many subjects. */
const spokenIn = (engine: Engine, article: string | undefined, side: Side): readonly Passage[] =>
  article === undefined || article === 'recognition' || article.startsWith('founding-')
    ? []
    : engine.knowledge.passages.filter((passage) => passage.side === side && passage.article === article);

/**
 * A question for one person's words or a third party's view is about that view only; and a person or a record is no matter
 * of view.
 */
function asksFreely(engine: Engine, query: Query, through: Route): boolean {
  const named = voicesOf(query);
  const voices = new Set(named.flatMap((id) => sideOf(engine, id) ?? []));
  const thirds = named.filter((id) => sideOf(engine, id) === undefined);
  const third = thirds.length > 0;
  const person = named.some((id) => engine.actors.get(id)?.kind === 'person');
  const asks = (...cues: readonly string[]) => cues.some((cue) => hasCue(cue, query.folded));
  const reasons = asks('why');
  const alone = person
    ? third || !reasons
    : third
      ? // Between a side and a third party, only what one of them says or holds is that one's.
        // Named first, it is the third party's reasons that are asked for.
        voices.size === 0 ||
        thirds.length > 1 ||
        thirds[0] === named[0] ||
        (asks('quote', 'position', 'person') && !reasons)
      : named.length === 1 && asks('quote', 'person') && !reasons && !SIDES_OR_LAW.test(query.folded);
  const one = alone && voices.size < SIDES.length && !asks('compare') && !BOTH.test(query.folded);
  return (
    !one &&
    query.side === undefined &&
    (through.certain !== true || (through.name === 'position' && query.carried.length === 0)) &&
    query.intent !== 'person'
  );
}

/** A count or a date is no matter of view. */
const asksRecord = ({ folded, intent }: Query): boolean =>
  hasCue('count', folded) || (intent === 'when' && !hasCue('why', folded));

/** What is lawful by its opinion is what the sides dispute, no view of a third party. */
const COURT = 'icj';

/** The actors named as such: a city or country in which something took place has no voice by that. */
function voicesOf({ actors, terms, folded }: Query): readonly string[] {
  const idsOf = (matches: (surface: string) => boolean) =>
    new Set(
      terms
        .filter(({ kind, surface }) => kind === 'name' && matches(surface))
        .flatMap(({ forms }) => forms.map(({ stem }) => stem.replace('@', ''))),
    );
  const people = idsOf((surface) => ALBANIANS.test(surface));
  const places = idsOf((surface) => standsAfterPlacing(folded, surface));
  const law = SIDES_OR_LAW.test(folded) || DISPUTED.test(folded);
  const voices = actors.filter((id) => !people.has(id) && !(law && id === COURT));
  const named = voices.filter((id) => !places.has(id));
  return named.length > 0 ? named : voices;
}
/** Whether a name stands in a folded text behind a word for where something is. */
function standsAfterPlacing(folded: string, name: string): boolean {
  for (let at = folded.indexOf(name); at >= 0; at = folded.indexOf(name, at + 1))
    if (PLACING.test(folded.slice(0, at)) && !/^\w/.test(folded.slice(at + name.length))) return true;
  return false;
}
const PLACING = /\b(?:in|at|from|near|outside|u|iz|kod|ne|nga) (?:the )?$/;
/** Those of Kosovo, where nothing else is said. */
const ALBANIANS = /^(albanians?|shqiptar\w*|alban(?:ac|ci|ca|ce|cima))$/;

/** What is asked for a number, a name, a place or a day is no matter of view. */
const OF_RECORD = new Set<QuestionKind>(['name', 'measure', 'count', 'when', 'where']);

/** The sides that the question names, by themselves or by a person who speaks for them. */
const sidesNamed = (engine: Engine, { actors }: Query): Set<Side> =>
  new Set(actors.flatMap((id) => sideOf(engine, id) ?? []));

const sideOf = ({ actors }: Engine, id: string): Side | undefined =>
  sideOfActor(id, (actor) => actors.get(actor)?.of);

/** A side's best statement: in view already, else the best found on the subject, else its argument nearest to it. */
function statementOf(
  engine: Engine,
  query: Query,
  side: Side,
  chosen: readonly Candidate[],
  all: readonly Candidate[],
): Candidate | undefined {
  return (
    onSubject(engine, query, side, chosen, all) ??
    all.find((candidate) => candidate.passage.side === side && candidate.coverage >= HELD) ??
    argumentOf(engine, query, side)
  );
}

/** What a side says on the very subject: in view already, much like the question, or beside the passages in view. */
function onSubject(
  engine: Engine,
  query: Query,
  side: Side,
  chosen: readonly Candidate[],
  all: readonly Candidate[],
): Candidate | undefined {
  return saidOfIt(side, chosen, all) ?? counterpartOf(engine, query, side, chosen);
}

/** What a side says in view, or in words much like the question's. */
function saidOfIt(
  side: Side,
  chosen: readonly Candidate[],
  all: readonly Candidate[],
): Candidate | undefined {
  const states = ({ passage }: Candidate) => passage.side === side;
  return (
    chosen.slice(0, IN_VIEW).find(states) ??
    all.find(
      (candidate) => states(candidate) && candidate.coverage >= MOST && candidate.contentCoverage >= MOST,
    )
  );
}

/** What a side says in the same article as the passages in view: on the same subject, in whatever words. */
function counterpartOf(
  engine: Engine,
  query: Query,
  side: Side,
  chosen: readonly Candidate[],
): Candidate | undefined {
  for (const { passage } of chosen.slice(0, IN_VIEW)) {
    const said = best(engine, query, spokenIn(engine, passage.article, side));
    if (said.length > 0) return said[0];
  }
  return undefined;
}

/** The heading under which a passage argues, in the articles of arguments. */
const headingOf = ({ passage: { id } }: Candidate): string | undefined =>
  /^arguments-[a-z]+#(.+)$/.exec(id)?.[1];

/**
 * The sides' statements, on one heading where both are arguments: what one says of resolution 1244 is not answered by what
 * the other says of recognition. It is the heading under which both hold something of the question, the most of it.
 */
function paired(
  engine: Engine,
  query: Query,
  first: readonly Candidate[],
  stated: readonly Candidate[],
): readonly Candidate[] {
  const [one, other] = [...first.filter(({ passage }) => passage.side !== undefined), ...stated];
  if (one === undefined || other === undefined) return stated;
  const [here, there] = [headingOf(one), headingOf(other)];
  if (here === undefined || there === undefined || here === there) return stated;
  const under = (candidate: Candidate, heading: string) =>
    candidateOf(engine, query, candidate.passage.id.replace(/#.+$/, `#${heading}`)) ?? candidate;
  const held = (heading: string) => [under(one, heading).coverage, under(other, heading).coverage];
  const worth = (heading: string) => Math.min(...held(heading)) + TIE * Math.max(...held(heading));
  const headings = engine.knowledge.passages
    .filter(({ article }) => article === one.passage.article)
    .flatMap(({ id }) => id.split('#')[1] ?? []);
  const best = headings.reduce((a, b) => (worth(b) > worth(a) ? b : a), here);
  // The first excerpt stays: it carries the answer.
  return stated.map((candidate) => under(candidate, first.includes(one) ? here : best));
}
/** What the side that holds more of it has counts between headings of which the other holds the same. */
const TIE = 0.01;

/** The two articles of arguments answer each other heading by heading. */
function argumentOf(engine: Engine, query: Query, side: Side): Candidate | undefined {
  const argues = (passage: Passage) =>
    passage.side === side && passage.article?.startsWith('arguments-') === true;
  return best(engine, query, engine.knowledge.passages.filter(argues))[0];
}

/** Passages as candidates, those that hold most of the question first. */
const best = (engine: Engine, query: Query, passages: readonly Passage[]): Candidate[] =>
  passages.flatMap(({ id }) => candidateOf(engine, query, id) ?? []).sort((a, b) => b.coverage - a.coverage);
