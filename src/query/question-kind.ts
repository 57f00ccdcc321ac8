/** What a question asks for, by its question word. */
export const QUESTION_KINDS = [
  'what',
  'who',
  'when',
  'where',
  'why',
  'how',
  'count',
  'measure',
  'name',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/**
 * Question words of three languages over folded text, the more telling first: "how many states" is a count and no
 * "how", "which day" is a time and no "which".
 */
const CUES: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    'name',
    /\b(?:names? of|(?:what|which|whose)\b.{0,24}\bnames?|emr(?:i|at) (?:i|e|te)|si quhe\w*|kako se (?:zove|zvao|zvala|zovu)|imena?)\b/,
  ],
  [
    'measure',
    /\b(?:how (?:long|old|tall|far|big|large|heavy|fast|wide|deep|high|rich)|what (?:time|age|height|size|length)|sa (?:vjec|i gjate|e gjate|i vjeter|kushto\w*|larg|zgjat\w*)|koliko (?:(?:je|su|ima|imao|imala|mu|joj) ){0,2}(?:godina|dugo|visok\w*|kosta\w*|star\w*|daleko|je (?:duga?c?k?|visok|star)\w*))\b/,
  ],
  [
    'count',
    /\b(?:how (?:many|much|often)|number of|what (?:number|share|percent\w*|proportion)|sa (?:shtete|vende|njohje|vota|shume|here|dite|vjet|trupa|ushtare|police)|sa(?= \w+(?:e|a|t)\b)|koliko|broj)\b/,
  ],
  [
    'when',
    /\b(?:when|(?:what|which) (?:date|day|year|month|time)|since when|how long ago|kur|qe kur|kad|kada|otkad|otkada|(?:cfare|cilin?|ne cilin) (?:vit|dite|date)|koje godine|kog (?:dana|datuma))\b/,
  ],
  ['where', /\b(?:where|(?:what|which) (?:city|place|town|capital)|ku|gde|gdje|kuda|odakle)\b/],
  ['why', /\b(?:why|how come|what for|reasons?|grounds|because of what|pse|perse|zasto|zbog cega|zas)\b/],
  [
    'who',
    /\b(?:who(?:m|se)?|who's|(?:what|which) (?:person|politician|official|president|minister|country|countries|state|states|government)|kush|kujt|kend|cili|cila|cilet|ko|koga|kome|tko|koji)\b/,
  ],
  ['how', /\b(?:how|si|kako)\b/],
];

/** A question that begins by asking for something else asks for no time by a "when" behind it: that tells which event is meant. */
const WHAT_WHEN =
  /^(?:(?:so|and|but|ok|hey|hi|pls|please|well) )*(?:what (?!(?:date|day|year|month|time)\b)|who\b|why\b|cfare (?!(?:vit|dite|date|ore)\b)|cka\b|qka\b|c\b|kush\b|pse\b|sta\b|sto\b|ko\b|zasto\b).*?\b(?:when|kur|kad|kada)\b/;
const OTHER_TIME =
  /\b(?:(?:what|which) (?:date|day|year|month|time)|since when|how long ago|qe kur|otkad|otkada|(?:cfare|cilin?|ne cilin) (?:vit|dite|date)|koje godine|kog (?:dana|datuma))\b|\b(?:and|or|dhe|edhe|i|a|ose|ili) (?:when|kur|kad|kada)\b/;

/** Whether "when" in a question only tells which event is meant: "what happened at Banjska when the police came". */
export const whenIsSaid = (folded: string): boolean => WHAT_WHEN.test(folded) && !OTHER_TIME.test(folded);

/** The kind of a question, over its folded text. */
export const questionKind = (folded: string): QuestionKind =>
  CUES.find(([kind, pattern]) => pattern.test(folded) && !(kind === 'when' && whenIsSaid(folded)))?.[0] ??
  'what';
