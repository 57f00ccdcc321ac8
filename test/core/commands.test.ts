import { beforeAll, describe, expect, test } from 'vitest';
import { type Bot, createBot } from '../../src/bot.ts';
import { complete } from '../../src/commands/complete.ts';
import { typedName } from '../../src/commands/context.ts';
import { argumentsText, COMMANDS, commandOf } from '../../src/commands/grammar.ts';
import { parseArguments } from '../../src/commands/parse-arguments.ts';
import { parseCommandLine } from '../../src/commands/parse-command-line.ts';
import { readDate } from '../../src/commands/read-date.ts';
import { anyActor, resolve } from '../../src/commands/resolve-name.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { loadedWords } from '../../src/knowledge/neutral.ts';
import { type Answer, excerptsOf } from '../../src/model/answer.ts';
import { everydayEnglish } from '../../src/text/everyday-english.ts';

const TODAY = '2026-06-15';
let bot: Bot;
beforeAll(() => {
  bot = createBot(loadKnowledge('knowledge'), everydayEnglish());
});

const run = (line: string): Answer => {
  const call = parseCommandLine(`/${line}`);
  if (call === undefined) throw new Error(`no command: ${line}`);
  return bot.run({ id: 'q', ...call, today: TODAY });
};
const firstOf = (answer: Answer): string | undefined => excerptsOf(answer)[0]?.passage;

