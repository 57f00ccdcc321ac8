import type { Engine } from '../retrieval/engine.ts';
import { editDistance } from '../text/edit-distance.ts';
import { tokenize } from '../text/tokens.ts';
import { actorOf, aliasesOf, aliasIds, keyOf } from './aliases.ts';

export interface Correction {
  readonly from: string;
  readonly to: string;
}
export type Resolved =
  | { readonly kind: 'found'; readonly id: string; readonly corrected?: Correction }
  | { readonly kind: 'several'; readonly ids: readonly string[] }
  | { readonly kind: 'unknown'; readonly near: readonly string[] };
/** Which actors and terms a command can use. */
export type Accepts = (id: string) => boolean;

/** How many "did you mean" choices are offered (F06). */
const CHOICES = 3;
/** Words around a name that name nobody themselves. */
const FILLER = new Set(
  `the of a an by for in on with from to at s and as its is was does do did what who me us show please about toward towards
  government govt president prime premier minister ministry foreign pm fm mr mrs ms dr sir former ex late then state republic country nation
  people official officials policy side position positions view views stance leader leaders authorities chancellor secretary general
  spokesman spokeswoman spokesperson ambassador envoy chief high representative member members membership join joined joining
  recognition recognise recognised recognize recognized recognises recognizes kosovo kosova status organisation organization`.split(
    /\s+/,
  ),
);

/** Finds whom a whole argument names: any name, script, code, inflection, and one typing error. */
export function resolve(engine: Engine, text: string, accepts: Accepts): Resolved {
  for (const variant of variantsOf(text)) {
    const exact = exactIds(engine, variant, accepts);
    if (exact.length === 1) return { kind: 'found', id: exact[0]! };
    if (exact.length > 1) return { kind: 'several', ids: exact.slice(0, CHOICES) };
  }
  return (
    misspelt(engine, text, accepts) ??
    within(engine, text, accepts) ??
    partOf(engine, text, accepts) ?? { kind: 'unknown', near: nearNames(engine, text, accepts) }
  );
}

/** Ids that the whole text names exactly; two and three letters are ISO codes in either case. */
export function exactIds(engine: Engine, text: string, accepts: Accepts): readonly string[] {
  const typed = text.trim();
  const id = typed.toLowerCase();
  if (accepts(id) && (engine.actorNames.has(id) || engine.stemsOfName(id).length > 0)) return [id];
  // Of a short beginning such as "slov", inflection would make a name; it is one only as it stands.
  const key = keyOf(typed);
  const whole = key.length >= LEAST_INFLECTED || isAlias(engine, key);
  const named = whole
    ? (engine.names.named(typed) ?? []).map((name) => actorOf(name.id)).filter(accepts)
    : [];
  if (named.length > 0) return [...new Set(named)];
  // Names of many words are in no index of the questions, but may be typed whole.
  const long = aliasIds(engine, key).filter(accepts);
  return long.length > 0 || !KOSOVO_CODES.has(key) || !accepts('kosovo-institutions')
    ? long
    : ['kosovo-institutions'];
}

const LEAST_INFLECTED = 5;
/** Whether a folded text is a name as it stands, without inflection. */
export const isAlias = (engine: Engine, key: string): boolean => aliasIds(engine, key).length > 0;

/** User-assigned codes in use for Kosovo; ISO lists none. */
const KOSOVO_CODES = new Set(['xk', 'xkx', 'rks', 'kos', 'xkv']);

