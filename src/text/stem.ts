import porter2 from 'wink-porter2-stemmer';

const cache = new Map<string, string>();
/** Bound of the cache: a public bot sees arbitrary words, and memory must not grow with them. */
const CACHE_SIZE = 50_000;

/** The Porter2 stem of a folded English word; numbers and words with digits stay as they are. */
export function stem(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const stemmed = word.length < 3 || /\d/.test(word) ? word : porter2(word);
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(word, stemmed);
  return stemmed;
}
