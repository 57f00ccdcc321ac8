import { positionsOf } from '../evidence/routes/position.ts';
import type { Answer } from '../model/answer.ts';
import type { Passage, RecognitionStatus } from '../model/knowledge.ts';
import type { Engine } from '../retrieval/engine.ts';
import { fold } from '../text/normalize.ts';
import { tokenize } from '../text/tokens.ts';
import { newestFirst } from './actor-records.ts';
import {
  type Command,
  type CommandContext,
  groundedPlan,
  named,
  type Plan,
  passagesOf,
  WHOLE,
} from './context.ts';
import { resolve } from './resolve-name.ts';

const LISTED = 10;
const LISTED_OF_EACH = 3;
const STATES = 4;
const NO_COUNT =
  'A list of records is no count of recognitions: counters differ in method and date; see /recognition count';

const GROUPS: readonly {
  readonly status: RecognitionStatus;
  readonly heading: string;
  readonly words: RegExp;
}[] = [
  {
    status: 'not-recognised',
    heading: 'Recorded as not recognising',
    words: /\b(?:not|non|no|never|unrecogni\w*|without)\b/,
  },
  {
    status: 'withdrawn-claimed',
    heading: 'Withdrawal announced by Serbia',
    words: /\bwithdr\w*|\brevok\w*|\bderecogni\w*/,
  },
  { status: 'disputed', heading: 'Sources disagree', words: /\bdisput\w*|\bcontest\w*/ },
  { status: 'unclear', heading: 'Unclear', words: /\bunclear|\bunknown|\buncertain/ },
  { status: 'recognised', heading: 'Recorded as recognising', words: /\brecogni[sz]\w*|\byes\b/ },
];
const IN_ORDER: readonly RecognitionStatus[] = [
  'recognised',
  'withdrawn-claimed',
  'disputed',
  'unclear',
  'not-recognised',
];
const COUNT =
  /^(?:the )?(?:counts?|numbers?|total|figures?|how many(?: states| countries)?|numri|sa|broj|koliko)\b/;
const LIST = /^(?:the )?(?:lists?|all|which|states|countries|by (?:state|country|status)|lista|spisak)\b/;
const NARROWER =
  /^(?:(?:has |have )?(?:not|non|un)[ -]?recogni\w*|not|withdrawn|withdrawals?|withdrew|disputed|unclear|recogni[sz]ed|recogni[sz]ing|recogni[sz]ers|yes|no)$/;

/** `recognition`: the record of a state, the counts side by side (D03), or records by status. */
export const recognition: Command = (engine, args, context) => {
  const text = (args.state ?? '').replace(/[?!.]+$/, '').trim();
  const folded = fold(text);
  if (folded === '' || COUNT.test(folded)) return counts(engine, context);
  if (LIST.test(folded) || NARROWER.test(folded)) return list(engine, context, folded.replace(LIST, ' '));
  const accepts = (id: string) => engine.links.recognition.has(id);
  const found = resolve(engine, text, accepts);
  if (found.kind !== 'found') {
    const group = groupOf(engine, text);
    if (group !== undefined) return group === '' ? counts(engine, context) : list(engine, context, '', group);
    const several = statesIn(engine, text);
    if (several.length > 1) return states(engine, context, several, []);
  }
  const one = named(
    engine,
    context,
    text,
    accepts,
    (name) => `/recognition ${name}`,
    'No recognition record is held under this name.',
  );
  return 'answer' in one ? one.answer : states(engine, context, [one.id], one.notes);
};

/** States named in a text: "germany and france", "did peru recognise kosovo". */
function statesIn(engine: Engine, text: string): string[] {
  const tokens = tokenize(text);
  const raw = tokens.map(({ start, end }) => text.slice(start, end));
  const mentions = engine.names.find(
    tokens.map(({ term }) => term),
    { raw, inflect: false, unknown: (word) => !engine.vocabulary.isWord(word) },
  );
  const ids = mentions
    .filter(({ from, to }) => to - from > 1 || raw[from]!.toLowerCase() !== 'and')
    .flatMap(({ named: names }) => names.map(({ id }) => id));
  return [...new Set(ids.filter((id) => engine.links.recognition.has(id)))];
}

/** The group tag of records that a name stands for: "EU", "NATO"; empty for Kosovo itself, which is what is counted. */
function groupOf(engine: Engine, text: string): string | undefined {
  const found = resolve(engine, text, (id) => id === 'kosovo-institutions' || id in GROUP_OF);
  if (found.kind !== 'found') return /^g-?20$/i.test(text) ? 'G20' : undefined;
  return GROUP_OF[found.id] ?? '';
}
const GROUP_OF: Readonly<Record<string, string>> = {
  'european-union': 'EU',
  nato: 'NATO',
  'nato-kfor': 'NATO',
  oic: 'OIC',
  'council-of-europe': 'CoE',
  'un-sc': 'UNSC-P5',
};

