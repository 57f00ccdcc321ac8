/** How a named entity stands in the index: its name in any language and script becomes this one term. */
export const entityTerm = (id: string): string => `@${id}`;
