import { sentences } from '../../src/text/sentences.ts';

/** Words in quotation marks, without the marks, and whose they are by the text itself. */
interface Quotation {
  readonly paragraph: number;
  readonly from: number;
  readonly to: number;
  readonly speaker: string;
  readonly role?: string;
}

interface Person {
  readonly name: string;
  readonly role?: string;
}
interface Mention extends Person {
  readonly paragraph: number;
  readonly from: number;
}
interface Marked {
  readonly from: number;
  readonly to: number;
  /** The closing mark is missing: the quotation goes on in the next paragraph. */
  readonly open: boolean;
}
/** Somebody says something, from the first letter of who to the last of the verb or who. */
interface Act {
  readonly from: number;
  readonly to: number;
  readonly person: Person | undefined;
  /** Named as a human being, so that a later "he" or "she" can mean this one. */
  readonly human: boolean;
}
type Pronoun = 'he' | 'she';
type Subject =
  | { readonly person: Person; readonly human: boolean }
  | { readonly pronoun: Pronoun }
  | { readonly office: string };

/** Fewer words inside a sentence are a scare quote or a title, no statement. */
const FEWEST_INSIDE = 3;
const FEWEST_SAID = 2;
/** "He" reaches back as far as this; farther up, newspapers name the person again. */
const REACH = 3;

const CLOSERS: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”"',
  '„': '“”"',
  '«': '»',
  '»': '«',
  '‘': '’',
  "'": "'",
};
const VERB =
  /(?<![\p{L}-])(?:said|says|told|tells|added|adds|stated|states|declared|declares|warned|warns|noted|notes|insisted|insists|argued|argues|explained|explains|announced|stressed|stresses|replied|answered|remarked|asked|claimed|claims|wrote|commented|concluded|continued|acknowledged|conceded|vowed|pledged|promised|repeated|reiterated|observed|cautioned|emphasi[sz]ed|called|described|recalled|urged|responded|testified|admitted|asserted|maintained|suggested|spoke|criticised|criticized|condemned|praised|rejected|welcomed|accused|dismissed|blamed|saying|tha|thotë|deklaroi|theksoi|shtoi|(?:rekao|rekla|kazao|kazala|izjavio|izjavila|dodao|dodala|istakao|istakla|naveo|navela|рекао|рекла|казао|казала|изјавио|изјавила|додао|додала|истакао|истакла|навео|навела)(?: je| је)?)(?![\p{L}-])/gu;
const ADVERBS =
  /(?:^|\s+)(?:has|have|had|also|later|then|again|once|still|only|just|even|however|instead|\p{Ll}+ly|went on to|was quoted as|is quoted as|on (?:\p{Lu}\p{Ll}+day)|in \p{Lu}\p{L}+|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|earlier|yesterday|today|last week)$/u;
const ROLES =
  'secretary|minister|president|premier|spokesman|spokeswoman|spokesperson|envoy|ambassador|chancellor|chief|commissioner|senator|congressman|congresswoman|representative|director|leader|general|judge|negotiator|official|diplomat|mediator|head|chairman|chairwoman|chair|speaker|undersecretary|secretary-general|prosecutor|mayor|deputy|adviser|advisor|aide|coordinator|king|queen|prince|pope|patriarch|bishop|lawmaker|governor|administrator|commander|professor|analyst|historian|colonel|admiral|captain|lawyer|predsednik|predsednica|premijer|premijerka|ministar|ministarka|kryeministri|kryeministrja|presidenti|presidentja|ministri|ministrja|председник|председница|премијер|премијерка|министар|министарка';
const ROLE = new RegExp(`^(?:${ROLES})$`, 'u');
const HAS_ROLE = new RegExp(`(?<![\\p{L}])(?:${ROLES})(?![\\p{L}])`, 'iu');
const MODIFIER =
  /^(?:special|former|then|acting|deputy|senior|prime|foreign|interior|defen[cs]e|assistant|outgoing|vice|opposition|party|parliamentary|government|national|security|policy|state|presidential|chief|top|retired|ex|permanent|high|first|finance|justice|department|ministry|embassy)$/;
