import { askedOf, Excerpter } from '../answer/compose.ts';
import { messages } from '../answer/messages.ts';
import { route } from '../evidence/route.ts';
import type { Passage } from '../model/knowledge.ts';
import type { Candidate, Query } from '../model/question.ts';
import type { Engine } from '../retrieval/engine.ts';
import { candidateOf, retrieve } from '../retrieval/retrieve.ts';
import { stems } from '../retrieval/search-index.ts';
import { type Command, framed, HELD, nothingHeld, passagesOf, WHOLE } from './context.ts';

const SHOWN = 3;
const LISTED = 6;
/** Events that score less than this share of the best are about something else. */
const NEAR_BEST = 0.55;
/** Records that hold a date of their own, for what the timeline does not have. */
const DATED: ReadonlySet<string> = new Set(['membership', 'vote', 'document']);

/** `when`: the timeline's best events for a description; below the threshold it abstains (F17). */
export const when: Command = (engine, args, context) => {
  const text = args.event!;
  const byId = passagesOf(engine, [text.toLowerCase(), `timeline/${text.toLowerCase()}`]).find(
    ({ group }) => group === 'timeline',
  );
  const query = context.understand({ id: context.id, text: `when ${text.replace(/^when\s+/i, '')}` });
  const through = route(engine, engine.links, query);
  const pinned =
    through.name === 'recognition' || through.name === 'membership' ? passagesOf(engine, through.pins) : [];
  const ranked = query.terms.some((term) => term.known) ? rank(query, engine) : [];
  const events = ranked.filter(({ passage }) => passage.group === 'timeline');
  const fitting = bestOf(query, events);
  const others =
    fitting.length > 0
      ? []
      : bestOf(
          query,
          ranked.filter(({ passage }) => DATED.has(passage.group)),
        );
  const passages: Passage[] = byId === undefined ? [...new Set([...pinned, ...fitting, ...others])] : [byId];
  if (passages.length === 0)
    return nothingHeld(
      engine,
      context,
      messages(context.language).noPassage,
      ['/timeline', '/help when'],
      events.slice(0, 2).map(({ passage }) => passage),
    );
  const excerpter = new Excerpter(engine);
  const asked = askedOf(engine, query);
  const excerpts = passages.map((passage) => excerpter.excerpt(passage, asked, WHOLE));
  const notes = [
    ...query.corrections.map(({ from, to }) => messages(context.language).corrected(from, to)),
    ...(through.premiseFails === true ? [messages(context.language).premise] : []),
    ...(excerpts.length > SHOWN ? [messages(context.language).leftOut(excerpts.length - SHOWN)] : []),
  ];
  return excerpter.grounded(
    framed(engine, context, { notes }),
    [{ excerpts: excerpts.slice(0, SHOWN) }],
    excerpts.slice(SHOWN),
    'When',
  );
};

/** Every dated record as a candidate: the first stage's pool may hold none of them. */
function rank(query: Query, engine: Engine): Candidate[] {
  const found = retrieve(engine, query);
  const seen = new Set(found.map(({ passage }) => passage.id));
  const rest = engine.knowledge.timeline
    .filter(({ id }) => !seen.has(id))
    .flatMap(({ id }) => candidateOf(engine, query, id) ?? []);
  return [...found, ...rest];
}

function bestOf(query: Query, candidates: readonly Candidate[]): Passage[] {
  const asked = new Set(query.terms.flatMap(({ forms }) => forms.map(({ stem }) => stem)));
  // An event named by what is asked goes before one that mentions it: "announce intent to declare" is no declaration.
  const named = (passage: Passage) => {
    const words = stems(passage.heading);
    return words.length === 0 ? 0 : words.filter((word) => asked.has(word)).length / words.length;
  };
  const valued = candidates
    .filter(({ coverage }) => coverage >= HELD)
    .map(({ passage, score, coverage }) => ({ passage, value: score * coverage * (1 + named(passage)) }))
    .sort((a, b) => b.value - a.value);
  const floor = (valued[0]?.value ?? 0) * NEAR_BEST;
  return valued
    .filter(({ value }) => value >= floor)
    .slice(0, LISTED)
    .map(({ passage }) => passage);
}
