import { abstain, composeEvidence, frame } from './answer/compose.ts';
import { messages } from './answer/messages.ts';
import { parseCommandLine } from './commands/parse-command-line.ts';
import { createRun } from './commands/run.ts';
import { type Selected, select, THRESHOLD } from './evidence/select.ts';
import type { Answer } from './model/answer.ts';
import type { Knowledge, Passage } from './model/knowledge.ts';
import type { CommandCall, Language, Query, Question, ThreadState, Trace } from './model/question.ts';
import { clausesOf } from './query/clauses.ts';
import { resolveFollowUp, resolvePronoun, threadState } from './query/follow-up.ts';
import { hasCue } from './query/intents.ts';
import { languageOption } from './query/language-option.ts';
import { questionKind } from './query/question-kind.ts';
import { createUnderstand } from './query/understand.ts';
import { buildEngine, type Engine } from './retrieval/engine.ts';
import { likeness } from './retrieval/retrieve.ts';
import { clean } from './text/normalize.ts';
import type { TermTable } from './text/term-table.ts';
import { tokenize } from './text/tokens.ts';

/** Longer texts are no questions; Discord's own limit for an option is 6,000. */
const LONGEST_QUESTION = 2000;
/** Characters of a text too long to be read that tell its language. */
const ENOUGH_TO_DETECT = 300;
/** How many earlier questions of a thread are read. */
const THREAD = 4;

export interface Bot {
  readonly engine: Engine;
  /** Answers a question. Never throws for anything that a person can type. */
  ask(question: Question): Answer;
  /** The same with everything that was considered. */
  explain(question: Question): { answer: Answer; trace: Trace };
  /** An answer, and what the thread is to remember for the next question; without an answer it remembers what it did. */
  respond(request: Question | CommandCall): { answer: Answer; state?: ThreadState };
  /** Answers a command of the grammar; `ask` is a question like any other. */
  run(call: CommandCall): Answer;
}

/** The pipeline: understand → expand → retrieve → select → excerpt → compose → cite. */
export const createBot = (knowledge: Knowledge, everyday: TermTable): Bot =>
  botOver(buildEngine(knowledge, everyday));

/**
 * The same over an engine that is already built.
 *
 * @param threshold likelihood below which it abstains, for fitting it
 */
export function botOver(engine: Engine, threshold?: number): Bot {
  const { actors } = engine;
  const understand = createUnderstand(engine);

  /** The persons whom a passage is about, else those whom its text names. */
  const personsIn = ({ actors: about, text }: Passage): string[] => {
    const isPerson = (id: string) => actors.get(id)?.kind === 'person';
    const persons = about.filter(isPerson);
    if (persons.length > 0) return persons;
    const tokens = tokenize(text);
    const words = tokens.map(({ term }) => term);
    const raw = tokens.map(({ start, end }) => text.slice(start, end));
    return engine.names
      .find(words, { raw, inflect: false, unknown: () => false })
      .flatMap(({ named }) => named.map(({ id }) => id))
      .filter(isPerson);
  };

  /** What a thread remembers of a question; one that only names a time is about what is told of that time. */
  const rememberOf = (query: Query, best: Passage | undefined): ThreadState => {
    const state = remember(query, best, personsIn);
    if (state.terms.length > 0 || best === undefined) return state;
    const { terms, actors: about } = understand({ id: query.question.id, text: best.heading });
    return { ...state, terms: terms.filter((term) => term.known), actors: about };
  };

  /** A question with what it leaves unsaid, and another way in which it may be meant. */
  const read = (question: Question): { query: Query; other?: Query | undefined } => {
    let state = question.state;
    for (const earlier of (question.context ?? []).slice(-THREAD)) {
      const { text } = languageOption(clean(earlier));
      if (text.length <= LONGEST_QUESTION) {
        const query = resolveFollowUp(understand({ id: question.id, text }), state, actors);
        state = rememberOf(query, bestOf(select(engine, query)));
      }
    }
    const change = TOPIC_CHANGE.exec(question.text);
    const other = change?.[1] ?? change?.[2];
    if (other !== undefined) return { query: understand({ ...question, text: other }) };
    const query = understand(question);
    return { query: resolveFollowUp(query, state, actors), other: resolvePronoun(query, state, actors) };
  };

  const consider = (asked: Question): { answer: Answer; query?: Query; selected?: Selected } => {
    const question: Question = { ...asked, ...languageOption(clean(asked.text)) };
    const { text } = question;
    if (text.length > LONGEST_QUESTION) {
      const language =
        question.language ?? understand({ id: question.id, text: text.slice(0, ENOUGH_TO_DETECT) }).language;
      const message = messages(language).tooLong(text.length, LONGEST_QUESTION);
      return { answer: { kind: 'usage', ...frame(engine, question.id, language), message } };
    }
    if (!/[\p{L}\p{N}]/u.test(text)) {
      const language = question.language ?? question.state?.language ?? 'en';
      const { empty, examples } = messages(language);
      return {
        answer: {
          kind: 'usage',
          ...frame(engine, question.id, language, { suggestions: examples }),
          message: empty,
        },
      };
    }
    const { query: whole, other } = read(question);
    let query = whole;
    let selected = select(engine, query, threshold);
    if (other !== undefined && alike(engine, other) > Math.max(ALIKE, alike(engine, query))) {
      query = other;
      selected = select(engine, query, threshold);
    }
    // In a long question the point often stands in one clause, and the rest is the story around it.
    if (selected.selection.kind === 'abstention' && selected.selection.reason === 'no-passage')
      for (const clause of clausesOf(text)) {
        const { query: part } = read({ ...question, text: clause });
        // A clause that names nobody of those named in the whole is the story, not the question.
        if (
          part.terms.length < 2 ||
          (query.actors.length > 0 && !part.actors.some((id) => query.actors.includes(id)))
        )
          continue;
        const found = select(engine, part, threshold);
        if (found.selection.kind === 'evidence' && found.confidence > selected.confidence) {
          query = part;
          selected = found;
        }
      }
    return { answer: answerOf(engine, query, selected), query, selected };
  };
  // The grammar knows no language of a call; its `ask` speaks it all the same.
  const run = (call: CommandCall): Answer =>
    createRun(engine, {
      understand,
      ask: (question) =>
        consider(call.language === undefined ? question : { ...question, language: call.language }).answer,
    })(call);
  /** A line that begins with a slash is a command wherever it is typed. */
  const commandIn = ({ text, ...rest }: Question): CommandCall | undefined => {
    const line = clean(text);
    const command = line.startsWith('/') ? parseCommandLine(line) : undefined;
    return command === undefined ? undefined : { ...rest, ...command };
  };
  const ask = (question: Question): Answer => {
    const command = commandIn(question);
    return command === undefined ? consider(question).answer : run(command);
  };
  return {
    engine,
    ask,
    run,
    explain: (question) => {
      const { answer, query, selected } = consider(question);
      return {
        answer,
        trace: query === undefined || selected === undefined ? { candidates: [] } : traceOf(query, selected),
      };
    },
    respond: (asked) => {
      const request = 'text' in asked ? (commandIn(asked) ?? asked) : asked;
      const question: Question =
        'text' in request
          ? request
          : {
              ...request,
              text: request.command === 'ask' ? request.args : `${request.command} ${request.args}`,
            };
      if ('command' in request && request.command !== 'ask') {
        const answer = run(request);
        const query = understand(question);
        const first = answer.kind === 'grounded' ? answer.sections[0]?.excerpts[0]?.passage : undefined;
        return first === undefined
          ? { answer }
          : { answer, state: rememberOf(query, engine.knowledge.passages[engine.byId.get(first)!]) };
      }
      const { answer, query, selected } = consider(question);
      return answer.kind === 'grounded' && query !== undefined && selected !== undefined
        ? { answer, state: rememberOf(query, bestOf(selected)) }
        : { answer };
    },
  };
}

