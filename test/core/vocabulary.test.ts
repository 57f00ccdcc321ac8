import { beforeAll, describe, expect, test } from 'vitest';
import { Vocabulary } from '../../src/query/vocabulary.ts';
import { everydayEnglish } from '../../src/text/everyday-english.ts';
import { TermTable } from '../../src/text/term-table.ts';

let vocabulary: Vocabulary;
beforeAll(() => {
  vocabulary = new Vocabulary(everydayEnglish());
  for (const word of 'recognition recognised independence year end talks mission kosovo status resolution 1244'.split(
    ' ',
  ))
    vocabulary.add(word);
});

describe('a misspelt word', () => {
  test.each([
    ['independance', 'independence'],
    ['recongition', 'recognition'],
    ['misssion', 'mission'],
    ['satus', 'status'],
    ['kosvo', 'kosovo'],
    ['resoltion', 'resolution'],
  ])('%s is corrected to %s', (typed, word) => expect(vocabulary.correct(typed)).toBe(word));

  test('with its first two letters swapped is corrected', () =>
    expect(vocabulary.correct('oksovo')).toBe('kosovo'));

  test('with a wrong first letter is left alone', () => expect(vocabulary.correct('losovo')).toBeUndefined());

  test.each(['tall', 'weak', 'actions', 'nations'])('is not everyday English, such as %s', (word) =>
    expect(vocabulary.correct(word)).toBeUndefined(),
  );

  test('is not a number and not a word of three letters', () => {
    expect(vocabulary.correct('1245')).toBeUndefined();
    expect(vocabulary.correct('yer')).toBeUndefined();
  });

  test('means the word with the fewest errors, and of those the most used', () => {
    const words = new Vocabulary(TermTable.of([]));
    words.add('garden', 9);
    words.add('harbor', 2);
    words.add('harbus', 5);
    expect(words.correct('harbox')).toBe('harbor');
    words.add('harbot', 3);
    expect(words.correct('harbox')).toBe('harbot');
    words.add('harbours', 90);
    expect(words.correct('harbour')).toBe('harbours');
  });
});

describe('two words written as one', () => {
  test('are parted where both are words of the base', () => {
    expect(vocabulary.split('yearend')).toEqual(['year', 'end']);
    expect(vocabulary.split('kosovostatus')).toEqual(['kosovo', 'status']);
  });

  test.each(['weekend', 'yearzzz', 'end', 'kosovo1244', 'zzz'])('are not seen in %s', (word) =>
    expect(vocabulary.split(word)).toBeUndefined(),
  );

  test('are parted nearest the middle', () => {
    const words = new Vocabulary(TermTable.of([]));
    for (const word of ['abc', 'defghi', 'abcdef', 'ghi', 'abcd', 'efghi']) words.add(word);
    expect(words.split('abcdefghi')).toEqual(['abcd', 'efghi']);
  });
});

describe('a vocabulary', () => {
  test('knows the words of the base, and apart from them everyday words', () => {
    expect(vocabulary.has('kosovo')).toBe(true);
    expect(vocabulary.has('giraffe')).toBe(false);
    expect(vocabulary.isWord('giraffe')).toBe(true);
    expect(vocabulary.isWord('kosvo')).toBe(false);
  });

  test.each(['constructor', '__proto__', 'hasownproperty'])(
    'does not know %s unless it was added',
    (word) => {
      expect(new Vocabulary(TermTable.of([])).isWord(word)).toBe(false);
      expect(new Vocabulary(TermTable.of([])).correct(word)).toBeUndefined();
    },
  );

  test('read back from what it stored corrects alike', () => {
    const again = new Vocabulary(everydayEnglish(), vocabulary.toData());
    expect(again.toData()).toEqual(vocabulary.toData());
    for (const word of ['independance', 'kosvo', 'tall'])
      expect(again.correct(word)).toBe(vocabulary.correct(word));
  });
});
