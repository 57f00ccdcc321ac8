import { sentences } from '../../src/text/sentences.ts';
import type { Marked } from './marks.ts';
import {
  findMentions,
  type Mention,
  type Person,
  type Pronoun,
  parseSubject,
  type Subject,
  surname,
} from './names.ts';
import { appositiveAfter, nominalAt, subjectBefore } from './nominals.ts';

/** Somebody says something, from the first letter of who to the last of the verb or who. */
export interface Act {
  readonly from: number;
  readonly to: number;
  readonly person: Person | undefined;
  /** Named as a human being, so that a later "he" or "she" can mean this one. */
  readonly human: boolean;
}

/** "He" reaches back as far as this; farther up, newspapers name the person again. */
const REACH = 3;
const VERB =
  /(?<![\p{L}-])(?:said|says|told|tells|added|adds|stated|states|declared|declares|warned|warns|noted|notes|insisted|insists|argued|argues|explained|explains|announced|stressed|stresses|replied|answered|remarked|asked|claimed|claims|wrote|commented|concluded|continued|acknowledged|conceded|vowed|pledged|promised|repeated|reiterated|observed|cautioned|emphasi[sz]ed|called|described|recalled|urged|responded|testified|admitted|asserted|maintained|suggested|spoke|criticised|criticized|condemned|praised|rejected|welcomed|accused|dismissed|blamed|saying|tha|thotë|deklaroi|theksoi|shtoi|(?:rekao|rekla|kazao|kazala|izjavio|izjavila|dodao|dodala|istakao|istakla|naveo|navela|рекао|рекла|казао|казала|изјавио|изјавила|додао|додала|истакао|истакла|навео|навела)(?: je| је)?)(?![\p{L}-])/gu;

/** Who is who in one article, and who has spoken so far; it must be read from the first paragraph on. */
export class Article {
  readonly #paragraphs: readonly string[];
  readonly #mentions: Mention[];
  readonly #spoken: { paragraph: number; at: number; name: string }[] = [];
  readonly #pronouns = new Map<string, Pronoun>();

