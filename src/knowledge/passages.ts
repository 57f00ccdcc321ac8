import type {
  ActorId,
  Group,
  IsoDate,
  NonEmpty,
  Passage,
  PassageId,
  PassageKind,
  Period,
  Side,
  SourceId,
  Speaker,
  Standing,
} from '../model/knowledge.ts';
import { formatDate, formatPeriod, lastDay, parsePeriod } from '../text/dates.ts';
import type { Files } from './parse.ts';

/** Publications of a body itself: what they print is its own document, not a report about it. */
const PRIMARY = /^(official|un-official|eu-official|court)$/;

interface Draft {
  readonly id: string;
  readonly kind: PassageKind;
  readonly group: Group;
  readonly title: string;
  readonly heading: string;
  readonly text: string;
  readonly sources: readonly string[];
  readonly period?: Period;
  readonly historical?: boolean;
  readonly claimant?: string | undefined;
  readonly speaker?: Speaker;
  readonly standing?: Standing;
  readonly actors?: readonly string[];
  readonly topics?: readonly string[] | undefined;
  readonly keys?: readonly string[] | undefined;
  readonly status?: 'active' | 'disputed' | 'retired' | undefined;
  readonly article?: string;
}

/** Turns every record and article of the base into passages, in reading order. Retired ones never rank (F48). */
export function buildPassages(files: Files): Passage[] {
  const sources = new Map(files.sources.map((source) => [source.id, source]));
  const actors = new Map([...files.actors, ...files.states].map((actor) => [actor.id, actor]));
  const sideOf = (actor: string | undefined): Side | undefined =>
    sideOfActor(actor, (id) => actors.get(id)?.of);
  const name = (actor: string) => actors.get(actor)?.name ?? actor;

  const finish = (draft: Draft): Passage => {
    // A copy is cited only where no original address is held.
    const ordered = [...draft.sources].sort(
      (a, b) => Number(sources.get(a)?.copy ?? false) - Number(sources.get(b)?.copy ?? false),
    );
    const first = sources.get(ordered[0]!);
    const side = sideOf(draft.claimant);
    const standing: Standing =
      draft.standing ??
      (draft.claimant !== undefined
        ? 'party'
        : PRIMARY.test(first?.kind ?? '')
          ? 'primary-document'
          : 'third-party');
    return {
      id: draft.id as PassageId,
      kind: draft.kind,
      group: draft.group,
      title: draft.title,
      heading: draft.heading,
      text: draft.text,
      lang: 'en',
      sources: ordered as unknown as NonEmpty<SourceId>,
      ...(first?.date === undefined ? {} : { published: first.date }),
      ...(draft.period === undefined ? {} : { period: draft.period }),
      historical: draft.historical ?? false,
      ...(draft.claimant === undefined ? {} : { claimant: draft.claimant as ActorId }),
      ...(draft.speaker === undefined ? {} : { speaker: draft.speaker }),
      standing,
      ...(side === undefined ? {} : { side }),
      actors: (draft.actors ?? []) as ActorId[],
      topics: draft.topics ?? [],
      keys: draft.keys ?? [],
      status: draft.status === 'disputed' ? 'disputed' : 'active',
      ...(draft.article === undefined ? {} : { article: draft.article }),
    };
  };
  const closed = (period: Period, asOf: IsoDate): boolean =>
    // What was so within the last year is not history: sources of today are weeks or months old themselves.
    period.to !== undefined && lastDay(period.to) < `${Number(asOf.slice(0, 4)) - 1}${asOf.slice(4)}`;
  const drafts = [
    ...articleDrafts(files, closed),
    ...quoteDrafts(files, closed),
    ...positionDrafts(files, name, closed),
    ...timelineDrafts(files),
    ...documentDrafts(files),
    ...recognitionDrafts(files),
    ...membershipDrafts(files),
    ...voteDrafts(files),
    ...definitionDrafts(files),
  ];
  return drafts.filter((draft) => draft.status !== 'retired').map(finish);
}

/** Which of the two sides an actor speaks for; third parties have none. */
export function sideOfActor(
  actor: string | undefined,
  of: (id: string) => string | undefined,
): Side | undefined {
  for (let id = actor, steps = 0; id !== undefined && steps < 4; id = of(id), steps++) {
    if (id === 'serbia' || id === 'kosovo-serbs') return 'serbia';
    if (id === 'kosovo-institutions' || id === 'kosovo-albanians') return 'kosovo';
  }
  return undefined;
}

