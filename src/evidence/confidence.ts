import type { Candidate, Query } from '../model/question.ts';
import { questionKind } from '../query/question-kind.ts';
import type { Engine } from '../retrieval/engine.ts';
import { likeness } from '../retrieval/retrieve.ts';
import { counts, focusOf } from './asked-for.ts';
import type { Route } from './route.ts';

/** What speaks for and against an answer being among the best passages; each between 0 and about 1. */
export interface Evidence {
  /** Share of the question's information that one passage holds; the same of its names, and of its other words. */
  readonly coverage: number;
  readonly names: number;
  readonly content: number;
  /** Likeness to a question that one of the passages answers. */
  readonly likeness: number;
  /** Its square: much the same question says more than twice as much as one half like it. */
  readonly same: number;
  /** Likeness to a question that no source answers. */
  readonly unanswered: number;
  /** How much liker it is to a question without an answer. */
  readonly rather: number;
  /** How well it fits all questions on one of the passages, taken together; the same of those without an answer. */
  readonly fit: number;
  readonly unfit: number;
  /** Odds that a passage answers it, by all known questions. */
  readonly odds: number;
  /** Score of the best passage, as a share of what the terms could bring. */
  readonly score: number;
  /** Weight of the heaviest term that the best-covering passage lacks, and number of such terms. */
  readonly missing: number;
  readonly lacking: number;
  /** Share of the terms that the base has at all. */
  readonly known: number;
  /** Much is said around the point in a long question, so less of it need be held. */
  readonly long: number;
  readonly single: number;
  /** Whether the word that says what is asked for is held. */
  readonly focus: number;
  /** A number is asked for, and none stands beside what is counted. */
  readonly uncounted: number;
  /** What is asked for, by the question word: lengths and ages are asked more often than told. */
  readonly when: number;
  readonly measure: number;
  readonly who: number;
  /** Another time is asked for than any of the passages speaks of. */
  readonly elsewhen: number;
  /** A record answers questions of this kind. */
  readonly pinned: number;
  /** The lexicons hold no whole language. */
  readonly foreign: number;
}

/** The longest question, in terms, that still gains from being long. */
const LONG = 12;
/** The idf of a word that no passage has, about; the heaviest that a term can weigh. */
const HEAVIEST = 8;
const LACKING = 5;
/** A word that is this much likelier (log) among the questions on a passage fits them well. */
const WELL = 3;
/** Log odds beyond which more say no more. */
const CLEAR = 10;

/** @param best the passages that would be shown first */
export function evidenceOf(
  engine: Engine,
  query: Query,
  through: Route,
  best: readonly Candidate[],
): Evidence {
  const most = (value: (candidate: Candidate) => number) => Math.max(0, ...best.map(value));
  const { unanswered, fit } = likeness(engine, query);
  const like = most((candidate) => candidate.likeness);
  const { terms } = query;
  const known = terms.filter((term) => term.known);
  const fullest = [...best].sort((a, b) => b.coverage - a.coverage)[0];
  const missing = terms.filter(({ surface }) => fullest?.matched.includes(surface) !== true);
  const focus = focusOf(query);
  const kind = questionKind(query.folded);
  const counted = focus !== undefined && kind === 'count';
  return {
    coverage: most(({ coverage }) => coverage),
    names: most(({ nameCoverage }) => nameCoverage),
    content: most(({ contentCoverage }) => contentCoverage),
    likeness: like,
    same: like * like,
    unanswered,
    rather: Math.max(0, unanswered - like),
    fit: most((candidate) => candidate.fit) / WELL,
    unfit: fit.unanswered / WELL,
    odds: Math.max(-1, Math.min(1, fit.odds / CLEAR)),
    score: Math.min(
      1,
      most(({ score }) => score) / (2 * Math.max(1, sum(known.map(({ weight }) => weight)))),
    ),
    missing: Math.max(0, ...missing.map(({ weight }) => weight)) / HEAVIEST,
    lacking: Math.min(1, missing.length / LACKING),
    known: known.length / Math.max(1, terms.length),
    long: Math.min(1, terms.length / LONG),
    single: Number(terms.length < 2),
    focus: focus === undefined ? 1 : Number(best.some(({ matched }) => matched.includes(focus.surface))),
    uncounted: Number(
      counted && !best.some(({ passage: { heading, text } }) => counts(`${heading}. ${text}`, focus)),
    ),
    when: Number(kind === 'when'),
    measure: Number(kind === 'measure'),
    who: Number(kind === 'who'),
    elsewhen: Number(query.period !== undefined && best.every(({ inTime }) => !inTime)),
    pinned: Number(through.pins.length > 0),
    foreign: Number(query.language !== 'en'),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * Weights of the evidence: a logistic regression on questions of the base that were held out of it, half of them
 * answered (`node test/evaluation/fit.ts`), not on the evaluation, of which one in thirty is among them word for word.
 */
const WEIGHTS: Readonly<Record<keyof Evidence | 'bias', number>> = {
  bias: -1.11,
  coverage: 1.13,
  names: 1.15,
  content: -0.53,
  likeness: 1.26,
  same: 3.65,
  unanswered: -6.03,
  rather: -1.24,
  fit: 2.46,
  unfit: -3.69,
  odds: 4.29,
  score: 0.33,
  missing: -1.13,
  lacking: -0.83,
  known: 0.82,
  long: 1.81,
  single: -0.52,
  focus: 0.08,
  uncounted: -1.93,
  when: -0.25,
  measure: -0.75,
  who: -0.37,
  elsewhen: -0.87,
  pinned: 0.05,
  foreign: 0.3,
};

/** How likely it is, 0 to 1, that the passages answer the question. */
export function confidenceOf(evidence: Evidence): number {
  let logit = WEIGHTS.bias;
  for (const [name, value] of Object.entries(evidence)) logit += WEIGHTS[name as keyof Evidence] * value;
  return 1 / (1 + Math.exp(-logit));
}

/** What each piece of evidence adds to the log odds of an answer, what counts most first. */
export const sharesOf = (evidence: Evidence): { name: string; value: number; adds: number }[] =>
  Object.entries(evidence)
    .map(([name, value]) => ({ name, value, adds: WEIGHTS[name as keyof Evidence] * value }))
    .filter(({ adds }) => adds !== 0)
    .sort((a, b) => Math.abs(b.adds) - Math.abs(a.adds));
