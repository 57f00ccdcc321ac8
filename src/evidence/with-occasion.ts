import type { Candidate, Query } from '../model/question.ts';
import { questionKind } from '../query/question-kind.ts';
import { formatDate, overlaps } from '../text/dates.ts';

/**
 * Asked when or where somebody said something, the quotation holds his words and not the day or the place: what tells of
 * the same occasion comes second.
 */
export function withOccasion(
  query: Query,
  chosen: readonly Candidate[],
  all: readonly Candidate[],
): readonly Candidate[] {
  const kind = questionKind(query.folded);
  const first = chosen[0];
  if ((kind !== 'when' && kind !== 'where') || first?.passage.kind !== 'quote') return chosen;
  const { speaker, period } = first.passage;
  const actor = speaker?.actor;
  if (actor === undefined || period?.from === undefined) return chosen;
  const date = formatDate(period.from);
  const tells = ({ passage }: Candidate) =>
    passage.kind !== 'quote' &&
    passage.period !== undefined &&
    overlaps(passage.period, period) &&
    (passage.actors.includes(actor) || passage.claimant === actor) &&
    (kind !== 'when' || passage.text.includes(date));
  const occasion = all.find(tells);
  if (occasion === undefined || chosen.indexOf(occasion) === 1) return chosen;
  return [first, occasion, ...chosen.slice(1).filter((candidate) => candidate !== occasion)];
}
