import { beforeAll, describe, expect, test } from 'vitest';
import { messages } from '../../src/answer/messages.ts';
import type { Bot } from '../../src/bot.ts';
import { positionsOf } from '../../src/evidence/routes/position.ts';
import { excerptsOf } from '../../src/model/answer.ts';
import { openBase } from './build.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await openBase();
});

function asked(text: string, context: readonly string[] = []) {
  const { answer, trace } = bot.explain({ id: 'q', text, context });
  return {
    kind: answer.kind,
    route: trace.route,
    notes: answer.notes,
    shown: excerptsOf(answer).map(({ passage }) => passage as string),
  };
}

describe('the records answer', () => {
  test.each([
    ['whether a state recognises Kosovo', 'Did Norway recognise Kosovo?', 'recognition', 'recognition/no'],
    ['the same in Albanian', 'A e ka njohur Norvegjia Kosovën?', 'recognition', 'recognition/no'],
    ['the same in Serbian', 'Да ли је Норвешка признала Косово?', 'recognition', 'recognition/no'],
    ['whether Kosovo is a member', 'Is Kosovo a member of UNESCO?', 'membership', 'membership/unesco'],
    ['how a body voted', 'How did the General Assembly vote on resolution 63/3?', 'vote', 'vote/unga-63-3'],
    ['what the base holds of a state', 'Norway', 'state', 'recognition/no'],
    ['what an abbreviation means', 'What is UNMIK?', 'definition', 'actor/unmik'],
    ['who a person is', 'Who is Ahtisaari?', 'definition', 'actor/ahtisaari'],
    ['what letters stand for', 'What does OSCE stand for?', 'definition', 'actor/osce'],
    ['what a mark stands for', 'What does the asterisk stand for?', 'definition', 'glossary/kosovo-asterisk'],
    ['a vote by its count', 'vote count of UNGA resolution 63/3', 'vote', 'vote/unga-63-3'],
    ['what an actor holds', 'What is the position of China?', 'position', 'position/china-2012'],
    ['what a document provides', 'What does resolution 1244 provide?', 'document', 'document/doc-unscr-1244'],
  ])('%s', (_, text, route, first) =>
    expect(asked(text)).toMatchObject({
      kind: 'grounded',
      route,
      shown: [first, ...asked(text).shown.slice(1)],
    }),
  );

  test.each([
    ['what happened in march 2004', ['timeline/t-2004-riots']],
    ['šta se desilo u martu 2004', ['timeline/t-2004-riots']],
    ['çka ndodhi në mars 2004', ['timeline/t-2004-riots']],
  ])('what happened in a month with its events: %s', (text, events) =>
    expect(asked(text)).toMatchObject({ kind: 'grounded', route: 'events', shown: events }),
  );

  test.each([
    'koliko je imao godina kostunica kad je isao u vasington',
    'koliko godina ima kostunica',
    'what happened in march 1850',
    'hjkl hjkl 77 gfd',
  ])('nothing where only names or figures fit: %s', (text) => expect(asked(text).kind).toBe('abstained'));

  test('how many recognise with one count of each counter, Kosovo’s and Serbia’s among them', () => {
    const { route, shown } = asked('How many countries recognise Kosovo?');
    expect(route).toBe('count');
    expect(shown).toHaveLength(3);
    for (const id of shown) expect(id).toMatch(/^count\//);
    expect(shown.join()).toMatch(/kosovo.*serbia/);
  });

  test('who said a sentence that names others', () => {
    const { route, shown } = asked('"Kosovo is never going to be a part of Serbia again" who said it');
    expect(route).toBe('quotation by its words');
    expect(shown[0]).toBe('quote/casey-2008-02-never');
  });

  test('what a person said with that person’s words of that time', () => {
    const { route, shown } = asked('What did Rice say in December 2007?');
    expect(route).toBe('quote');
    for (const id of shown) expect(id).toMatch(/^quote\/rice-2007-12/);
  });

  test('what Kosovo is with both sides’ views', () => {
    const { route, shown } = asked('Is Kosovo a country?');
    expect(route).toBe('status');
    expect(shown.toSorted()).toEqual([
      'status-overview#in-short',
      'status-overview#kosovo-view',
      'status-overview#serbia-view',
    ]);
  });

  test('for several states with the record of each', () =>
    expect(asked('Did Spain and Greece recognise Kosovo?').shown.slice(0, 2).toSorted()).toEqual([
      'recognition/es',
      'recognition/gr',
    ]));
});

describe('a premise that the records contradict', () => {
  const { premise } = messages('en');
  test.each([
    ['When did Slovakia recognise Kosovo?', 'recognition/sk'],
    ['When did Norway withdraw its recognition of Kosovo?', 'recognition/no'],
    ['When did Kosovo join the UN?', 'membership/united-nations'],
  ])('is named, and the record shown: %s', (text, first) => {
    const { notes, shown } = asked(text);
    expect(notes).toContain(premise);
    expect(shown[0]).toBe(first);
  });

  test.each([
    'When did Norway recognise Kosovo?',
    'Did Slovakia recognise Kosovo?',
    'Why has Slovakia not recognised Kosovo?',
    'When did Kosovo apply to join UNESCO?',
  ])('is not seen in: %s', (text) => expect(asked(text).notes).not.toContain(premise));
});

describe('what no record can answer is refused', () => {
  test.each([
    ['the future', 'When will Spain recognise Kosovo?', 'future'],
    ['a recogniser that is no state', 'Did Catalonia recognise Kosovo?', 'stranger'],
    ['somebody’s own country', 'Did my country recognise Kosovo?', 'stranger'],
    ['what another state is', 'Is Spain a country?', 'elsewhere'],
    ['recognition of another state', 'Did Kosovo recognise Palestine?', 'recognition of another'],
    ['the price of a recognition', 'How much was Israel paid to recognise Kosovo?', 'price'],
    ['membership of another state', 'Is Albania a member of NATO?', 'membership of another'],
    ['a count of the future', 'How many states recognised Kosovo in 2040?', 'future'],
  ])('%s', (_, text, route) => expect(asked(text)).toMatchObject({ kind: 'abstained', route }));

  test('a question of no rule is left to the ranking', () =>
    expect(asked('Why did the talks in Vienna fail?')).toMatchObject({ kind: 'grounded', route: 'none' }));
});

describe('the positions of an actor', () => {
  const ids = (actor: string, query: Parameters<typeof positionsOf>[2]) =>
    positionsOf(bot.engine, actor, query).map(({ id }) => id as string);

  test('come latest first', () => {
    const held = positionsOf(bot.engine, 'serbia', {});
    expect(held.length).toBeGreaterThan(2);
    const begun = held.map(({ period }) => period.from ?? '');
    expect(begun).toEqual(begun.toSorted().reverse());
  });

  test('as of a day leave out what began later', () =>
    expect(ids('serbia', { asOf: '2007-06-01' })[0]).toBe('position/serbia-2006'));

  test('of a time are those that hold then', () => {
    const held = positionsOf(bot.engine, 'serbia', { period: { from: '2013', to: '2013' } });
    expect(held.map(({ id }) => id)).toEqual(['position/serbia-2012']);
  });

  test('of somebody without any are none', () => expect(ids('nobody', {})).toEqual([]));
});
