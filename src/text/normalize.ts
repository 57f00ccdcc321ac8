const COMBINING_MARKS = /\p{M}+/gu;
const APOSTROPHES = /[\u2018\u2019\u02bc\u00b4`]/g;
/** Serbian Cyrillic to Latin, letter for letter as Serbia's own standard has it; digraphs come out as two letters. */
const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  ђ: 'dj',
  е: 'e',
  ж: 'z',
  з: 'z',
  и: 'i',
  ј: 'j',
  к: 'k',
  л: 'l',
  љ: 'lj',
  м: 'm',
  н: 'n',
  њ: 'nj',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  ћ: 'c',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'c',
  џ: 'dz',
  ш: 's',
  // Russian and Macedonian letters that people paste along
  й: 'j',
  ы: 'y',
  э: 'e',
  ю: 'ju',
  я: 'ja',
  щ: 's',
  ъ: '',
  ь: '',
  ё: 'e',
  ѓ: 'dj',
  ќ: 'c',
  ѕ: 'dz',
  ѝ: 'i',
};
const LETTERS: Readonly<Record<string, string>> = {
  đ: 'dj',
  ð: 'd',
  ø: 'o',
  ł: 'l',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};
const NEEDS_FOLDING = /[^\x00-\x7f]/;

/**
 * Folds text to the form in which it is indexed and searched: lower case, no diacritics, Latin script.
 * Excerpts fold each word of the passage with it to find what to highlight, since the index no longer
 * holds the word as written.
 *
 * @example
 * fold('Kosovë')  // => 'kosove'
 * fold('Ђаковица') // => 'djakovica'
 */
export function fold(text: string): string {
  if (!NEEDS_FOLDING.test(text)) return text.toLowerCase();
  // Apostrophes before anything else: the acute accent that stands for one is a combining mark after it.
  const lower = text.replace(APOSTROPHES, "'").normalize('NFKC').toLowerCase().normalize('NFC');
  let out = '';
  for (const letter of lower) out += CYRILLIC[letter] ?? LETTERS[letter] ?? letter;
  return out.normalize('NFKD').replace(COMBINING_MARKS, '');
}

const CONTROL =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]/g;

/** What a person typed, without control characters, direction marks and doubled spaces. */
export function clean(text: string): string {
  return text.toWellFormed().replace(CONTROL, ' ').replace(/\s+/g, ' ').trim();
}