/** Says that what follows has nothing to do with what was asked before; of that, at least two words. */
const TOPIC_CHANGE =
  /\b(?:different|new|another|other) (?:thing|topic|question|subject)\b[:,.;\s–-]+(?=\S+\s+\S)(.+)$|\b(?:something else|change of (?:topic|subject)|unrelated|(?:tjet[eë]r|tjera) (?:pyetje|tem[eë])|(?:pyetje|tem[eë]) tjet[eë]r|drug[oa] (?:pitanje|tema))\b[:,.;\s–-]+(?=\S+\s+\S)(.+)$/iu;

/** A follow-up is taken for a question of its own where it is this like one that is known. */
const ALIKE = 0.65;
const alike = (engine: Engine, query: Query): number =>
  Math.max(0, ...likeness(engine, query).passages.values());

const bestOf = ({ selection }: Selected): Passage | undefined =>
  selection.kind === 'evidence' ? selection.candidates[0]?.passage : undefined;

/** What the next question of a thread may point back to: the question, and the best passage of its answer. */
function remember(
  query: Query,
  best: Passage | undefined,
  personsIn: (passage: Passage) => readonly string[],
): ThreadState {
  // Asked who it was, "he" is the person of the answer whom the question did not name.
  const asksWho = hasCue('person', query.folded) || questionKind(query.folded) === 'who';
  const found =
    asksWho && best !== undefined
      ? personsIn(best).find((id) => !query.actors.some((actor) => actor === id))
      : undefined;
  const speaker = found ?? best?.speaker?.actor ?? best?.claimant;
  return threadState(query, {
    ...(speaker === undefined ? {} : { speaker }),
    ...(best?.side === undefined ? {} : { side: best.side }),
    ...(best?.period === undefined ? {} : { period: best.period }),
  });
}

/** What the bot's own words are in: the language asked for, else the question's. */
const spokenIn = ({ question, language }: Query): Language => question.language ?? language;

function answerOf(engine: Engine, query: Query, { selection, route }: Selected): Answer {
  const language = spokenIn(query);
  const say = messages(language);
  const notes = [
    ...(query.carried.length === 0 || selection.kind !== 'evidence'
      ? []
      : [say.carried(query.carried.join(', '))]),
    ...query.corrections.map(({ from, to }) => say.corrected(from, to)),
    ...(route.premiseFails === true ? [say.premise] : []),
  ];
  const common = frame(engine, query.question.id, language, { notes });
  if (selection.kind === 'evidence') return composeEvidence(engine, query, selection.candidates, common);
  const message = {
    opinion: say.opinion,
    'not-a-question': say.steering,
    'no-passage': say.noPassage,
    'too-long': say.noPassage,
    'other-subject': say.noPassage,
  }[selection.reason];
  const suggestions =
    selection.reason === 'opinion'
      ? ['/compare serbia kosovo', '/position serbia', '/position kosovo']
      : selection.reason === 'no-passage'
        ? [say.rephrase]
        : say.examples;
  return abstain({ ...common, suggestions }, selection.reason, message, selection.nearest, engine);
}

function traceOf(query: Query, { candidates, confidence, evidence, route }: Selected): Trace {
  return {
    query,
    route: route.name,
    candidates: candidates
      .slice(0, 12)
      .map(({ passage, score, coverage, matched }) => ({ passage: passage.id, score, coverage, matched })),
    confidence,
    ...(evidence === undefined ? {} : { evidence }),
    threshold: THRESHOLD,
  };
}
