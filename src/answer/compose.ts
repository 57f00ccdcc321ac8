import { type Asked, excerptRange } from '../evidence/excerpt.ts';
import type { Abstained, Answer, Excerpt, Grounded, Section } from '../model/answer.ts';
import type { Passage, Source } from '../model/knowledge.ts';
import type { Candidate, Language, Query } from '../model/question.ts';
import { questionKind } from '../query/question-kind.ts';
import type { Engine } from '../retrieval/engine.ts';
import { Citations } from './cite.ts';

/** At most three excerpts and 900 characters of them in a channel (F20). */
const SHOWN = 3;
const BUDGET = 900;
/** The first excerpt may be longer: it carries the answer. */
const FIRST_LENGTH = 520;
const OTHER_LENGTH = 300;
/** Room for one sentence at least is left to the last excerpt. */
const SHORTEST = 120;
/** Kept for each excerpt still to come, so that a long second one does not drop the third, and with it a side. */
const RESERVED = 150;

/** What every answer carries, whatever its kind. */
export interface Frame {
  readonly questionId: string;
  readonly language: Language;
  readonly notes: readonly string[];
  readonly suggestions: readonly string[];
  readonly base: { readonly asOf: string; readonly version: string };
}

export const frame = (
  engine: Engine,
  questionId: string,
  language: Language,
  more: Partial<Pick<Frame, 'notes' | 'suggestions'>> = {},
): Frame => ({
  questionId,
  language,
  notes: more.notes ?? [],
  suggestions: more.suggestions ?? [],
  base: { asOf: engine.knowledge.asOf, version: engine.knowledge.version },
});

/** Makes excerpts of passages and numbers their sources; one maker for each answer. */
export class Excerpter {
  readonly #citations = new Citations();
  readonly #sources: ReadonlyMap<string, Source>;
  readonly #names: ReadonlyMap<string, string>;

  constructor(engine: Engine) {
    this.#sources = engine.sources;
    this.#names = engine.actorNames;
  }

  excerpt(passage: Passage, asked: Asked, length: number): Excerpt {
    const source = this.#sources.get(passage.sources[0])!;
    const { from, to } = excerptRange(passage, asked, length);
    const claimant = passage.claimant === undefined ? undefined : this.#names.get(passage.claimant);
    return {
      passage: passage.id,
      range: [from, to],
      text: passage.text.slice(from, to),
      passageLength: passage.text.length,
      kind: passage.kind,
      heading: passage.heading,
      ...(claimant === undefined ? {} : { claimant }),
      ...(passage.speaker === undefined ? {} : { speaker: passage.speaker }),
      standing: passage.standing,
      published: passage.published ?? source.dateNote ?? 'undated',
      ...(passage.period === undefined ? {} : { period: passage.period }),
      historical: passage.historical,
      disputed: passage.status === 'disputed',
      lang: passage.lang,
      source,
      cite: this.#citations.cite(source),
    };
  }

  /** The finished answer of sections; citations that no excerpt uses are left out. */
  grounded(
    common: Frame,
    sections: readonly Section[],
    more: readonly Excerpt[] = [],
    title?: string,
  ): Grounded {
    const excerpts = sections.flatMap((section) => section.excerpts);
    return {
      kind: 'grounded',
      ...common,
      ...(title === undefined ? {} : { title }),
      sections,
      citations: this.#citations.used([...excerpts, ...more]),
      more,
    };
  }
}

/** An answer from selected evidence: the first three excerpts within the budget, the others held back. */
export function composeEvidence(
  engine: Engine,
  query: Query,
  candidates: readonly Candidate[],
  common: Frame,
): Answer {
  const asked = askedOf(engine, query);
  const excerpter = new Excerpter(engine);
  const shown: Excerpt[] = [];
  const more: Excerpt[] = [];
  let spent = 0;
  for (const { passage } of candidates) {
    const length =
      shown.length === 0
        ? FIRST_LENGTH
        : Math.min(OTHER_LENGTH, Math.max(SHORTEST, BUDGET - spent - (SHOWN - 1 - shown.length) * RESERVED));
    const excerpt = excerpter.excerpt(passage, asked, length);
    const fits = shown.length === 0 || spent + excerpt.text.length <= BUDGET;
    if (shown.length < SHOWN && fits) {
      shown.push(excerpt);
      spent += excerpt.text.length;
    } else more.push(excerpt);
  }
  return excerpter.grounded(common, [{ excerpts: shown }], more);
}

/** What of a question chooses the sentences shown. */
export function askedOf(engine: Engine, query: Query): Asked {
  const weights = new Map<string, number>();
  for (const term of query.terms)
    for (const { stem, weight } of term.forms)
      weights.set(stem, Math.max(weights.get(stem) ?? 0, weight * term.weight));
  // Entities are terms of their own in the index; in a sentence it is the words of their names that show.
  for (const id of [...query.actors, ...query.glossary])
    for (const stem of engine.stemsOfName(id)) weights.set(stem, Math.max(weights.get(stem) ?? 0, 0.5));
  const year = query.period?.from?.slice(0, 4) ?? query.period?.to?.slice(0, 4);
  if (year !== undefined) weights.set(year, 1);
  return { weights, words: query.folded.split(' '), kind: questionKind(query.folded) };
}

/** A refusal with the titles that come nearest, named as such and not as an answer (F17). */
export function abstain(
  common: Frame,
  reason: Abstained['reason'],
  message: string,
  nearest: readonly Candidate[],
  engine: Engine,
): Abstained {
  return {
    kind: 'abstained',
    ...common,
    reason,
    message,
    nearest: nearest.slice(0, 2).map(({ passage }) => {
      const url = engine.sources.get(passage.sources[0])?.url;
      return { title: passage.heading, passage: passage.id, ...(url === undefined ? {} : { url }) };
    }),
  };
}
