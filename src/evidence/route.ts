import type { PassageId, PositionRecord } from '../model/knowledge.ts';
import type { Query, QueryTerm } from '../model/question.ts';
import { entityTerm } from '../query/entity-term.ts';
import { hasCue } from '../query/intents.ts';
import type { Engine } from '../retrieval/engine.ts';
import type { Links } from '../retrieval/links.ts';
import { candidateOf } from '../retrieval/retrieve.ts';
import { firstDay, overlaps } from '../text/dates.ts';

/** What the records say to a structured question, before any ranking. */
export interface Route {
  readonly pins: readonly PassageId[];
  /** The records contradict what the question takes for granted (D10). */
  readonly premiseFails?: boolean;
  /** Only these may answer; without them the question is refused. */
  readonly exclusive?: boolean;
  /** The question is answered by both sides' views. */
  readonly bothSides?: boolean;
  /** The names and cues of the question are all there is in it, so the records answer it whatever the ranking says. */
  readonly certain?: boolean;
  readonly name: string;
}

const NONE: Route = { pins: [], name: 'none' };
/** Words of a question besides its names and terms; a question that has few asks about the name itself. */
const contentOf = (query: Query) => query.terms.filter((term) => term.kind === 'word');
/** Words that say no more than a cue does. */
const GENERIC =
  /^(back|take\w*|took|status|countr\w*|states?|govern\w*|official\w*|formal\w*|independen\w*|diplomatic|ties|relations|establish\w*|kosov\w*|shtet\w*|vend\w*|drzav\w*|zemlj\w*|pavar\w*|nezavisn\w*|\d+)$/;
/** Asks for something that no record holds. */
const PRICE =
  /\b(how much|cost|paid?|pays?|money|bribe\w*|in return|in exchange|reward\w*|sa para|koliko para)\b/;
/** Asks for something about a record that the record may not hold. */
const ATTRIBUTE =
  /\b(how much|how long|cost|paid?|pays?|money|bribe\w*|names?|who|whom|where|why|how did|pse|zasto|sa para|koliko para|kush|ko)\b/;

/** Words of a question beyond what its cues say. */
const leftOver = (query: Query, ...cues: readonly string[]): readonly QueryTerm[] =>
  contentOf(query).filter(
    ({ surface }) => !GENERIC.test(surface) && !cues.some((cue) => hasCue(cue, surface)),
  );
const onlyCues = (query: Query, ...cues: readonly string[]): boolean => leftOver(query, ...cues).length === 0;

/** Finds the records that a structured question asks for: by intent and by the names in it. */
export function route(engine: Engine, links: Links, query: Query): Route {
  for (const rule of RULES) {
    const found = rule(engine, links, query);
    if (found !== undefined && (found.pins.length > 0 || found.exclusive === true)) return found;
  }
  return NONE;
}

type Rule = (engine: Engine, links: Links, query: Query) => Route | undefined;

const PARTIES = new Set(['serbia', 'kosovo-institutions']);
const asks = (query: Query, cue: string) => hasCue(cue, query.folded) || query.carriedCues.includes(cue);

const countRule: Rule = ({ knowledge }, _, query) => {
  if (!asks(query, 'count') || !asks(query, 'recognition')) return undefined;
  if (query.actors.some((id) => !PARTIES.has(id) && id !== 'united-nations' && id !== 'un')) return undefined;
  const counts = knowledge.passages.filter((passage) => passage.group === 'count');
  const inTime =
    query.period === undefined
      ? counts
      : counts.filter((passage) => passage.period !== undefined && overlaps(passage.period, query.period!));
  // Nobody has counted the future.
  if (
    query.period !== undefined &&
    (query.period.to ?? query.period.from)!.slice(0, 4) > knowledge.asOf.slice(0, 4)
  )
    return { pins: [], exclusive: true, name: 'count' };
  if (query.period !== undefined && inTime.length === 0) return undefined;
  const latest = (pattern: RegExp) =>
    inTime
      .filter(
        ({ heading, text }) => pattern.test(heading) && /counted \d/.test(text) && !/Differs from/.test(text),
      )
      .sort((a, b) => ((a.period?.from ?? '') < (b.period?.from ?? '') ? 1 : -1))[0];
  const chosen = [latest(/by Kosovo/), latest(/by Serbia/), latest(/by (?!Kosovo|Serbia)/)];
  return {
    pins: chosen.flatMap((passage) => (passage === undefined ? [] : [passage.id])),
    name: 'count',
    bothSides: true,
    certain: onlyCues(query, 'count', 'recognition', 'states', 'today'),
  };
};

