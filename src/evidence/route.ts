import type { PassageId, PositionRecord } from '../model/knowledge.ts';
import type { Query } from '../model/question.ts';
import { hasCue } from '../query/intents.ts';
import type { Engine } from '../retrieval/engine.ts';
import type { Links } from '../retrieval/links.ts';
import { candidateOf } from '../retrieval/retrieve.ts';
import { firstDay, lastDay, overlaps } from '../text/dates.ts';

/** What the records say to a structured question, before any ranking. */
export interface Route {
  readonly pins: readonly PassageId[];
  /** The records contradict what the question takes for granted (D10). */
  readonly premiseFails?: boolean;
  /** Only these may answer; without them the question is refused. */
  readonly exclusive?: boolean;
  /** The question is answered by both sides' views. */
  readonly bothSides?: boolean;
  readonly name: string;
}

const NONE: Route = { pins: [], name: 'none' };
/** Words of a question besides its names; a question that has few asks about the name itself. */
const contentOf = (query: Query) => query.terms.filter((term) => !term.entity);

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

const countRule: Rule = ({ knowledge }, links, query) => {
  if (!asks(query, 'count') || !asks(query, 'recognition')) return undefined;
  if (query.actors.some((id) => links.recognition.has(id) && !PARTIES.has(id))) return undefined;
  const counts = knowledge.passages.filter((passage) => passage.group === 'count');
  const inTime = query.period === undefined ? counts : counts.filter((passage) => passage.period !== undefined && overlaps(passage.period, query.period!));
  if (query.period !== undefined && inTime.length === 0) return undefined;
  const latest = (pattern: RegExp) =>
    inTime.filter(({ heading, text }) => pattern.test(heading) && /counted \d/.test(text)).sort((a, b) => ((a.period?.from ?? '') < (b.period?.from ?? '') ? 1 : -1))[0];
  const chosen = [latest(/by Kosovo/), latest(/by Serbia/), latest(/by (?!Kosovo|Serbia)/)];
  return { pins: chosen.flatMap((passage) => (passage === undefined ? [] : [passage.id])), name: 'count', bothSides: true };
};

const recognitionRule: Rule = ({ knowledge }, links, query) => {
  const states = query.actors.filter((id) => links.recognition.has(id) && !PARTIES.has(id));
  if (states.length === 0 || states.length > 4) return undefined;
  const asked = asks(query, 'recognition') || asks(query, 'withdrawal');
  // "when did Peru…": with nothing else asked, it is recognition that a state is asked about.
  if (!asked && !(asks(query, 'when') && contentOf(query).length === 0)) return undefined;
  const records = states.map((id) => knowledge.recognitions.find((record) => record.actor === id)!);
  const presupposes = /\b(when|why|since when|what year|what date|kur|pse|kad|kada|zasto|otkad)\b/.test(query.folded) && !/\b(not|n't|dont|doesn|doesnt|didnt|hasnt|refus\w*|never|nuk|s'|nije|ne)\b/.test(query.folded);
  const denied = records.length === 1 && records[0]!.status === 'not-recognised' && presupposes;
  const withdrawn = records.length === 1 && asks(query, 'withdrawal') && presupposes && records[0]!.status === 'recognised';
  const why = /\b(why|reason\w*|pse|zasto|arsye\w*|razlo\w*)\b/.test(query.folded);
  const reasons = why ? [] : undefined;
  return { pins: reasons ?? records.map((record) => record.id), premiseFails: denied || withdrawn, name: 'recognition' };
};