function states(
  engine: Engine,
  context: CommandContext,
  ids: readonly string[],
  notes: readonly string[],
): Answer {
  const shown = ids.slice(0, STATES);
  const records = passagesOf(
    engine,
    shown.map((id) => engine.links.recognition.get(id)!),
  );
  const positions = shown.map((id) => positionsOf(engine, id, {}).map((record) => record.id));
  const latest = passagesOf(
    engine,
    positions.flatMap((held) => held.slice(0, 1)),
  );
  const earlier =
    shown.length > 1
      ? []
      : passagesOf(
          engine,
          positions.flatMap((held) => held.slice(1)),
        );
  const names = records.map(({ heading }) => heading.replace(/ and recognition$/, ''));
  return groundedPlan(
    engine,
    context,
    [
      { heading: 'Record', passages: records, shown: STATES, length: WHOLE },
      { heading: 'Position', passages: [...latest, ...earlier], shown: latest.length },
    ],
    `Recognition: ${names.join(', ')}`,
    {
      notes,
      suggestions:
        names.length === 1 && latest.length > 0
          ? [`/position ${names[0]}`, '/recognition count']
          : ['/recognition count'],
    },
  );
}

interface Counts {
  readonly kosovo: readonly Passage[];
  readonly serbia: readonly Passage[];
  readonly others: readonly Passage[];
}

function countsOf(engine: Engine): Counts {
  const all = newestFirst(engine.knowledge.passages.filter(({ group }) => group === 'count'));
  const by = (pattern: RegExp) => all.filter(({ heading }) => pattern.test(heading));
  return {
    kosovo: by(/counted by Kosovo/),
    serbia: by(/counted by Serbia/),
    others: by(/counted by (?!Kosovo|Serbia)/),
  };
}

/** Each counter with its method and date side by side, the latest of each; older counts are held back. */
function counts(engine: Engine, context: CommandContext): Answer {
  const { kosovo, serbia, others } = countsOf(engine);
  const latest = others.filter(({ text }) => /counted \d/.test(text));
  return groundedPlan(
    engine,
    context,
    [
      { heading: 'As counted by Kosovo', passages: kosovo, shown: 1, length: WHOLE },
      { heading: 'As counted by Serbia', passages: serbia, shown: 1, length: WHOLE },
      {
        heading: 'As counted by others',
        passages: [...latest, ...others.filter((passage) => !latest.includes(passage))],
        shown: 1,
        length: WHOLE,
      },
    ],
    'Counts of recognitions',
    {
      notes: ['Counters differ in what they count and when; no figure is preferred here.'],
      suggestions: ['/recognition list', '/recognition list withdrawn'],
    },
  );
}

/** Records by status; the counts come first, since a list is easily taken for one. */
function list(engine: Engine, context: CommandContext, narrower: string, tag?: string): Answer {
  const wanted = GROUPS.find(({ words }) => words.test(narrower))?.status;
  const { kosovo, serbia } = countsOf(engine);
  const caveat: Plan = {
    heading: 'Counts differ by counter',
    passages: [...kosovo.slice(0, 1), ...serbia.slice(0, 1)],
    shown: 2,
    length: WHOLE,
  };
  const plans = IN_ORDER.filter((status) => wanted === undefined || status === wanted).map((status): Plan => {
    const records = engine.knowledge.recognitions.filter(
      (record) => record.status === status && (tag === undefined || record.groups.includes(tag)),
    );
    const sorted = [...records].sort((a, b) => (a.name < b.name ? -1 : 1));
    return {
      heading: GROUPS.find((group) => group.status === status)!.heading,
      passages: passagesOf(
        engine,
        sorted.map(({ id }) => id),
      ),
      shown: wanted === undefined && tag === undefined ? LISTED_OF_EACH : LISTED,
      length: WHOLE,
    };
  });
  const title = ['Recognition records by status', tag].filter(Boolean).join(': ');
  return groundedPlan(engine, context, [caveat, ...plans], title, {
    notes: [`${NO_COUNT}.`],
    suggestions:
      wanted === undefined
        ? ['/recognition list withdrawn', '/recognition list disputed', '/recognition count']
        : ['/recognition list', '/recognition count'],
  });
}
