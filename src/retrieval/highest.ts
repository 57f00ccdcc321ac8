/**
 * The places of the highest values above 0, highest first, ties in order: without sorting what is not wanted.
 *
 * @param places where to look, or everywhere
 */
export function highest(values: ArrayLike<number>, limit: number, places?: readonly number[]): number[] {
  const found: number[] = [];
  const before = (a: number, b: number) => values[b]! - values[a]! || a - b;
  const length = places?.length ?? values.length;
  let least = 0;
  for (let at = 0; at < length; at++) {
    const place = places === undefined ? at : places[at]!;
    if (values[place]! <= 0 || values[place]! < least) continue;
    found.push(place);
    // Now and then the best of what was found are kept, and with them what a better one has to beat.
    if (found.length >= SLACK * limit) {
      found.sort(before);
      found.length = limit;
      least = values[found[limit - 1]!]!;
    }
  }
  return found.sort(before).slice(0, limit);
}
const SLACK = 4;
