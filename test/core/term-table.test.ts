import { expect, test } from 'vitest';
import { everydayEnglish } from '../../src/text/everyday-english.ts';
import { TermTable } from '../../src/text/term-table.ts';
import { TextList } from '../../src/text/text-list.ts';
import { TextMap } from '../../src/text/text-map.ts';

const TERMS = ['about', 'other', 'constructor', 'a', '', 'osnivačka', 'a longer one'];

test('terms are found by their text and by their number, also when read back', () => {
  const made = TermTable.of(TERMS);
  for (const table of [made, new TermTable(made.toData())]) {
    expect([...table.keys()]).toEqual(TERMS);
    for (const [id, term] of TERMS.entries()) {
      expect(table.idOf(term)).toBe(id);
      expect(table.termAt(id)).toBe(term);
    }
    for (const other of ['abou', 'bout', 'about other', ' ', 'aboutother', '__proto__', 'b'])
      expect(table.has(other)).toBe(false);
  }
});

test('thousands of terms are each found under their number', () => {
  const terms = Array.from({ length: 5000 }, (_, id) => `t${id * 7919}`);
  const table = TermTable.of(terms);
  expect(terms.every((term, id) => table.idOf(term) === id)).toBe(true);
  expect(terms.some((term) => table.has(`${term}x`))).toBe(false);
});

test('an empty table has nothing', () => expect(TermTable.of([]).has('')).toBe(false));

test('a map gives what was put under a term', () => {
  const map = new TextMap(TermTable.of(['one', 'two']), TextList.of(['1', '2,3']), (text) => text.split(','));
  expect(map.get('two')).toEqual(['2', '3']);
  expect(map.get('three')).toBeUndefined();
  expect([...map.keys()]).toEqual(['one', 'two']);
});

test('everyday English has words in both spellings and no names', () => {
  const list = everydayEnglish();
  expect(['tall', 'recognise', 'recognize', 'colour', 'color'].every((word) => list.has(word))).toBe(true);
  expect(['ahtisaari', 'kosovo'].some((word) => list.has(word))).toBe(false);
});
