import type { QueryTerm } from '../model/question.ts';
import { QUESTION_KINDS, type QuestionKind } from '../query/question-kind.ts';
import { TermTable } from '../text/term-table.ts';
import { FIRST, type KeyData, NONE, ODD, TERM } from './key-data.ts';
import { type AskedTerm, type Fit, type ModelData, QuestionModel } from './question-model.ts';

/** How like two questions are that ask for different things (a time, a person) with the same words. */
const OTHER_KIND = 0.85;
/**
 * And where nothing of what is asked in vain is asked: "which senators did he meet" is no sign that no source tells whom he
 * met.
 */
const WITHOUT_ODD = 0.6;
/** And that name the same in another order: "how did A describe his talk with B" and its reverse. */
const OTHER_ORDER = 0.85;
/** And that name different years: how many there were in 2010 says nothing of 2007. */
const OTHER_YEAR = 0.6;
const YEARS = { from: 1900, to: 2099 };
/** Postings walked to find similar keys: the rarest terms find them, the others only weigh what was found. */
const FINDING = 2_500;
/** And in all, which tell apart keys that share a name with the question and little else. */
const POSTINGS = 12_000;
/** Keys that are weighed in full, about: on questions held out of the base as good as 400. */
const WEIGHED = 150;
const BUCKETS = 64;

/** How like a question is to the known ones. */
export interface Likeness {
  /** By the place of a passage: the most similar of the questions that it answers, 0 to 1. */
  readonly passages: ReadonlyMap<number, number>;
  /** The most similar of the questions that no source answers, 0 to 1. */
  readonly unanswered: number;
  /** The same by all questions on a passage taken together. */
  readonly fit: Fit;
}

/**
 * Questions that people ask, each with the passage that answers it, or with none. A passage's words taken together may
 * hold all words of a question that it does not answer; one of its questions holds them only where it asks much the
 * same. And a question about something that no source tells is most like those that were seen to have no answer.
 */
export class QuestionKeys {
  readonly #data: KeyData;
  readonly #ids: TermTable;
  /** Keys that hold a term, from `#postingsFrom[term]` to `#postingsFrom[term + 1]`. */
  readonly #postingsFrom: Uint32Array;
  readonly #postings: Uint32Array;
  /** Weight of all items of each key. */
  readonly #totals: Float32Array;
  /** Of the question in hand, by term: weight of the form, and which term of the question it stands for. */
  readonly #formWeights: Float32Array;
  readonly #owners: Int32Array;
  /** Which terms are years. */
  readonly #years: Uint8Array;
  /** What each key has in common with the question in hand, as far as its rarest terms go. */
  readonly #shared: Float32Array;

  readonly #model: QuestionModel;

  constructor(data: KeyData, model: ModelData) {
    this.#data = data;
    this.#model = new QuestionModel(model);
    this.#ids = new TermTable(data.terms);
    this.#shared = new Float32Array(data.kinds.length);
    this.#formWeights = new Float32Array(this.#ids.size);
    this.#owners = new Int32Array(this.#ids.size);
    this.#years = new Uint8Array(this.#ids.size);
    for (let year = YEARS.from; year <= YEARS.to; year++) {
      const id = this.#ids.idOf(String(year));
      if (id !== undefined) this.#years[id] = 1;
    }
    this.#postingsFrom = data.postingsFrom;
    this.#postings = data.postings;
    this.#totals = data.totals;
  }

  /** Whether any of the questions has a term. */
  has(term: string): boolean {
    return this.#ids.has(term);
  }

