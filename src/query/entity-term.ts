/** How a named entity stands in the index: its name in any language and script becomes this one term. */
export const entityTerm = (id: string): string => `@${id}`;

/** What somebody or something is, as a term: a question that no source answers of one person is answered of none. */
export const classTerm = (kind: string): string => `&${kind}`;

const KOSOVO = new Set(['kosovo', 'kosovo-and-metohija', 'republic-of-kosovo', 'south-serbia-press']);

/** Whether a name is one of those that the place goes by under either side's view: all of them search for the same. */
export const isPlace = (id: string): boolean => KOSOVO.has(id);