/** The text, and the same without quotation marks, closing punctuation, possessives, articles. */
function variantsOf(text: string): readonly string[] {
  const plain = text
    .replace(/["“”„«»]/g, ' ')
    .replace(/[\s?!.,;:]+$/u, (end) => (/\p{L}\.\p{L}\.$/u.test(text) ? end : ''))
    .trim();
  const own = plain.replace(/['’]s?$/u, '');
  const bare = own.replace(/^(?:the|of|by|for|in|with|from|mr|mrs|ms|dr)\.?\s+/i, '').replace(/^the\s+/i, '');
  return [...new Set([plain, own, bare, bare.replace(/_/g, ' ')])].filter((variant) => variant !== '');
}

/** A number that differs is another number, not a misspelt one. */
const digitsOf = (key: string): string => key.replace(/\D+/g, ' ').trim();

function misspelt(engine: Engine, text: string, accepts: Accepts): Resolved | undefined {
  for (const variant of variantsOf(text)) {
    const key = keyOf(variant);
    const near = engine.names
      .nearest(key, 40)
      .map(({ entry, distance }) => ({
        name: entry.name,
        key: entry.key,
        distance,
        ids: [...new Set(entry.named.map(({ id }) => actorOf(id)).filter(accepts))],
      }))
      .filter((other) => other.ids.length > 0 && digitsOf(other.key) === digitsOf(key));
    const best = near.filter(({ distance }) => distance === near[0]?.distance);
    // People rarely get the first letter wrong, so it decides between names that are equally near.
    const first = best.filter((other) => other.key[0] === key[0]);
    for (const group of [best, first]) {
      const ids = [...new Set(group.flatMap((other) => other.ids))];
      if (ids.length === 1)
        return { kind: 'found', id: ids[0]!, corrected: { from: variant, to: group[0]!.name } };
    }
    if (best.length > 0)
      return {
        kind: 'several',
        ids: [...new Set([...first, ...best].flatMap(({ ids }) => ids))].slice(0, CHOICES),
      };
  }
  return undefined;
}

/** A name among other words: taken when those name nobody ("president of Serbia"), offered when they may. */
function within(engine: Engine, text: string, accepts: Accepts): Resolved | undefined {
  const tokens = tokenize(text);
  const words = tokens.map(({ term }) => term);
  if (words.length === 1 && words[0]!.length < LEAST_INFLECTED) return undefined;
  const raw = tokens.map(({ start, end }) => text.slice(start, end));
  const mentions = engine.names
    .find(words, { raw, inflect: true, unknown: (word) => !engine.vocabulary.isWord(word) })
    // "and" and "are" are codes of Andorra and the Emirates in capitals only.
    .filter(
      ({ from, to }) =>
        to - from > 1 ||
        words[from]!.length > 3 ||
        raw[from] === raw[from]!.toUpperCase() ||
        /^(usa|uae|eu|uk|un)$/.test(words[from]!),
    )
    .filter(
      ({ how, name, from, to }) =>
        how !== 'typo' || digitsOf(name) === digitsOf(words.slice(from, to).join(' ')),
    )
    .map(({ from, to, named }) => ({
      from,
      to,
      ids: [...new Set(named.map(({ id }) => actorOf(id)).filter(accepts))],
    }))
    .filter(({ ids }) => ids.length > 0);
  const ids = [...new Set(mentions.flatMap((mention) => mention.ids))];
  if (ids.length === 0) return undefined;
  const left = words.filter(
    (word, place) => !FILLER.has(word) && !mentions.some(({ from, to }) => place >= from && place < to),
  );
  if (ids.length === 1 && left.length === 0) return { kind: 'found', id: ids[0]! };
  const choices = ids.slice(0, CHOICES);
  return ids.length > 1 ? { kind: 'several', ids: choices } : { kind: 'unknown', near: choices };
}

/** Whole words of one longer name: "olympic committee". */
function partOf(engine: Engine, text: string, accepts: Accepts): Resolved | undefined {
  const key = keyOf(text);
  if (key.length < LEAST_PART) return undefined;
  const ids = new Set(
    aliasesOf(engine)
      .filter(({ id, key: alias }) => accepts(id) && ` ${alias} `.includes(` ${key} `))
      .map(({ id }) => id),
  );
  return ids.size === 1 ? { kind: 'found', id: [...ids][0]! } : undefined;
}
const LEAST_PART = 6;

/** Names that an unknown one may mean: those that begin alike, then those with few differences. */
function nearNames(engine: Engine, text: string, accepts: Accepts): readonly string[] {
  const key = keyOf(text);
  if (key.length < 2) return [];
  const most = key.length < 3 ? 0 : key.length < 6 ? 1 : key.length < 12 ? 2 : 3;
  const best = new Map<string, number>();
  for (const alias of aliasesOf(engine)) {
    if (!accepts(alias.id)) continue;
    const begins = key.length >= 3 && (alias.key.startsWith(key) || alias.key.includes(` ${key}`));
    const distance = begins ? 0.5 : editDistance(key, alias.key, most);
    if (distance > most && !begins) continue;
    const value = distance + (alias.key[0] === key[0] ? 0 : 0.4);
    best.set(alias.id, Math.min(best.get(alias.id) ?? 9, value));
  }
  return [...best]
    .sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, CHOICES)
    .map(([id]) => id);
}

/** The display name of an actor or term. */
export const nameOf = (engine: Engine, id: string): string =>
  engine.actorNames.get(id) ?? engine.knowledge.terms.find((term) => term.id === id)?.name ?? id;

/** Any actor of the registers. */
export const anyActor =
  (engine: Engine): Accepts =>
  (id) =>
    engine.actorNames.has(id);
