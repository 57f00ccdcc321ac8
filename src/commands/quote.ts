import type { Passage } from '../model/knowledge.ts';
import { entityTerm } from '../query/entity-term.ts';
import type { Engine } from '../retrieval/engine.ts';
import { candidateOf } from '../retrieval/retrieve.ts';
import { actorById, inScope, newestFirst, positionHolder } from './actor-records.ts';
import {
  type Command,
  type CommandContext,
  groundedPlan,
  named,
  nothingHeld,
  passagesOf,
  typedName,
  WHOLE,
} from './context.ts';
import { anyActor, nameOf } from './resolve-name.ts';
import { resolveTopic } from './resolve-topic.ts';
import { topicOf } from './topic-argument.ts';

const SHOWN = 5;
/** Share of the words asked for that a quotation must hold. */
const ENOUGH = 0.6;

/** `quote`: the quotations of a person, or of those who speak for an actor, newest first. */
export const quote: Command = (engine, args, context) => {
  const topic = topicOf(engine, context, args.topic, (name) => `/quote ${args.person} topic:${name}`);
  if ('answer' in topic) return topic.answer;
  const has = (id: string) => engine.links.quotesBy.has(id);
  const quoted = named(engine, context, args.person!, has, (name) => `/quote ${name}`);
  const sure = !('answer' in quoted) && quoted.notes.length === 0;
  // A name that is known exactly but has no quotation is not misspelt.
  const found = sure
    ? quoted
    : named(engine, context, args.person!, anyActor(engine), (name) => `/quote ${name}`);
  if ('answer' in found)
    return 'answer' in quoted
      ? found.answer
      : quote(engine, { ...args, person: typedName(engine, quoted.id) }, context);
  const holder = has(found.id) ? found.id : positionHolder(engine, actorById(engine, found.id)!).id;
  const name = nameOf(engine, holder);
  const all = newestFirst(passagesOf(engine, engine.links.quotesBy.get(holder) ?? []));
  if (all.length === 0) return none(engine, context, found.id);
  const dated = all.filter((passage) => inScope(passage, { asOf: args['as-of'], topic: topic.id }));
  const fitting = args.about === undefined ? dated : about(engine, context, dated, args.about);
  if (fitting.length === 0)
    return nothingHeld(
      engine,
      context,
      `No quotation of ${name} is held for this.`,
      [`/quote ${typedName(engine, holder)}`],
      all.slice(0, 2),
    );
  const notes = [...found.notes, ...topic.notes, ...(holder === found.id ? [] : [`Shown for ${name}.`])];
  return groundedPlan(
    engine,
    context,
    [{ passages: fitting, shown: SHOWN, length: WHOLE }],
    `Quotations: ${name}`,
    { notes },
  );
};

/** Quotations on a topic named by the words, and those that hold the words. */
function about(
  engine: Engine,
  context: CommandContext,
  quotes: readonly Passage[],
  text: string,
): readonly Passage[] {
  const topic = resolveTopic(engine, text);
  const query = context.understand({ id: context.id, text });
  // Kosovo is what all of them are about; a quotation need not name it.
  const isKosovo = (stem: string) => stem === entityTerm('kosovo');
  const wanted = {
    ...query,
    terms: query.terms.filter(({ forms }) => !forms.some(({ stem }) => isKosovo(stem))),
  };
  if (wanted.terms.length === 0) return quotes;
  return quotes.filter(
    (passage) =>
      (topic.kind === 'found' && topic.exact && passage.topics.includes(topic.topic.id)) ||
      (candidateOf(engine, wanted, passage.id)?.coverage ?? 0) >= ENOUGH,
  );
}

function none(engine: Engine, context: CommandContext, id: string) {
  const actor = actorById(engine, id)!;
  const same = engine.knowledge.actors.filter(
    ({ of, kind }) => kind === 'person' && of !== undefined && of === (actor.of ?? actor.id),
  );
  const suggestions = [
    `/position ${typedName(engine, id)}`,
    ...same.filter((other) => engine.links.quotesBy.has(other.id)).map((other) => `/quote ${other.name}`),
  ];
  return nothingHeld(
    engine,
    context,
    `No quotation of ${actor.name} is held.`,
    suggestions.slice(0, 3),
    passagesOf(engine, [`actor/${id}`]),
  );
}
