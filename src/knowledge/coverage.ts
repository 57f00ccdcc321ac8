import type { Passage, Side } from '../model/knowledge.ts';

/** Years by which a report is grouped: the talks, the declaration and the court, the dialogue, the 2020s. */
const SPANS = [
  { name: 'until 2005', to: '2005' },
  { name: '2006–2007', to: '2007' },
  { name: '2008–2010', to: '2010' },
  { name: '2011–2019', to: '2019' },
  { name: 'since 2020', to: '9999' },
] as const;
/** A side that has fewer than this share of the other's statements on a topic is thin there. */
const THIN = 0.5;

export interface TopicCoverage {
  readonly topic: string;
  /** Statements of each side, and all other passages, by span of years. */
  readonly counts: Readonly<Record<Side | 'other', readonly number[]>>;
  readonly thin?: Side;
}

/** How many statements the base holds by topic, side and years: where it is thin itself, no ranking is fair. */
export function coverage(passages: readonly Passage[], topics: readonly string[]): TopicCoverage[] {
  return topics.map((topic) => {
    const counts = { serbia: SPANS.map(() => 0), kosovo: SPANS.map(() => 0), other: SPANS.map(() => 0) };
    for (const passage of passages.filter((one) => one.topics.includes(topic))) {
      const year = (passage.period?.to ?? passage.period?.from ?? passage.published ?? '').slice(0, 4);
      const span = SPANS.findIndex(({ to }) => year !== '' && year <= to);
      if (span >= 0) counts[passage.side ?? 'other'][span]!++;
    }
    const total = (side: Side) => counts[side].reduce((sum, count) => sum + count, 0);
    const [serbia, kosovo] = [total('serbia'), total('kosovo')];
    const thin = serbia < kosovo * THIN ? 'serbia' : kosovo < serbia * THIN ? 'kosovo' : undefined;
    return { topic, counts, ...(thin === undefined ? {} : { thin }) };
  });
}

/** The report as a table of plain text. */
export function formatCoverage(rows: readonly TopicCoverage[]): string {
  const width = Math.max(...rows.map(({ topic }) => topic.length));
  const head = `${'topic'.padEnd(width)}  side     ${SPANS.map(({ name }) => name.padStart(10)).join('  ')}`;
  const lines = rows.flatMap(({ topic, counts, thin }) =>
    (['serbia', 'kosovo', 'other'] as const).map(
      (side, place) =>
        `${(place === 0 ? topic : '').padEnd(width)}  ${side.padEnd(7)}  ${counts[side].map((count) => String(count).padStart(10)).join('  ')}${thin === side ? '  thin' : ''}`,
    ),
  );
  return [head, ...lines].join('\n');
}