const PARTICLE = /^(?:of|for|to|the|and|de|der|van|von|bin|al|el|di|da|du|la|i|e|të)$/;
/** Capitalised where a sentence begins or by custom, but no part of a name. */
const NO_NAME =
  /^(?:But|And|Yet|So|In|On|At|After|Before|When|As|Asked|While|Last|Earlier|Later|Meanwhile|However|Also|Now|For|From|By|With|Then|Still|Speaking|Referring|Instead|If|Because|Although|Though|According|To|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|The|A|An|It|They|We|I|You|He|She|Who|What|This|That|There|These|Those|Officials|Sources|Critics|Analysts|Diplomats|Leaders|Residents|Witnesses|Observers|Experts|Police|People|Others|Some|Many|Both|All|Ministers|Lawmakers)$/;
const INSTITUTION =
  /^(?:Union|Nations|Department|Ministry|Council|House|Commission|Government|Parliament|Office|Embassy|Court|Assembly|Agency|Alliance|Party|Republic|Bank|Group|States|Kingdom|News|Press|Times|Post|Resolution|Congress|Senate|Administration|Mission|Committee|NATO|KFOR|UNMIK|EULEX|[\p{Lu}.]{2,})$/u;
const HONORIFIC = /^(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Dame|Madame|Prof)\.?$/;
const STATE_OFFICE = /^(?:State|Staff|Defen[cs]e|Government|Parliament|Mission|Delegation)$/;
const APPOSITIVE =
  /^(?:who|whose|speaking|asked|meeting|addressing|referring|a|an|the|his|her|in|at|on|after|before|when|while|by|\d+|\p{Ll}+ing)\b/u;

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

