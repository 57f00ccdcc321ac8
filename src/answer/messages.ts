import type { Language } from '../model/question.ts';

/** The bot's own words. They state nothing about the subject; excerpts do that. */
export interface Messages {
  readonly noPassage: string;
  readonly opinion: string;
  readonly steering: string;
  readonly empty: string;
  readonly tooLong: (characters: number, limit: number) => string;
  readonly premise: string;
  readonly carried: (words: string) => string;
  readonly corrected: (from: string, to: string) => string;
  readonly leftOut: (count: number) => string;
  readonly nearest: string;
  readonly rephrase: string;
  readonly noneHeld: string;
}

const EN: Messages = {
  noPassage: 'The sources held here have no passage on this.',
  opinion: 'This bot gives no opinion and no verdict. It shows what each side says, with dates and sources.',
  steering: 'This bot only looks up passages in its sources; it does not take instructions or write texts.',
  empty: 'There is no question here. Ask about Kosovo’s status in words, for example: when did Kosovo declare independence?',
  tooLong: (characters, limit) => `The question has ${characters} characters; please ask in at most ${limit}.`,
  premise: 'The sources do not support the premise of the question.',
  carried: (words) => `Understood as a follow-up; carried over: ${words}.`,
  corrected: (from, to) => `Read “${from}” as “${to}”.`,
  leftOut: (count) => `${count} more ${count === 1 ? 'excerpt' : 'excerpts'} left out for brevity.`,
  nearest: 'Nearest titles, not an answer:',
  rephrase: 'Try other words, a name or a date.',
  noneHeld: 'No passage held.',
};
const CATALOGUE: Readonly<Record<Language, Messages>> = { en: EN, sq: EN, 'sr-Latn': EN, 'sr-Cyrl': EN };

export const messages = (language: Language): Messages => CATALOGUE[language];
