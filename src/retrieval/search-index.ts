import MiniSearch from 'minisearch';
import { stem } from '../text/stem.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { tokenize } from '../text/tokens.ts';

/** What is indexed of a passage; `keys` are searched and never shown. */
export interface Indexed {
  readonly title: string;
  readonly text: string;
  readonly keys?: readonly string[];
  /** Entities named in it, as terms of their own. */
  readonly entities?: readonly string[];
}
/** A stem to search with its weight: 1 for the word asked for, less for what stands in for it. */
export interface SearchTerm {
  readonly stem: string;
  readonly weight: number;
}
export interface Scored {
  /** Place of the passage in the array that was indexed. */
  readonly index: number;
  readonly score: number;
}

/** BM25 as published (k1 1.2, b 0.75), without MiniSearch's d: lifting every match favours long passages. */
const BM25 = { k: 1.2, b: 0.75, d: 0 } as const;
/** How often the words of the title count; 2 to 4 are alike on every public collection, 1 is worse on three. */
const TITLE_WEIGHT = 2;

/**
 * A passage shorter than this counts as this long. BM25 takes a short passage for one that is all about its few
 * words; a provision of five words under a long title is not.
 */
const SHORTEST = 40;
const FILLER = '\u0002';

/** The stems of a text in order, stop words dropped: what is indexed, and what a question is searched with. */
export function stems(text: string): string[] {
  const found: string[] = [];
  for (const { term } of tokenize(text)) if (!STOP_WORDS.has(term)) found.push(stem(term));
  return found;
}

/**
 * The one index: MiniSearch made into exact BM25 through its public options.
 *
 * MiniSearch measures a field's length as its number of distinct tokens before `processTerm`. So each token is handed
 * over with its place behind a separator, which makes all tokens distinct, and `processTerm` cuts the place off. It
 * also multiplies a score with the number of terms matched, which BM25 does not have; `search` divides it out again.
 */
export class SearchIndex {
  readonly size: number;
  /** In how many passages a stem occurs. */
  readonly #frequency = new Map<string, number>();
  /** Stems of each passage, title first, in order: what the second stage of ranking reads. */
  readonly #stems: (readonly string[])[] = [];
  readonly #terms: (ReadonlySet<string> | undefined)[] = [];
  readonly #mini: MiniSearch<{ id: number; body: string }>;

  constructor(passages: readonly Indexed[]) {
    this.size = passages.length;
    this.#mini = new MiniSearch<{ id: number; body: string }>({
      fields: ['body'],
      tokenize: (text) => text.split(' '),
      processTerm: (token) => token.slice(0, token.indexOf('\u0001')),
      autoVacuum: false,
    });
    this.#mini.addAll(
      passages.map(({ title, text, keys = [], entities = [] }, id) => {
        const titleStems = stems(title);
        const rest = [...stems(text), ...keys.flatMap(stems), ...entities];
        const all = [...Array.from({ length: TITLE_WEIGHT }, () => titleStems).flat(), ...rest];
        for (const term of new Set(all)) this.#frequency.set(term, (this.#frequency.get(term) ?? 0) + 1);
        this.#stems.push([...titleStems, ...rest]);
        while (all.length < SHORTEST) all.push(FILLER);
        return { id, body: all.map((term, place) => `${term}\u0001${place}`).join(' ') };
      }),
    );
  }

  /** Inverse document frequency as BM25 has it; a stem that no passage holds weighs most. */
  idf(term: string): number {
    const n = this.#frequency.get(term) ?? 0;
    return Math.log(1 + (this.size - n + 0.5) / (n + 0.5));
  }

  has(term: string): boolean {
    return this.#frequency.has(term);
  }

  stemsOf(index: number): readonly string[] {
    return this.#stems[index] ?? [];
  }

  /** The distinct terms of a passage; made when first asked for. */
  termsOf(index: number): ReadonlySet<string> {
    let terms = this.#terms[index];
    if (terms === undefined) {
      terms = new Set(this.#stems[index]);
      this.#terms[index] = terms;
    }
    return terms;
  }

  /** Passages that hold any of the terms, best first. */
  search(terms: readonly SearchTerm[], limit: number): Scored[] {
    const known = terms.filter((term) => this.has(term.stem));
    if (known.length === 0) return [];
    const weights = new Map(known.map((term) => [term.stem, term.weight]));
    const results = this.#mini.search([...weights.keys()].join(' '), {
      processTerm: (term) => term,
      combineWith: 'OR',
      prefix: false,
      fuzzy: false,
      bm25: BM25,
      boostTerm: (term) => weights.get(term) ?? 1,
    });
    return results
      .map((result) => ({ index: result.id as number, score: result.score / result.queryTerms.length }))
      .sort((a, b) => b.score - a.score || a.index - b.index)
      .slice(0, limit);
  }
}
