/** How a named entity stands in the index: its name in any language and script becomes this one term. */
export const entityTerm = (id: string): string => `@${id}`;

/** What somebody or something is, as a term: a question that no source answers of one person is answered of none. */
export const classTerm = (kind: string): string => `&${kind}`;
