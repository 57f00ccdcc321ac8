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
    ...actors.map(({ id, names, metonyms, iso2 }) => ({ id: id as string, names: [...names, ...metonyms, ...(iso2 === undefined ? [] : [iso2])] })),
    ...terms.map(({ id, names }) => ({ id, names })),
  ];
  const table = named.flatMap(({ id, names }) => {
    const keys = new Set([...names, id].map(keyOf).filter((key) => key !== ''));
    return [...keys].map((key) => ({ id: actorOf(id), key }));
  });
  tables.set(engine, table);
  return table;
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
