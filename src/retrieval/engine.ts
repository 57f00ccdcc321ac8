import type { Actor, Knowledge, Passage, Source } from '../model/knowledge.ts';
import { entityTerm } from '../query/entity-term.ts';
import { NameIndex } from '../query/name-index.ts';
import { createReader } from '../query/read-words.ts';
import { Vocabulary } from '../query/vocabulary.ts';
import type { TermTable } from '../text/term-table.ts';
import { tokenize } from '../text/tokens.ts';
import { type KeyData, readKeys } from './key-data.ts';
import { buildLinks, type Links } from './links.ts';
import { QuestionKeys } from './question-keys.ts';
import { type ModelData, QuestionModel } from './question-model.ts';
import { SearchIndex, stems } from './search-index.ts';

/** The known questions in a form that can be stored. */
export interface AskedData {
  readonly keyData: KeyData;
  readonly model: ModelData;
}

/** Everything that is built once from a base and read by each question. */
export interface Engine {
  readonly knowledge: Knowledge;
  readonly names: NameIndex;
  readonly vocabulary: Vocabulary;
  readonly index: SearchIndex;
  /** The questions that each passage answers. */
  readonly keys: QuestionKeys;
  /** What they are made from. */
  readonly asked: AskedData;
  /** Place of a passage in `knowledge.passages`. */
  readonly byId: ReadonlyMap<string, number>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly actors: ReadonlyMap<string, Actor>;
  readonly actorNames: ReadonlyMap<string, string>;
  readonly links: Links;
  /** Stems of the English names of an actor or term. */
  stemsOfName(id: string): readonly string[];
}

/** Builds the indexes over a base. Names in a passage are indexed as entities, so that any name finds it. */
export function buildEngine(knowledge: Knowledge, everyday: TermTable): Engine {
  const names = NameIndex.build(knowledge);
  const vocabulary = new Vocabulary(everyday);
  const parents = new Map(
    knowledge.actors.flatMap((actor) =>
      actor.of === undefined ? [] : [[actor.id as string, entityTerm(actor.of)] as const],
    ),
  );
  const index = SearchIndex.build(
    knowledge.passages.map((passage) => ({
      title: `${passage.heading} ${titleOf(passage)}`,
      text: passage.text,
      keys: passage.keys,
      entities: entitiesOf(passage, names, vocabulary, parents),
    })),
  );
  for (const { text, lang } of knowledge.asked)
    if (lang === 'en') for (const { term } of tokenize(text)) vocabulary.addAsked(term);
  const keyData = readKeys(knowledge, index, createReader(knowledge, names));
  return assembleEngine({
    knowledge,
    names,
    vocabulary,
    index,
    asked: { keyData, model: QuestionModel.build(keyData) },
    links: buildLinks({ knowledge, names }),
  });
}

/** An engine over indexes that are already built. */
export function assembleEngine(
  parts: Pick<Engine, 'knowledge' | 'names' | 'vocabulary' | 'index' | 'asked' | 'links'>,
): Engine {
  const { knowledge, asked } = parts;
  const actorNames = new Map<string, string>();
  for (const { id, name } of knowledge.actors) actorNames.set(id, name);
  const termNames = new Map<string, string>();
  for (const { id, name } of knowledge.terms) termNames.set(id, name);
  return {
    ...parts,
    keys: new QuestionKeys(asked.keyData, asked.model),
    byId: new Map(knowledge.passages.map((passage, place) => [passage.id, place])),
    sources: new Map(knowledge.sources.map((source) => [source.id, source])),
    actors: new Map(knowledge.actors.map((actor) => [actor.id, actor])),
    actorNames,
    stemsOfName: (id) => stems(termNames.get(id) ?? actorNames.get(id) ?? ''),
  };
}

/** Titles such as "Timeline" name a part of the base, not a subject. */
const titleOf = (passage: Passage): string => {
  switch (passage.group) {
    case 'article':
    case 'document':
    case 'import':
      return passage.title;
    case 'quote':
      return passage.speaker === undefined ? '' : `${passage.speaker.name} ${passage.speaker.role}`;
    default:
      return '';
  }
};

/** The entities of a passage, by every name in it. */
function entitiesOf(
  passage: Passage,
  names: NameIndex,
  vocabulary: Vocabulary,
  parents: ReadonlyMap<string, string>,
): string[] {
  // A record's topics are about it alone, and several are names that people use: "the embassy attack".
  const topics = passage.group === 'article' ? [] : passage.topics;
  const found: string[] = [...passage.actors, ...topics].map(entityTerm);
  for (const part of [passage.heading, titleOf(passage), passage.text, ...passage.keys]) {
    const raw: string[] = [];
    const words: string[] = [];
    for (const token of tokenize(part)) {
      words.push(token.term);
      raw.push(part.slice(token.start, token.end));
      vocabulary.add(token.term);
    }
    for (const mention of names.find(words, { raw, inflect: false, unknown: () => false }))
      for (const { id } of mention.named) found.push(entityTerm(id));
  }
  // Who speaks for a state stands for it as well: "Washington" finds what its secretary of state said.
  return [...found, ...found.flatMap((term) => parents.get(term.slice(1)) ?? [])];
}
