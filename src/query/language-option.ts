import type { Language } from '../model/question.ts';

/** As commands take them. */
const LANGUAGES: Readonly<Record<string, Language>> = {
  en: 'en',
  english: 'en',
  sq: 'sq',
  albanian: 'sq',
  sr: 'sr-Latn',
  'sr-latn': 'sr-Latn',
  serbian: 'sr-Latn',
  'sr-cyrl': 'sr-Cyrl',
};
const CODE = `(${Object.keys(LANGUAGES).join('|')})`;
const LEADING = new RegExp(`^-{0,2}lang[:=] ?${CODE}(?![\\p{L}\\p{N}-])[,;.]? ?`, 'iu');
const TRAILING = new RegExp(`(?:^| )-{0,2}lang[:=] ?${CODE}[.?!]?$`, 'iu');

/**
 * Takes a `lang:` off the beginning or the end of a question. A code that is none stays part of the text.
 *
 * @example
 * languageOption('lang:sq who is Kosovo’s president?') // => { text: 'who is Kosovo’s president?', language: 'sq' }
 */
export function languageOption(question: string): { readonly text: string; readonly language?: Language } {
  for (const option of [LEADING, TRAILING]) {
    const language = LANGUAGES[option.exec(question)?.[1]?.toLowerCase() ?? ''];
    if (language !== undefined) return { text: question.replace(option, '').trim(), language };
  }
  return { text: question };
}
