declare module 'wink-porter2-stemmer' {
  /** The Porter2 stem of an English word in lower case. */
  const porter2: (word: string) => string;
  // biome-ignore lint/style/noDefaultExport: the package's own shape.
  export default porter2;
}
