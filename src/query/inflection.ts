/**
 * Case endings of Serbian and Albanian nouns and adjectives, longest first. A name is compared without them, so that
 * "Slovačke", "Slovačku", "Sllovakisë" and "Kosovën" find the same names as the nominative.
 */
const ENDINGS = [
  'skoj',
  'skog',
  'skom',
  'skih',
  'skim',
  'ovima',
  'evima',
  'ama',
  'ima',
  'ove',
  'ova',
  'ovi',
  'evi',
  'ine',
  'ina',
  'ini',
  'inu',
  'inom',
  'ise',
  'ese',
  'ave',
  'eve',
  'ian',
  'jen',
  'ave',
  'its',
  'isht',
  'om',
  'em',
  'og',
  'eg',
  'oj',
  'ju',
  'je',
  'ja',
  'ji',
  'ih',
  'im',
  'in',
  'it',
  'un',
  'en',
  'es',
  'se',
  'ne',
  'te',
  'us',
  'ut',
  'an',
  'as',
  'a',
  'e',
  'i',
  'o',
  'u',
  'n',
  's',
].sort((a, b) => b.length - a.length);
/** What must be left of a word for an ending to be cut. */
const LEAST = 4;

const cache = new Map<string, string>();

/** A folded word without its case ending; short words stay as they are. */
export function inflectionStem(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  let cut = word;
  for (const ending of ENDINGS)
    if (word.length - ending.length >= LEAST && word.endsWith(ending)) {
      cut = word.slice(0, -ending.length);
      break;
    }
  // Albanian drops the vowel of an ending "-ër" in other forms: Zvicër, Zvicra.
  if (cut === word && cut.length > LEAST && /[^aeiouy]er$/.test(cut)) cut = `${cut.slice(0, -2)}r`;
  // "Slovačka" and "Slovačkoj" end on k and kč alike; a final doubled vowel is left to the next cut.
  if (cut.length > LEAST && /[aeiou]$/.test(cut)) cut = cut.slice(0, -1);
  if (cache.size > 20_000) cache.clear();
  cache.set(word, cut);
  return cut;
}
