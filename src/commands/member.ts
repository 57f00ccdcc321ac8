import type { Passage } from '../model/knowledge.ts';
import { entityTerm } from '../query/entity-term.ts';
import type { Engine } from '../retrieval/engine.ts';
import { retrieve } from '../retrieval/retrieve.ts';
import { actorById } from './actor-records.ts';
import { type Command, type CommandContext, groundedPlan, named, nothingHeld, passagesOf, WHOLE } from './context.ts';
import { nameOf } from './resolve-name.ts';

const ARTICLES = 2;

/** Whether records on membership lead from a name: organisations and their bodies, never states. */
export const isOrganisation = (engine: Engine) => (id: string): boolean => {
  if (!engine.links.memberships.has(id) && !engine.links.votes.has(id)) return false;
  const kind = actorById(engine, id)?.kind;
  return kind === 'organisation' || kind === 'institution' || (kind === undefined && engine.links.memberships.has(id));
};

/** `member`: the membership record of an organisation, votes concerning it, and article passages. */
export const member: Command = (engine, args, context) => {
  const anyOrganisation = (id: string) => ['organisation', 'institution'].includes(actorById(engine, id)?.kind ?? '') || isOrganisation(engine)(id);
  const text = args.organisation!.replace(/^(?:is\s+)?(?:kosovo|kosova)\s+(?:a\s+)?/i, '');
  const known = named(engine, context, text, isOrganisation(engine), (name) => `/member ${name}`);
  const found = 'answer' in known && known.answer.kind === 'usage' ? named(engine, context, text, anyOrganisation, (name) => `/member ${name}`, 'No organisation of the registers has this name.') : known;
  if ('answer' in found) return found.answer;
  const { id } = found;
  const name = nameOf(engine, id);
  const parent = actorById(engine, id)?.of;
  const own = engine.links.memberships.get(id) ?? [];
  // A body such as the Parliamentary Assembly has votes; the membership is its organisation's.
  const memberships = own.length > 0 || parent === undefined ? own : (engine.links.memberships.get(parent) ?? []);
  const records = passagesOf(engine, memberships);
  const votes = passagesOf(engine, engine.links.votes.get(id) ?? []).filter(({ heading }) => records.length === 0 || /admi|join|member|appl|invit|recommend/i.test(heading));
  const articles = articlesOn(engine, context, id, name);
  const notes = [...found.notes, ...(own.length === 0 && records.length > 0 ? [`Shown for ${nameOf(engine, parent!)}, to which it belongs.`] : [])];
  if (records.length + votes.length === 0)
    return nothingHeld(engine, context, `No membership record of ${name} is held.`, ['/member unesco', '/member council of europe', `/ask Kosovo and ${name}`], articles);
  return groundedPlan(
    engine,
    context,
    [
      { heading: 'Record', passages: records, shown: 2, length: WHOLE },
      { heading: 'Votes', passages: votes, shown: 3, length: WHOLE },
      { heading: 'Other passages', passages: articles, shown: ARTICLES },
    ],
    `Membership: ${name}`,
    { notes },
  );
};

function articlesOn(engine: Engine, context: CommandContext, id: string, name: string): Passage[] {
  const query = context.understand({ id: context.id, text: `Kosovo membership of ${name}` });
  const holds = (passage: Passage) => engine.index.stemsOf(engine.byId.get(passage.id)!).includes(entityTerm(id));
  return retrieve(engine, query)
    .map(({ passage }) => passage)
    .filter((passage) => passage.group === 'article' && holds(passage))
    .slice(0, ARTICLES + 2);
}
