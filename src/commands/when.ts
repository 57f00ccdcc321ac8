import type { Passage } from '../model/knowledge.ts';
import type { Candidate } from '../model/question.ts';
import { weightsOf } from '../answer/compose.ts';
import { Excerpter } from '../answer/compose.ts';
import { messages } from '../answer/messages.ts';
import { route } from '../evidence/route.ts';
import { THRESHOLD } from '../evidence/select.ts';
import { candidateOf, retrieve } from '../retrieval/retrieve.ts';
import { type Command, framed, nothingHeld, passagesOf, WHOLE } from './context.ts';

const SHOWN = 3;
/** Events that score less than this share of the best are about something else. */
const NEAR_BEST = 0.55;
/** Records that hold a date of their own, for what the timeline does not have. */
const DATED: ReadonlySet<string> = new Set(['membership', 'vote', 'document']);

/** `when`: the timeline's best events for a description; below the threshold it abstains (F17). */
export const when: Command = (engine, args, context) => {
  const text = args.event!;
  const byId = passagesOf(engine, [text.toLowerCase(), `timeline/${text.toLowerCase()}`]).find(({ group }) => group === 'timeline');
  const query = context.understand({ id: context.id, text: `when ${text.replace(/^when\s+/i, '')}` });
  const through = route(engine, engine.links, query);
  const pinned = through.name === 'recognition' || through.name === 'membership' ? passagesOf(engine, through.pins) : [];
  const ranked = query.terms.some((term) => term.known) ? rank(query, engine) : [];
  const events = ranked.filter(({ passage }) => passage.group === 'timeline');
  const fitting = bestOf(events);
  const others = fitting.length > 0 ? [] : bestOf(ranked.filter(({ passage }) => DATED.has(passage.group)));
  const passages: Passage[] = byId === undefined ? [...new Set([...pinned, ...fitting, ...others])] : [byId];
  if (passages.length === 0)
    return nothingHeld(engine, context, messages(context.language).noPassage, ['/timeline', '/help when'], events.slice(0, 2).map(({ passage }) => passage));
  const excerpter = new Excerpter(engine);
  const weights = weightsOf(engine, query);
  const excerpts = passages.map((passage) => excerpter.excerpt(passage, weights, WHOLE));
  const notes = [
    ...query.corrections.map(({ from, to }) => messages(context.language).corrected(from, to)),
    ...(through.premiseFails === true ? [messages(context.language).premise] : []),
    ...(excerpts.length > SHOWN ? [messages(context.language).leftOut(excerpts.length - SHOWN)] : []),
  ];
  return excerpter.grounded(framed(engine, context, { notes }), [{ excerpts: excerpts.slice(0, SHOWN) }], excerpts.slice(SHOWN), 'When');
};

/** Every dated record as a candidate: the first stage's pool may hold none of them. */
function rank(query: Parameters<typeof retrieve>[1], engine: Parameters<typeof retrieve>[0]): Candidate[] {
  const found = retrieve(engine, query);
  const seen = new Set(found.map(({ passage }) => passage.id));
  const rest = engine.knowledge.timeline.filter(({ id }) => !seen.has(id)).flatMap(({ id }) => candidateOf(engine, query, id) ?? []);
  return [...found, ...rest];
}

function bestOf(candidates: readonly Candidate[]): Passage[] {
  const covered = candidates.filter(({ coverage }) => coverage >= THRESHOLD);
  // The whole of what is asked goes before a high score for a part of it.
  const sorted = covered.sort((a, b) => b.score * b.coverage - a.score * a.coverage);
  const floor = (sorted[0] === undefined ? 0 : sorted[0].score * sorted[0].coverage) * NEAR_BEST;
  return sorted.filter(({ score, coverage }) => score * coverage >= floor).slice(0, 6).map(({ passage }) => passage);
}
