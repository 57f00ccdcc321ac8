import type { Answer, Excerpt, Section } from '../../src/model/answer.ts';

/**
 * An answer, then the same with one excerpt less each time, until none is left. What goes is held back, not lost: it
 * is counted and opened like the rest (F21). The last excerpt of the longest section goes first, so that a comparison
 * keeps its balance and a ranked answer loses the lowest-ranked.
 */
export function* shortened(answer: Answer): Generator<Answer> {
  yield answer;
  if (answer.kind !== 'grounded') return;
  let { sections, more } = answer;
  while (sections.some(({ excerpts }) => excerpts.length > 0)) {
    const longest = Math.max(...sections.map(({ excerpts }) => excerpts.length));
    const at = sections.findLastIndex(({ excerpts }) => excerpts.length === longest);
    const dropped: Excerpt | undefined = sections[at]?.excerpts.at(-1);
    if (dropped === undefined) return;
    sections = sections.map((section, index) => (index === at ? withoutLast(section) : section));
    more = [dropped, ...more];
    // A section that has lost all it had is no section without passages.
    const filled = sections.filter(({ excerpts, empty }) => excerpts.length > 0 || empty !== undefined);
    yield { ...answer, sections: filled, more };
  }
}

const withoutLast = (section: Section): Section => ({ ...section, excerpts: section.excerpts.slice(0, -1) });
