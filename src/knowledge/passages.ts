import type { ActorId, NonEmpty, Passage, PassageId, Side, SourceId, Standing } from '../model/knowledge.ts';
import type { Files } from './parse.ts';
import { articleDrafts } from './passages/article.ts';
import { definitionDrafts } from './passages/definition.ts';
import { documentDrafts } from './passages/document.ts';
import type { Draft } from './passages/draft.ts';
import { membershipDrafts } from './passages/membership.ts';
import { positionDrafts } from './passages/position.ts';
import { quoteDrafts } from './passages/quote.ts';
import { recognitionDrafts } from './passages/recognition.ts';
import { timelineDrafts } from './passages/timeline.ts';
import { voteDrafts } from './passages/vote.ts';

/** Publications of a body itself: what they print is its own document, not a report about it. */
const PRIMARY = /^(official|un-official|eu-official|court)$/;

/** Turns every record and article of the base into passages, in reading order. Retired ones never rank (F48). */
export function buildPassages(files: Files): Passage[] {
  const sources = new Map(files.sources.map((source) => [source.id, source]));
  const actors = new Map([...files.actors, ...files.states].map((actor) => [actor.id, actor]));
  const sideOf = (actor: string | undefined): Side | undefined =>
    sideOfActor(actor, (id) => actors.get(id)?.of);
  const name = (actor: string) => actors.get(actor)?.name ?? actor;

  const finish = (draft: Draft): Passage => {
    // A copy is cited only where no original address is held.
    const ordered = [...draft.sources].sort(
      (a, b) => Number(sources.get(a)?.copy ?? false) - Number(sources.get(b)?.copy ?? false),
    );
    const first = sources.get(ordered[0]!);
    const side = sideOf(draft.claimant);
    const standing: Standing =
      draft.standing ??
      (draft.claimant !== undefined
        ? 'party'
        : PRIMARY.test(first?.kind ?? '')
          ? 'primary-document'
          : 'third-party');
    return {
      id: draft.id as PassageId,
      kind: draft.kind,
      group: draft.group,
      title: draft.title,
      heading: draft.heading,
      text: draft.text,
      lang: 'en',
      sources: ordered as unknown as NonEmpty<SourceId>,
      ...(first?.date === undefined ? {} : { published: first.date }),
      ...(draft.period === undefined ? {} : { period: draft.period }),
      historical: draft.historical ?? false,
      ...(draft.claimant === undefined ? {} : { claimant: draft.claimant as ActorId }),
      ...(draft.speaker === undefined ? {} : { speaker: draft.speaker }),
      standing,
      ...(side === undefined ? {} : { side }),
      actors: (draft.actors ?? []) as ActorId[],
      topics: draft.topics ?? [],
      keys: draft.keys ?? [],
      status: draft.status === 'disputed' ? 'disputed' : 'active',
      ...(draft.article === undefined ? {} : { article: draft.article }),
    };
  };
  const drafts = [
    ...articleDrafts(files),
    ...quoteDrafts(files),
    ...positionDrafts(files, name),
    ...timelineDrafts(files),
    ...documentDrafts(files),
    ...recognitionDrafts(files),
    ...membershipDrafts(files),
    ...voteDrafts(files),
    ...definitionDrafts(files),
  ];
  return drafts.filter((draft) => draft.status !== 'retired').map(finish);
}

/** Which of the two sides an actor speaks for; third parties have none. */
export function sideOfActor(
  actor: string | undefined,
  of: (id: string) => string | undefined,
): Side | undefined {
  for (let id = actor, steps = 0; id !== undefined && steps < 4; id = of(id), steps++) {
    if (id === 'serbia' || id === 'kosovo-serbs') return 'serbia';
    if (id === 'kosovo-institutions' || id === 'kosovo-albanians') return 'kosovo';
  }
  return undefined;
}
