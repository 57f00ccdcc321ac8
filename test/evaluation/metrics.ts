/** Ranking measures as trec_eval defines them, with linear gain. */

/** Discounted cumulative gain of the first `depth`, over that of the best possible order. */
export function ndcg(
  ranked: readonly string[],
  grades: Readonly<Record<string, number>>,
  depth: number,
): number {
  const gain = (list: readonly number[]) =>
    list.slice(0, depth).reduce((sum, grade, place) => sum + grade / Math.log2(place + 2), 0);
  const best = gain(Object.values(grades).sort((a, b) => b - a));
  return best === 0 ? 0 : gain(ranked.map((id) => grades[id] ?? 0)) / best;
}

/** One over the place of the first relevant passage; 0 without one. */
export function reciprocalRank(ranked: readonly string[], grades: Readonly<Record<string, number>>): number {
  const place = ranked.findIndex((id) => (grades[id] ?? 0) > 0);
  return place < 0 ? 0 : 1 / (place + 1);
}

/** Share of the relevant passages among the first `depth`. */
export function recall(
  ranked: readonly string[],
  grades: Readonly<Record<string, number>>,
  depth: number,
): number {
  const relevant = Object.keys(grades);
  const found = ranked.slice(0, depth).filter((id) => (grades[id] ?? 0) > 0).length;
  return relevant.length === 0 ? 0 : found / relevant.length;
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
