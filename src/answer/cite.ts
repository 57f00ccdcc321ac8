import type { Citation, Excerpt } from '../model/answer.ts';
import type { Source } from '../model/knowledge.ts';

/** Numbers sources in order of first use, one number a source (F13). */
export class Citations {
  readonly #numbers = new Map<string, Citation>();

  cite(source: Source): number {
    const known = this.#numbers.get(source.id);
    if (known !== undefined) return known.number;
    const number = this.#numbers.size + 1;
    this.#numbers.set(source.id, { number, source });
    return number;
  }

  /** The citations that the excerpts use, in order of number. */
  used(excerpts: readonly Excerpt[]): Citation[] {
    const wanted = new Set(excerpts.map(({ cite }) => cite));
    return [...this.#numbers.values()].filter(({ number }) => wanted.has(number));
  }
}
