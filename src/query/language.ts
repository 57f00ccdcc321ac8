import type { Lexicon } from '../model/knowledge.ts';
import type { Language } from '../model/question.ts';

const CYRILLIC = /\p{Script=Cyrillic}/u;
/** Letters that only one of the languages writes. */
const ALBANIAN_LETTERS = /[ëç]/i;
const SERBIAN_LETTERS = /[šđčćž]/i;

export type DetectLanguage = (text: string, words: readonly string[]) => Language;

/**
 * Makes the language detector: the language whose function words, and whose words of the lexicon, the question has
 * most of. English is assumed where nothing speaks against it, since names alone say nothing.
 */
export function createDetectLanguage(
  lexicons: readonly Lexicon[],
  isEnglish: (word: string) => boolean,
): DetectLanguage {
  const functions = new Map(lexicons.map(({ lang, functionWords }) => [lang, new Set(functionWords)]));
  const shared = new Set(lexicons.flatMap((lexicon) => lexicon.sharedWithEnglish));
  const stems = new Map(lexicons.map(({ lang, stems: s, words }) => [lang, { stems: s, words }]));
  return (text, words) => {
    if (CYRILLIC.test(text)) return 'sr-Cyrl';
    const score = { en: 0, sq: 0, sr: 0 };
    for (const word of words) {
      for (const lang of ['en', 'sq', 'sr'] as const) {
        if (functions.get(lang)?.has(word)) score[lang] += shared.has(word) ? 0.4 : 1;
        else if (lang !== 'en' && !isEnglish(word) && knows(stems.get(lang), word)) score[lang] += 0.7;
      }
      if (!functions.get('en')?.has(word) && isEnglish(word)) score.en += 0.3;
    }
    if (ALBANIAN_LETTERS.test(text)) score.sq += 1;
    if (SERBIAN_LETTERS.test(text)) score.sr += 1;
    const best = score.sq >= score.sr ? 'sq' : 'sr';
    if (score[best] <= score.en || score[best] < 0.7) return 'en';
    return best === 'sq' ? 'sq' : 'sr-Latn';
  };
}

function knows(lexicon: Pick<Lexicon, 'stems' | 'words'> | undefined, word: string): boolean {
  if (lexicon === undefined) return false;
  if (lexicon.words.has(word)) return true;
  for (let length = Math.min(word.length, 12); length >= 4; length--)
    if (lexicon.stems.has(word.slice(0, length))) return true;
  return false;
}

/** The lexicon language of a question's language; English has none of its own to translate with. */
export const lexiconOf = (language: Language): 'en' | 'sq' | 'sr' =>
  language === 'en' ? 'en' : language === 'sq' ? 'sq' : 'sr';
