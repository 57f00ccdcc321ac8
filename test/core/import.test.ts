import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importArticles } from '../../adapters/import/import.ts';
import { parseDate } from '../../adapters/import/parse-date.ts';
import { createPrompt } from '../../adapters/import/prompt.ts';
import { findQuotations } from '../../adapters/import/speakers.ts';
import { splitBlocks, textBlocks } from '../../adapters/import/split.ts';
import { loadImports } from '../../src/knowledge/imports.ts';

/** Every name, place and sentence here is invented. */
const PIER =
  'The harbour council of Islandia voted to close the old pier for repairs until the autumn storms are over.';
const FERRY =
  'Harbour Minister Mira Tolland told the council that two ferries would sail from the north quay instead.';

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'import-'));
  folder = join(root, 'imported');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(root, 'in', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}
const take = (paths: string[], flags = {}) => importArticles(paths, { folder, flags });

describe('an article', () => {
  test('goes in as verbatim passages and comes out told apart from the base', async () => {
    const report = await take(
      [write('pier.txt', `Pier to close\n\n${PIER}\n\n“We keep sailing,” Mira Tolland said.`)],
      {
        publisher: 'Island News',
        date: '2019-03-04',
        url: 'https://news.example/pier',
        rights: 'with permission',
      },
    );
    expect(report).toMatchObject({
      imported: [{ title: 'Pier to close', passages: 2, quotes: 1 }],
      skipped: [],
      notices: [],
    });
    const { passages, sources, problems } = loadImports(folder);
    const id = report.imported[0]?.id;
    expect(problems).toEqual([]);
    expect(id).toMatch(/^import-[0-9a-f]{12}$/);
    expect(sources).toEqual([
      {
        id,
        publisher: 'Island News',
        title: 'Pier to close',
        date: '2019-03-04',
        url: 'https://news.example/pier',
        kind: 'import',
        rights: 'with permission',
      },
    ]);
    expect(
      passages.map(({ id, kind, group, standing, text }) => ({ id, kind, group, standing, text })),
    ).toEqual([
      { id: `${id}#p1`, kind: 'article', group: 'import', standing: 'third-party', text: PIER },
      {
        id: `${id}#p2`,
        kind: 'article',
        group: 'import',
        standing: 'third-party',
        text: '“We keep sailing,” Mira Tolland said.',
      },
      { id: `${id}#p2-q1`, kind: 'quote', group: 'import', standing: 'party', text: 'We keep sailing' },
    ]);
    expect(passages[2]?.speaker).toEqual({ name: 'Mira Tolland', role: 'speaker named in the article' });
  });

  test('twice is one, also as another kind of file, and the second time may bring what was missing', async () => {
    const text = write('a.txt', `Pier to close\n\n${PIER}\n\n${FERRY}`);
    const page = write(
      'b.html',
      `<title>Pier to close</title><article><h1>Pier to close</h1><p>${PIER}</p><p>${FERRY}</p></article>`,
    );
    const first = await take([text, page]);
    expect(first).toMatchObject({
      imported: [{ file: text }],
      duplicates: [{ file: page, title: 'Pier to close' }],
    });
    expect(loadImports(folder).sources).toMatchObject([
      { publisher: 'unknown publisher', rights: 'rights not stated' },
    ]);
    await take([text], { publisher: 'Island News' });
    const third = await take([text]);
    expect(third).toMatchObject({ imported: [], duplicates: [{ file: text }], notices: [] });
    expect(loadImports(folder).sources).toMatchObject([{ publisher: 'Island News' }]);
    expect(readdirSync(folder)).toHaveLength(1); // no temporary file stays
  });

  test('without metadata is stored all the same, and the notice says how to give it', async () => {
    const { notices, imported } = await take([write('memo.txt', `${PIER} It was a long meeting.`)]);
    expect(imported).toHaveLength(1);
    expect(notices[0]).toContain('publisher, title, date, rights missing');
    expect(notices[0]).toContain('--publisher --title --date --rights');
  });
});