/** Line, kind, and where grounded the first passage, elsewhere the first suggestion. */
const LINES: readonly (readonly [string, Answer['kind'], string?])[] = [
  // names in every form
  ['position serbia', 'grounded', 'position/serbia-2012'],
  ['position Србија', 'grounded', 'position/serbia-2012'],
  ['position Beograd', 'grounded', 'position/serbia-2012'],
  ['position srebia', 'grounded', 'position/serbia-2012'],
  ['position serbs', 'grounded', 'position/serbia-2012'],
  ['position the serbian government', 'grounded', 'position/serbia-2012'],
  ['position RS', 'grounded', 'position/serbia-2012'],
  ['position rs', 'grounded', 'position/serbia-2012'],
  ['position us', 'grounded', 'position/united-states-2012'],
  ['position america', 'grounded', 'position/united-states-2012'],
  ['position Washington', 'grounded', 'position/united-states-2012'],
  ['position "united states"', 'grounded', 'position/united-states-2012'],
  ['position the united states of america', 'grounded', 'position/united-states-2012'],
  ['position USA', 'grounded', 'position/united-states-2012'],
  ['position Лавров', 'grounded', 'position/lavrov-2012'],
  ['position president vucic', 'grounded', 'position/vucic-2014'],
  ['position kosovo', 'grounded', 'position/kosovo-institutions-2012'],
  ['position Kosovë', 'grounded', 'position/kosovo-institutions-2012'],
  ['position pristna', 'grounded', 'position/kosovo-institutions-2012'],
  ['position xk', 'grounded', 'position/kosovo-institutions-2012'],
  ['position nato', 'grounded', 'position/nato-kfor-2012'],
  ['position Türkiye', 'grounded', 'position/turkey-2012'],
  ['position germny', 'grounded', 'position/germany-2012'],
  ['position peru', 'grounded', 'recognition/pe'],
  ['position and', 'grounded', 'recognition/ad'],
  // options
  ['position serbia as-of:2007-06-01', 'grounded', 'position/serbia-2006'],
  ['position as-of:2007 serbia', 'grounded', 'position/serbia-2006'],
  ['position serbia as-of: June 2007', 'grounded', 'position/serbia-2006'],
  ['position as-of:June 2007 united states', 'grounded', 'position/united-states-2007'],
  ['position serbia as of 2007', 'grounded', 'position/serbia-2006'],
  ['position serbia in 2006', 'grounded', 'position/serbia-2006'],
  ['position serbia before independence', 'grounded', 'position/serbia-2006'],
  ['position serbia as-of:before independence', 'grounded', 'position/serbia-2006'],
  ['position serbia as-of:now', 'grounded', 'position/serbia-2012'],
  ['position topic:recognition serbia', 'grounded', 'position/serbia-2008'],
  ['position serbia recognition', 'grounded', 'position/serbia-2008'],
  ['position serbia on the dialogue', 'grounded', 'position/serbia-2012'],
  ['position serbia as-of:banana', 'usage'],
  ['position serbia as-of:2007-13-45', 'usage'],
  ['position serbia as-of:', 'usage'],
  ['position serbia foo:bar', 'usage'],
  ['position serbia topic:banana', 'usage'],
  ['position serbia as-of:1990', 'abstained', '/position Serbia'],
  // missing and unknown
  ['position', 'usage', '/position serbia as-of:2007-06-01'],
  ['position blorg', 'usage'],
  ['position slov', 'choice'],
  ['position un', 'choice'],
  ['position help', 'help'],
  // compare
  ['compare serbia kosovo', 'grounded', 'position/serbia-2012'],
  ['compare kosovo serbia', 'grounded', 'position/kosovo-institutions-2012'],
  ['compare serbia vs. kosovo', 'grounded', 'position/serbia-2012'],
  ['compare serbia/kosovo', 'grounded', 'position/serbia-2012'],
  ['compare united states and russia', 'grounded', 'position/united-states-2012'],
  ['compare united states russia', 'grounded', 'position/united-states-2012'],
  ['compare "united states" russia', 'grounded', 'position/united-states-2012'],
  ['compare bosnia and herzegovina serbia', 'grounded', 'position/bosnia-and-herzegovina-2012'],
  ['compare srebia kosvo', 'grounded', 'position/serbia-2012'],
  ['compare kosovo serbs serbia', 'grounded', 'position/kosovo-serbs-2008'],
  ['compare serbia kosovo as-of:2007', 'grounded', 'position/serbia-2006'],
  ['compare bosnia and herzegovina', 'usage'],
  ['compare serbia', 'usage'],
  ['compare serbia serbia', 'usage'],
  ['compare serbia blorg', 'usage'],
  // timeline
  ['timeline', 'grounded', 'timeline/t-1974-constitution'],
  ['timeline page:2', 'grounded', 'timeline/t-1998-1160'],
  ['timeline dialogue', 'grounded', 'timeline/t-2010-unga-64-298'],
  ['timeline dialoge', 'grounded', 'timeline/t-2010-unga-64-298'],
  ['timeline from:2007 to:2008', 'grounded', 'timeline/t-2007-plan-presented'],
  ['timeline from 2007 to 2008', 'grounded', 'timeline/t-2007-plan-presented'],
  ['timeline banjska', 'grounded', 'timeline/banjska-2023'],
  ['timeline lavrov', 'grounded', 'timeline/t-2007-lavrov-veto'],
  ['timeline from:2010 to:2005', 'usage'],
  ['timeline page:99', 'usage', '/timeline page:18'],
  ['timeline blorg', 'usage'],
  // recognition
  ['recognition', 'grounded', 'count/kosovo-president-government-2025-12-19'],
  ['recognition list withdrawn', 'grounded', 'count/kosovo-president-government-2025-12-19'],
  ['recognition slovakia', 'grounded', 'recognition/sk'],
  ['recognition Словачка', 'grounded', 'recognition/sk'],
  ['recognition svk', 'grounded', 'recognition/sk'],
  ['recognition did peru recognise kosovo', 'grounded', 'recognition/pe'],
  ['recognition blorg', 'usage'],
  // when
  ['when declaration of independence', 'grounded', 'timeline/t-2008-declaration'],
  ['when did kosovo declare independence', 'grounded', 'timeline/t-2008-declaration'],
  ['when embassy attack', 'grounded', 'timeline/t-2008-embassy'],
  ['when did slovakia recognise kosovo', 'grounded', 'recognition/sk'],
  ['when moon landing', 'abstained'],
  ['when', 'usage'],
  // document
  ['document 1244', 'grounded', 'document/doc-unscr-1244'],
  ['document S/RES/1244', 'grounded', 'document/doc-unscr-1244'],
  ['document ahtisari plan', 'grounded', 'document/doc-csp'],
  ['document constitution of serbia', 'grounded', 'document/doc-serbia-constitution-2006'],
  ['document Ustav Srbije', 'grounded', 'document/doc-serbia-constitution-2006'],
  ['document constitution', 'choice'],
  ['document resolution 1245', 'abstained'],
  ['document blorg', 'abstained'],
  // member
  ['member unesco', 'grounded', 'membership/unesco'],
  ['member interpl', 'grounded', 'membership/interpol'],
  ['member ММФ', 'grounded', 'membership/international-monetary-fund'],
  ['member Këshilli i Evropës', 'grounded', 'membership/council-of-europe'],
  ['member blorg', 'usage', '/member unesco'],
  // quote
  ['quote lavrov', 'grounded', 'quote/lavrov-2018-09-1244'],
  ['quote lavrov veto', 'grounded', 'quote/lavrov-2007-05-council'],
  ['quote rice december 2007', 'grounded', 'quote/rice-2007-12-1244'],
  ['quote athisaari', 'grounded', 'quote/ahtisaari-2007-03-viable'],
  ['quote bolton', 'abstained'],
  ['quote', 'usage'],
  // source and the others
  ['source timeline/t-2008-casey', 'grounded', 'timeline/t-2008-casey'],
  ['source t-2008-casey', 'grounded', 'timeline/t-2008-casey'],
  ['source timeline/t-2008-casy', 'choice', '/source timeline/t-2008-casey'],
  ['source timeline/t-2008-casey:0-99999', 'choice', '/source timeline/t-2008-casey'],
  ['source', 'usage'],
  ['sources', 'help'],
  ['status', 'help'],
  ['help', 'help'],
  ['help position', 'help'],
  ['help postion', 'choice', '/help position'],
  ['positon serbia', 'usage', '/position serbia'],
  ['foo bar', 'usage', '/help'],
  ['ask', 'usage'],
];

