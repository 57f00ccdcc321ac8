import type { Group, Knowledge } from '../model/knowledge.ts';
import { formatDate } from '../text/dates.ts';
import { type Command, framed } from './context.ts';

const NAMES: Readonly<Record<Group, string>> = {
  article: 'article passages',
  timeline: 'timeline events',
  recognition: 'recognition records',
  count: 'counts of recognitions',
  membership: 'membership records',
  vote: 'votes',
  document: 'document summaries and provisions',
  glossary: 'definitions of terms',
  actor: 'definitions of actors',
  quote: 'quotations',
  position: 'positions',
  argument: 'arguments',
  import: 'imported article passages',
};

/** `status`: version, date and reach of the base, and what it holds. */
export const status: Command = (engine, _args, context) => {
  const { knowledge } = engine;
  const held = new Map<Group, number>();
  for (const { group } of knowledge.passages) held.set(group, (held.get(group) ?? 0) + 1);
  const groups = [...held].sort((a, b) => b[1] - a[1]).map(([group, count]) => `${NAMES[group]} ${count}`);
  const message = [
    `Knowledge base: version ${knowledge.version}, newest fact ${formatDate(knowledge.asOf)}.`,
    `Passages: ${knowledge.passages.length} (${groups.join(', ')}). Sources: ${knowledge.sources.length}.`,
    reachOf(knowledge),
  ].join('\n');
  return { kind: 'help', ...framed(engine, context, { suggestions: ['/sources', '/help'] }), message };
};

/** How far the dated records reach; what happened later is not held. */
function reachOf({ timeline, recognitions }: Knowledge): string {
  const event = [...timeline].sort((a, b) => ((a.to ?? a.from) < (b.to ?? b.from) ? 1 : -1))[0];
  const record = recognitions
    .filter(({ on }) => on !== undefined)
    .sort((a, b) => (a.on! < b.on! ? 1 : -1))[0];
  const parts = [
    ...(event === undefined ? [] : [`timeline to ${formatDate(event.to ?? event.from)}`]),
    ...(record === undefined ? [] : [`itemised recognitions to ${formatDate(record.on!)}`]),
  ];
  return `Reach: ${parts.join(', ')}; later changes are possible and not held.`;
}
