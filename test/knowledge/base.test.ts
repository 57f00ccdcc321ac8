import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { checkFiles } from '../../src/knowledge/check.ts';
import { loadedWords } from '../../src/knowledge/neutral.ts';
import { parseFiles } from '../../src/knowledge/parse.ts';
import { buildPassages } from '../../src/knowledge/passages.ts';
import { readFiles } from '../../src/knowledge/read.ts';

const { files } = readFiles(fileURLToPath(new URL('../../knowledge', import.meta.url)));
const { parsed, problems } = parseFiles(files);
const passages = buildPassages(parsed);
const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const words = (text: string) => text.trim().split(/\s+/).length;

describe('the shipped base', () => {
  test('has no problem', () => {
    expect(problems).toEqual([]);
    expect(checkFiles(parsed).problems).toEqual([]);
  });

  test('holds something of every kind', () => {
    for (const [name, part] of Object.entries(parsed))
      if (Array.isArray(part)) expect(part.length, name).toBeGreaterThan(0);
    expect(parsed.recognitions.records.length).toBeGreaterThan(150);
    expect(new Set(passages.map(({ group }) => group)).size).toBe(12);
  });

  test('reads the same after its data are written as YAML anew', () => {
    const { articles: _, questions: __, ...data } = parsed;
    expect(Object.keys(data)).toHaveLength(15);
    for (const [name, content] of Object.entries(data)) {
      const text = stringify(content, { lineWidth: 0, aliasDuplicateObjects: false });
      expect(isDeepStrictEqual(parse(text), content), name).toBe(true);
    }
  });
});

describe('every record', () => {
  test('names at least one source that the base holds', () => {
    const held = new Set(parsed.sources.map(({ id }) => id));
    const lists = [
      ...parsed.timeline,
      ...parsed.documents,
      ...parsed.memberships,
      ...parsed.votes,
      ...parsed.recognitions.counts,
      ...parsed.recognitions.records,
      ...parsed.positions.flatMap(({ content }) => content.positions),
      ...parsed.articles.flatMap((article) => article.passages),
      ...passages,
    ];
    expect(lists.length).toBeGreaterThan(2000);
    for (const record of lists) {
      expect(record.sources.length).toBeGreaterThan(0);
      for (const id of record.sources) expect(held.has(id), id).toBe(true);
    }
  });

  test('of a count names the counter and the date', () => {
    for (const { counter, as_of } of parsed.recognitions.counts) {
      expect(counter.trim()).not.toBe('');
      expect(as_of).toMatch(DATE);
    }
    for (const { text } of passages.filter(({ group }) => group === 'count'))
      expect(text).toMatch(/^.+ (counted \d+|gives no figure) as of .*\d{4} \(what is counted: .+\)\./);
  });

  test('of a state that recognises has a date', () => {
    const recognised = parsed.recognitions.records.filter(({ status }) => status === 'recognised');
    expect(recognised.length).toBeGreaterThan(90);
    expect(
      recognised.filter((record) => !DATE.test(record.recognised_on ?? '')).map(({ name }) => name),
    ).toEqual([]);
  });
});

describe('every quotation', () => {
  test('has a speaker, a role, a date, a source and fewer than 46 words', () => {
    const quotes = passages.filter(({ kind }) => kind === 'quote');
    expect(quotes.length).toBeGreaterThan(100);
    for (const { id, speaker, period, sources, text } of quotes) {
      expect(speaker?.name.trim(), id).toBeTruthy();
      expect(speaker?.role.trim(), id).toBeTruthy();
      expect(period?.from, id).toMatch(DATE);
      expect(sources[0], id).toBeTruthy();
      expect(words(text), id).toBeLessThan(46);
    }
  });

  test('within a passage has fewer than 46 words', () => {
    for (const { id, text } of passages)
      for (const [, quoted] of text.matchAll(/“([^”]*)”/g)) expect(words(quoted!), id).toBeLessThan(46);
  });

  test('within a passage is closed where it is opened', () => {
    const odd = passages.filter(({ text }) => text.replace(/[^“”]/g, '').replaceAll('“”', '') !== '');
    expect(odd.map(({ id }) => id)).toEqual([]);
  });
});

describe('every passage', () => {
  test('has an id of its own and a heading', () => {
    expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
    expect(passages.filter(({ heading }) => heading.trim() === '').map(({ id }) => id)).toEqual([]);
  });

  test('has a text that ends with punctuation or a closing quotation mark; a quotation gets its marks when shown', () => {
    expect(passages.filter(({ text }) => text.trim() === '' || text !== text.trim())).toEqual([]);
    const open = passages.filter(({ kind, text }) => kind !== 'quote' && !/[.!?…”"’)\]]$/.test(text));
    expect(open.map(({ id, text }) => [id, text.slice(-40)])).toEqual([]);
  });

  test('has no doubled space, stop or leftover mark of its source file', () => {
    const faults = passages.filter(
      ({ text, kind }) => / {2}|(?<!\.)\.\.(?!\.)|\[\^|\{#|undefined|\n/.test(text) && kind !== 'quote',
    );
    expect(faults.map(({ id }) => id)).toEqual([]);
  });

  test('takes no side outside quotation marks', () => {
    const loaded = passages
      .filter(({ kind }) => kind !== 'quote')
      .flatMap(({ id, heading, title, text }) =>
        [heading, title, text].flatMap((part) => loadedWords(part).map((word) => [id, word])),
      );
    expect(loaded).toEqual([]);
    expect(
      passages.flatMap(({ id, kind, heading }) =>
        kind === 'quote' ? loadedWords(heading).map((word) => [id, word]) : [],
      ),
    ).toEqual([]);
  });
});
