import type { Knowledge } from '../model/knowledge.ts';
import { TermTable, type TermTableData } from '../text/term-table.ts';
import { tokenize } from '../text/tokens.ts';
import { inflectionStem } from './inflection.ts';

/** What a name points to: an actor or a glossary term. */
export interface Named {
  readonly kind: 'actor' | 'term';
  readonly id: string;
}

/** A name as it is stored: as written, its flags, and what it names by kind and id. */
export type StoredName = readonly [name: string, flags: number, ...named: string[]];
/** Marks a name of at most two letters, which counts only where typed in upper case. */
export const UPPER_ONLY = 1;
/** Marks an ISO code: a name only where it is all that is said, since "GA" is the General Assembly in a sentence. */
export const CODE = 2;

/** Every name of the actors and terms, ready to be looked up; in a form that can be stored. */
export interface NameData {
  readonly names: readonly StoredName[];
  /** The folded words of each name, parted by spaces; numbered as the names. */
  readonly keys: TermTableData;
  /** The same without case endings, of names long enough; and the number of the name that each stands for. */
  readonly stemmed: TermTableData;
  readonly stemmedOf: Uint32Array;
  /** Every word of a name. */
  readonly words: TermTableData;
  /** Words that begin a name of several words, and the same without their endings. */
  readonly firsts: TermTableData;
}

/** The longest name of the registers has this many words. */
export const LONGEST = 10;
/** A shorter name is looked up as it stands, without endings or errors. */
export const SHORTEST = 4;
/** Short names that people type in lower case all the same. */
const LOWER_CASE_SHORT = new Set(['uk', 'eu', 'un', 'us']);

interface Collected {
  readonly name: string;
  readonly flags: number;
  readonly named: Named[];
}

/** Reads every name of the actors and terms; of a name that several have, the code of a state counts least. */
export function readNames(knowledge: Pick<Knowledge, 'actors' | 'terms'>): NameData {
  const names = new Map<string, Collected>();
  for (const actor of knowledge.actors) {
    for (const name of [...actor.names, ...actor.metonyms])
      collect(names, name, { kind: 'actor', id: actor.id });
    for (const code of actor.codes) collect(names, code, { kind: 'actor', id: actor.id }, true);
  }
  for (const term of knowledge.terms)
    for (const name of term.names) collect(names, name, { kind: 'term', id: term.id });

  const stemmed = new Map<string, number>();
  const words = new Set<string>();
  const firsts = new Set<string>();
  for (const [place, key] of [...names.keys()].entries()) {
    const tokens = key.split(' ');
    const stems = tokens.map(inflectionStem);
    for (const token of tokens) words.add(token);
    if (tokens.length > 1) firsts.add(tokens[0]!).add(stems[0]!);
    const whole = stems.join(' ');
    if (key.length >= SHORTEST && !stemmed.has(whole)) stemmed.set(whole, place);
  }
  return {
    names: [...names.values()].map(({ name, flags, named }) => [
      name,
      flags,
      ...named.map(({ kind, id }) => `${kind[0]}${id}`),
    ]),
    keys: TermTable.of([...names.keys()]).toData(),
    stemmed: TermTable.of([...stemmed.keys()]).toData(),
    stemmedOf: Uint32Array.from(stemmed.values()),
    words: TermTable.of([...words]).toData(),
    firsts: TermTable.of([...firsts]).toData(),
  };
}

function collect(names: Map<string, Collected>, name: string, named: Named, code = false): void {
  const tokens = tokenize(name).map((token) => token.term);
  const key = tokens.join(' ');
  if (key === '' || tokens.length > LONGEST) return;
  const known = names.get(key);
  if (known === undefined) {
    const upperOnly = code || (key.length <= 2 && !LOWER_CASE_SHORT.has(key));
    names.set(key, { name, flags: (upperOnly ? UPPER_ONLY : 0) + (code ? CODE : 0), named: [named] });
  } else if (!code && !known.named.some(({ kind, id }) => kind === named.kind && id === named.id))
    known.named.push(named);
}
