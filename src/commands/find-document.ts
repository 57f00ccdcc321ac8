import type { Passage } from '../model/knowledge.ts';
import type { Engine } from '../retrieval/engine.ts';
import { editDistance } from '../text/edit-distance.ts';
import { stem } from '../text/stem.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { tokenize } from '../text/tokens.ts';

export type FoundDocument =
  | { readonly kind: 'found'; readonly document: Passage }
  | { readonly kind: 'several' | 'unknown'; readonly near: readonly Passage[] };

/** Words that most titles share or that name no document. */
const COMMON =
  /^(document|text|resolut|of|the|un|unit|nation|kosovo|kosova|repor|statement|agreement|plan|decis|council|secur)$/;
/** Share of what is typed that a title and its names must hold. */
const ENOUGH = 0.6;
/** How much better than the next one the best must be to be taken without asking. */
const CLEAR = 0.16;

interface Entry {
  readonly document: Passage;
  readonly title: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}
const entries = new WeakMap<Engine, readonly Entry[]>();

const wordsOf = (text: string): string[] =>
  tokenize(text).flatMap(({ term }) => (STOP_WORDS.has(term) ? [] : term.split('/').map(stem)));

const termsOf = (text: string): ReadonlySet<string> => new Set(tokenize(text).map(({ term }) => term));

function entriesOf(engine: Engine): readonly Entry[] {
  const known = entries.get(engine);
  if (known !== undefined) return known;
  const documents = engine.knowledge.passages.filter(
    ({ id, group }) => group === 'document' && !id.includes('#'),
  );
  const built = documents.map((document): Entry => {
    // Names that lead to the document and stand in its title: "Ahtisaari plan" in every language and script.
    const terms = engine.knowledge.terms.filter(
      ({ id }) => engine.links.documents.get(id)?.[0] === document.id,
    );
    const symbol = document.text.slice(-400);
    return {
      document,
      title: new Set([
        ...wordsOf(document.heading),
        ...wordsOf(symbol).filter((word) => /\d/.test(word) && word.length > 1),
      ]),
      names: new Set(terms.flatMap(({ names }) => names.flatMap(wordsOf))),
    };
  });
  entries.set(engine, built);
  return built;
}

/** The document that a name, number or symbol means; several where it does not say which. */
export function findDocument(engine: Engine, text: string): FoundDocument {
  const all = entriesOf(engine);
  const id = text.trim().toLowerCase();
  const exact = all.find(({ document }) => document.id === id || document.id === `document/${id}`);
  if (exact !== undefined) return { kind: 'found', document: exact.document };
  const typed = [...new Set(wordsOf(text))];
  if (typed.length === 0) return { kind: 'unknown', near: [] };
  const typedTerms = termsOf(text);
  const linked = (engine.names.named(text) ?? []).flatMap(
    // Of an actor, documents only mention the name: "Brussels" is no document.
    (name) => (name.kind === 'term' ? (engine.links.documents.get(name.id) ?? []) : []),
  );
  const vocabulary = new Set(all.flatMap(({ title, names }) => [...title, ...names]));
  const asHeld = typed.map((word) => (vocabulary.has(word) ? word : (nearest(word, vocabulary) ?? word)));
  const weigh = (word: string) => (COMMON.test(word) ? 0.25 : 1);
  const total = asHeld.reduce((sum, word) => sum + weigh(word), 0);
  const scored = all
    .map(({ document, title, names }) => {
      const held =
        asHeld.reduce(
          (sum, word) => sum + weigh(word) * (title.has(word) ? 1 : names.has(word) ? 0.9 : 0),
          0,
        ) / total;
      // A short title that is all named is meant rather than a long one that mentions the same words.
      const share = asHeld.filter((word) => title.has(word)).length / title.size;
      const place = linked.indexOf(document.id);
      const first = wordsOf(document.heading).find((word) => !COMMON.test(word)) ?? '';
      // "ICJ" is how the court's opinion begins and what the request for it mentions; "constitution" is no "constitutional".
      const begins = asHeld.includes(first) ? 0.2 : 0;
      const asTyped =
        [...typedTerms].filter((term) => termsOf(document.heading).has(term)).length / typedTerms.size;
      return {
        document,
        held,
        value: held + 0.5 * share + begins + 0.3 * asTyped + (place < 0 ? 0 : 0.4 - 0.1 * Math.min(place, 3)),
      };
    })
    .filter(({ held, document }) => held >= ENOUGH || linked.includes(document.id))
    .sort((a, b) => b.value - a.value);
  const [best, next] = scored;
  if (best === undefined) return { kind: 'unknown', near: [] };
  if (next === undefined || best.value - next.value >= CLEAR)
    return { kind: 'found', document: best.document };
  return {
    kind: 'several',
    near: scored
      .filter(({ value }) => best.value - value < CLEAR)
      .slice(0, 3)
      .map(({ document }) => document),
  };
}

function nearest(word: string, vocabulary: ReadonlySet<string>): string | undefined {
  if (word.length < 4 || /\d/.test(word)) return undefined;
  for (const held of vocabulary)
    if (held.length >= 4 && held[0] === word[0] && editDistance(word, held, 1) <= 1) return held;
  for (const held of vocabulary) if (held.length >= 5 && editDistance(word, held, 1) <= 1) return held;
  return undefined;
}