/** Kosovo as the one who recognises: subject before the verb in English, nominative in Albanian, a neuter verb in Serbian. */
const KOSOVO_RECOGNISES =
  /\b(?:did|does|has|have|do|when|if|whether) (?:did |does |has )?kosov[aoë]\w* (?:\w+ )?recogni[sz]\w*(?! by| as)|\b(?:njeh|njohur|njohu) kosova \w+n\b|\bkosova (?:e )?(?:ka )?(?:njeh|njohur|njohu)\b|\bkosovo (?:je )?priznal?o\b|\bpriznalo kosovo\b/;
/** Recognition of somebody else than Kosovo: two states without Kosovo, or Kosovo as the one who recognises. */
function recognisesAnother(query: Query, states: number): boolean {
  const kosovo =
    query.glossary.some((id) => /kosovo/.test(id)) || query.actors.includes('kosovo-institutions' as never);
  if (kosovo) return KOSOVO_RECOGNISES.test(query.folded);
  const listed = /\b(and|or|both|dhe|edhe|ose|i|ili)\b/.test(query.folded);
  const others = query.terms.filter((term) => term.kind === 'name').length > states;
  return (
    query.carried.length === 0 &&
    (query.actors.includes('serbia' as never) || others || (states > 1 && !listed)) &&
    !asks(query, 'withdrawal')
  );
}

/** What will happen stands in no source. */
const futureRule: Rule = (_, __, query) => {
  const future =
    /\b(when will|going to recogni|next (?:year|month)|will [a-z ]{2,30} (?:ever |soon |finally )?(?:recogni|join|enter|become)|kur do\b|a do ta? |kad(?:a)? ce\b|hoce li|da li ce)/.test(
      query.folded,
    );
  return future && (asks(query, 'recognition') || asks(query, 'membership'))
    ? { pins: [], exclusive: true, name: 'future' }
    : undefined;
};

const recognitionRule: Rule = ({ knowledge }, links, query) => {
  const states = query.actors.filter((id) => links.recognition.has(id) && !PARTIES.has(id));
  if (states.length === 0 || states.length > 4) return undefined;
  const asked = asks(query, 'recognition') || asks(query, 'withdrawal');
  if (asked && recognisesAnother(query, states.length))
    return { pins: [], exclusive: true, name: 'recognition of another' };
  // "when did Peru…": with nothing else asked, it is recognition that a state is asked about.
  if (!asked && !(asks(query, 'when') && query.terms.every((term) => term.kind === 'name'))) return undefined;
  // What a recognition was given for stands in no record.
  if (PRICE.test(query.folded)) return { pins: [], exclusive: true, name: 'price' };
  const records = states.map((id) => knowledge.recognitions.find((record) => record.actor === id)!);
  const presupposes =
    /\b(when|why|since when|what year|what date|kur|pse|kad|kada|zasto|otkad)\b/.test(query.folded) &&
    !/\b(not|n't|dont|doesn|doesnt|didnt|hasnt|refus\w*|never|nuk|s'|nije|ne)\b/.test(query.folded);
  const denied = records.length === 1 && records[0]!.status === 'not-recognised' && presupposes;
  const withdrawn =
    records.length === 1 && asks(query, 'withdrawal') && presupposes && records[0]!.status === 'recognised';
  const why = /\b(why|reason\w*|pse|zasto|arsye\w*|razlo\w*)\b/.test(query.folded);
  const reasons = why && !denied ? [] : undefined;
  return {
    pins: reasons ?? records.map((record) => record.id),
    premiseFails: denied || withdrawn,
    certain:
      leftOver(query, 'recognition', 'withdrawal', 'when', 'today').length <=
      (ATTRIBUTE.test(query.folded) ? 0 : 1),
    name: 'recognition',
  };
};