const membershipRule: Rule = ({ knowledge }, links, query) => {
  const found = [...new Set([...query.actors, ...query.glossary].flatMap((id) => links.memberships.get(id) ?? []))];
  if (found.length === 0 || found.length > 3 || !asks(query, 'membership')) return undefined;
  if (asks(query, 'vote') && !/\b(vote|votes)\b.*\bmember/.test(query.folded)) return undefined;
  const record = knowledge.passages.find((passage) => passage.id === found[0]);
  const member = record !== undefined && /held to be a member/.test(record.text);
  const presupposes = /\b(when did|when was|since when|why did|why was|how did|kur u|kad je|kada je|zasto je|pse u)\b/.test(query.folded) && !/\b(apply|applied|application|reject\w*|refus\w*|fail\w*|not|n't|aplik\w*|odb\w*)\b/.test(query.folded);
  return { pins: found, premiseFails: presupposes && !member, name: 'membership' };
};

const voteRule: Rule = (engine, links, query) => {
  if (!asks(query, 'vote')) return undefined;
  const votes = [...new Set([...query.actors, ...query.glossary].flatMap((id) => links.votes.get(id) ?? []))];
  const fitting = votes
    .map((id) => candidateOf(engine, query, id)!)
    .filter(({ coverage }) => coverage >= 0.5)
    .sort((a, b) => b.coverage - a.coverage);
  return { pins: fitting.slice(0, 2).map(({ passage }) => passage.id), name: 'vote' };
};

const definitionRule: Rule = (_, links, query) => {
  const named = [...query.actors, ...query.glossary].filter((id) => links.definitions.has(id));
  const content = contentOf(query);
  const wanted = asks(query, 'definition') || asks(query, 'person');
  if (named.length === 0 || content.length > (wanted ? 1 : 0)) return undefined;
  const specific = named.filter((id) => id !== 'kosovo');
  const subjects = specific.length > 0 ? specific : named;
  if (!wanted && (subjects.length > 2 || query.period !== undefined)) return undefined;
  if (content.some((term) => !term.known)) return undefined;
  const definitions = subjects.slice(0, 2).map((id) => links.definitions.get(id)!);
  const documents = subjects.slice(0, 2).flatMap((id) => links.documents.get(id) ?? []);
  return { pins: [...new Set([...definitions, ...documents])].slice(0, 3), name: 'definition' };
};

const quoteRule: Rule = (engine, links, query) => {
  if (!asks(query, 'quote')) return undefined;
  const speakers = query.actors.filter((id) => links.quotesBy.has(id));
  if (speakers.length === 0) return undefined;
  const person = speakers.find((id) => engine.knowledge.actors.find((actor) => actor.id === id)?.kind === 'person');
  const quotes = links.quotesBy.get(person ?? speakers[0]!)!;
  const content = contentOf(query).filter((term) => !/^(talks?|kosov\w*)$/.test(term.surface));
  const fitting = quotes
    .filter((quote) => query.period === undefined || (quote.period !== undefined && overlaps(quote.period, query.period)))
    .map((quote) => candidateOf(engine, query, quote.id)!)
    .filter(({ coverage }) => content.length === 0 || coverage >= 0.7)
    .sort((a, b) => b.coverage - a.coverage || ((a.passage.period?.from ?? '') < (b.passage.period?.from ?? '') ? 1 : -1));
  return { pins: fitting.slice(0, 3).map(({ passage }) => passage.id), name: 'quote' };
};

/** The position of an actor that a query is about: at the time asked for, else the latest. */
export function positionsOf(engine: Engine, actor: string, query: Pick<Query, 'period' | 'asOf'>): readonly PositionRecord[] {
  const held = engine.knowledge.positions.filter((position) => position.actor === actor);
  const latestFirst = [...held].sort((a, b) => ((a.period.from ?? '') < (b.period.from ?? '') ? 1 : -1));
  if (query.asOf !== undefined) return latestFirst.filter(({ period }) => period.from === undefined || firstDay(period.from) <= query.asOf!);
  if (query.period === undefined) return latestFirst;
  return latestFirst.filter(({ period }) => overlaps(period, query.period!)).sort((a, b) => lastDay(a.period.to ?? '9999').localeCompare(lastDay(b.period.to ?? '9999')));
}

const positionRule: Rule = (engine, links, query) => {
  if (!asks(query, 'position')) return undefined;
  const actors = query.actors.filter((id) => engine.knowledge.positions.some((position) => position.actor === id));
  if (actors.length === 0 || actors.length > 2) return undefined;
  const content = contentOf(query).filter((term) => !/^(status|independen\w*|kosov\w*|recogni\w*|pavaresi\w*|nezavisnost\w*|stav\w*|qendrim\w*)$/.test(term.surface) && !hasCue('position', term.surface));
  if (content.length > 0) return undefined;
  const asPerson = actors.find((id) => engine.knowledge.actors.find((actor) => actor.id === id)?.kind === 'person');
  const chosen = asPerson === undefined ? actors : [asPerson];
  const positions = chosen.flatMap((id) => positionsOf(engine, id, query).slice(0, actors.length > 1 ? 1 : 2));
  void links;
  return { pins: positions.map(({ id }) => id), name: 'position' };
};

const documentRule: Rule = (engine, links, query) => {
  const documents = [...new Set(query.glossary.flatMap((id) => links.documents.get(id) ?? []))];
  if (documents.length !== 1 || !/\b(sa(?:y|id|ys)|provid\w*|provision\w*|contain\w*|content\w*|text|article|terms|propos\w*|predvidja\w*|sadrz\w*|pise|parasheh\w*|permba\w*|thote|kaze)\b/.test(query.folded)) return undefined;
  const main = documents[0]!;
  const parts = engine.knowledge.passages
    .filter((passage) => passage.id.startsWith(`${main}#`))
    .map((passage) => candidateOf(engine, query, passage.id)!)
    .sort((a, b) => b.coverage - a.coverage);
  const content = contentOf(query).filter((term) => term.known && !/^(sa|provid|provis|contain|text|term|articl)/.test(term.forms[0]!.stem));
  if (content.length > 0) return undefined;
  return { pins: [main, ...parts.slice(0, 2).map(({ passage }) => passage.id)], name: 'document' };
};

/** Questions about the status itself: both sides' views and the facts, never one alone. */
const statusRule: Rule = (_, __, query) => {
  const about = query.glossary.some((id) => id === 'kosovo' || id === 'republic-of-kosovo' || id === 'kosovo-and-metohija');
  const others = query.actors.filter((id) => !PARTIES.has(id) && id !== 'kosovo-institutions');
  const content = contentOf(query);
  const status = /\b(status|country|state|independent|independence|sovereign|nation|province|part of serbia|belongs?|statusi?|shtet|pavarur|drzava|nezavisn\w*|pokrajina|deo srbije)\b/.test(query.folded);
  const form = /^(?:so |but |and |ok |hey |pls |a |da li |dali |jel |je li )?(?:is|are|was|what(?:'s| is)?|whats|explain|tell|describe|a eshte|a osht|eshte|cili|cfare|qka|da li je|je|kakav|koji|sta je|kosov\w*)\b/.test(query.folded);
  if (!about || others.length > 0 || !status || !form || content.length > 2 || query.period !== undefined) return undefined;
  if (content.some((term) => !/^(status|countri|state|independ|sovereign|nation|provinc|part|belong|serbia|current|intern|legal|polit|recognis|disput|statehood|declar|statusi)/.test(term.forms[0]!.stem))) return undefined;
  return { pins: ['status-overview#serbia-view', 'status-overview#kosovo-view', 'status-overview#in-short'] as PassageId[], bothSides: true, name: 'status' };
};

const RULES: readonly Rule[] = [countRule, recognitionRule, membershipRule, voteRule, quoteRule, statusRule, positionRule, documentRule, definitionRule];
