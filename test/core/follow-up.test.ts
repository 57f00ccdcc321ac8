import { beforeAll, describe, expect, test } from 'vitest';
import type { Bot } from '../../src/bot.ts';
import { excerptsOf } from '../../src/model/answer.ts';
import type { Actor } from '../../src/model/knowledge.ts';
import type { Query, ThreadState } from '../../src/model/question.ts';
import { resolveFollowUp, threadState } from '../../src/query/follow-up.ts';
import { createUnderstand } from '../../src/query/understand.ts';
import { openBase } from './build.ts';

let bot: Bot;
let understand: (text: string) => Query;
let actors: ReadonlyMap<string, Actor>;
beforeAll(async () => {
  bot = await openBase();
  const read = createUnderstand(bot.engine);
  understand = (text) => read({ id: 'q', text });
  actors = new Map(bot.engine.knowledge.actors.map((actor) => [actor.id, actor]));
});

/** What the thread remembers of a question without its answer. */
const remembered = (text: string, answered: ThreadState['answered'] = {}): ThreadState =>
  threadState(understand(text), answered);
const follow = (first: string, next: string, answered: ThreadState['answered'] = {}): Query =>
  resolveFollowUp(understand(next), remembered(first, answered), actors);
const shown = (context: readonly string[], text: string): string[] =>
  excerptsOf(bot.ask({ id: 'q', text, context })).map(({ passage }) => passage);
const stems = (query: Query) => query.terms.flatMap(({ forms }) => forms.map(({ stem }) => stem));

describe('a follow-up', () => {
  test.each([
    ['does spain recognise kosovo?', 'and Norway?', 'norway', 'spain'],
    ['is Kosovo a member of UNESCO?', 'and Interpol?', 'interpol', 'unesco'],
    ['what did Lavrov say?', 'and Rice?', 'rice', 'lavrov'],
    ['a e ka njohur Spanja Kosovën?', 'po Norvegjia?', 'norway', 'spain'],
    ['Да ли је Шпанија признала Косово?', 'а Норвешка?', 'norway', 'spain'],
  ])('replaces the name of the same kind: “%s” “%s”', (first, next, now, before) => {
    const query = follow(first, next);
    expect(query.actors).toContain(now);
    expect(query.actors).not.toContain(before);
    expect(stems(query)).not.toContain(`@${before}`);
  });

  test('goes on with what was asked about the name that it replaces', () => {
    const query = follow('does spain recognise kosovo?', 'and Norway?');
    expect(query.carriedCues).toContain('recognition');
    expect(stems(query)).toContain('@recognition');
    expect(shown(['does spain recognise kosovo?'], 'and Norway?')[0]).toBe('recognition/no');
  });

  test('is none where Kosovo is named and said what of it', () => {
    const next = 'When did Kosovo declare independence?';
    expect(follow('did Norway recognise Kosovo?', next).carried).toEqual([]);
    expect(follow('did Norway recognise Kosovo?', 'and when did Kosovo?').carried).not.toEqual([]);
  });

  test('of a question that only names a time is about what is told of it', () =>
    expect(shown(['what happened in march 2004'], 'how many died')[0]).toBe('timeline/t-2004-riots'));

  test('replaces the period and keeps the rest', () => {
    const query = follow('what did Rice say in December 2007?', 'and in 2008?');
    expect(query.period).toEqual({ from: '2008', to: '2008' });
    expect(query.actors).toEqual(['rice']);
  });

  test('keeps the period where it names none', () =>
    expect(follow('what did Rice say in December 2007?', 'and Lavrov?').period).toEqual({
      from: '2007-12',
      to: '2007-12',
    }));

  test('moves the period before or after that of the question', () => {
    expect(follow('what did Rice say in December 2007?', 'what about before that?').period).toEqual({
      to: '2007-11-30',
    });
    expect(follow('what did Rice say in December 2007?', 'and after that?').period).toEqual({
      from: '2007-12',
    });
  });

  test('moves the period from that of the answer where the question had none', () => {
    const answered = { period: { from: '2008-02-17', to: '2008-02-18' } };
    expect(follow('what did Rice say?', 'and before that?', answered).period).toEqual({ to: '2008-02-16' });
    expect(follow('what did Rice say?', 'and after that?', answered).period).toEqual({ from: '2008-02-18' });
    expect(follow('what did Rice say?', 'and Lavrov?', answered).period).toBeUndefined();
  });

  test('reads a pronoun as the person asked about', () => {
    expect(follow('who is Rice?', 'what did she say?').actors).toEqual(['rice']);
    for (const id of shown(['who is Rice?'], 'what did she say?')) expect(id).toMatch(/^quote\/rice-/);
  });

  test('reads a pronoun as the speaker of the answer where nobody was named', () => {
    const query = follow('who called independence inevitable?', 'what else did he say?', {
      speaker: 'burns',
    });
    expect(query.actors).toEqual(['burns']);
    expect(stems(query)).toContain('@burns');
    expect(query.carried).toEqual([actors.get('burns')!.name]);
  });

  test.each([
    ["what is serbia's position on kosovo?", 'kosovo'],
    ["what is pristina's position?", 'serbia'],
  ])('asks for the other side than “%s”', (first, side) => {
    const query = follow(first, 'and what does the other side say?');
    expect(query.side).toBe(side);
    expect(stems(query)).not.toContain('@serbia');
    expect(stems(query)).not.toContain('@kosovo-institutions');
  });

  test('asks for the other side than that of the answer where the question named none', () =>
    expect(follow('was the declaration legal?', 'and the other side?', { side: 'kosovo' }).side).toBe(
      'serbia',
    ));

  test.each(['no, I meant Slovakia', 'sorry, Slovakia', 'mislio sam na Slovačku'])(
    'corrects what was asked: “%s”',
    (next) => {
      const query = follow('does slovenia recognise kosovo?', next);
      expect(query.actors).toContain('slovakia');
      expect(query.actors).not.toContain('slovenia');
      expect(query.carriedCues).toContain('recognition');
      expect(query.intent).toBe(remembered('does slovenia recognise kosovo?').intent);
    },
  );

  test('weighs what it carries less than what is asked now', () => {
    const weight = (query: Query) => query.terms.find(({ forms }) => forms[0]?.stem === '@spain')!.weight;
    expect(weight(follow('does spain recognise kosovo?', 'why?'))).toBeLessThan(
      weight(understand('does spain recognise kosovo?')),
    );
  });

  test('says in the reply what it carried over, and only then', () => {
    const notes = (context: string[], text: string) => bot.ask({ id: 'q', text, context }).notes.join();
    expect(notes(['does spain recognise kosovo?'], 'and Norway?')).toMatch(/carried over: .*kosovo/);
    expect(notes([], 'does Norway recognise kosovo?')).not.toMatch(/carried/);
  });
});

