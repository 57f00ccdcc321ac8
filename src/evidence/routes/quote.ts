import type { PassageId } from '../../model/knowledge.ts';
import type { Query } from '../../model/question.ts';
import { entityTerm } from '../../query/entity-term.ts';
import { questionKind } from '../../query/question-kind.ts';
import { type Links, runsOf } from '../../retrieval/links.ts';
import { candidateOf } from '../../retrieval/retrieve.ts';
import { overlaps } from '../../text/dates.ts';
import { fold } from '../../text/normalize.ts';
import type { Rule } from '../route.ts';
import { asks, coverageOf } from './terms.ts';

/** The text marks words as somebody's. */
const QUOTED = /[“”"„«»]|\.{3}|…|_{2}|\bfinish\b/u;
/** Asks where else or whether before, in words that carry nothing else. */
const ELSEWHERE = /\b(?:else|elsewhere|anywhere|somewhere|already|again|tjeter|gjetiu|drugde|vec)\b/;

/** Without a mark, more words in a row than one run has: four are said by everybody. */
const UNMARKED = 2;

/** As many runs are nobody else's words: a name in the question may then stand in them and be no speaker. */
const UNMISTAKABLE = 4;

/** The quotations that a question cites, by several words in a row, said by somebody whom it names where it names one. */
function quotedIn(links: Links, query: Query): PassageId[] {
  const marked = QUOTED.test(query.text);
  if (!marked && !asks(query, 'quote')) return [];
  const said = (id: PassageId) =>
    query.actors.length === 0 ||
    query.actors.some((actor) => links.quotesBy.get(actor)?.includes(id) === true);
  const runs = new Map<PassageId, number>();
  for (const run of runsOf(fold(query.text)))
    for (const id of links.fragments.get(run) ?? []) runs.set(id, (runs.get(id) ?? 0) + 1);
  return [...runs]
    .filter(([id, count]) => (marked || count >= UNMARKED) && (said(id) || count >= UNMISTAKABLE))
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([id]) => id);
}

/** What somebody said: their own words on what is asked, of the time that is asked. */
export const quoteRule: Rule = (engine, links, query) => {
  const byWords = quotedIn(links, query);
  if (byWords.length > 0) return { pins: byWords, certain: true, name: 'quotation by its words' };
  // Where else, or whether before, is told beside the words and not in them.
  if (!asks(query, 'quote') || ELSEWHERE.test(query.folded)) return undefined;
  const speakers = query.actors.filter((id) => links.quotesBy.has(id));
  if (speakers.length === 0) return undefined;
  const person = speakers.find((id) => engine.actors.get(id)?.kind === 'person');
  const quotes = links.quotesBy.get(person ?? speakers[0]!)!;
  // What else is asked, besides who said it: the quotation must hold it.
  const about = query.terms.filter(
    (term) =>
      !/^(talks?|kosov\w*)$/.test(term.surface) &&
      !term.forms.some((form) => form.stem === entityTerm(person ?? speakers[0]!)),
  );
  const fitting = quotes
    .map((id) => candidateOf(engine, query, id)!)
    .filter(
      ({ passage: { period } }) =>
        query.period === undefined || (period !== undefined && overlaps(period, query.period)),
    )
    .filter((quote) => coverageOf(engine, about, quote.passage.id) >= 0.7)
    .sort(
      (a, b) =>
        b.coverage - a.coverage || ((a.passage.period?.from ?? '') < (b.passage.period?.from ?? '') ? 1 : -1),
    );
  return {
    pins: fitting.slice(0, 3).map(({ passage }) => passage.id),
    // Who, and at most when, is all that is asked.
    certain: about.length === 0 && questionKind(query.folded) === 'what',
    name: 'quote',
  };
};
