import { type Evidence, sharesOf } from '../../src/evidence/confidence.ts';
import type { Query, Trace } from '../../src/model/question.ts';
import { formatPeriod } from '../../src/text/dates.ts';

/** Everything that was considered for an answer, as a table for whoever works on the ranking. */
export function explainTrace({ query, route, candidates, confidence, evidence, threshold }: Trace): string {
  const passed = (confidence ?? 0) >= (threshold ?? 0);
  return [
    ...(query === undefined ? ['The question was not searched for.'] : explainQuery(query)),
    '',
    `Route       ${route ?? 'none'}`,
    `Confidence  ${figure(confidence)}, threshold ${figure(threshold)}: ${passed ? 'answers' : 'abstains'}`,
    ...(evidence === undefined ? [] : explainEvidence(evidence)),
    '',
    `Candidates (${candidates.length} best)`,
    '   score  coverage  passage',
    ...candidates.map(
      ({ passage, score, coverage, matched }) =>
        `${figure(score).padStart(8)}  ${figure(coverage).padStart(8)}  ${passage}  (${matched.join(', ') || 'nothing matched'})`,
    ),
  ].join('\n');
}

function explainQuery(query: Query): string[] {
  const { language, intent, actors, glossary, period, asOf, carried, corrections, terms } = query;
  const row = (name: string, text: string) => (text === '' ? [] : [`${name.padEnd(12)}${text}`]);
  return [
    ...row('Question', query.text),
    ...row('Read as', `${intent} (${language})${query.current ? ', about today' : ''}`),
    ...row('Actors', actors.join(', ')),
    ...row('Names', glossary.join(', ')),
    ...row('Period', period === undefined ? '' : formatPeriod(period)),
    ...row('As of', asOf ?? ''),
    ...row('Carried', carried.join(', ')),
    ...row('Corrected', corrections.map(({ from, to }) => `${from} → ${to}`).join(', ')),
    '',
    'Terms (weight, searched forms with their weights)',
    ...terms.map(({ surface, weight, known, kind, forms }) => {
      const marks = [...(kind === 'word' ? [] : [kind]), ...(known ? [] : ['not in the base'])].join(', ');
      const searched = forms.map((form) => `${form.stem} ${figure(form.weight)}`).join(', ');
      return `${figure(weight).padStart(8)}  ${surface}${marks === '' ? '' : ` [${marks}]`}: ${searched}`;
    }),
  ];
}

/** Why it answers or abstains: what each piece of evidence adds to the log odds. */
const explainEvidence = (evidence: Evidence): string[] => [
  '',
  'Evidence (value, what it adds to the log odds of an answer)',
  ...sharesOf(evidence).map(
    ({ name, value, adds }) =>
      `${figure(value).padStart(8)}  ${`${adds > 0 ? '+' : ''}${figure(adds)}`.padStart(8)}  ${name}`,
  ),
];

const figure = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(2));