  constructor(paragraphs: readonly string[]) {
    this.#paragraphs = paragraphs;
    this.#mentions = paragraphs.flatMap((text, paragraph) => findMentions(text, paragraph));
    for (const [, title, name] of paragraphs
      .join('\n')
      .matchAll(/(?<!\p{L})(Mr|Mrs|Ms|Miss|Madame)\.? (?:\p{Lu}[\p{L}'’-]+ )*(\p{Lu}[\p{L}'’-]+)/gu))
      this.#pronouns.set(name!, title === 'Mr' ? 'he' : 'she');
    for (const { name, role = '' } of this.#mentions)
      if (/(?:man|woman)$/.test(role))
        this.#pronouns.set(surname(name), role.endsWith('woman') ? 'she' : 'he');
  }

  /** Every act of speaking that a paragraph tells, outside its quotations, in order. */
  readActs(paragraph: number, quotes: readonly Marked[]): Act[] {
    const text = this.#paragraphs[paragraph] ?? '';
    const acts: Act[] = [];
    const spans = sentences(text);
    for (const verb of text.matchAll(VERB)) {
      const end = verb.index + verb[0].length;
      const sentence = spans.find((span) => span.from <= verb.index && verb.index < span.to) ?? {
        from: 0,
        to: text.length,
      };
      const quote = quotes.findLast((one) => one.to < verb.index);
      const start = Math.max(sentence.from, quote === undefined ? 0 : quote.to + 1);
      const between = text.slice(start, verb.index);
      const behind = quote !== undefined && /^[\s,–—-]*$/.test(between);
      const part = behind ? nominalAt(text, end) : subjectBefore(between);
      const subject =
        part &&
        parseSubject(
          part.words,
          part.appositive ?? (behind ? appositiveAfter(text.slice(end + part.to)) : undefined),
        );
      if (subject === undefined || part === undefined) continue;
      const from = behind ? verb.index : start + part.from;
      acts.push(this.#act(subject, paragraph, from, behind ? end + part.to : end));
    }
    for (const match of text.matchAll(/(?<!\p{L})[Aa]ccording to /gu)) {
      const part = nominalAt(text, match.index + match[0].length - 1);
      const subject = part && parseSubject(part.words);
      if (part !== undefined && subject !== undefined)
        acts.push(this.#act(subject, paragraph, match.index, match.index + match[0].length - 1 + part.to));
    }
    return acts;
  }

  #act(subject: Subject, paragraph: number, from: number, to: number): Act {
    const { person, human } = this.#resolve(subject, paragraph, from);
    if (person !== undefined && human) {
      this.#spoken.push({ paragraph, at: from, name: person.name });
      if ('pronoun' in subject) this.#pronouns.set(surname(person.name), subject.pronoun);
    }
    return { from, to, person, human };
  }

  #resolve(subject: Subject, paragraph: number, at: number): { person: Person | undefined; human: boolean } {
    if ('pronoun' in subject) {
      const name = this.#lastSpeaker(subject.pronoun, paragraph, at);
      return {
        person: name === undefined ? undefined : this.#complete({ name }, paragraph, at),
        human: true,
      };
    }
    if ('office' in subject) {
      const office = subject.office.replace(/^(?:the|a|an|one|another|his|her|its)\s+/i, '').toLowerCase();
      const holders = new Set(
        this.#mentions.filter((one) => one.role?.toLowerCase().endsWith(office)).map((one) => one.name),
      );
      const [name] = holders;
      const named =
        name !== undefined && holders.size === 1 && !/^(?:an?|one|another)\s/i.test(subject.office);
      // Whose office it is stays open: the description itself is all that the text says.
      return named
        ? { person: this.#complete({ name }, paragraph, at), human: true }
        : { person: { name: subject.office }, human: false };
    }
    const person = this.#complete(subject.person, paragraph, at);
    return {
      person,
      human: subject.human || person.name !== subject.person.name || person.role !== undefined,
    };
  }

  /** The full name and the first role given for somebody who is often called by surname only. */
  #complete(person: Person, paragraph: number, at: number): Person {
    const family = surname(person.name);
    const same = this.#mentions.filter(
      (one) => one.name === person.name || (!person.name.includes(' ') && surname(one.name) === family),
    );
    const full = same.filter((one) => one.name.includes(' '));
    const upToHere = full.filter(
      (one) => one.paragraph < paragraph || (one.paragraph === paragraph && one.from <= at),
    );
    const name = person.name.includes(' ')
      ? person.name
      : ((upToHere.at(-1) ?? full[0])?.name ?? person.name);
    const called = this.#mentions.filter(
      (one) => one.role !== undefined && (one.name === name || one.name === family),
    );
    // "Secretary Rice" is short for the office she was introduced with.
    const role = called.find((one) => one.name === name)?.role ?? person.role ?? called[0]?.role;
    return role === undefined ? { name } : { name, role };
  }

  /** The last named speaker, where the text leaves one possibility only. */
  #lastSpeaker(pronoun: Pronoun, paragraph: number, at: number): string | undefined {
    const earlier = this.#spoken.filter((one) => one.paragraph < paragraph || one.at < at);
    const nearest = earlier.at(-1)?.paragraph;
    if (nearest === undefined || paragraph - nearest > REACH) return undefined;
    const fits = (name: string) => (this.#pronouns.get(surname(name)) ?? pronoun) === pronoun;
    const near = earlier.filter((one) => one.paragraph === nearest && fits(one.name));
    const name = near.at(-1)?.name;
    if (name === undefined || new Set(near.map((one) => one.name)).size > 1) return undefined;
    const since = near.at(-1)?.at ?? 0;
    const rival = this.#mentions.some((one) => {
      const isAfter = one.paragraph > nearest || (one.paragraph === nearest && one.from > since);
      const isBefore = one.paragraph < paragraph || (one.paragraph === paragraph && one.from < at);
      const begins =
        one.from === 0 ||
        /[.!?”"]\s+$/.test(
          (this.#paragraphs[one.paragraph] ?? '').slice(Math.max(0, one.from - 4), one.from),
        );
      return isAfter && isBefore && begins && surname(one.name) !== surname(name) && fits(one.name);
    });
    return rival ? undefined : name;
  }
}
