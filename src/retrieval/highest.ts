/**
 * The places of the highest values above 0, highest first, ties in order: only what is wanted is sorted.
 *
 * @param places where to look, or everywhere
 */
export function highest(
  values: Float32Array | Float64Array,
  limit: number,
  places?: readonly number[],
): number[] {
  const length = places?.length ?? values.length;
  const found: number[] = [];
  const held = new Float64Array(length);
  for (let at = 0; at < length; at++) {
    const place = places === undefined ? at : places[at]!;
    const value = values[place]!;
    if (value <= 0) continue;
    held[found.length] = value;
    found.push(place);
  }
  const least = found.length <= limit ? 0 : nthHighest(held, found.length, limit);
  return found
    .filter((place) => values[place]! >= least)
    .sort((a, b) => values[b]! - values[a]! || a - b)
    .slice(0, limit);
}

/** The `n`th highest of the first values, which it reorders: Hoare's quickselect, with the middle as the pivot. */
function nthHighest(values: Float64Array, length: number, n: number): number {
  let from = 0;
  let to = length - 1;
  const wanted = n - 1;
  while (from < to) {
    const pivot = values[(from + to) >> 1]!;
    let left = from;
    let right = to;
    while (left <= right) {
      while (values[left]! > pivot) left++;
      while (values[right]! < pivot) right--;
      if (left > right) break;
      const value = values[left]!;
      values[left++] = values[right]!;
      values[right--] = value;
    }
    if (wanted <= right) to = right;
    else if (wanted >= left) from = left;
    else break;
  }
  return values[wanted]!;
}