describe('command lines', () => {
  for (const [line, kind, first] of LINES)
    test(`${line} → ${kind}`, () => {
      const answer = run(line);
      expect(answer.kind).toBe(kind);
      if (first !== undefined)
        expect(answer.kind === 'grounded' ? firstOf(answer) : answer.suggestions[0]).toBe(first);
    });

  test('an answer is verbatim, cited in full, and says nothing loaded itself', () => {
    for (const [line] of LINES) {
      const answer = run(line);
      const own = ['message' in answer ? answer.message : '', ...answer.notes].join(' ');
      expect(loadedWords(own), line).toEqual([]);
      if (answer.kind === 'choice') expect(answer.suggestions.length).toBeLessThanOrEqual(3);
      if (answer.kind !== 'grounded') continue;
      const all = [...excerptsOf(answer), ...answer.more];
      const numbers = new Set(answer.citations.map(({ number }) => number));
      for (const excerpt of all) {
        const passage = bot.engine.knowledge.passages[bot.engine.byId.get(excerpt.passage)!]!;
        expect(passage.text.slice(...excerpt.range), line).toBe(excerpt.text);
        expect(numbers.has(excerpt.cite), line).toBe(true);
      }
      expect(numbers.size, line).toBe(new Set(all.map(({ cite }) => cite)).size);
    }
  });
});

describe('single commands', () => {
  test('compare shows as many excerpts of each side, and names a missing one', () => {
    for (const line of [
      'compare serbia kosovo',
      'compare us russia',
      'compare peru germany',
      'compare spain bolton',
      'compare lavrov rice as-of:2007',
    ]) {
      const answer = run(line);
      if (answer.kind !== 'grounded') throw new Error(line);
      const [one, other] = answer.sections.map(({ excerpts }) => excerpts.length) as [number, number];
      expect(Math.abs(one - other), line).toBeLessThanOrEqual(1);
      for (const section of answer.sections)
        if (section.excerpts.length === 0) expect(section.empty).toBe('No passage held.');
    }
  });

  test('the pages of a timeline hold every event once, in order', () => {
    const seen = Array.from({ length: 18 }, (_, page) =>
      excerptsOf(run(`timeline page:${page + 1}`)).map(({ passage }) => passage),
    ).flat();
    expect(seen).toEqual(bot.engine.knowledge.timeline.map(({ id }) => id));
  });

  test('each count names its counter and date', () => {
    const answer = run('recognition count');
    expect(answer.kind === 'grounded' && answer.sections.map(({ heading }) => heading)).toEqual([
      'As counted by Kosovo',
      'As counted by Serbia',
      'As counted by others',
    ]);
    for (const excerpt of excerptsOf(answer))
      expect(excerpt.text).toMatch(/counted \d+ as of .*what is counted/);
  });

  test('a source range reproduces exactly that part, with every source of the passage', () => {
    const answer = run('source recognition/sk:0-20');
    if (answer.kind !== 'grounded') throw new Error(answer.kind);
    const passage = bot.engine.knowledge.passages[bot.engine.byId.get('recognition/sk')!]!;
    expect(excerptsOf(answer).map(({ text }) => text)).toEqual([passage.text.slice(0, 20), passage.text]);
    expect(answer.citations.map(({ source }) => source.id)).toEqual(passage.sources);
  });

  test('help names every command with its example, the date and the privacy sentence', () => {
    const answer = run('help');
    if (answer.kind !== 'help') throw new Error(answer.kind);
    for (const { example } of COMMANDS) expect(answer.message).toContain(`/${example}`);
    expect(answer.message).toContain('2 May 2026');
    expect(answer.message).toContain('not stored');
  });

  test('every example of the grammar is answered', () => {
    for (const { example } of COMMANDS) expect(['grounded', 'help'], example).toContain(run(example).kind);
  });
});

