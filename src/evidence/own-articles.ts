import type { Candidate } from '../model/question.ts';

/** Excerpts that a channel shows. */
const IN_VIEW = 3;

/**
 * Keeps a place among the first three for an operator's own articles: who imports them wants them read, and our digest
 * of the same report, with the questions it answers, would always rank before the report itself.
 *
 * @param least share of the question that the article's passage must hold
 */
export function withOwnArticle(
  chosen: readonly Candidate[],
  all: readonly Candidate[],
  least: number,
): Candidate[] {
  const isOwn = ({ passage }: Candidate) => passage.group === 'import' && passage.kind === 'article';
  const shown = chosen.slice(0, IN_VIEW);
  if (shown.some(isOwn)) return [...chosen];
  const best = all
    .filter((candidate) => isOwn(candidate) && candidate.coverage >= least)
    .sort((a, b) => b.score - a.score)[0];
  if (best === undefined) return [...chosen];
  const others = chosen.filter((candidate) => candidate !== best);
  return [...others.slice(0, IN_VIEW - 1), best, ...others.slice(IN_VIEW - 1)];
}