/** Pairs quotation marks; a lone mark is none unless the next paragraph opens with one. */
function findMarks(text: string, next: string | undefined): Marked[] {
  const found: Marked[] = [];
  for (let at = 0; at < text.length; at++) {
    const closers = CLOSERS[text[at]!];
    if (
      closers === undefined ||
      (at > 0 && !/[\s([—–:-]/.test(text[at - 1]!)) ||
      !/\S/.test(text[at + 1] ?? ' ')
    )
      continue;
    const single = closers === '’' || closers === "'";
    let end = at + 1;
    // An apostrophe closes nothing: a single mark ends a quotation only after its last stop.
    while (
      end < text.length &&
      !(
        closers.includes(text[end]!) &&
        !(single
          ? !/[,.!?…]/.test(text[end - 1]!) || /\p{L}/u.test(text[end + 1] ?? '')
          : /\s/.test(text[end - 1]!))
      )
    )
      end++;
    const open = end >= text.length;
    if (open && (single || next === undefined || !next.startsWith(text[at]!))) continue;
    found.push({ from: at + 1, to: end, open });
    at = end;
  }
  return found;
}

/** Hides what is quoted, so that no name or verb in it counts; the last stop stays, for the sentences' sake. */
function mask(text: string, quotes: readonly Marked[]): string {
  let masked = '';
  for (const { from, to } of quotes) {
    const stop = /[.,!?…]/.test(text[to - 1] ?? '') ? 1 : 0;
    masked += text.slice(masked.length, from) + '\ue000'.repeat(to - from - stop) + text.slice(to - stop, to);
  }
  return masked + text.slice(masked.length);
}

/** Who is who in one article, and who has spoken so far; it must be read from the first paragraph on. */
class Article {
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

const surname = (name: string): string => name.split(' ').at(-1) ?? name;

interface Part {
  readonly words: string[];
  readonly from: number;
  readonly to: number;
  readonly appositive?: string;
}

/** The words of a title and name that end where the verb begins; an insertion between commas is stepped over. */
function subjectBefore(text: string): Part | undefined {
  let head = text.trimEnd();
  for (let rest = head.replace(ADVERBS, ''); rest !== head; rest = head.replace(ADVERBS, ''))
    head = rest.trimEnd();
  if (!head.endsWith(',')) return nominalEnding(head);
  for (
    let comma = head.lastIndexOf(',', head.length - 2);
    comma > 0;
    comma = head.lastIndexOf(',', comma - 1)
  ) {
    const inserted = head.slice(comma + 1, -1).trim();
    const part = nominalEnding(head.slice(0, comma));
    if (part === undefined) continue;
    if (APPOSITIVE.test(inserted)) return { ...part, appositive: inserted };
    if (HAS_ROLE.test(inserted)) return { ...part, appositive: inserted };
    const name = nominalEnding(inserted);
    if (name !== undefined && name.from === 0 && HAS_ROLE.test(part.words.join(' ')))
      return { ...part, words: name.words, appositive: part.words.join(' ') };
  }
  return undefined;
}

function nominalEnding(text: string): Part | undefined {
  const pronoun = /(?:^|[\s,(–—])(he|she)$/i.exec(text);
  if (pronoun !== null)
    return { words: [pronoun[1]!], from: text.length - pronoun[1]!.length, to: text.length };
  const tokens = [...text.matchAll(/\S+/g)];
  let first = tokens.length;
  while (first > 0 && isNominal(tokens[first - 1]![0], first < tokens.length)) first--;
  const article = tokens[first - 1];
  if (article !== undefined && /^(?:an?|one|another|his|her|its)$/i.test(article[0])) first--;
  // "… and Tolland replied": a new clause; behind any other link stands no subject.
  if (tokens[first]?.[0] === 'and') first++;
  if (PARTICLE.test(tokens[first]?.[0] ?? '') && tokens[first]![0] !== 'the') return undefined;
  while (
    first < tokens.length &&
    NO_NAME.test(tokens[first]![0]) &&
    !/^(?:The|An?)$/.test(tokens[first]![0])
  ) {
    // "In Moscow Lavrov said": the place goes with its preposition.
    first += /^(?:In|At|From)$/.test(tokens[first]![0]) && tokens.length - first > 2 ? 2 : 1;
  }
  const start = tokens[first];
  return start === undefined
    ? undefined
    : { words: tokens.slice(first).map((token) => token[0]), from: start.index, to: text.length };
}

function nominalAt(text: string, offset: number): Part | undefined {
  const words: string[] = [];
  let to = 0;
  for (const token of text.slice(offset).matchAll(/(\S+?)([,.;:!?)]*)(?:\s+|$)/gu)) {
    const [all, word, stop] = token;
    const article = words.length === 0 && /^(?:an?|the|one|another|his|her)$/.test(word!);
    const abbreviated = stop === '.' && /^(?:\p{Lu}|(?:\p{Lu}\.)+\p{Lu}|Mr|Mrs|Ms|Dr|Gen|Sen)$/u.test(word!);
    const pronoun = words.length === 0 && /^(?:he|she)$/.test(word!);
    if (!article && !pronoun && !isNominal(word!, false)) break;
    if (NO_NAME.test(word!) && !article) break;
    words.push(abbreviated ? `${word}.` : word!);
    to = token.index + all.trimEnd().length - (abbreviated ? 0 : stop!.length);
    if (pronoun || (stop !== '' && !abbreviated)) break;
  }
  while (words.length > 0 && PARTICLE.test(words.at(-1)!)) words.pop();
  return words.length === 0 ? undefined : { words, from: 0, to };
}

/** A word that can stand in a title or name; one that ends a clause cannot have more behind it. */
function isNominal(word: string, hasMore: boolean): boolean {
  if (hasMore && /[,;:!?”"»)]$/.test(word)) return false;
  if (hasMore && word.endsWith('.') && !/^(?:(?:\p{Lu}\.)+|Mr\.|Mrs\.|Ms\.|Dr\.|Gen\.|Sen\.)$/u.test(word))
    return false;
  const bare = word.replace(/['’]s$/, '').toLowerCase();
  return (
    /^\p{Lu}[\p{L}\p{M}'’./-]*$/u.test(word) ||
    ROLE.test(bare) ||
    MODIFIER.test(bare) ||
    PARTICLE.test(word) ||
    /^(?:ex|vice|then|al|el)-\p{L}+$/u.test(word)
  );
}

/** "…, a State Department spokesman, …" behind a name. */
function appositiveAfter(text: string): string | undefined {
  return /^,\s+(?:who (?:is|was) )?([^,.;:”"]{3,80}?)(?=[,.;:]|$)/u.exec(text)?.[1];
}

function parseSubject(words: readonly string[], appositive?: string): Subject | undefined {
  const [first = ''] = words;
  if (words.length === 1 && /^(?:he|she)$/i.test(first))
    return { pronoun: first.toLowerCase() === 'he' ? 'he' : 'she' };
  const article = /^(?:the|an?|one|another|his|her|its)$/i.test(first);
  const tokens = words.slice(article ? 1 : 0);
  const all = words
    .join(' ')
    .replace(/^The /, 'the ')
    .replace(/^An? /, (word) => word.toLowerCase());
  if (tokens.some((token, at) => token === 'and' && /^\p{Lu}/u.test(tokens[at + 1] ?? ''))) return undefined; // two speakers
  let end = tokens.findLastIndex((token) => ROLE.test(token.replace(/['’]s$/, '').toLowerCase()));
  if (end >= 0 && tokens[end + 1] === 'of' && STATE_OFFICE.test(tokens[end + 2] ?? '')) end += 2;
  let name = tokens.slice(end + 1);
  if (
    /^(?:of|for|to|i|e|të)$/.test(name[0] ?? '') ||
    (/^\p{Ll}/u.test(tokens[end] ?? '') && /^(?:pre|mini|kry|пре|мини)/.test(tokens[end]!) && name.length > 2)
  ) {
    // "President of Serbia Boris Tadic" is a name, "a spokesman for Boris Tadic" is not his.
    if (
      article ||
      (name.length < 4 && /^(?:of|for|to)$/.test(name[0]!)) ||
      /^(?:spokes|aide|advis|lawyer|deputy)/i.test(tokens[end] ?? '')
    )
      return { office: all };
    end = tokens.length - 3;
    name = name.slice(-2);
  }
  if (name.length === 0) return end < 0 ? undefined : { office: all };
  if (end < 0) name = name.slice(name.findLastIndex((token) => /['’]s$/.test(token)) + 1);
  const honorific = HONORIFIC.test(name[0] ?? '');
  if (honorific) name = name.slice(1);
  const cut = name.findIndex((token) => /^(?:of|for|to|and|the)$/.test(token));
  if (cut >= 0) name = name.slice(0, cut);
  if (!/^\p{Lu}/u.test(name.at(-1) ?? '') || NO_NAME.test(name[0] ?? '')) return undefined;
  const given =
    appositive !== undefined &&
    HAS_ROLE.test(appositive) &&
    !/^(?:who|speaking|asked|meeting|after|before|in|at|on|when|while)\b/.test(appositive);
  const role =
    end >= 0
      ? tokens.slice(0, end + 1).join(' ')
      : given
        ? appositive.replace(/^(?:the|an?|his|her)\s+/i, '')
        : undefined;
  const institution = name.some((token) => INSTITUTION.test(token));
  const person = {
    name: name.join(' ').replace(/['’]s$/, ''),
    ...(role === undefined || institution ? {} : { role }),
  };
  return { person, human: !institution && (name.length > 1 || role !== undefined || honorific) };
}

/** People named in a paragraph: titled ones, and names of at least two words. */
function findMentions(text: string, paragraph: number): Mention[] {
  const found: Mention[] = [];
  for (let at = 0; at < text.length; ) {
    const gap = /^[\s(“”"„«»\ue000–—-]+/u.exec(text.slice(at));
    if (gap !== null) at += gap[0].length;
    const part = nominalAt(text, at);
    const next = part === undefined ? /^\S*\s*/.exec(text.slice(at))![0].length || 1 : part.to;
    if (part !== undefined) {
      const describes = /(?:the|an?)\s+([^,.;:]{3,80}),\s*$/i.exec(
        text.slice(Math.max(0, at - 100), at),
      )?.[1];
      const runs = splitAtAnd(part.words);
      for (const words of runs) {
        const subject = parseSubject(words, appositiveAfter(text.slice(at + part.to)) ?? describes);
        if (subject !== undefined && 'person' in subject && subject.human)
          found.push({ ...subject.person, paragraph, from: at });
      }
    }
    at += Math.max(next, 1);
  }
  return found;
}

function splitAtAnd(words: readonly string[]): string[][] {
  const at = words.findIndex((word, index) => word === 'and' && /^\p{Lu}/u.test(words[index + 1] ?? ''));
  return at < 0
    ? [[...words]]
    : [words.slice(0, at), ...splitAtAnd(words.slice(at + 1))].filter((run) => run.length > 0);
}