describe('parsing', () => {
  test.each([
    ['position serbia', { command: 'position', args: 'serbia' }],
    ['/Position serbia', { command: 'position', args: 'serbia' }],
    ['kosovo position serbia', { command: 'position', args: 'serbia' }],
    ['/kosovo position serbia', { command: 'position', args: 'serbia' }],
    ['/kosovo what is UNMIK?', { command: 'ask', args: 'what is UNMIK?' }],
    ['when declaration', { command: 'when', args: 'declaration' }],
    ['positon serbia', { command: 'positon', args: 'serbia' }],
    ['when did Kosovo declare independence?', undefined],
    ['kosovo status', undefined],
    ['status of Kosovo', undefined],
    ['what is UNMIK', undefined],
    ['', undefined],
  ] as const)('%s', (line, expected) => {
    expect(parseCommandLine(line)).toEqual(expected);
  });

  test.each([
    ['2007', '2007'],
    ['2007-6', '2007-06'],
    ['17.02.2008', '2008-02-17'],
    ['03/04/2008', '2008-04-03'],
    ['June 2007', '2007-06'],
    ['17th of February 2008', '2008-02-17'],
    ['shkurt 2008', '2008-02'],
    ['last year', '2025'],
    ['now', TODAY],
    ['before 2008', '2007'],
    ['before independence', '2008-02-16'],
    ['end of 2007', '2007'],
    ['2007-02-30', undefined],
    ['next banana', undefined],
  ])('date %s', (text, expected) => {
    expect(readDate(text, TODAY)).toBe(expected);
  });

  test('options of a platform come back as they were given', () => {
    const values = {
      first: 'Bosnia and Herzegovina',
      second: 'united-states',
      'as-of': '2007-06',
      topic: 'un-security-council',
    };
    const spec = commandOf('compare')!;
    expect(parseArguments(bot.engine, spec, argumentsText(spec, values), TODAY)).toEqual({
      kind: 'parsed',
      values,
    });
  });

  test('every actor is found by its name, its id and each alias', () => {
    const { engine } = bot;
    for (const { id, name, names, metonyms } of engine.knowledge.actors) {
      expect(resolve(engine, typedName(engine, id), anyActor(engine)), name).toEqual({ kind: 'found', id });
      expect(resolve(engine, id, anyActor(engine)), id).toEqual({ kind: 'found', id });
      for (const alias of [...names, ...metonyms]) {
        const found = resolve(engine, alias, anyActor(engine));
        expect(
          found.kind === 'found' ? [found.id] : found.kind === 'several' ? found.ids : [],
          alias,
        ).toContain(id);
      }
    }
  });
});

describe('completion', () => {
  test.each([
    ['actor', 'pristna', 'kosovo-institutions'],
    ['actor', 'Beograd', 'serbia'],
    ['actor', 'Лавр', 'lavrov'],
    ['actor', 'turkiye', 'turkey'],
    ['state', 'ger', 'germany'],
    ['topic', 'reco', 'recognition'],
    ['subject', 'dialog', 'dialogue'],
    ['document', '1244', 'doc-unscr-1244'],
    ['event', 'declaration of ind', 't-2008-declaration'],
    ['organisation', 'unesc', 'unesco'],
    ['passage', 'recognition/sk', 'recognition/sk'],
    ['command', 'pos', 'position'],
  ] as const)('%s %s → %s', (kind, typed, value) => {
    expect(complete(bot.engine, kind, typed)[0]?.value).toBe(value);
  });

  test('at most 25 choices of at most 100 characters', () => {
    for (const kind of [
      'actor',
      'state',
      'person',
      'event',
      'document',
      'passage',
      'subject',
      'organisation',
    ] as const)
      for (const typed of ['', 'a', 'kosovo']) {
        const choices = complete(bot.engine, kind, typed);
        expect(choices.length).toBeLessThanOrEqual(25);
        for (const { name, value } of choices)
          expect(Math.max(name.length, value.length)).toBeLessThanOrEqual(100);
      }
  });
});