describe('a question of its own', () => {
  test.each([
    'what is UNMIK?',
    'who is Lavrov?',
    'why did the talks in Vienna fail?',
    'How did the General Assembly vote on resolution 63/3?',
    'Did Slovakia recognise Kosovo?',
    'What did Rice say in December 2007?',
  ])('carries nothing over: %s', (next) =>
    expect(follow('does spain recognise kosovo in 2012?', next)).toEqual(understand(next)),
  );

  test.each(['blorf?', 'blorf zint quax', 'and the cheese?', 'asdfgh'])(
    'that means nothing here carries nothing over: %s',
    (next) => {
      expect(follow('does spain recognise kosovo?', next)).toEqual(understand(next));
      expect(bot.ask({ id: 'q', text: next, context: ['does spain recognise kosovo?'] }).kind).toBe(
        'abstained',
      );
    },
  );

  test('is read alone where nothing came before', () => {
    const query = understand('why?');
    expect(resolveFollowUp(query, undefined, actors)).toBe(query);
  });

  for (const next of [
    'when was resolution 1244 adopted?',
    'who drafted the Ahtisaari plan?',
    'when did the ICJ decide?',
  ])
    test(`carries nothing over, though it is short: ${next}`, () =>
      expect(follow('does spain recognise kosovo?', next)).toEqual(understand(next)));
});

test('a position asked for in another year is the position of that year', () =>
  expect(shown(["what was serbia's position in 2007?"], 'and in 2012?')[0]).toBe('position/serbia-2012'));

test('what came before that is no part of that', () => {
  for (const id of shown(['what did Rice say in December 2007?'], 'what about before that?'))
    expect(id).not.toMatch(/rice-2007-12/);
});

describe('what a thread remembers', () => {
  const QUESTIONS = [
    'does spain recognise kosovo?',
    'What did Rice say in December 2007?',
    'so tell me please, has Slovakia formally recognised Kosovo yet?',
    'a e ka njohur Spanja Kosovën?',
    'Да ли је Шпанија признала Косово?',
  ];
  test.each(QUESTIONS)('holds no text of “%s”, not even two words of it in a row', (text) => {
    const { answer, state } = bot.respond({ id: 'secret-id', text });
    expect(answer.kind).toBe('grounded');
    const kept = JSON.stringify(state);
    const words = text.toLowerCase().split(/\s+/);
    for (let i = 0; i + 1 < words.length; i++)
      expect(kept.toLowerCase()).not.toContain(`${words[i]} ${words[i + 1]}`);
    expect(kept).not.toContain('secret-id');
  });

  test('holds no word that the base does not have', () => {
    const { answer, state } = bot.respond({
      id: 'q',
      text: 'Did Zlabornik hear whether Slovakia recognised Kosovo?',
    });
    expect(answer.kind).toBe('grounded');
    expect(JSON.stringify(state)).not.toContain('zlabornik');
  });

  test('is plain JSON, and serves as well as the earlier questions themselves', () => {
    for (const first of QUESTIONS) {
      const state: ThreadState = JSON.parse(JSON.stringify(bot.respond({ id: 'q', text: first }).state));
      for (const text of ['and Norway?', 'why?', 'what did she say?', 'and before that?'])
        expect(bot.ask({ id: 'q', text, state })).toEqual(bot.ask({ id: 'q', text, context: [first] }));
    }
  });

  test('is nothing new where nothing was answered', () =>
    expect(bot.respond({ id: 'q', text: 'blorf zint quax' }).state).toBeUndefined());
});
