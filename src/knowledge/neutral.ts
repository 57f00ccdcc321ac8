/**
 * Words that take a side. They may stand inside a quotation, where a named person says them, and nowhere else in
 * our own texts: neither in `knowledge/` nor in what the bot says itself (D06).
 */
const LOADED =
  /\b(breakaway|occup(?:ied|ier|iers|ation)|so-called|genocid\w*|terroris\w*|real country|fake state|illegal state|puppet|regime|martyrs?|liberat(?:ed|ors?|ion)|aggressors?|traitors?|separatis\w*|cradle of|ethnic cleansers?)\b/gi;
/** Names that contain a loaded word and belong to somebody else. */
const PROPER = /\bKosovo Liberation Army\b|\bNational Liberation Army\b|\bcounter-terrorism\b/gi;
const QUOTED = /“[^”]*”|"[^"]*"|‘[^’]*’|(?<![\p{L}\p{N}])'[^']*'(?![\p{L}\p{N}])/gu;

/** The loaded words of a text outside quotation marks, as they stand there. */
export function loadedWords(text: string): string[] {
  return [...text.replace(QUOTED, ' ').replace(PROPER, ' ').matchAll(LOADED)].map((match) => match[0]);
}
