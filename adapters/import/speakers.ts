import { sentences } from '../../src/text/sentences.ts';
import { type Act, Article } from './attribution.ts';
import { findMarks, type Marked, mask } from './marks.ts';
import type { Person } from './names.ts';

/** Words in quotation marks, without the marks, and whose they are by the text itself. */
interface Quotation {
  readonly paragraph: number;
  readonly from: number;
  readonly to: number;
  readonly speaker: string;
  readonly role?: string;
}

/** Fewer words inside a sentence are a scare quote or a title, no statement. */
const FEWEST_INSIDE = 3;
const FEWEST_SAID = 2;

/**
 * Statements in an article's paragraphs whose speaker the text names; what it does not attribute clearly is left out,
 * since a statement put into the wrong mouth is worse than one not found.
 *
 * @example
 * findQuotations(['Ada Example, the mayor, said: "We will rebuild."'])
 * // => [{ paragraph: 0, from: 31, to: 47, speaker: 'Ada Example', role: 'mayor' }]
 */
export function findQuotations(paragraphs: readonly string[]): Quotation[] {
  const marked = paragraphs.map((text, at) => findMarks(text, paragraphs[at + 1]));
  const masked = paragraphs.map((text, at) => mask(text, marked[at] ?? []));
  const article = new Article(masked);
  const found: Quotation[] = [];
  let before: { acts: Act[]; text: string; last: Person | undefined; open: boolean } | undefined;
  masked.forEach((text, paragraph) => {
    const quotes = marked[paragraph] ?? [];
    const acts = article.readActs(paragraph, quotes);
    let last: { quote: Marked; person: Person } | undefined;
    for (const quote of quotes) {
      const start = quote.from - 1;
      const inside = paragraphs[paragraph]!.slice(quote.from, quote.to);
      const after = acts.find((act) => act.from > quote.to && attributes(text, quote, act));
      const own = after ?? acts.findLast((act) => act.to <= start && introduces(text.slice(act.to, start)));
      const direct = after !== undefined || /[:,]\s*$/.test(text.slice(0, start));
      const whole = isWhole(text, quote);
      let person = own?.person;
      if (own === undefined && whole) {
        const between = acts.some(
          (act) => act.from >= (last?.quote.to ?? 0) && act.to <= start && !isActOf(act, last?.person),
        );
        if (last !== undefined) person = between ? undefined : last.person;
        else if (text.slice(0, start).trim() === '') person = introduced(before);
      }
      const words = inside.split(/\s+/).length;
      if (person === undefined || words < (direct || whole ? FEWEST_SAID : FEWEST_INSIDE)) continue;
      last = { quote, person };
      const to = quote.from + inside.replace(/[\s,]+$/, '').length;
      found.push({
        paragraph,
        from: quote.from,
        to,
        speaker: person.name,
        ...(person.role ? { role: person.role } : {}),
      });
    }
    before = { acts, text, last: last?.person, open: quotes.at(-1)?.open ?? false };
  });
  return found;
}

/** Right behind the quotation. After a full stop, `"We agree." Vask said the ship…` begins something new. */
function attributes(text: string, quote: Marked, act: Act): boolean {
  if (!/^[”“"»’']?[\s,–—-]*$/u.test(text.slice(quote.to, act.from))) return false;
  return (
    text[quote.to - 1] !== '.' ||
    /\p{Ll}/u.test(text[act.from] ?? '') ||
    /^\s*(?:[.,;]|$)/.test(text.slice(act.to))
  );
}

const isActOf = (act: Act, person: Person | undefined) =>
  act.person !== undefined && act.person.name === person?.name;

/** Between the verb and the quotation lies no end of a sentence, and not a whole clause. */
function introduces(between: string): boolean {
  return between.length < 250 && sentences(`${between}“X`).length === 1;
}

/** A quotation that is a sentence of its own goes on from the one before; "so-called" words inside a sentence do not. */
function isWhole(text: string, quote: Marked): boolean {
  const before = text.slice(0, quote.from - 1).trimEnd();
  return (
    (before === '' || /[.!?:…”"»]$/.test(before)) &&
    (quote.open ||
      /[.!?…]$/.test(text.slice(quote.from, quote.to)) ||
      /^.\s*(?:[.(]|$)/u.test(text.slice(quote.to)))
  );
}

/** Whom the paragraph before names for a quotation that stands alone. */
function introduced(
  before: { acts: Act[]; text: string; last: Person | undefined; open: boolean } | undefined,
): Person | undefined {
  if (before === undefined) return undefined;
  if (before.open) return before.last;
  const acts = before.acts.filter((act) => act.person !== undefined);
  if (before.text.trimEnd().endsWith(':')) return acts.at(-1)?.person;
  const people = new Set(acts.map((act) => act.person?.name));
  return people.size === 1 && before.acts.length === acts.length ? acts[0]?.person : undefined;
}
