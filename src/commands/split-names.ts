import type { Engine } from '../retrieval/engine.ts';
import { hasPosition } from './actor-records.ts';
import { keyOf } from './aliases.ts';
import { anyActor, exactIds, isAlias, resolve } from './resolve-name.ts';
import { resolveTopic } from './resolve-topic.ts';

/** Words between two actors. */
const BETWEEN =
  /^(?:vs\.?|versus|v\.?|and|with|against|to|or|from|&|\/|\||,|-|–|—|\+|i|dhe|sa|kundër|protiv|и|против)$/iu;
/** What a text is worth as a name: by its exact form, with a typing error, or not at all. */
const worth = (engine: Engine, text: string): number => {
  if (exactIds(engine, text, anyActor(engine)).length > 0) return isAlias(engine, keyOf(text)) ? 3 : 2.5;
  const found = resolve(engine, text, anyActor(engine));
  return found.kind === 'found' ? 2 : found.kind === 'several' && text.split(' ').length === 1 ? 1 : 0;
};

/**
 * Two actors of one text: "serbia vs kosovo", "united states and russia", "bosnia and herzegovina serbia".
 * Every place to cut is tried; the cut whose halves are both best known wins.
 */
export function splitActors(engine: Engine, text: string): readonly [string, string?] {
  const quoted = [...text.matchAll(/"([^"]+)"/g)].map((match) => match[1]!.trim());
  if (quoted.length === 2) return [quoted[0]!, quoted[1]!];
  const words =
    text
      .replace(/(\S)[,;](?=\s|\S)/gu, '$1 , ')
      .replace(/(\p{L})[–—](?=\p{L})/gu, '$1 - ')
      .replace(/^(\p{L}{2,})-(\p{L}{2,})$/u, (whole, one: string, other: string) =>
        isAlias(engine, keyOf(whole)) ? whole : `${one} - ${other}`,
      )
      .replace(/(\p{L}{3,})\s*([/|+&])\s*(?=\p{L})/gu, '$1 $2 ')
      .replace(/^\s*(?:between|of)\s+/i, '')
      .match(/"[^"]*"|\S+/g)
      ?.map((word) => word.replaceAll('"', '')) ?? [];
  while (words.length > 1 && BETWEEN.test(words.at(-1)!)) words.pop();
  const halves: { one: string; other: string; value: number }[] = [];
  for (let at = 1; at < words.length; at++) {
    const separated = BETWEEN.test(words[at]!) && at + 1 < words.length;
    const one = words.slice(0, at).join(' ');
    const other = words.slice(separated ? at + 1 : at).join(' ');
    const values = [worth(engine, one), worth(engine, other)];
    const both = Math.min(...values) > 0 ? 10 : 0;
    halves.push({ one, other, value: both + values[0]! + values[1]! + (separated ? 1.5 : 0) });
  }
  const best = halves.sort((a, b) => b.value - a.value)[0];
  const whole = words.join(' ');
  // "bosnia and herzegovina" alone is one actor; the second is missing.
  if (best !== undefined && isAlias(engine, keyOf(whole)) && sameActor(engine, best.one, best.other))
    return [whole];
  const separated = words.some((word) => BETWEEN.test(word));
  if (best === undefined || (best.value < 10 && !separated && worth(engine, whole) >= 2)) return [whole];
  // "kosovo serbs" is one actor of whom much is held; "serbia montenegro" is more likely meant as two.
  const one = exactIds(engine, whole, anyActor(engine));
  if (!separated && isAlias(engine, keyOf(whole)) && one.some((id) => hasPosition(engine, id)))
    return [whole];
  return [best.one, best.other];
}

const sameActor = (engine: Engine, ...names: readonly string[]): boolean =>
  new Set(
    names
      .map((name) => resolve(engine, name, anyActor(engine)))
      .map((found) => (found.kind === 'found' ? found.id : found.kind)),
  ).size === 1;

/**
 * The name that a text begins or ends with, and the other words: "serbia recognition", "veto lavrov".
 *
 * @param rest what the other words may be: a topic, any words, or nothing
 */
export function splitSubject(
  engine: Engine,
  text: string,
  rest: 'topic' | 'words' | 'none',
): { name: string; rest: string } {
  const plain = text.replaceAll('"', '').trim();
  const accepts = anyActor(engine);
  const none = { name: plain, rest: '' };
  if (rest === 'none' || exactIds(engine, plain, accepts).length > 0) return none;
  const words = plain.split(/\s+/);
  const fits = (other: string, exact: boolean) => {
    if (rest === 'words') return true;
    const topic = resolveTopic(engine, other);
    return topic.kind === 'found' && (topic.exact || !exact);
  };
  const tidy = (other: string) =>
    other
      .replace(/^(?:on|about|regarding|re|over|concerning|saying|for|za|o|per|për)\s+/i, '')
      .replace(/\s+(?:by|from|of)$/i, '')
      .trim();
  for (const exact of [true, false]) {
    if (!exact && resolve(engine, plain, accepts).kind === 'found') return none;
    for (let size = words.length - 1; size >= 1; size--)
      for (const [name, other] of [
        [words.slice(0, size).join(' '), words.slice(size).join(' ')],
        [words.slice(-size).join(' '), words.slice(0, -size).join(' ')],
      ] as const) {
        // Codes such as "is" and "in" stand for a state only alone or in capitals.
        if (name.length <= 3 && name !== name.toUpperCase() && !/^(us|uk|eu|un)$/.test(name)) continue;
        const known = exact
          ? exactIds(engine, name, accepts).length > 0
          : resolve(engine, name, accepts).kind === 'found';
        const tidied = tidy(other);
        if (known && (tidied === '' || fits(tidied, exact))) return { name, rest: tidied };
      }
  }
  const cut = /^(.+?)\s+(?:on|about|regarding|concerning)\s+(.+)$/i.exec(plain);
  return cut === null ? none : { name: cut[1]!, rest: cut[2]! };
}
