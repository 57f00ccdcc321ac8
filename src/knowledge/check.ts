import type { IsoDate } from '../model/knowledge.ts';
import { firstDay, formatDate, lastDay, parsePeriod } from '../text/dates.ts';
import { checkQuestions } from './check-questions.ts';
import { loadedWords } from './neutral.ts';
import type { Files } from './parse.ts';
import { recognitionId, stateFinder } from './passages/recognition.ts';

/** At most this many words of somebody else's text: enough for a statement, short enough to be fair quotation. */
const QUOTE_WORDS = 45;

export interface CheckReport {
  /** What makes the base unfit to load. */
  readonly problems: readonly string[];
  /** What an editor should know: dates on which sources disagree (D04), what is due for review. */
  readonly notices: readonly string[];
}

/** Rules across the files of the base; shapes were checked before. */
export function checkFiles(files: Files, today?: IsoDate): CheckReport {
  const problems: string[] = [];
  const notices: string[] = [];
  const used = new Set<string>();
  const sourceIds = new Set(files.sources.map(({ id }) => id));
  const actorIds = new Set([...files.actors, ...files.states].map(({ id }) => id));
  const placeIds = new Set(files.glossary.map(({ id }) => id));
  const topicIds = new Set(files.topics.map(({ id }) => id));
  const quoteIds = new Set(files.quotes.map(({ id }) => id));
  const eventIds = new Set(files.timeline.map(({ id }) => id));
  const report = (file: string, place: string, what: string) => problems.push(`${file}: ${place}: ${what}`);

  const unique = (file: string, list: readonly { id: string }[]) => {
    const seen = new Set<string>();
    for (const { id } of list) {
      if (seen.has(id)) report(file, id, 'is used twice as an id; rename one');
      seen.add(id);
    }
  };
  const sources = (file: string, place: string, ids: readonly string[] | undefined) => {
    for (const id of ids ?? []) {
      used.add(id);
      if (!sourceIds.has(id))
        report(file, place, `names the unknown source ${id}; add it to sources.yaml or correct the id`);
    }
  };
  const actors = (file: string, place: string, ids: readonly string[] | undefined) => {
    for (const id of ids ?? [])
      if (!actorIds.has(id) && !placeIds.has(id))
        report(file, place, `names the unknown actor ${id}; add it to actors.yaml or correct the id`);
  };
  const topics = (file: string, place: string, ids: readonly string[] | undefined) => {
    for (const id of ids ?? [])
      if (!topicIds.has(id))
        report(file, place, `names the unknown topic ${id}; add it to topics.yaml or correct the id`);
  };
  const neutral = (file: string, place: string, ...texts: (string | undefined)[]) => {
    for (const word of loadedWords(texts.filter(Boolean).join(' — ')))
      report(
        file,
        place,
        `says “${word}” in our own words; attribute it inside quotation marks or use a neutral word`,
      );
  };
  const order = (file: string, place: string, period: string | undefined) => {
    if (period === undefined) return;
    const { from, to } = parsePeriod(period);
    if (from !== undefined && to !== undefined && firstDay(from) > lastDay(to))
      report(file, place, `ends (${to}) before it begins (${from}); correct the dates`);
  };
  const real = (file: string, place: string, period: string | undefined) => {
    for (const date of (period ?? '').split('/').filter(Boolean)) {
      const day = new Date(`${firstDay(date)}T00:00:00Z`);
      if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== firstDay(date))
        report(file, place, `has the date ${date}, which is on no calendar; correct it`);
    }
  };
  const dates = (file: string, place: string, period: string | undefined) => {
    real(file, place, period);
    order(file, place, period);
  };
  const quotation = (file: string, place: string, text: string) => {
    const words = text.split(/\s+/).length;
    if (words > QUOTE_WORDS)
      report(
        file,
        place,
        `quotes ${words} words; quote at most ${QUOTE_WORDS}, or split it at a sentence end`,
      );
  };

  unique('sources.yaml', files.sources);
  unique('actors.yaml and states.yaml', [...files.actors, ...files.states]);
  unique('glossary.yaml', files.glossary);
  unique('timeline.yaml', files.timeline);
  unique('quotes.yaml', files.quotes);
  unique('documents.yaml', files.documents);
  unique('memberships.yaml', files.memberships);
  unique('votes.yaml', files.votes);
  unique('topics.yaml', files.topics);
  unique('recognitions.yaml', [
    ...files.recognitions.counts,
    ...files.recognitions.records.map((record) => ({ id: recognitionId(record) })),
  ]);
  unique(
    'positions/',
    files.positions.flatMap(({ content }) => content.positions),
  );
  unique(
    'articles/',
    files.articles.map(({ front }) => front),
  );

  real('base.yaml', 'as_of', files.base.as_of);
  for (const source of files.sources) real('sources.yaml', source.id, source.date);
  for (const [file, list] of [
    ['actors.yaml', files.actors],
    ['states.yaml', files.states],
  ] as const)
    for (const actor of list) {
      sources(file, actor.id, actor.sources);
      actors(file, actor.id, actor.of === undefined ? [] : [actor.of]);
      neutral(file, actor.id, actor.definition);
    }
  for (const term of files.glossary) {
    sources('glossary.yaml', term.id, term.sources);
    neutral('glossary.yaml', term.id, term.definition);
    if (term.event !== undefined && !eventIds.has(term.event))
      report('glossary.yaml', term.id, `points to the unknown event ${term.event}; correct the id`);
  }
  for (const event of files.timeline) {
    sources('timeline.yaml', event.id, event.sources);
    actors('timeline.yaml', event.id, event.actors);
    topics('timeline.yaml', event.id, event.topics);
    dates('timeline.yaml', event.id, event.date);
    neutral('timeline.yaml', event.id, event.title, event.what);
    for (const other of event.also_dated ?? []) {
      dates('timeline.yaml', event.id, other.date);
      sources('timeline.yaml', event.id, [other.source]);
      notices.push(
        `timeline.yaml: ${event.id}: sources disagree on the date (${event.date}; ${other.date} in ${other.source}); both are shown`,
      );
    }
  }
  const speakers = new Set([...files.actors].map(({ id }) => id));
  for (const quote of files.quotes) {
    sources('quotes.yaml', quote.id, [quote.source]);
    topics('quotes.yaml', quote.id, quote.topics);
    dates('quotes.yaml', quote.id, quote.date);
    quotation('quotes.yaml', quote.id, quote.text);
    neutral('quotes.yaml', quote.id, quote.about);
    if (quote.actor !== undefined && !speakers.has(quote.actor))
      actors('quotes.yaml', quote.id, [quote.actor]);
  }
  for (const { file, content } of files.positions) {
    actors(file, content.actor, [content.actor]);
    let previous = '';
    for (const position of content.positions) {
      sources(file, position.id, position.sources);
      topics(file, position.id, position.topics);
      dates(file, position.id, position.period);
      neutral(file, position.id, position.stance, position.summary, ...(position.arguments ?? []));
      const { from = '' } = parsePeriod(position.period);
      if (from < previous)
        report(file, position.id, 'stands after a later position; put positions in order of their dates');
      previous = from;
      for (const quote of position.quotes ?? []) {
        if (!quoteIds.has(quote))
          report(
            file,
            position.id,
            `names the unknown quote ${quote}; add it to quotes.yaml or correct the id`,
          );
      }
    }
  }
  for (const document of files.documents) {
    sources('documents.yaml', document.id, document.sources);
    topics('documents.yaml', document.id, document.topics);
    real('documents.yaml', document.id, document.date);
    neutral('documents.yaml', document.id, document.title, document.summary, ...document.provisions);
    for (const quote of document.quotes ?? []) {
      sources('documents.yaml', document.id, [quote.source]);
      quotation('documents.yaml', document.id, quote.text);
    }
  }
  for (const record of files.memberships) {
    sources('memberships.yaml', record.id, record.sources);
    real('memberships.yaml', record.id, record.date);
    neutral('memberships.yaml', record.id, record.note);
  }
  for (const vote of files.votes) {
    sources('votes.yaml', vote.id, vote.sources);
    real('votes.yaml', vote.id, vote.date);
    neutral('votes.yaml', vote.id, vote.question, vote.result, vote.note);
  }
  const stateOf = stateFinder(files);
  for (const count of files.recognitions.counts) {
    sources('recognitions.yaml', count.id, count.sources);
    real('recognitions.yaml', count.id, count.as_of);
    neutral('recognitions.yaml', count.id, count.counts, count.note);
  }
  for (const record of files.recognitions.records) {
    sources('recognitions.yaml', record.name, record.sources);
    neutral('recognitions.yaml', record.name, record.note);
    real('recognitions.yaml', record.name, record.recognised_on);
    real('recognitions.yaml', record.name, record.withdrawn_on);
    for (const other of record.also_recognised_on ?? []) {
      real('recognitions.yaml', record.name, other);
      notices.push(
        `recognitions.yaml: ${record.name}: sources disagree on the date (${record.recognised_on}; ${other}); both are shown`,
      );
    }
    if (stateOf(record) === undefined)
      report('recognitions.yaml', record.name, 'has no entry in states.yaml; add its names there');
    if (record.recognised_on !== undefined && record.withdrawn_on !== undefined)
      dates('recognitions.yaml', record.name, `${record.recognised_on}/${record.withdrawn_on}`);
    if (record.status === 'recognised' && record.recognised_on === undefined)
      report(
        'recognitions.yaml',
        record.name,
        'is recognised without a date; give recognised_on as precisely as known',
      );
  }
  for (const { file, front, passages } of files.articles) {
    unique(file, passages);
    actors(file, 'front matter', front.actors);
    topics(file, 'front matter', front.topics);
    dates(file, 'front matter', front.period);
    real(file, 'front matter', front.reviewed);
    real(file, 'front matter', front.review_by);
    neutral(file, 'title', front.title);
    if (`articles/${front.id}.md` !== file)
      report(file, 'front matter', `has the id ${front.id}; name the file ${front.id}.md`);
    if (today !== undefined && front.review_by < today)
      notices.push(
        `${file}: front matter: was to be reviewed by ${formatDate(front.review_by)}; review it and move the date`,
      );
    for (const passage of passages) {
      const place = `#${passage.id}`;
      sources(file, place, passage.sources);
      actors(file, place, [
        ...(passage.actors ?? []),
        ...(passage.claimant === undefined ? [] : [passage.claimant]),
      ]);
      if (
        passage.period !== undefined &&
        !/^\d{4}(-\d\d){0,2}(\/(\d{4}(-\d\d){0,2})?)?$/.test(passage.period)
      )
        report(
          file,
          place,
          `has the period ${passage.period}; write a date, from/to, or from/ for an open end`,
        );
      else dates(file, place, passage.period);
      neutral(file, place, passage.heading, passage.text);
      for (const quoted of passage.text.matchAll(/“([^”]*)”/g)) quotation(file, place, quoted[1]!);
    }
  }
  for (const { id } of files.sources)
    if (!used.has(id)) report('sources.yaml', id, 'is cited by nothing; cite it or remove it');
  // Which passages there are is known only where every record is right.
  if (problems.length === 0) problems.push(...checkQuestions(files));
  return { problems, notices };
}
