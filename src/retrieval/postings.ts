/** Ends a unit among a passage's terms: its title, a sentence, a key, its entities. */
export const UNIT_END = 0xffffffff;

/** What postings are made of, in a form that can be stored. */
export interface PostingsData {
  readonly starts: Uint32Array;
  readonly passages: Uint32Array;
  readonly counts: Uint16Array;
}

/**
 * In which passages each term stands, and how often: the passages' terms turned around. Terms and passages are numbers;
 * those of one term lie side by side, in the order of the passages.
 */
export class Postings {
  /** Where the postings of a term begin; those of the next begin where they end. */
  readonly #starts: Uint32Array;
  readonly #passages: Uint32Array;
  readonly #counts: Uint16Array;

  constructor({ starts, passages, counts }: PostingsData) {
    this.#starts = starts;
    this.#passages = passages;
    this.#counts = counts;
  }

  toData(): PostingsData {
    return { starts: this.#starts, passages: this.#passages, counts: this.#counts };
  }

  /**
   * @param readings lists of the passages' terms; a term stands in one of the lists only
   * @param frequency in how many passages each term stands
   */
  static build(readings: readonly (readonly Uint32Array[])[], frequency: Uint32Array): PostingsData {
    const terms = frequency.length;
    const starts = new Uint32Array(terms + 1);
    for (let term = 0; term < terms; term++) starts[term + 1] = starts[term]! + frequency[term]!;
    const passages = new Uint32Array(starts[terms]!);
    const counts = new Uint16Array(starts[terms]!);
    const next = starts.slice();
    /** The passage, counted from 1, in which a term was seen last. */
    const seen = new Uint32Array(terms);
    for (const reading of readings)
      for (let index = 0; index < reading.length; index++) {
        const held = reading[index]!;
        for (let place = 0; place < held.length; place++) {
          const term = held[place]!;
          if (term === UNIT_END) continue;
          if (seen[term] !== index + 1) {
            seen[term] = index + 1;
            passages[next[term]!++] = index;
          }
          counts[next[term]! - 1]!++;
        }
      }
    return { starts, passages, counts };
  }

  holds(index: number, term: number): boolean {
    let from = this.#starts[term]!;
    let to = this.#starts[term + 1]!;
    while (from < to) {
      const middle = (from + to) >> 1;
      const at = this.#passages[middle]!;
      if (at === index) return true;
      if (at < index) from = middle + 1;
      else to = middle;
    }
    return false;
  }

  /**
   * Adds what a term is worth to the scores of the passages that hold it: the more the oftener it stands there, saturated
   * as in BM25.
   *
   * @param places the place of each passage among the scores, counted from 1; 0 for those that are not asked for
   * @param worth what a term that stands very often is worth
   * @param norms by place: how often it must stand there to be worth half of that
   */
  add(term: number, places: Uint32Array, scores: Float64Array, worth: number, norms: Float64Array): void {
    // Fields are read once: reading a private one in a loop takes as long as the work.
    const passages = this.#passages;
    const counts = this.#counts;
    const end = this.#starts[term + 1]!;
    for (let at = this.#starts[term]!; at < end; at++) {
      const place = places[passages[at]!]!;
      if (place === 0) continue;
      const count = counts[at]!;
      scores[place - 1]! += (worth * count) / (count + norms[place - 1]!);
    }
  }
}
