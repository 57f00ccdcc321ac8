import { appositiveAfter, HAS_ROLE, NO_NAME, nominalAt, ROLE } from './nominals.ts';

export interface Person {
  readonly name: string;
  readonly role?: string;
}

export interface Mention extends Person {
  readonly paragraph: number;
  readonly from: number;
}

export type Pronoun = 'he' | 'she';
export type Subject =
  | { readonly person: Person; readonly human: boolean }
  | { readonly pronoun: Pronoun }
  | { readonly office: string };
const INSTITUTION =
  /^(?:Union|Nations|Department|Ministry|Council|House|Commission|Government|Parliament|Office|Embassy|Court|Assembly|Agency|Alliance|Party|Republic|Bank|Group|States|Kingdom|News|Press|Times|Post|Resolution|Congress|Senate|Administration|Mission|Committee|NATO|KFOR|UNMIK|EULEX|[\p{Lu}.]{2,})$/u;
const HONORIFIC = /^(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Dame|Madame|Prof)\.?$/;
const STATE_OFFICE = /^(?:State|Staff|Defen[cs]e|Government|Parliament|Mission|Delegation)$/;
export const surname = (name: string): string => name.split(' ').at(-1) ?? name;

/** Tells a name, a pronoun and an office apart; two people at once, or no name at all, are `undefined`. */
export function parseSubject(words: readonly string[], appositive?: string): Subject | undefined {
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
export function findMentions(text: string, paragraph: number): Mention[] {
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
