import { abstain, composeEvidence, frame } from './answer/compose.ts';
import { messages } from './answer/messages.ts';
import { type Selected, select, THRESHOLD } from './evidence/select.ts';
import type { Answer } from './model/answer.ts';
import type { Actor, Knowledge } from './model/knowledge.ts';
import type { Query, Question, Trace } from './model/question.ts';
import { type Previous, resolveFollowUp } from './query/follow-up.ts';
import { createUnderstand } from './query/understand.ts';
import { buildEngine, type Engine } from './retrieval/engine.ts';
import { clean } from './text/normalize.ts';

/** Longer texts are no questions; Discord's own limit for an option is 6,000. */
const LONGEST_QUESTION = 2000;
/** How many earlier questions of a thread are read. */
const THREAD = 4;

export interface Bot {
  readonly engine: Engine;
  /** Answers a question. Never throws for anything that a person can type. */
  ask(question: Question): Answer;
  /** The same with everything that was considered. */
  explain(question: Question): { answer: Answer; trace: Trace };
}

/** The pipeline: understand → expand → retrieve → select → excerpt → compose → cite. */
export function createBot(knowledge: Knowledge, everyday: ReadonlySet<string>): Bot {
  const engine = buildEngine(knowledge, everyday);
  const understand = createUnderstand(engine);
  const actors = new Map<string, Actor>(knowledge.actors.map((actor) => [actor.id, actor]));

  const read = (question: Question): Query => {
    let previous: Previous | undefined;
    for (const text of (question.context ?? []).slice(-THREAD))
      if (text.length <= LONGEST_QUESTION) previous = answered(engine, resolveFollowUp(understand({ id: question.id, text }), previous, actors));
    return resolveFollowUp(understand(question), previous, actors);
  };

  const explain = (question: Question): { answer: Answer; trace: Trace } => {
    const text = clean(question.text);
    if (text.length > LONGEST_QUESTION) {
      const message = messages('en').tooLong(text.length, LONGEST_QUESTION);
      return { answer: { kind: 'usage', ...frame(engine, question.id, 'en'), message }, trace: { candidates: [] } };
    }
    if (!/[\p{L}\p{N}]/u.test(text))
      return { answer: { kind: 'usage', ...frame(engine, question.id, 'en', { suggestions: EXAMPLES }), message: messages('en').empty }, trace: { candidates: [] } };
    const query = read(question);
    const selected = select(engine, query);
    return { answer: answerOf(engine, query, selected), trace: traceOf(query, selected) };
  };
  return { engine, explain, ask: (question) => explain(question).answer };
}

/** What the next question of a thread may point back to: the best passage of the answer to this one. */
function answered(engine: Engine, query: Query): Previous {
  const { selection } = select(engine, query);
  const best = selection.kind === 'evidence' ? selection.candidates[0]?.passage : undefined;
  const speaker = best?.speaker?.actor ?? best?.claimant;
  return {
    query,
    ...(speaker === undefined ? {} : { speaker }),
    ...(best?.side === undefined ? {} : { side: best.side }),
    ...(best?.period === undefined ? {} : { period: best.period }),
  };
}

const EXAMPLES = ['When did Kosovo declare independence?', 'Did Slovakia recognise Kosovo?', 'What did Rice say in December 2007?'];

function answerOf(engine: Engine, query: Query, { selection, route }: Selected): Answer {
  const say = messages(query.language);
  const notes = [
    ...(query.carried.length === 0 ? [] : [say.carried(query.carried.join(', '))]),
    ...query.corrections.map(({ from, to }) => say.corrected(from, to)),
    ...(route.premiseFails === true ? [say.premise] : []),
  ];
  const common = frame(engine, query.question.id, query.language, { notes });
  if (selection.kind === 'evidence') return composeEvidence(engine, query, selection.candidates, common);
  const message = { opinion: say.opinion, 'not-a-question': say.steering, 'no-passage': say.noPassage, 'too-long': say.noPassage, 'other-subject': say.noPassage }[selection.reason];
  const suggestions = selection.reason === 'opinion' ? ['/compare serbia kosovo', '/position serbia', '/position kosovo'] : selection.reason === 'no-passage' ? [say.rephrase] : EXAMPLES;
  return abstain({ ...common, suggestions }, selection.reason, message, selection.nearest, engine);
}

function traceOf(query: Query, { candidates, confidence, route }: Selected): Trace {
  return {
    query,
    route: route.name,
    candidates: candidates.slice(0, 12).map(({ passage, score, coverage, matched }) => ({ passage: passage.id, score, coverage, matched })),
    confidence,
    threshold: THRESHOLD,
  };
}
