import type { Messages } from '../messages.ts';
import { type Script, serbian } from './sr-latn.ts';

// Serbian, in Cyrillic: the Latin catalogue letter for letter, so its wording is machine-made as well and is to be
// reviewed there, and here for the script. Names, titles and versions that are handed in keep their own script.

/** Digraphs come first. The catalogue has no word where they are two letters, such as "injekcija". */
const LETTERS: readonly (readonly [string, string])[] = [
  ['dž', 'џ'],
  ['lj', 'љ'],
  ['nj', 'њ'],
  ['a', 'а'],
  ['b', 'б'],
  ['c', 'ц'],
  ['č', 'ч'],
  ['ć', 'ћ'],
  ['d', 'д'],
  ['đ', 'ђ'],
  ['e', 'е'],
  ['f', 'ф'],
  ['g', 'г'],
  ['h', 'х'],
  ['i', 'и'],
  ['j', 'ј'],
  ['k', 'к'],
  ['l', 'л'],
  ['m', 'м'],
  ['n', 'н'],
  ['o', 'о'],
  ['p', 'п'],
  ['r', 'р'],
  ['s', 'с'],
  ['š', 'ш'],
  ['t', 'т'],
  ['u', 'у'],
  ['v', 'в'],
  ['z', 'з'],
  ['ž', 'ж'],
];
const CYRILLIC: ReadonlyMap<string, string> = new Map(LETTERS);

/**
 * Writes Serbian words in Cyrillic.
 *
 * @example
 * toCyrillic('Najbliži naslovi') // => 'Најближи наслови'
 */
export const toCyrillic = (latin: string): string =>
  latin.normalize('NFC').replace(/dž|lj|nj|\p{Script=Latin}/giu, (letter) => {
    const cyrillic = CYRILLIC.get(letter.toLowerCase()) ?? letter;
    return letter.charAt(0) === letter.charAt(0).toLowerCase() ? cyrillic : cyrillic.toUpperCase();
  });

const SCRIPT: Script = {
  locale: 'sr-Cyrl-RS',
  t: (words, ...given) => words.map((part, place) => `${toCyrillic(part)}${given[place] ?? ''}`).join(''),
};

export const SR_CYRL: Messages = serbian(SCRIPT);
