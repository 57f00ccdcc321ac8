/** What people say before they ask, up to the point: "I'm writing an essay and need to know when …". */
const PREAMBLE =
  /^.*?\b(?:need to know|want to know|wanted to know|would like to know|like to know|wondering|do you know|does anyone know|can (?:you|someone|anyone) tell me|tell me|remind me|my question is|question is)\b[:,]?\s*/iu;
/** A clause must have this many words to be a question of its own. */
const SHORTEST_CLAUSE = 4;
/** A sentence of fewer words is no story, however it is parted inside. */
const STORY = 12;

/** The clauses of a question that can stand alone: its sentences, and in a long one what stands between commas. */
export function clausesOf(text: string): string[] {
  const sentences = text.split(/(?<=[?!])\s*|(?<=[.;:…])\s+|\.{2,}|\s[–—-]\s/u);
  const point = text.replace(PREAMBLE, '');
  const parts =
    text.split(' ').length < STORY
      ? []
      : text.split(
          /(?<=[.?!;:])\s+|,\s+(?=(?:and |but |so |or )?(?:who|what|when|why|how|where|which|did|does|do|is|was|were|has|have|can)\b)|,\s+(?=(?:i|i'?m|im|it'?s|its|for|we|my|asking|just|please|pls|thanks|thx|english|no) )|\b(?:but|because|since i|so)\s+|\s+(?:and|dhe|edhe|i|a)\s+(?=(?:who|what|when|why|how|where|which|did|kush|kur|pse|si|sa|ko|kad|kada|zasto|kako|koliko|sta)\b)/iu,
        );
  const all = [
    ...(point === text ? [] : [point]),
    ...(sentences.length < 2 ? [] : sentences),
    ...(parts.length < 2 ? [] : parts),
  ];
  return [...new Set(all.map((part) => part.trim()))].filter(
    (part) => part.split(' ').length >= SHORTEST_CLAUSE,
  );
}