type Closed = (period: Period, asOf: IsoDate) => boolean;

function articleDrafts(files: Files, closed: Closed): Draft[] {
  return files.articles.flatMap(({ front, passages }) =>
    passages.map((passage): Draft => {
      const period = passage.period ?? front.period;
      const parsed = period === undefined ? undefined : parsePeriod(period);
      return {
        id: `${front.id}#${passage.id}`,
        kind: 'digest',
        group: 'article',
        title: front.title,
        heading: passage.heading,
        text: passage.text,
        sources: passage.sources,
        ...(parsed === undefined ? {} : { period: parsed, historical: closed(parsed, files.base.as_of) }),
        claimant: passage.claimant,
        actors: passage.actors ?? front.actors,
        topics: front.topics,
        keys: passage.questions,
        status: front.status,
        article: front.id,
      };
    }),
  );
}

function quoteDrafts(files: Files, closed: Closed): Draft[] {
  return files.quotes.map((quote): Draft => {
    const period = parsePeriod(quote.date);
    const actor = quote.actor as ActorId | undefined;
    return {
      id: `quote/${quote.id}`,
      kind: 'quote',
      group: 'quote',
      title: `${quote.speaker}, ${formatDate(quote.date)}`,
      heading: quote.about,
      text: quote.text,
      sources: [quote.source],
      period,
      historical: closed(period, files.base.as_of),
      claimant: quote.actor,
      speaker: { name: quote.speaker, role: quote.role, ...(actor === undefined ? {} : { actor }) },
      standing: 'party',
      actors: quote.actor === undefined ? [] : [quote.actor],
      topics: quote.topics,
      keys: quote.questions,
      status: quote.status,
    };
  });
}

function positionDrafts(files: Files, name: (actor: string) => string, closed: Closed): Draft[] {
  return files.positions.flatMap(({ content: { actor, positions } }) =>
    positions.flatMap((position) => {
      const period = parsePeriod(position.period);
      const shared = {
        kind: 'digest' as const,
        title: `${name(actor)}, ${formatPeriod(period)}`,
        sources: position.sources,
        period,
        historical: closed(period, files.base.as_of.slice(0, 4)),
        claimant: actor,
        standing: 'third-party' as const,
        actors: [actor],
        topics: position.topics,
        status: position.status,
        article: `position/${actor}`,
      };
      return [
        {
          ...shared,
          id: `position/${position.id}`,
          group: 'position' as const,
          heading: `Position of ${name(actor)}`,
          text: position.summary,
          keys: position.questions,
        },
        ...(position.arguments ?? []).map((argument, index) => ({
          ...shared,
          id: `position/${position.id}#argument-${index + 1}`,
          group: 'argument' as const,
          heading: `Argument of ${name(actor)}`,
          text: sentence(argument),
          keys: [],
        })),
      ];
    }),
  );
}

function timelineDrafts(files: Files): Draft[] {
  return files.timeline.map((event): Draft => {
    const period = parsePeriod(event.date);
    const also = (event.also_dated ?? []).map((other) => formatPeriod(parsePeriod(other.date)));
    const when = [formatPeriod(period), ...also].join(', or ');
    return {
      id: `timeline/${event.id}`,
      kind: 'record',
      group: 'timeline',
      title: 'Timeline',
      heading: event.title,
      text: `${when}: ${event.what}`,
      sources: event.sources,
      period,
      actors: event.actors,
      topics: event.topics,
      keys: event.questions,
      status: event.status ?? (also.length > 0 ? 'disputed' : 'active'),
    };
  });
}

