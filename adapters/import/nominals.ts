const ADVERBS =
  /(?:^|\s+)(?:has|have|had|also|later|then|again|once|still|only|just|even|however|instead|\p{Ll}+ly|went on to|was quoted as|is quoted as|on (?:\p{Lu}\p{Ll}+day)|in \p{Lu}\p{L}+|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|earlier|yesterday|today|last week)$/u;
const ROLES =
  'secretary|minister|president|premier|spokesman|spokeswoman|spokesperson|envoy|ambassador|chancellor|chief|commissioner|senator|congressman|congresswoman|representative|director|leader|general|judge|negotiator|official|diplomat|mediator|head|chairman|chairwoman|chair|speaker|undersecretary|secretary-general|prosecutor|mayor|deputy|adviser|advisor|aide|coordinator|king|queen|prince|pope|patriarch|bishop|lawmaker|governor|administrator|commander|professor|analyst|historian|colonel|admiral|captain|lawyer|predsednik|predsednica|premijer|premijerka|ministar|ministarka|kryeministri|kryeministrja|presidenti|presidentja|ministri|ministrja|председник|председница|премијер|премијерка|министар|министарка';
export const ROLE = new RegExp(`^(?:${ROLES})$`, 'u');
export const HAS_ROLE = new RegExp(`(?<![\\p{L}])(?:${ROLES})(?![\\p{L}])`, 'iu');
const MODIFIER =
  /^(?:special|former|then|acting|deputy|senior|prime|foreign|interior|defen[cs]e|assistant|outgoing|vice|opposition|party|parliamentary|government|national|security|policy|state|presidential|chief|top|retired|ex|permanent|high|first|finance|justice|department|ministry|embassy)$/;
const PARTICLE = /^(?:of|for|to|the|and|de|der|van|von|bin|al|el|di|da|du|la|i|e|të)$/;
/** Capitalised where a sentence begins or by custom, but no part of a name. */
export const NO_NAME =
  /^(?:But|And|Yet|So|In|On|At|After|Before|When|As|Asked|While|Last|Earlier|Later|Meanwhile|However|Also|Now|For|From|By|With|Then|Still|Speaking|Referring|Instead|If|Because|Although|Though|According|To|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|The|A|An|It|They|We|I|You|He|She|Who|What|This|That|There|These|Those|Officials|Sources|Critics|Analysts|Diplomats|Leaders|Residents|Witnesses|Observers|Experts|Police|People|Others|Some|Many|Both|All|Ministers|Lawmakers)$/;
const APPOSITIVE =
  /^(?:who|whose|speaking|asked|meeting|addressing|referring|a|an|the|his|her|in|at|on|after|before|when|while|by|\d+|\p{Ll}+ing)\b/u;

/** Words that name or describe somebody, and where in their text they stand. */
interface Part {
  readonly words: string[];
  readonly from: number;
  readonly to: number;
  readonly appositive?: string;
}

/** The words of a title and name that end where the verb begins; an insertion between commas is stepped over. */
export function subjectBefore(text: string): Part | undefined {
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

/** The words of a title and name that begin at an offset. */
export function nominalAt(text: string, offset: number): Part | undefined {
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
export function appositiveAfter(text: string): string | undefined {
  return /^,\s+(?:who (?:is|was) )?([^,.;:”"]{3,80}?)(?=[,.;:]|$)/u.exec(text)?.[1];
}
