import type { Engine } from '../retrieval/engine.ts';
import { editDistance } from '../text/edit-distance.ts';
import { hasPosition } from './actor-records.ts';
import { aliasesOf, keyOf } from './aliases.ts';
import { type ArgumentKind, COMMANDS } from './grammar.ts';
import { isOrganisation } from './member.ts';
import { nameOf } from './resolve-name.ts';

export interface Completion {
  /** Shown. */
  readonly name: string;
  /** What the command takes. */
  readonly value: string;
}
interface Entry extends Completion {
  readonly keys: readonly string[];
}

/** Discord's limit for both parts of a choice. */
const LONGEST = 100;
/** A shorter beginning is not searched with a typing error: everything would fit. */
const LEAST_MISSPELT = 4;

/**
 * Choices for an argument while it is typed: matched on every alias without diacritics, in Latin or Cyrillic, those
 * that begin with it first, then those with a word that does, then those within one typing error (F06).
 */
export function complete(engine: Engine, kind: ArgumentKind, typed: string, limit = 25): Completion[] {
  const key = keyOf(typed);
  const entries = entriesOf(engine, kind);
  if (key === '') return entries.slice(0, limit).map(({ name, value }) => ({ name, value }));
  return entries
    .map((entry) => ({ entry, rank: Math.min(...entry.keys.map((other) => rankOf(key, other))) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ entry: { name, value } }) => ({ name, value }));
}

const NO_MATCH = 9;

function rankOf(typed: string, key: string): number {
  if (key === typed) return 0;
  if (key.startsWith(typed)) return 1;
  if (key.includes(` ${typed}`)) return 2;
  if (typed.length < LEAST_MISSPELT) return NO_MATCH;
  // What is typed may be the beginning of a name: a beginning of its own length, one more or one less is compared.
  for (const length of [typed.length, typed.length + 1, typed.length - 1])
    if (length <= key.length && editDistance(typed, key.slice(0, length), 1) <= 1)
      return length === key.length ? 3 : 4;
  return NO_MATCH;
}

const tables = new WeakMap<Engine, Map<ArgumentKind, readonly Entry[]>>();

function entriesOf(engine: Engine, kind: ArgumentKind): readonly Entry[] {
  const table = tables.get(engine) ?? new Map<ArgumentKind, readonly Entry[]>();
  tables.set(engine, table);
  const known = table.get(kind) ?? build(engine, kind).filter(({ value }) => value.length <= LONGEST);
  table.set(kind, known);
  return known;
}

function build(engine: Engine, kind: ArgumentKind): readonly Entry[] {
  const { knowledge, links } = engine;
  switch (kind) {
    case 'actor':
      return actors(engine, (id) => engine.actorNames.has(id));
    case 'state':
      return actors(engine, (id) => links.recognition.has(id));
    case 'person':
      return actors(engine, (id) => links.quotesBy.has(id));
    case 'organisation':
      return actors(engine, isOrganisation(engine));
    case 'topic':
      return topics(engine);
    case 'subject':
      return [
        ...topics(engine),
        ...actors(engine, (id) =>
          knowledge.timeline.some((event) => event.actors.some((actor) => actor === id)),
        ),
      ];
    case 'event':
      return records(engine, 'timeline', 'timeline/');
    case 'document':
      return records(engine, 'document', 'document/');
    case 'passage':
      return knowledge.passages.map(({ id, heading }) => ({
        name: shorten(`${id}: ${heading}`),
        value: id,
        keys: [keyOf(id), keyOf(id.slice(id.indexOf('/') + 1)), keyOf(heading)],
      }));
    case 'command':
      return COMMANDS.map(({ name, summary }) => ({
        name: `${name}: ${summary}`,
        value: name,
        keys: [name],
      }));
    case 'text':
    case 'date':
      return [];
  }
}

/** Actors by name; those with a position first, since more is held of them. */
function actors(engine: Engine, accepts: (id: string) => boolean): Entry[] {
  const keys = new Map<string, string[]>();
  for (const { id, key } of aliasesOf(engine)) if (accepts(id)) keys.set(id, [...(keys.get(id) ?? []), key]);
  const entries = [...keys].map(([id, own]) => ({
    id,
    entry: { name: shorten(nameOf(engine, id)), value: id, keys: own },
  }));
  return entries
    .sort(
      (a, b) =>
        Number(hasPosition(engine, b.id)) - Number(hasPosition(engine, a.id)) ||
        (a.entry.name < b.entry.name ? -1 : 1),
    )
    .map(({ entry }) => entry);
}

const topics = ({ knowledge }: Engine): Entry[] =>
  knowledge.topics.map(({ id, name, keywords }) => ({
    name: shorten(name),
    value: id,
    keys: [id, name, ...keywords].map(keyOf),
  }));

function records({ knowledge, links }: Engine, group: 'timeline' | 'document', prefix: string): Entry[] {
  return knowledge.passages
    .filter((passage) => passage.group === group && !passage.id.includes('#'))
    .map(({ id, heading, period, keys }) => {
      const terms = knowledge.terms
        .filter((term) => links.documents.get(term.id)?.includes(id) === true)
        .flatMap(({ names }) => names);
      return {
        name: shorten(`${heading} (${period?.from ?? 'undated'})`),
        value: id.slice(prefix.length),
        keys: [heading, ...keys, ...terms].map(keyOf),
      };
    });
}

/** Cut at a word, with an ellipsis. */
function shorten(name: string): string {
  if (name.length <= LONGEST) return name;
  const cut = name.slice(0, LONGEST - 1);
  return `${cut.slice(0, cut.lastIndexOf(' '))}…`;
}
