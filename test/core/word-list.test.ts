import { expect, test } from 'vitest';
import { everydayEnglish } from '../../src/text/everyday-english.ts';
import { WordList } from '../../src/text/word-list.ts';

test('has the words it was made of, also when read back, and no part or run of them', () => {
  for (const list of [
    WordList.of(['about', 'other', 'constructor']),
    WordList.restore(WordList.of(['about', 'other', 'constructor']).toData()),
  ]) {
    expect(['about', 'other', 'constructor'].every((word) => list.has(word))).toBe(true);
    expect(
      ['abou', 'bout', 'about other', ' about', '', 'hasownproperty', '__proto__'].some((word) =>
        list.has(word),
      ),
    ).toBe(false);
  }
});

test('everyday English has words in both spellings and no names', () => {
  const list = everydayEnglish();
  expect(['tall', 'recognise', 'recognize', 'colour', 'color'].every((word) => list.has(word))).toBe(true);
  expect(['ahtisaari', 'kosovo'].some((word) => list.has(word))).toBe(false);
});