function documentDrafts(files: Files): Draft[] {
  return files.documents.flatMap((document) => {
    const period = parsePeriod(document.date);
    const shared = {
      title: document.title,
      period,
      topics: document.topics,
      article: `document/${document.id}`,
    };
    const symbol = document.symbol === undefined ? '' : ` (${document.symbol})`;
    const vote = document.vote === undefined ? '' : ` Vote: ${document.vote}.`;
    const facts = `${document.title}${symbol}, ${document.date_note ?? formatDate(document.date)}; adopted or issued by: ${document.adopted_by}.${vote}`;
    return [
      {
        ...shared,
        id: `document/${document.id}`,
        kind: 'digest' as const,
        group: 'document' as const,
        heading: document.title,
        text: `${document.summary} ${facts}`,
        sources: document.sources,
        keys: document.questions,
      },
      ...document.provisions.map((provision, index) => ({
        ...shared,
        id: `document/${document.id}#provision-${index + 1}`,
        kind: 'digest' as const,
        group: 'document' as const,
        heading: `What it provides: ${document.title}`,
        text: sentence(provision),
        sources: document.sources,
        keys: [],
      })),
      ...(document.quotes ?? []).map((quote, index) => ({
        ...shared,
        id: `document/${document.id}#quote-${index + 1}`,
        kind: 'quote' as const,
        group: 'quote' as const,
        heading: quote.about ?? `Words of ${document.title}`,
        text: quote.text,
        sources: [quote.source],
        speaker: { name: document.title, role: `text; ${document.adopted_by}` },
        standing: 'primary-document' as const,
        keys: quote.questions,
      })),
    ];
  });
}

const UNVERIFIED = 'No page of its own was seen for this record.';

function recognitionDrafts(files: Files): Draft[] {
  const stateOf = stateFinder(files);
  const counts = files.recognitions.counts.map((count): Draft => {
    const figure = count.figure === undefined ? 'gives no figure' : `counted ${count.figure}`;
    return {
      id: `count/${count.id}`,
      kind: 'record',
      group: 'count',
      title: 'Counts of recognitions',
      heading: `Recognitions as counted by ${count.counter}`,
      text: `${count.counter} ${figure} as of ${formatDate(count.as_of)} (what is counted: ${count.counts}).${count.note === undefined ? '' : ` ${sentence(count.note)}`}`,
      sources: count.sources,
      period: parsePeriod(count.as_of),
      topics: ['recognition'],
      keys: [
        'how many countries recognise Kosovo',
        'number of states that recognise Kosovo',
        'recognition count',
      ],
    };
  });
  const records = files.recognitions.records.map((record): Draft => {
    const state = stateOf(record);
    return {
      id: recognitionId(record),
      kind: 'record',
      group: 'recognition',
      title: 'Recognition by state',
      heading: `${record.name} and recognition`,
      text: recognitionText(record),
      sources: record.sources,
      ...(record.recognised_on === undefined ? {} : { period: parsePeriod(record.recognised_on) }),
      actors: state === undefined ? [] : [state.id],
      topics: ['recognition'],
      keys: [`did ${record.name} recognise Kosovo`, `recognition by ${record.name}`],
      status: record.status === 'disputed' ? 'disputed' : 'active',
    };
  });
  return [...counts, ...records];
}

export type RecognitionRecord = Files['recognitions']['records'][number];

/** Its id: the ISO code, or the id of the entity that has none. */
export const recognitionId = (record: RecognitionRecord): string =>
  `recognition/${(record.iso2 ?? record.state ?? record.name).toLowerCase()}`;

/** Finds the entry in `states.yaml` for a record, by ISO code or by name. */
export function stateFinder(
  files: Files,
): (record: RecognitionRecord) => Files['states'][number] | undefined {
  const byIso = new Map(
    files.states.flatMap((state) => (state.iso2 === undefined ? [] : [[state.iso2, state] as const])),
  );
  const byId = new Map(files.states.map((state) => [state.id, state]));
  return ({ iso2, state }) => (iso2 === undefined ? byId.get(state ?? '') : byIso.get(iso2));
}

/** A recognition record as a sentence; what is contested is said to be. */
function recognitionText(record: RecognitionRecord): string {
  const { name } = record;
  const others = (record.also_recognised_on ?? [])
    .map((other) => `, ${dated(other)} in another source`)
    .join('');
  const on = record.recognised_on === undefined ? '' : ` ${dated(record.recognised_on)}${others}`;
  const note = record.note === undefined ? '' : ` ${sentence(record.note)}`;
  const caveat = record.confidence === 'not-verified' ? ` ${UNVERIFIED}` : '';
  const entity = record.un_member === false ? ` ${name} is not a UN member.` : '';
  switch (record.status) {
    case 'recognised':
      return `${name} recognised Kosovo${on}.${note}${caveat}${note.includes('UN member') ? '' : entity}`;
    case 'not-recognised':
      return `${name} has not recognised Kosovo.${note}${caveat}`;
    case 'withdrawn-claimed': {
      const withdrawn = record.withdrawn_on === undefined ? '' : ` (${formatDate(record.withdrawn_on)})`;
      return `${name} recognised Kosovo${on}; Serbia announced that the recognition was withdrawn${withdrawn}, and Pristina disputes most of the withdrawals announced by Serbia.${note}${caveat}`;
    }
    case 'disputed':
      return `Whether ${name} recognises Kosovo is disputed between sources${on === '' ? '' : `; a recognition is reported${on}`}.${note}${caveat}`;
    case 'unclear':
      return `It is unclear whether ${name} recognises Kosovo${on === '' ? '' : `; a recognition is reported${on}`}.${note}${caveat}`;
  }
}

