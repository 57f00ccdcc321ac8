import { BotError } from '../errors.ts';
import type {
  Actor,
  ActorId,
  Knowledge,
  Lexicon,
  Passage,
  PassageId,
  SourceId,
  Term,
} from '../model/knowledge.ts';
import { beginningsOf } from '../query/plain.ts';
import { parsePeriod } from '../text/dates.ts';
import { fold } from '../text/normalize.ts';
import { stem } from '../text/stem.ts';
import { checkFiles } from './check.ts';
import { type Files, parseFiles } from './parse.ts';
import { OUTSIDE } from './parse-questions.ts';
import { recognitionId, stateFinder } from './passages/recognition.ts';
import { buildPassages } from './passages.ts';
import { type KnowledgeFile, readFiles } from './read.ts';

/**
 * Loads a knowledge folder.
 *
 * @throws {BotError} `KNOWLEDGE_INVALID` with every problem at once, each as `file: place: what is wrong, what to do`
 */
export function loadKnowledge(folder: string): Knowledge {
  const { files, version } = readFiles(folder);
  return buildKnowledge(files, version);
}

/** The same from files already read; `version` is the hash of their contents. */
export function buildKnowledge(contents: readonly KnowledgeFile[], version: string): Knowledge {
  const { parsed, problems } = parseFiles(contents);
  const found = problems.length > 0 ? problems : checkFiles(parsed).problems;
  if (found.length > 0) throw new BotError('KNOWLEDGE_INVALID', found);
  return assemble(parsed, version);
}

function assemble(files: Files, version: string): Knowledge {
  const passages = buildPassages(files);
  const byId = new Map(passages.map((passage) => [passage.id as string, passage]));
  const stateOf = stateFinder(files);
  return {
    asOf: files.base.as_of,
    version,
    passages,
    sources: files.sources.map(({ id, publisher, title, date, date_note, url, kind, copy, rights }) => ({
      id: id as SourceId,
      publisher,
      title,
      kind,
      rights,
      ...(date === undefined ? {} : { date }),
      ...(date_note === undefined ? {} : { dateNote: date_note }),
      ...(url === undefined ? {} : { url }),
      ...(copy === undefined ? {} : { copy }),
    })),
    actors: actorsOf(files),
    terms: termsOf(files, byId),
    topics: files.topics,
    timeline: files.timeline
      .filter((event) => event.status !== 'retired')
      .map((event) => {
        const { from, to } = parsePeriod(event.date);
        return {
          id: `timeline/${event.id}` as PassageId,
          from: from!,
          ...(to === undefined || to === from ? {} : { to }),
          title: event.title,
          actors: event.actors as ActorId[],
          topics: event.topics ?? [],
          alsoDated: (event.also_dated ?? []).map((other) => other.date),
        };
      })
      .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)),
    recognitions: files.recognitions.records.map((record) => ({
      id: recognitionId(record) as PassageId,
      actor: (stateOf(record)?.id ?? record.name) as ActorId,
      name: record.name,
      status: record.status,
      unMember: record.un_member ?? true,
      ...(record.recognised_on === undefined ? {} : { on: record.recognised_on }),
      ...(record.withdrawn_on === undefined ? {} : { withdrawnOn: record.withdrawn_on }),
      groups: record.groups ?? [],
    })),
    positions: files.positions.flatMap(({ content: { actor, positions } }) =>
      positions
        .filter((position) => position.status !== 'retired')
        .map((position) => ({
          id: `position/${position.id}` as PassageId,
          actor: actor as ActorId,
          period: parsePeriod(position.period),
          stance: position.stance,
          topics: position.topics ?? [],
          arguments: (position.arguments ?? []).map(
            (_, i) => `position/${position.id}#argument-${i + 1}` as PassageId,
          ),
          quotes: (position.quotes ?? []).map((quote) => `quote/${quote}` as PassageId),
        })),
    ),
    asked: files.questions.flatMap(({ questions }) =>
      questions.map(({ text, lang, passage, answered }) => ({
        text,
        lang,
        ...(answered
          ? { passage: passage as PassageId }
          : passage === OUTSIDE
            ? {}
            : { near: passage as PassageId }),
      })),
    ),
    lexicons: files.lexicons.map(({ lang, content }) =>
      lexiconOf(lang, content, files.loaded.find((loaded) => loaded.lang === lang)?.content ?? {}),
    ),
  };
}

function namesOf(names: Files['glossary'][number]['variants']): string[] {
  return [...(names?.en ?? []), ...(names?.sq ?? []), ...(names?.sr ?? []), ...(names?.['sr-Cyrl'] ?? [])];
}

function actorsOf(files: Files): Actor[] {
  return [...files.actors, ...files.states].map((actor) => ({
    id: actor.id as ActorId,
    name: actor.name,
    kind: actor.kind,
    ...(actor.of === undefined ? {} : { of: actor.of as ActorId }),
    ...(actor.iso2 === undefined ? {} : { iso2: actor.iso2 }),
    names: [
      ...new Set([actor.name, ...namesOf(actor.names), ...(actor.aliases ?? []), ...(actor.demonym ?? [])]),
    ],
    codes: [actor.iso2, actor.iso3].filter((code) => code !== undefined),
    metonyms: [
      ...new Set([...(actor.capital === undefined ? [] : [actor.capital]), ...(actor.capitalNames ?? [])]),
    ],
  }));
}

function termsOf(files: Files, passages: ReadonlyMap<string, Passage>): Term[] {
  const definition = (id: string) => (passages.has(id) ? { definition: id as PassageId } : {});
  return files.glossary.map((term) => ({
    id: term.id,
    name: term.term,
    names: [...new Set([term.term, ...namesOf(term.variants)])],
    kind: term.kind,
    abbreviation: term.abbreviation ?? false,
    ...definition(`glossary/${term.id}`),
  }));
}

function lexiconOf(
  lang: Lexicon['lang'],
  file: Files['lexicons'][number]['content'],
  loaded: Files['loaded'][number]['content'],
): Lexicon {
  const words = new Map<string, readonly string[]>();
  const stems = new Map<string, readonly string[]>();
  const put = (into: Map<string, readonly string[]>, key: string, values: readonly string[]) => {
    into.set(fold(key), [...new Set([...(into.get(fold(key)) ?? []), ...values])]);
  };
  for (const { en, stems: starts, words: exact, phrases } of file.entries ?? []) {
    for (const start of starts ?? []) put(stems, start, en);
    for (const word of [...(exact ?? []), ...(phrases ?? [])]) put(words, word, en);
  }
  // English is looked up by stem: an entry holds for every inflection of its word.
  for (const { canonical, variants } of file.synonyms ?? [])
    for (const variant of variants)
      put(variant.includes(' ') ? words : stems, variant.includes(' ') ? variant : stem(fold(variant)), [
        canonical,
      ]);
  for (const [word, targets] of Object.entries(file.thesaurus ?? {}))
    put(word.includes(' ') ? words : stems, word.includes(' ') ? word : stem(fold(word)), targets);
  const slang = new Map(
    Object.entries({ ...file.slang, ...loaded }).map(([typed, plain]) => [fold(typed), plain]),
  );
  return {
    lang,
    words,
    stems,
    slang,
    beginnings: beginningsOf({ slang, words }),
    functionWords: [...file.functionWords, ...(file.framing ?? [])].map(fold),
    sharedWithEnglish: (file.sharedWithEnglish ?? []).map(fold),
    intents: file.intents ?? {},
    questionWords: file.questionWords ?? {},
  };
}
