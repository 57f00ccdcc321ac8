import { Excerpter, frame } from '../../src/answer/compose.ts';
import { sourceText } from '../../src/answer/plain-text.ts';
import type { Bot } from '../../src/bot.ts';
import { NOTHING_ASKED } from '../../src/evidence/excerpt.ts';
import { type Answer, type Excerpt, excerptsOf, type Grounded } from '../../src/model/answer.ts';
import type { Passage } from '../../src/model/knowledge.ts';
import { passageOf } from './kept-answer.ts';

/** Further excerpts at once: as many as an answer shows, three and what a page of a timeline holds. */
const PAGE = 5;
const WHOLE = Number.POSITIVE_INFINITY;

/** The next excerpts that an answer held back, with the numbers that they had. */
export function furtherExcerpts({ title: _, ...answer }: Grounded): Grounded {
  const excerpts = answer.more.slice(0, PAGE);
  const more = answer.more.slice(PAGE);
  const used = new Set([...excerpts, ...more].map(({ cite }) => cite));
  return {
    ...answer,
    notes: [],
    suggestions: [],
    sections: [{ heading: 'Further excerpts', excerpts }],
    more,
    citations: answer.citations.filter(({ number }) => used.has(number)),
  };
}

/** The whole passage of an excerpt between its neighbours, with heading and link (F24). */
export function contextOf({ engine }: Bot, { passage: id }: Excerpt, questionId: string): Answer | undefined {
  const passage = passageOf(engine, id);
  if (passage === undefined) return undefined;
  const excerpter = new Excerpter(engine);
  const section = (heading: string, of: Passage | undefined) =>
    of === undefined ? [] : [{ heading, excerpts: [excerpter.excerpt(of, NOTHING_ASKED, WHOLE)] }];
  const place = engine.byId.get(id) ?? -1;
  const neighbour = (at: number): Passage | undefined => {
    const other = engine.knowledge.passages[at];
    return passage.article !== undefined && other?.article === passage.article ? other : undefined;
  };
  return excerpter.grounded(
    frame(engine, questionId, 'en', { notes: [`Passage ${passage.id}.`] }),
    [
      ...section('Before it', neighbour(place - 1)),
      ...section('The passage', passage),
      ...section('After it', neighbour(place + 1)),
    ],
    [],
    passage.title,
  );
}

/** Every source that the passages of an answer rest on, not only those cited first. */
export function sourcesOf({ engine }: Bot, answer: Grounded): Answer {
  const cited = answer.citations.map(({ number, source }) => `[${number}] ${sourceText(source)}`);
  const numbered = new Set<string>(answer.citations.map(({ source }) => source.id));
  const others = [...excerptsOf(answer), ...answer.more]
    .flatMap(({ passage }) => passageOf(engine, passage)?.sources ?? [])
    .filter((id) => !numbered.has(id));
  const further = [...new Set(others)].flatMap((id) => {
    const source = engine.sources.get(id);
    return source === undefined ? [] : [`Also: ${sourceText(source)}`];
  });
  return {
    kind: 'help',
    ...frame(engine, answer.questionId, answer.language),
    message: ['Sources of this answer', ...cited, ...further].join('\n'),
  };
}

/** The topic that most of an answer is about, for the buttons that open more on it. */
export function topicOf({ engine }: Bot, answer: Answer): string | undefined {
  const counts = new Map<string, number>();
  for (const { passage } of excerptsOf(answer))
    for (const topic of passageOf(engine, passage)?.topics ?? [])
      counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Both sides on the topic, or on everything where the base holds nothing of either on it. */
export function bothSides(bot: Bot, topic: string | undefined, id: string): Answer {
  const narrow =
    topic === undefined
      ? undefined
      : bot.run({ id, command: 'compare', args: `serbia kosovo topic:${topic}` });
  return narrow !== undefined && excerptsOf(narrow).length > 0
    ? narrow
    : bot.run({ id, command: 'compare', args: 'serbia kosovo' });
}

export const hasTimeline = ({ engine }: Bot, topic: string): boolean =>
  engine.knowledge.timeline.some(({ topics }) => topics.includes(topic));