const dated = (date: IsoDate) => (date.length === 10 ? `on ${formatDate(date)}` : `in ${formatDate(date)}`);

function membershipDrafts(files: Files): Draft[] {
  return files.memberships.map((record): Draft => {
    const when = record.date === undefined ? '' : ` ${dated(record.date)}`;
    const { organisation } = record;
    const said = {
      member: `Kosovo is held to be a member of ${organisation}${record.date === undefined ? '' : `; dated ${formatDate(record.date)}`}.`,
      'not-member': `Kosovo is not a member of ${organisation}.`,
      applied: `Kosovo applied to join ${organisation}${when} and is not a member.`,
      rejected: `Kosovo is not a member of ${organisation}; its admission was voted down${when}.`,
      observer: `Kosovo takes part in ${organisation} as an observer${when}.`,
    }[record.status];
    return {
      id: `membership/${record.id}`,
      kind: 'record',
      group: 'membership',
      title: 'Memberships',
      heading: `Kosovo and ${organisation}`,
      text: `${said}${record.vote === undefined ? '' : ` Vote: ${sentence(record.vote)}`}${record.note === undefined ? '' : ` ${sentence(record.note)}`}`,
      sources: record.sources,
      ...(record.date === undefined ? {} : { period: parsePeriod(record.date) }),
      topics: ['memberships'],
      keys: [`is Kosovo a member of ${organisation}`, ...(record.questions ?? [])],
    };
  });
}

function voteDrafts(files: Files): Draft[] {
  return files.votes.map((vote): Draft => {
    const figures = [
      vote.in_favour === undefined ? '' : `${vote.in_favour} in favour`,
      vote.against === undefined ? '' : `${vote.against} against`,
      vote.abstained === undefined ? '' : `${vote.abstained} abstained`,
    ].filter(Boolean);
    const counted = figures.length === 0 ? '' : ` ${figures.join(', ')}.`;
    return {
      id: `vote/${vote.id}`,
      kind: 'record',
      group: 'vote',
      title: 'Votes',
      heading: `${vote.body}: ${vote.question}`,
      text: `${vote.body}, ${formatDate(vote.date)}: ${sentence(vote.question)}${counted} Result: ${sentence(vote.result)}${vote.note === undefined ? '' : ` ${sentence(vote.note)}`}`,
      sources: vote.sources,
      period: parsePeriod(vote.date),
      topics: ['votes'],
      keys: vote.questions,
    };
  });
}

function definitionDrafts(files: Files): Draft[] {
  const terms = files.glossary.map((term) => ({
    ...term,
    heading: term.term,
    group: 'glossary' as const,
    names: term.variants,
  }));
  const actors = [...files.actors, ...files.states].map((actor) => ({
    ...actor,
    heading: actor.name,
    group: 'actor' as const,
  }));
  return [...terms, ...actors].flatMap(
    ({ id, heading, group, definition, sources, names, questions }): Draft[] =>
      definition === undefined || sources === undefined || sources.length === 0
        ? []
        : [
            {
              id: `${group}/${id}`,
              kind: 'digest',
              group,
              title: group === 'actor' ? 'Who is who' : 'Glossary',
              heading,
              text: definition.startsWith(heading.slice(0, 5)) ? definition : `${heading}: ${definition}`,
              sources,
              actors: group === 'actor' ? [id] : [],
              keys: [...(names?.en ?? []), ...(questions ?? [])],
            },
          ],
  );
}

/** Ends a note with a stop, so that it can stand as a sentence. */
const sentence = (text: string): string => {
  const trimmed = text.trim();
  const capital = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?”"]$/.test(capital) ? capital : `${capital}.`;
};
