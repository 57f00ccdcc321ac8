import { type Bot, excerptsOf } from '../../src/index.ts';
import { mean, ndcg, recall, reciprocalRank } from './metrics.ts';
import type { BalancePair, EvaluationQuestion } from './questions.ts';

export type Outcome = 'right' | 'wrong' | 'abstained';
export interface Judged {
  readonly question: EvaluationQuestion;
  readonly outcome: Outcome;
  readonly shown: readonly string[];
  readonly ndcg5: number;
  readonly rr: number;
  readonly recall10: number;
}
export interface Report {
  readonly judged: readonly Judged[];
  readonly figures: Readonly<Record<string, number>>;
}

/** Passages of this grade answer a question by themselves. */
const SHOWN = 3;

/** Asks every question and measures: accuracy by kind and language, ranking, abstention, and wrong answers. */
export function evaluate(
  bot: Bot,
  questions: readonly EvaluationQuestion[],
  pairs: readonly BalancePair[],
): Report {
  const judged = questions.map((question) => judge(bot, question));
  const answerable = judged.filter(({ question }) => question.kind !== 'refuse');
  const refusals = judged.filter(({ question }) => question.kind === 'refuse');
  const graded = answerable.filter(({ question }) => Object.keys(question.passages).length > 0);
  const share = (list: readonly Judged[], outcome: Outcome) =>
    mean(list.map((one) => Number(one.outcome === outcome)));
  const abstained = judged.filter((one) =>
    one.question.kind === 'refuse' ? one.outcome === 'right' : one.outcome === 'abstained',
  );
  const figures: Record<string, number> = {
    questions: judged.length,
    'accuracy, all answerable': share(answerable, 'right'),
    'refused when it must be': share(refusals, 'right'),
    'wrong answers': share(judged, 'wrong'),
    'abstention precision': mean(abstained.map(({ question }) => Number(question.kind === 'refuse'))),
    'abstention recall': share(refusals, 'right'),
    'nDCG@5': mean(graded.map((one) => one.ndcg5)),
    MRR: mean(graded.map((one) => one.rr)),
    'recall@10': mean(graded.map((one) => one.recall10)),
    'balanced pairs': mean(pairs.map((pair) => Number(balanced(bot, pair)))),
  };
  for (const kind of new Set(judged.map(({ question }) => question.kind)))
    figures[`right, kind ${kind}`] = share(
      judged.filter(({ question }) => question.kind === kind),
      'right',
    );
  for (const lang of new Set(answerable.map(({ question }) => question.lang)))
    figures[`right, language ${lang}`] = share(
      answerable.filter(({ question }) => question.lang === lang),
      'right',
    );
  return { judged, figures };
}

function judge(bot: Bot, question: EvaluationQuestion): Judged {
  const { answer, trace } = bot.explain({ id: question.id, text: question.q, context: question.context });
  const excerpts = excerptsOf(answer).slice(0, SHOWN);
  const texts = excerpts.map(({ text, heading, claimant, speaker }) =>
    [text, heading, claimant, speaker?.name, speaker?.role].join(' | '),
  );
  const holds = question.must.every((pattern) => texts.some((text) => new RegExp(pattern, 'iu').test(text)));
  const answered = answer.kind === 'grounded';
  const outcome: Outcome =
    question.kind === 'refuse'
      ? answered
        ? 'wrong'
        : 'right'
      : !answered
        ? 'abstained'
        : holds
          ? 'right'
          : 'wrong';
  const shown =
    answer.kind === 'grounded' ? [...excerpts, ...answer.more].map(({ passage }) => passage as string) : [];
  const ranked = [...new Set([...shown, ...trace.candidates.map(({ passage }) => passage as string)])];
  return {
    question,
    outcome,
    shown,
    ndcg5: ndcg(ranked, question.passages, 5),
    rr: reciprocalRank(ranked, question.passages),
    recall10: recall(ranked, question.passages, 10),
  };
}

/** Whether both wordings of a question bring the same sides, with excerpt counts that differ by at most one (D05). */
function balanced(bot: Bot, pair: BalancePair): boolean {
  const [a, b] = [pair.a, pair.b].map((text) => excerptsOf(bot.ask({ id: pair.id, text })));
  const sides = (excerpts: typeof a) =>
    [
      ...new Set(
        excerpts!.flatMap(
          ({ passage }) => bot.engine.knowledge.passages[bot.engine.byId.get(passage)!]!.side ?? [],
        ),
      ),
    ]
      .sort()
      .join();
  return sides(a) === sides(b) && Math.abs(a!.length - b!.length) <= 1;
}
