import type { PassageId } from '../model/knowledge.ts';
import { fold } from '../text/normalize.ts';
import type { Lookup } from '../text/text-map.ts';
import { tokenize } from '../text/tokens.ts';
import type { Engine } from './engine.ts';

/** Which records a name leads to: what the routes of structured questions look up. */
export interface Links {
  readonly recognition: ReadonlyMap<string, PassageId>;
  readonly memberships: ReadonlyMap<string, readonly PassageId[]>;
  readonly documents: ReadonlyMap<string, readonly PassageId[]>;
  readonly votes: ReadonlyMap<string, readonly PassageId[]>;
  readonly quotesBy: ReadonlyMap<string, readonly PassageId[]>;
  readonly definitions: ReadonlyMap<string, PassageId>;
  /** Runs of words of what officials said, by which a quotation is found that is asked for by its words. */
  readonly fragments: Lookup<readonly PassageId[]>;
}

/** Fewer words in a row are said by everybody. */
const RUN = 4;

/** Every run of words of a folded text, function words included: a quotation may be known by nothing else. */
export function runsOf(folded: string): string[] {
  const words = folded
    .replace(/'/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  return Array.from({ length: Math.max(0, words.length - RUN + 1) }, (_, at) =>
    words.slice(at, at + RUN).join(' '),
  );
}

/** Links records to the names in their headings, so that any alias, in any script, leads to them. */
export function buildLinks({ knowledge, names }: Pick<Engine, 'knowledge' | 'names'>): Links {
  const memberships = new Map<string, PassageId[]>();
  const documents = new Map<string, PassageId[]>();
  const votes = new Map<string, PassageId[]>();
  const quotesBy = new Map<string, PassageId[]>();
  const definitions = new Map<string, PassageId>();
  const fragments = new Map<string, PassageId[]>();
  const put = <T>(map: Map<string, T[]>, key: string, value: T) => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [value]);
    else if (!list.includes(value)) list.push(value);
  };
  const namedIn = (text: string): string[] => {
    const tokens = tokenize(text);
    const words = tokens.map((token) => token.term);
    const raw = tokens.map((token) => text.slice(token.start, token.end));
    return names
      .find(words, { raw, inflect: false, unknown: () => false })
      .flatMap(({ named }) => named.map(({ id }) => id))
      .filter((id) => !UBIQUITOUS.has(id));
  };
  for (const passage of knowledge.passages) {
    const main = !passage.id.includes('#');
    if (passage.group === 'membership')
      for (const id of namedIn(passage.heading)) put(memberships, id, passage.id);
    if (passage.group === 'document' && main)
      for (const id of namedIn(passage.heading)) put(documents, id, passage.id);
    if (passage.group === 'vote')
      for (const id of namedIn(`${passage.heading} ${passage.keys.join('. ')}`)) put(votes, id, passage.id);
    if (passage.kind === 'quote')
      for (const run of runsOf(fold(passage.text))) put(fragments, run, passage.id);
    if (passage.kind === 'quote' && passage.speaker?.actor !== undefined) {
      put(quotesBy, passage.speaker.actor, passage.id);
      const speaksFor = knowledge.actors.find((actor) => actor.id === passage.speaker?.actor)?.of;
      if (speaksFor !== undefined && speaksFor !== passage.speaker.actor)
        put(quotesBy, speaksFor, passage.id);
    }
    if (passage.group === 'actor' || passage.group === 'glossary')
      definitions.set(passage.id.slice(passage.id.indexOf('/') + 1), passage.id);
  }
  return {
    recognition: new Map(knowledge.recognitions.map((record) => [record.actor as string, record.id])),
    memberships,
    documents,
    votes,
    quotesBy,
    definitions,
    fragments,
  };
}

/** Links as plain lists, for storing; the fragments, which are many, are stored as a table. */
export type LinksData = {
  readonly [Name in Exclude<keyof Links, 'fragments'>]: readonly (readonly [
    string,
    Links[Name] extends ReadonlyMap<string, infer Value> ? Value : never,
  ])[];
};

export const linksData = (links: Links): LinksData => ({
  recognition: [...links.recognition],
  memberships: [...links.memberships],
  documents: [...links.documents],
  votes: [...links.votes],
  quotesBy: [...links.quotesBy],
  definitions: [...links.definitions],
});

export const restoreLinks = (data: LinksData, fragments: Links['fragments']): Links => ({
  recognition: new Map(data.recognition),
  memberships: new Map(data.memberships),
  documents: new Map(data.documents),
  votes: new Map(data.votes),
  quotesBy: new Map(data.quotesBy),
  definitions: new Map(data.definitions),
  fragments,
});

/** Named in almost every heading; they lead nowhere in particular. */
const UBIQUITOUS = new Set<string>([
  'kosovo',
  'kosovo-institutions',
  'serbia',
  'recognition',
  'udi',
  'kosovo-asterisk',
] satisfies string[]);
