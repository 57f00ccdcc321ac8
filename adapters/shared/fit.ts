import { messages } from '../../src/answer/messages.ts';
import {
  type Answer,
  type Excerpt,
  excerptsOf,
  type Grounded,
  type Section,
} from '../../src/model/answer.ts';
import { sentences } from '../../src/text/sentences.ts';

const TOO_LONG = 'This does not fit into one message here; ask for less at once, or open the source.';

/**
 * The longest form of an answer that fits: excerpts are left out whole, the lowest-ranked first, and counted among those
 * held back (F21). A last one that is too long alone is shortened at a sentence's end; no sentence or citation is cut.
 */
export function fitAnswer(answer: Answer, fits: (answer: Answer) => boolean): Answer {
  if (fits(answer)) return answer;
  const ever: Answer[] = [answer];
  for (let next = shorterThan(answer); next !== undefined; next = shorterThan(next)) ever.push(next);
  // To see whether one fits it is rendered: a list of sixty records would be sixty times.
  let longest = ever.length;
  for (let least = 1; least < longest; ) {
    const middle = (least + longest) >> 1;
    if (fits(ever[middle]!)) longest = middle;
    else least = middle + 1;
  }
  return ever[longest] ?? lastResort(ever.at(-1)!, fits);
}

const shorterThan = (answer: Answer): Answer | undefined =>
  answer.kind === 'grounded' ? shorten(answer) : shortenMessage(answer);

/** One step shorter: suggestions first, then an excerpt, then sentences of the last one, then notes. */
function shorten(answer: Grounded): Grounded | undefined {
  if (answer.suggestions.length > 0) return { ...answer, suggestions: [] };
  if (excerptsOf(answer).length > 1) return withoutLowest(answer);
  const shortened = withShorterExcerpt(answer);
  if (shortened !== undefined) return shortened;
  return answer.notes.length > 0 ? { ...answer, notes: answer.notes.slice(0, -1) } : undefined;
}

/** Sides stay even: the last excerpt of the fullest section goes. */
function withoutLowest(answer: Grounded): Grounded {
  const most = Math.max(...answer.sections.map(({ excerpts }) => excerpts.length));
  const place = answer.sections.findLastIndex(({ excerpts }) => excerpts.length === most);
  const dropped = answer.sections[place]!.excerpts.at(-1)!;
  const sections = answer.sections.map((section, index) =>
    index === place ? { ...section, excerpts: section.excerpts.slice(0, -1) } : section,
  );
  return {
    ...answer,
    sections,
    more: [dropped, ...answer.more],
    notes: renumbered(answer, answer.more.length + 1),
  };
}

/** A command has noted how many it left out: now it is more. */
function renumbered(answer: Grounded, count: number): readonly string[] {
  const say = messages(answer.language);
  return answer.notes.map((note) => (note === say.leftOut(answer.more.length) ? say.leftOut(count) : note));
}

function withShorterExcerpt(answer: Grounded): Grounded | undefined {
  const replace = (make: (excerpt: Excerpt) => Excerpt | undefined): Grounded | undefined => {
    let changed = false;
    const sections = answer.sections.map((section): Section => {
      const excerpts = section.excerpts.map((excerpt) => {
        const made = make(excerpt);
        changed ||= made !== undefined;
        return made ?? excerpt;
      });
      return { ...section, excerpts };
    });
    return changed ? { ...answer, sections } : undefined;
  };
  return replace((excerpt) => {
    const spans = sentences(excerpt.text);
    const last = spans.at(-2);
    if (spans.length < 2 || last === undefined) return undefined;
    const text = excerpt.text.slice(0, last.to);
    return { ...excerpt, text, range: [excerpt.range[0], excerpt.range[0] + text.length] };
  });
}

function shortenMessage(answer: Exclude<Answer, Grounded>): Answer | undefined {
  if (answer.suggestions.length > 0 && answer.kind !== 'choice') return { ...answer, suggestions: [] };
  if (answer.notes.length > 0) return { ...answer, notes: [] };
  const lines = answer.message.split('\n');
  if (/ Example: \/.*$/m.test(answer.message) && lines.length > 3)
    return { ...answer, message: lines.map((line) => line.replace(/ Example: \/.*$/, '')).join('\n') };
  if (lines.length > 1) return { ...answer, message: lines.slice(0, -1).join('\n') };
  return answer.suggestions.length > 0
    ? { ...answer, suggestions: answer.suggestions.slice(0, -1) }
    : undefined;
}

/** A single sentence, or the source line alone, is longer than a message. */
function lastResort(answer: Answer, fits: (answer: Answer) => boolean): Answer {
  const { questionId, language, base } = answer;
  const said: Answer = {
    kind: 'usage',
    questionId,
    language,
    base,
    notes: [],
    suggestions: [],
    message: TOO_LONG,
  };
  if (answer.kind !== 'grounded') return said;
  const source = answer.citations[0]?.source;
  const named =
    source === undefined
      ? said
      : { ...said, message: `${TOO_LONG}\n${source.publisher}, ${source.url ?? 'no link held'}` };
  return fits(named) ? named : said;
}