const SUBJECT =
  /\b(?:did|does|do|has|have|had|will|would|is|was)(?: the)? (.{2,40}?)(?: (?:ever|already|officially|formally|really|actually|also|not|yet|finally|going to))* (?:recogni|acknowledg|accept|recognis)|\b(?:a|kur|pse) e (?:ka |kane )?(?:njeh|njohur|njohu|njohin)\w* (\S+)|\b(?:da li|jel|je li|kad|kada|zasto)(?: je| su)? (?:priznal\w*|priznaj\w*|priznat\w*) (\S+)/;

/** Somebody who recognises nothing, asked as if he did: a province, a city, "my country", a person. */
const strangerRule: Rule = (_, links, query) => {
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

/** What another state is, is no subject of this base. */
const elsewhereRule: Rule = (_, links, query) => {
  const kosovo = query.glossary.some((id) => /kosovo/.test(id)) || query.actors.some((id) => PARTIES.has(id));
  const states = query.terms.filter((term) => term.kind === 'name');
  const own =
    /\b(country|state|independent|independence|president|prime minister|capital|population|war|status|king|queen|government)\b/.test(
      query.folded,
    );
  const about =
    /^(?:so |and |but |ok |hey )*(?:is|was|when did|when was|who is|who was|what is|whats|how did|why did|why is|has)\b/.test(
      query.folded,
    );
  const foreign =
    query.actors.length === 1 &&
    states.length === 1 &&
    contentOf(query).length <= 2 &&
    contentOf(query).length > 0;
  return !kosovo &&
    own &&
    about &&
    foreign &&
    query.carriedCues.length === 0 &&
    !['recognition', 'position', 'quote', 'membership', 'vote'].some((cue) => asks(query, cue)) &&
    query.actors.every((id) => links.recognition.has(id))
    ? { pins: [], exclusive: true, name: 'elsewhere' }
    : undefined;
};

/** A state with nothing else asked: what the base holds of it is its record. */
const stateRule: Rule = (_, links, query) => {
  const states = query.actors.filter((id) => links.recognition.has(id) && !PARTIES.has(id));
  const named = query.terms.filter(
    (term) => term.kind === 'name' && !term.forms.some(({ stem }) => stem === entityTerm('kosovo')),
  );
  if (states.length !== 1 || named.length !== 1 || contentOf(query).length > 0 || query.period !== undefined)
    return undefined;
  if (
    ['quote', 'position', 'person', 'why', 'compare'].some((cue) => asks(query, cue)) ||
    query.terms.some((term) => term.kind === 'concept')
  )
    return undefined;
  return { pins: [links.recognition.get(states[0]!)!], certain: true, name: 'state' };
};

const membershipRule: Rule = ({ knowledge }, links, query) => {
  const found = [
    ...new Set([...query.actors, ...query.glossary].flatMap((id) => links.memberships.get(id) ?? [])),
  ];
  if (found.length === 0 || found.length > 3 || !asks(query, 'membership')) return undefined;
  if (asks(query, 'vote') && !/\b(vote|votes)\b.*\bmember/.test(query.folded)) return undefined;
  const kosovo =
    query.glossary.some((id) => /kosovo/.test(id)) || query.actors.includes('kosovo-institutions' as never);
  if (!kosovo && query.actors.some((id) => links.recognition.has(id)))
    return { pins: [], exclusive: true, name: 'membership of another' };
  const record = knowledge.passages.find((passage) => passage.id === found[0]);
  const member = record !== undefined && /held to be a member/.test(record.text);
  const presupposes =
    /\b(when did|when was|since when|why did|why was|how did|kur u|kad je|kada je|zasto je|pse u)\b/.test(
      query.folded,
    ) &&
    !/\b(apply|applied|application|reject\w*|refus\w*|fail\w*|not|n't|aplik\w*|odb\w*)\b/.test(query.folded);
  return {
    pins: found,
    premiseFails: presupposes && !member,
    certain: onlyCues(query, 'membership', 'when', 'today'),
    name: 'membership',
  };
};

const voteRule: Rule = (engine, links, query) => {
  if (!asks(query, 'vote')) return undefined;
  const votes = [...new Set([...query.actors, ...query.glossary].flatMap((id) => links.votes.get(id) ?? []))];
  const fitting = votes
    .map((id) => candidateOf(engine, query, id)!)
    .filter(({ coverage }) => coverage >= 0.5)
    .sort((a, b) => b.coverage - a.coverage);
  return {
    pins: fitting.slice(0, 2).map(({ passage }) => passage.id),
    certain:
      onlyCues(query, 'vote', 'count', 'when') && fitting.some(({ nameCoverage }) => nameCoverage > 0.95),
    name: 'vote',
  };
};

const definitionRule: Rule = (engine, links, query) => {
  const named = query.terms.filter((term) => term.kind !== 'word');
  const content = contentOf(query);
  const wanted = asks(query, 'definition') || asks(query, 'person');
  const specific = named.filter((term) => !term.forms.some(({ stem }) => stem === entityTerm('kosovo')));
  const chosen = specific.length > 0 ? specific : named;
  // Two subjects are related to each other by the question; only one is asked about itself.
  if (chosen.length !== 1 || content.length > (wanted ? 1 : 0) || (!wanted && query.period !== undefined))
    return undefined;
  if (asks(query, 'quote') || asks(query, 'why')) return undefined;
  const subjects = chosen[0]!.forms
    .flatMap(({ stem }) => (stem.startsWith('@') ? [stem.slice(1)] : []))
    .filter((id) => links.definitions.has(id));
  if (subjects.length === 0) return undefined;
  const definitions = subjects.slice(0, 2).map((id) => links.definitions.get(id)!);
  if (definitions.every((id) => coverageOf(engine, content, id) < 0.6)) return undefined;
  const documents = subjects.slice(0, 2).flatMap((id) => links.documents.get(id) ?? []);
  return {
    pins: [...new Set([...definitions, ...documents])].slice(0, 3),
    certain: true,
    name: 'definition',
  };
};

const quoteRule: Rule = (engine, links, query) => {
  if (!asks(query, 'quote')) return undefined;
  const speakers = query.actors.filter((id) => links.quotesBy.has(id));
  if (speakers.length === 0) return undefined;
  const person = speakers.find(
    (id) => engine.knowledge.actors.find((actor) => actor.id === id)?.kind === 'person',
  );
  const quotes = links.quotesBy.get(person ?? speakers[0]!)!;
  // What else is asked, besides who said it: the quotation must hold it.
  const about = query.terms.filter(
    (term) =>
      !/^(talks?|kosov\w*)$/.test(term.surface) &&
      !term.forms.some((form) => form.stem === entityTerm(person ?? speakers[0]!)),
  );
  const fitting = quotes
    .filter(
      (quote) =>
        query.period === undefined || (quote.period !== undefined && overlaps(quote.period, query.period)),
    )
    .map((quote) => candidateOf(engine, query, quote.id)!)
    .filter((quote) => coverageOf(engine, about, quote.passage.id) >= 0.7)
    .sort(
      (a, b) =>
        b.coverage - a.coverage || ((a.passage.period?.from ?? '') < (b.passage.period?.from ?? '') ? 1 : -1),
    );
  return { pins: fitting.slice(0, 3).map(({ passage }) => passage.id), name: 'quote' };
};

/** Share of some terms' information that a passage holds. */
function coverageOf(engine: Engine, terms: readonly QueryTerm[], id: PassageId): number {
  const place = engine.byId.get(id)!;
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  const covered = terms.reduce(
    (sum, { weight, forms }) =>
      sum + (forms.some(({ stem }) => engine.index.holds(place, stem)) ? weight : 0),
    0,
  );
  return total === 0 ? 1 : covered / total;
}

/** The position of an actor that a query is about: at the time asked for, else the latest. */
export function positionsOf(
  engine: Engine,
  actor: string,
  query: Pick<Query, 'period' | 'asOf'>,
): readonly PositionRecord[] {
  const held = engine.knowledge.positions.filter((position) => position.actor === actor);
  const latestFirst = [...held].sort((a, b) => ((a.period.from ?? '') < (b.period.from ?? '') ? 1 : -1));
  if (query.asOf !== undefined)
    return latestFirst.filter(
      ({ period }) => period.from === undefined || firstDay(period.from) <= query.asOf!,
    );
  if (query.period === undefined) return latestFirst;
  return latestFirst.filter(({ period }) => overlaps(period, query.period!));
}

const positionRule: Rule = (engine, links, query) => {
  if (!asks(query, 'position')) return undefined;
  const actors = query.actors.filter((id) =>
    engine.knowledge.positions.some((position) => position.actor === id),
  );
  if (actors.length === 0 || actors.length > 2) return undefined;
  const content = contentOf(query).filter(
    (term) =>
      !/^(status|independen\w*|kosov\w*|recogni\w*|pavaresi\w*|nezavisnost\w*|stav\w*|qendrim\w*)$/.test(
        term.surface,
      ) && !hasCue('position', term.surface),
  );
  if (content.length > 0) return undefined;
  const asPerson = actors.find(
    (id) => engine.knowledge.actors.find((actor) => actor.id === id)?.kind === 'person',
  );
  const chosen = asPerson === undefined ? actors : [asPerson];
  const positions = chosen.flatMap((id) =>
    positionsOf(engine, id, query).slice(0, actors.length > 1 ? 1 : 2),
  );
  void links;
  return { pins: positions.map(({ id }) => id), name: 'position' };
};

const documentRule: Rule = (engine, links, query) => {
  const documents = [...new Set(query.glossary.flatMap((id) => links.documents.get(id) ?? []))];
  if (
    documents.length !== 1 ||
    !/\b(sa(?:y|id|ys)|provid\w*|provision\w*|contain\w*|content\w*|text|article|terms|propos\w*|predvidja\w*|sadrz\w*|pise|parasheh\w*|permba\w*|thote|kaze)\b/.test(
      query.folded,
    )
  )
    return undefined;
  const main = documents[0]!;
  const parts = engine.knowledge.passages
    .filter((passage) => passage.id.startsWith(`${main}#`))
    .map((passage) => candidateOf(engine, query, passage.id)!)
    .sort((a, b) => b.coverage - a.coverage);
  const content = contentOf(query).filter(
    (term) => term.known && !/^(sa|provid|provis|contain|text|term|articl)/.test(term.forms[0]!.stem),
  );
  if (content.length > 0) return undefined;
  return {
    pins: [main, ...parts.slice(0, 2).map(({ passage }) => passage.id)],
    certain: true,
    name: 'document',
  };
};

/** Questions about the status itself: both sides' views and the facts, never one alone. */
const statusRule: Rule = (_, __, query) => {
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

const RULES: readonly Rule[] = [
  futureRule,
  strangerRule,
  elsewhereRule,
  countRule,
  recognitionRule,
  membershipRule,
  voteRule,
  quoteRule,
  statusRule,
  positionRule,
  documentRule,
  stateRule,
  definitionRule,
];