test('a broken file is named with its reason and the rest is taken', async () => {
  write('1-empty.txt', '');
  write('2-blank.md', ' \n\n ');
  write('3-latin1.txt', Buffer.from('Ministre à Paris', 'latin1'));
  write('4-utf16.txt', Buffer.from('\ufeffPier', 'utf16le'));
  write('5-binary.txt', new Uint8Array([80, 0, 1, 2]));
  write('6-page.html', '<html><head><script>var a = 1</script></head><body><img src="x.png"></body></html>');
  write('deep/er/7-good.txt', `${PIER}\n\n${FERRY}`);
  write('picture.png', 'x');
  const seen: [number, number][] = [];
  const missing = join(root, 'gone.txt');
  const options = { folder, flags: {}, progress: (done: number, total: number) => seen.push([done, total]) };
  const report = await importArticles([join(root, 'in'), missing], options);
  const reasons = Object.fromEntries(
    report.skipped.map(({ file, reason }) => [file.replace(/^.*\//, ''), reason]),
  );
  expect(reasons).toEqual({
    '1-empty.txt': 'is empty',
    '2-blank.md': 'holds no text',
    '3-latin1.txt': 'is not valid UTF-8; save it as UTF-8',
    '4-utf16.txt': 'is UTF-16; save it as UTF-8',
    '5-binary.txt': 'is binary, not text',
    '6-page.html': 'holds no text',
    'gone.txt': expect.stringContaining('cannot be read'),
  });
  expect(report.imported).toHaveLength(1);
  expect(report.notices[0]).toContain('1 .png');
  expect(seen.at(-1)).toEqual([7, 7]);
});

test('wrong flags stop the import before a file is read', async () => {
  await expect(take([], { date: 'soon', url: 'javascript:alert(1)' })).rejects.toMatchObject({
    code: 'IMPORT_FAILED',
    problems: [expect.stringContaining('--date'), expect.stringContaining('--url')],
  });
});

describe('metadata', () => {
  const stored = async (name: string, content: string, flags = {}) => {
    await take([write(name, content)], flags);
    return loadImports(folder);
  };

  test('comes from front matter; Markdown marks are no part of the words', async () => {
    const front =
      '---\npublisher: Island News\ntitle: "Pier: to close"\ndate: 2019-03-04\nurl: https://news.example/p\nlicense: CC BY\n---\n';
    const { sources, passages } = await stored(
      'a.md',
      `${front}# Pier: to close\n\n## What was *decided*\n\n${PIER.replace('old pier', '**old** [pier](https://x.example)')}\n`,
    );
    expect(sources).toMatchObject([
      {
        publisher: 'Island News',
        title: 'Pier: to close',
        date: '2019-03-04',
        url: 'https://news.example/p',
        rights: 'CC BY',
      },
    ]);
    expect(passages).toMatchObject([{ heading: 'What was decided', text: PIER, published: '2019-03-04' }]);
  });

  test('comes from the page', async () => {
    const head = `<title>Pier | Island News</title><meta property="og:site_name" content="Island News"><meta property="og:title" content="Pier to close">
      <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2019-03-04T10:00:00Z"}]}</script>
      <link rel="canonical" href="https://news.example/pier"><meta name="copyright" content="© Island News">`;
    const { sources, passages } = await stored(
      'a.html',
      `<html lang="en"><head>${head}</head><body><nav>Home</nav><article><p>${PIER}</p><p>${FERRY}</p></article></body></html>`,
    );
    expect(sources).toMatchObject([
      {
        publisher: 'Island News',
        title: 'Pier to close',
        date: '2019-03-04',
        url: 'https://news.example/pier',
        rights: '© Island News',
      },
    ]);
    expect(passages.map((passage) => passage.text)).toEqual([PIER, FERRY]);
  });

  test.each([
    ['wire.txt', {}, undefined], // no year anywhere: none is invented
    ['wire.txt', { date: '2011' }, '2011-03-04'],
    ['wire-2011.txt', {}, '2011-03-04'],
    ['wire_1244f.txt', {}, undefined],
    ['wire.txt', { date: '2012-07-01' }, '2012-07-01'],
  ])('a dateline gives publisher and day: %s %o', async (name, flags, date) => {
    const { sources } = await stored(
      name,
      `Pier to close\n\nHARBOURTOWN, March 4 (Reuters) - ${PIER}`,
      flags,
    );
    expect(sources[0]).toMatchObject({ publisher: 'Reuters', title: 'Pier to close' });
    expect(sources[0]?.date).toBe(date);
  });

  test('a byline suggests the publisher', async () => {
    const { sources } = await stored('a.txt', `${PIER} VOA's Ada Example reports from Harbourtown.`);
    expect(sources[0]?.publisher).toBe('Voice of America');
  });

  test('a year in a file name is no date by itself', async () => {
    expect((await stored('pier-2011.txt', PIER)).sources[0]?.date).toBeUndefined();
  });

  test.each([
    ['Feb. 25, 2008', '2008-02-25'],
    ['25 February 2008', '2008-02-25'],
    ['February 2008', '2008-02'],
    ['25.2.2008', '2008-02-25'],
    ['2008-02-30', undefined],
    ['3/4/2008', undefined],
    ['Feb 25', undefined],
  ])('the date %s', (written, date) => expect(parseDate(written)).toBe(date));

  test('is asked for on a terminal, the last publisher offered again; elsewhere nobody is asked', async () => {
    const input = Object.assign(new PassThrough(), { isTTY: true });
    const output = Object.assign(new PassThrough(), { isTTY: true });
    expect(createPrompt({ input, output: new PassThrough() })).toBeUndefined();
    const ask = createPrompt({ input, output });
    output.on('data', (data: Buffer) => {
      const text = data.toString();
      if (text.includes('Publisher')) input.write(text.includes('[Island News]') ? '\n' : 'Island News\n');
      else if (text.includes('Date')) input.write('\n');
    });
    expect(await ask?.('a.txt', ['publisher', 'date'], {})).toEqual({ publisher: 'Island News' });
    expect(await ask?.('b.txt', ['publisher'], {})).toEqual({ publisher: 'Island News' });
  });
});

describe('splitting', () => {
  const texts = (text: string) => {
    const { paragraphs, pieces } = splitBlocks(textBlocks(text));
    return pieces.map(
      ({ paragraph, from, to, heading }) => `${heading ?? ''}|${paragraphs[paragraph]?.slice(from, to)}`,
    );
  };
  test('at blank lines, wrapped lines joined', () => {
    expect(texts(`${PIER.replace(' to close', '\nto close')}\r\n\r\n${FERRY}`)).toEqual([
      `|${PIER}`,
      `|${FERRY}`,
    ]);
  });
  test('at line ends where each line is a paragraph', () =>
    expect(texts(`${PIER}\n${FERRY}`)).toEqual([`|${PIER}`, `|${FERRY}`]));
  test('short lines become headings, a short statement does not', () => {
    expect(texts(`The vote\n\n${PIER}\n\n"No," he said.`)).toEqual([
      `The vote|${PIER}`,
      'The vote|"No," he said.',
    ]);
  });
  test('a long paragraph at sentence ends', () => {
    const long = Array.from({ length: 12 }, () => PIER).join(' ');
    const pieces = texts(long).map((piece) => piece.slice(1));
    expect(pieces.length).toBeGreaterThan(1);
    for (const piece of pieces)
      expect([piece.length <= 900, long.includes(piece), piece.endsWith('.')]).toEqual([true, true, true]);
    expect(pieces.join(' ')).toBe(long);
  });
});

describe('speakers', () => {
  const VASK = 'President Oren Vask said the talks were over.';
  const cases: [string, string[], string[]][] = [
    [
      'name behind',
      ['“We keep sailing,” State Harbour spokesman Oren Vask told reporters.'],
      ['Oren Vask/State Harbour spokesman: We keep sailing'],
    ],
    [
      'verb first, role behind',
      ['"We keep sailing," said Mira Tolland, a harbour spokeswoman.'],
      ['Mira Tolland/harbour spokeswoman: We keep sailing'],
    ],
    [
      'surname of somebody named before',
      [VASK, '"We keep sailing," Vask said.'],
      ['Oren Vask/President: We keep sailing'],
    ],
    [
      'insertion with another name',
      ['Vask, speaking after talks with Foreign Minister Ada Example, said: "We keep sailing."'],
      ['Vask/-: We keep sailing.'],
    ],
    [
      'colon, own paragraph',
      ['Secretary of State Lena Maro said after the vote:', '“We keep sailing.”'],
      ['Lena Maro/Secretary of State: We keep sailing.'],
    ],
    [
      'pronoun',
      [VASK, '"We keep sailing," he said, adding more. "We hope for wind."'],
      ['Oren Vask/President: We keep sailing', 'Oren Vask/President: We hope for wind.'],
    ],
    ['pronoun of two', ['Oren Vask said yes. Ilia Brenn said no.', '"We keep sailing," he said.'], []],
    [
      'pronoun of two, one a woman',
      ['Oren Vask said yes. Mrs. Tolland said no.', '"We keep sailing," he said.'],
      ['Oren Vask/-: We keep sailing'],
    ],
    [
      'pronoun after somebody else came in',
      [VASK, 'Ilia Brenn left the room. "We keep sailing," he said.'],
      [],
    ],
    [
      'office instead of name',
      ['Prime Minister Mira Tolland came. "We keep sailing," the prime minister said.'],
      ['Mira Tolland/Prime Minister: We keep sailing'],
    ],
    [
      'spokesman of a named person',
      ['"We keep sailing," said a spokesman for Oren Vask.'],
      ['a spokesman for Oren Vask/-: We keep sailing'],
    ],
    [
      'institution',
      ['"We keep sailing," the Harbour Ministry said.'],
      ['Harbour Ministry/-: We keep sailing'],
    ],
    [
      'over paragraphs',
      [`“We keep sailing,” Oren Vask said. “Wind or none.`, '“And we come back.”'],
      ['Oren Vask/-: We keep sailing', 'Oren Vask/-: Wind or none.', 'Oren Vask/-: And we come back.'],
    ],
    [
      'two in one sentence',
      ['Vask called it "a gift to the sea" and Tolland replied "we keep sailing on".'],
      ['Vask/-: a gift to the sea', 'Tolland/-: we keep sailing on'],
    ],
    ['joint', ['Oren Vask and Mira Tolland said: "We keep sailing."'], []],
    ['scare quotes', ['The so-called "Republic of the Two Rivers" was founded in May.'], []],
    [
      'single quotes',
      ['‘We don’t stop sailing,’ said President Oren Vask.'],
      ['Oren Vask/President: We don’t stop sailing'],
    ],
    [
      'Serbian',
      ['„Mi plovimo dalje“, rekao je predsednik Ostrva Marko Testić.'],
      ['Marko Testić/predsednik Ostrva: Mi plovimo dalje'],
    ],
    [
      'Albanian',
      ['«Ne vazhdojmë lundrimin», tha kryeministri i Ishullit Agim Provari.'],
      ['Agim Provari/kryeministri i Ishullit: Ne vazhdojmë lundrimin'],
    ],
  ];
  test.each(cases)('%s', (_, paragraphs, expected) => {
    const found = findQuotations(paragraphs).map(
      (one) => `${one.speaker}/${one.role ?? '-'}: ${paragraphs[one.paragraph]?.slice(one.from, one.to)}`,
    );
    expect(found).toEqual(expected);
  });
});

describe('loading', () => {
  test('without a folder is empty', () => {
    const empty = { passages: [], sources: [], problems: [] };
    expect(loadImports(undefined)).toEqual(empty);
    expect(loadImports(join(root, 'nowhere'))).toEqual(empty);
  });

  test('names broken files, takes the rest and does not see unfinished ones', async () => {
    const { imported } = await take([write('a.txt', `${PIER}\n\n${FERRY}`)]);
    const good = JSON.parse(readFileSync(join(folder, `${imported[0]?.id}.json`), 'utf8'));
    writeFileSync(join(folder, '.import-0123456789ab-x.tmp'), '{"format"');
    writeFileSync(join(folder, 'half.json'), '{"format":1,');
    writeFileSync(join(folder, 'copy.json'), JSON.stringify(good));
    writeFileSync(
      join(folder, 'edited.json'),
      JSON.stringify({
        ...good,
        date: 'May',
        url: 'javascript:x',
        passages: [{ id: 'p1', text: 'a', quotes: [{ text: 'b', speaker: 'c' }] }],
      }),
    );
    const { sources, problems } = loadImports(folder);
    expect(sources).toHaveLength(1);
    expect(problems.map((problem) => problem.split(': ').slice(0, 2).join(': '))).toEqual([
      'copy.json: id',
      'edited.json: date',
      'edited.json: url',
      'edited.json: passages.0',
      'half.json: file',
    ]);
  });
});
