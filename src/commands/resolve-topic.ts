import type { Topic } from '../model/knowledge.ts';
import type { Engine } from '../retrieval/engine.ts';
import { editDistance, typosAllowed } from '../text/edit-distance.ts';
import { keyOf } from './aliases.ts';

export type ResolvedTopic =
  | { readonly kind: 'found'; readonly topic: Topic; readonly exact: boolean }
  | { readonly kind: 'unknown'; readonly near: readonly Topic[] };

/** The topic that a text names by id, name or keyword; else one within a typing error. */
export function resolveTopic(engine: Engine, text: string): ResolvedTopic {
  const key = keyOf(text).replace(/^(?:the|on|about|of) /, '');
  const { topics } = engine.knowledge;
  const keyed = topics.map((topic) => ({
    topic,
    own: [keyOf(topic.id), keyOf(topic.name)],
    keywords: topic.keywords.map(keyOf),
  }));
  // A topic's own name goes before another's keyword: "recognition" is itself, whatever else lists the word.
  const exact =
    keyed.find(({ own }) => own.includes(key)) ??
    keyed.find(({ keywords }) => keywords.includes(key)) ??
    keyed.find(({ own }) => own.some((name) => name.startsWith(`${key} `)));
  if (key !== '' && exact !== undefined) return { kind: 'found', topic: exact.topic, exact: true };
  const most = Math.min(1, typosAllowed(key.length));
  const near = keyed
    .map(({ topic, own, keywords }) => ({
      topic,
      distance: Math.min(...[...own, ...keywords].map((name) => editDistance(key, name, 3))),
    }))
    .sort((a, b) => a.distance - b.distance);
  const [first, second] = near;
  if (
    first !== undefined &&
    most > 0 &&
    first.distance <= most &&
    (second === undefined || second.distance > first.distance)
  )
    return { kind: 'found', topic: first.topic, exact: false };
  const alike = keyed
    .filter(
      ({ own, keywords }) =>
        key.length >= 3 &&
        [...own, ...keywords].some((name) => name.includes(key) || (name.length >= 4 && key.includes(name))),
    )
    .map(({ topic }) => topic);
  const close = near.filter(({ distance }) => key.length >= 4 && distance <= 2).map(({ topic }) => topic);
  return { kind: 'unknown', near: [...new Set([...close, ...alike])].slice(0, 3) };
}
