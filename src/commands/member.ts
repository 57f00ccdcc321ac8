import type { Passage } from '../model/knowledge.ts';
import type { Engine } from '../retrieval/engine.ts';
import { candidateOf, retrieve } from '../retrieval/retrieve.ts';
import { actorById } from './actor-records.ts';
import {
  type Command,
  type CommandContext,
  groundedPlan,
  named,
  nothingHeld,
  passagesOf,
  WHOLE,
} from './context.ts';
import { exactIds, nameOf } from './resolve-name.ts';

const ARTICLES = 2;
const ORGANISED: ReadonlySet<string> = new Set(['organisation', 'institution']);
/** Share of the organisation's name that a passage on it holds. */
const NAMED = 0.9;

/** Whether records on membership lead from a name: organisations and their bodies, never states. */
export const isOrganisation =
  (engine: Engine) =>
  (id: string): boolean => {
    if (!engine.links.memberships.has(id) && !engine.links.votes.has(id)) return false;
    const kind = actorById(engine, id)?.kind;
    return ORGANISED.has(kind ?? '') || (kind === undefined && engine.links.memberships.has(id));
  };

/** `member`: the membership record of an organisation, votes concerning it, and article passages. */
export const member: Command = (engine, args, context) => {
  const text = args.organisation!.replace(/^(?:is\s+)?(?:kosovo|kosova)\s+(?:a\s+)?/i, '');
  const anyOrganisation = (id: string) =>
    isOrganisation(engine)(id) || ORGANISED.has(actorById(engine, id)?.kind ?? '');
  // A body that is known by exactly this name is not another one misspelt, even where nothing is held of it.
  const accepts =
    exactIds(engine, text, anyOrganisation).length > 0 ? anyOrganisation : isOrganisation(engine);
  const found = named(
    engine,
    context,
    text,
    accepts,
    (name) => `/member ${name}`,
    'No organisation of the registers has this name.',
  );
  if ('answer' in found) return found.answer;
  const { id } = found;
  const name = nameOf(engine, id);
  const parent = actorById(engine, id)?.of;
  const own = engine.links.memberships.get(id) ?? [];
  // A body such as the Parliamentary Assembly has votes; the membership is its organisation's.
  const memberships =
    own.length > 0 || parent === undefined ? own : (engine.links.memberships.get(parent) ?? []);
  const records = passagesOf(engine, memberships);
  const votes = passagesOf(engine, engine.links.votes.get(id) ?? []).filter(
    ({ heading }) => records.length === 0 || /admi|join|application|invit/i.test(heading),
  );
  const articles = articlesOn(engine, context, name);
  const notes = [
    ...found.notes,
    ...(own.length === 0 && records.length > 0
      ? [`Shown for ${nameOf(engine, parent!)}, to which it belongs.`]
      : []),
  ];
  if (records.length + votes.length === 0)
    return nothingHeld(
      engine,
      context,
      `No membership record of ${name} is held.`,
      ['/member unesco', '/member council of europe', `/ask Kosovo and ${name}`],
      articles,
    );
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

function articlesOn(engine: Engine, context: CommandContext, name: string): Passage[] {
  const query = context.understand({ id: context.id, text: `Kosovo membership of ${name}` });
  const own = context.understand({ id: context.id, text: name });
  const holds = (passage: Passage) => candidateOf(engine, own, passage.id)!.coverage >= NAMED;
  return retrieve(engine, query)
    .map(({ passage }) => passage)
    .filter((passage) => passage.group === 'article' && holds(passage))
    .slice(0, ARTICLES + 2);
}
