import type { Engine } from '../retrieval/engine.ts';
import { tokenize } from '../text/tokens.ts';

/** One name of an actor or term in the form in which names are compared. */
export interface Alias {
  readonly id: string;
  readonly key: string;
}

const tables = new WeakMap<Engine, readonly Alias[]>();

/** Every name of every actor and term, folded: what completions and "did you mean" look through. */
export function aliasesOf(engine: Engine): readonly Alias[] {
  const known = tables.get(engine);
  if (known !== undefined) return known;
  const { actors, terms } = engine.knowledge;
  const named = [
    ...actors.map(({ id, names, metonyms, codes }) => ({
      id: id as string,
      names: [...names, ...metonyms, ...codes],
    })),
    ...terms.map(({ id, names }) => ({ id, names })),
  ];
  const table = named.flatMap(({ id, names }) => {
    const keys = new Set([...names, id].map(keyOf).filter((key) => key !== ''));
    return [...keys].map((key) => ({ id: actorOf(id), key }));
  });
  tables.set(engine, table);
  return table;
}

const byKey = new WeakMap<Engine, ReadonlyMap<string, readonly string[]>>();

/** Ids of the actors and terms that have exactly this folded name. */
export function aliasIds(engine: Engine, key: string): readonly string[] {
  let index = byKey.get(engine);
  if (index === undefined) {
    const built = new Map<string, string[]>();
    for (const { id, key: name } of aliasesOf(engine))
      built.set(name, [...new Set([...(built.get(name) ?? []), id])]);
    index = built;
    byKey.set(engine, index);
  }
  return index.get(key) ?? [];
}

/** A name folded to words parted by single spaces. */
export const keyOf = (text: string): string =>
  tokenize(text)
    .map(({ term }) => term)
    .join(' ');

/** Places that stand for those who govern or speak there, where a command wants an actor. */
const PLACES: Readonly<Record<string, string>> = {
  kosovo: 'kosovo-institutions',
  'kosovo-asterisk': 'kosovo-institutions',
  'republic-of-kosovo': 'kosovo-institutions',
  'kosovo-and-metohija': 'kosovo-institutions',
  pristina: 'kosovo-institutions',
  belgrade: 'serbia',
};

export const actorOf = (id: string): string => PLACES[id] ?? id;