  /**
   * How like a question is to each known one that shares a telling word with it: twice the information that both hold
   * over the information of both (Dice's coefficient, weighed by idf), less where they ask for different things.
   *
   * @param light words that say how and when it is asked
   */
  compare(
    terms: readonly QueryTerm[],
    light: readonly string[],
    kind: QuestionKind,
    first?: string,
  ): Likeness {
    const weights = terms.map(({ weight }) => weight);
    const forms: number[] = [];
    const put = (term: string, weight: number, owner: number) => {
      const id = this.#ids.idOf(term);
      if (id === undefined || weight <= this.#formWeights[id]!) return;
      if (this.#formWeights[id] === 0) forms.push(id);
      this.#formWeights[id] = weight;
      this.#owners[id] = owner;
    };
    const asked: AskedTerm[] = [];
    for (const [owner, term] of terms.entries()) {
      for (const { stem: form, weight } of term.forms) put(form, weight, owner);
      asked.push(
        term.forms.flatMap(({ stem: form, weight }) => {
          const id = this.#ids.idOf(form);
          return id === undefined ? [] : [{ id, weight }];
        }),
      );
    }
    for (const word of light) {
      const id = this.#ids.idOf(word);
      // A light word that no key has says nothing at all.
      if (id === undefined || this.#formWeights[id] !== 0) continue;
      put(word, 1, weights.length);
      weights.push(this.#data.weights[id]!);
      asked.push([{ id, weight: 1 }]);
    }
    const alike = this.#weigh(
      this.#find(forms, weights, terms.length),
      weights,
      QUESTION_KINDS.indexOf(kind),
      first,
      forms.some((id) => this.#years[id] === 1),
    );
    for (const id of forms) this.#formWeights[id] = 0;
    return { ...alike, fit: this.#model.fit(asked) };
  }

  /**
   * The keys that have most in common with the question by the rarest of its terms.
   *
   * @param telling number of terms that are not light
   */
  #find(forms: readonly number[], weights: readonly number[], telling: number): number[] {
    // Fields are read once: reading a private one in these loops takes as long as the work.
    const postings = this.#postings;
    const shared = this.#shared;
    const length = (term: number) => this.#postingsFrom[term + 1]! - this.#postingsFrom[term]!;
    const found: number[] = [];
    let walked = 0;
    // Light words tell least, however rare they are.
    const isLight = (term: number) => Number(this.#owners[term]! >= telling);
    let finding = true;
    for (const term of [...forms].sort((a, b) => isLight(a) - isLight(b) || length(a) - length(b))) {
      walked += length(term);
      if (walked > FINDING && found.length > 0) finding = false;
      // Few enough are all weighed in full.
      if (walked > POSTINGS || (!finding && found.length <= WEIGHED)) break;
      const gain = this.#formWeights[term]! * (weights[this.#owners[term]!]! + this.#data.weights[term]!);
      const last = this.#postingsFrom[term + 1]!;
      for (let at = this.#postingsFrom[term]!; at < last; at++) {
        const key = postings[at]!;
        if (shared[key] === 0) {
          if (!finding) continue;
          found.push(key);
        }
        shared[key]! += gain;
      }
    }
    const best = this.#likeliest(found, weights);
    for (let at = 0; at < found.length; at++) shared[found[at]!] = 0;
    return best;
  }

  /** Some of the keys that were found: sorting all of them would take longer than weighing the best. */
  #likeliest(found: readonly number[], weights: readonly number[]): number[] {
    if (found.length <= WEIGHED) return [...found];
    const asked = weights.reduce((sum, weight) => sum + weight, 0);
    const shared = this.#shared;
    const totals = this.#totals;
    const buckets = new Uint8Array(found.length);
    const counts = new Uint32Array(BUCKETS);
    for (let at = 0; at < found.length; at++) {
      const key = found[at]!;
      const bucket = Math.min(BUCKETS - 1, ((BUCKETS * shared[key]!) / (asked + totals[key]!)) | 0);
      buckets[at] = bucket;
      counts[bucket]!++;
    }
    let least = BUCKETS - 1;
    for (let held = counts[least]!; least > 0 && held + counts[least - 1]! <= WEIGHED; )
      held += counts[--least]!;
    return found.filter((_, at) => buckets[at]! >= least);
  }

  #weigh(
    found: readonly number[],
    weights: readonly number[],
    kind: number,
    first: string | undefined,
    askedYear: boolean,
  ): Omit<Likeness, 'fit'> {
    const { from, items, passages: passageOf, kinds, firsts, weights: idf } = this.#data;
    const firstName = first === undefined ? undefined : this.#ids.idOf(first);
    const formWeights = this.#formWeights;
    const owners = this.#owners;
    const totals = this.#totals;
    const asked = weights.reduce((sum, weight) => sum + weight, 0);
    const held = new Float32Array(weights.length);
    const years = this.#years;
    const best = new Map<number, number>();
    let unanswered = 0;
    for (const key of found) {
      held.fill(0);
      let common = 0;
      let itemWeight = 0;
      let heaviest = 0;
      let isOdd = false;
      let odd = 0;
      let oddHeld = 0;
      let dated = false;
      let sameYear = false;
      const last = from[key + 1]!;
      for (let at = from[key]!; at < last; at++) {
        const item = items[at]!;
        const term = item & TERM;
        if (item >= FIRST) {
          common += itemWeight * heaviest;
          if (isOdd) oddHeld += itemWeight * heaviest;
          isOdd = (item & ODD) !== 0;
          if (isOdd) odd += idf[term]!;
          itemWeight = idf[term]!;
          heaviest = 0;
        }
        const weight = formWeights[term]!;
        if (years[term] === 1) {
          dated = true;
          if (weight > 0) sameYear = true;
        }
        if (weight === 0) continue;
        if (weight > heaviest) heaviest = weight;
        const owner = owners[term]!;
        if (weight > held[owner]!) {
          common += weights[owner]! * (weight - held[owner]!);
          held[owner] = weight;
        }
      }
      common += itemWeight * heaviest;
      if (isOdd) oddHeld += itemWeight * heaviest;
      const name = firsts[key]!;
      const reversed =
        firstName !== undefined && name !== NONE && name !== firstName && formWeights[name]! === 1;
      const share =
        (kinds[key] === kind ? 1 : OTHER_KIND) *
        (reversed ? OTHER_ORDER : 1) *
        (askedYear && dated && !sameYear ? OTHER_YEAR : 1) *
        (odd > 0 ? WITHOUT_ODD + (1 - WITHOUT_ODD) * (oddHeld / odd) : 1);
      const likeness = (share * common) / (asked + totals[key]!);
      const passage = passageOf[key]!;
      if (passage === NONE) unanswered = Math.max(unanswered, likeness);
      else if (likeness > (best.get(passage) ?? 0)) best.set(passage, likeness);
    }
    return { passages: best, unanswered };
  }
}
