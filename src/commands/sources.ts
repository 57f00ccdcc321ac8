import { type Command, framed } from './context.ts';

/** Publishers named in the reply; the others are counted. */
const PUBLISHERS = 20;

/** `sources`: how many sources are held, by kind, and who published most of them. */
export const sources: Command = ({ knowledge, ...engine }, _args, context) => {
  const by = (key: (place: number) => string) => {
    const counted = new Map<string, number>();
    for (const place of knowledge.sources.keys()) counted.set(key(place), (counted.get(key(place)) ?? 0) + 1);
    return [...counted].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  };
  const kinds = by((place) => knowledge.sources[place]!.kind).map(([kind, count]) => `${kind} ${count}`);
  const publishers = by((place) => knowledge.sources[place]!.publisher);
  const named = publishers.slice(0, PUBLISHERS).map(([publisher, count]) => `${publisher} (${count})`);
  const others = publishers.length - named.length;
  const message = [
    `Sources held: ${knowledge.sources.length}.`,
    `By kind: ${kinds.join(', ')}.`,
    `Publishers: ${named.join(', ')}${others > 0 ? ` and ${others} others` : ''}.`,
  ].join('\n');
  const suggestions = knowledge.sources.slice(0, 1).map(({ id }) => `/source ${id}`);
  return { kind: 'help', ...framed({ knowledge, ...engine }, context, { suggestions }), message };
};
