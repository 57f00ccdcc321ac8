/**
 * Very many words, looked up without a set of them: a start that makes a set of 40,000 words takes longer than all its
 * look-ups. The words of a first letter and a length stand in one string.
 */
export class WordList {
  readonly #groups: Readonly<Record<string, string>>;

  private constructor(groups: Readonly<Record<string, string>>) {
    this.#groups = groups;
  }

  static of(words: Iterable<string>): WordList {
    const groups = Map.groupBy(new Set(words), groupOf);
    return new WordList(
      Object.fromEntries([...groups].map(([group, held]) => [group, ` ${held.join(' ')} `])),
    );
  }

  /** A list from what `toData` gave. */
  static restore(groups: Readonly<Record<string, string>>): WordList {
    return new WordList(groups);
  }

  toData(): Readonly<Record<string, string>> {
    return this.#groups;
  }

  has(word: string): boolean {
    return word !== '' && !word.includes(' ') && this.#groups[groupOf(word)]?.includes(` ${word} `) === true;
  }
}

/** No name of an object's own members has a figure in it. */
const groupOf = (word: string): string => `${word[0]}${word.length}`;
