import type { Files } from '../parse.ts';
import type { Draft } from './draft.ts';

/** What a term means, and who an actor is. */
export function definitionDrafts(files: Files): Draft[] {
  const terms = files.glossary.map((term) => ({
    ...term,
    heading: term.term,
    group: 'glossary' as const,
    names: term.variants,
  }));
  const actors = [...files.actors, ...files.states].map((actor) => ({
    ...actor,
    heading: actor.name,
    group: 'actor' as const,
  }));
  return [...terms, ...actors].flatMap(
    ({ id, heading, group, definition, sources, names, questions }): Draft[] =>
      definition === undefined || sources === undefined || sources.length === 0
        ? []
        : [
            {
              id: `${group}/${id}`,
              kind: 'digest',
              group,
              title: group === 'actor' ? 'Who is who' : 'Glossary',
              heading,
              text: definition.startsWith(heading.slice(0, 5)) ? definition : `${heading}: ${definition}`,
              sources,
              actors: group === 'actor' ? [id] : [],
              keys: [...(names?.en ?? []), ...(questions ?? [])],
            },
          ],
  );
}
