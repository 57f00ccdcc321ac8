import { formatDate, parsePeriod } from '../../text/dates.ts';
import type { Files } from '../parse.ts';
import { type Draft, dated, sentence } from './draft.ts';

const UNVERIFIED = 'No page of its own was seen for this record.';

/** Who counts how many recognitions, and the record of each state. */
export function recognitionDrafts(files: Files): Draft[] {
  const stateOf = stateFinder(files);
  const counts = files.recognitions.counts.map((count): Draft => {
    const figure = count.figure === undefined ? 'gives no figure' : `counted ${count.figure}`;
    return {
      id: `count/${count.id}`,
      kind: 'record',
      group: 'count',
      title: 'Counts of recognitions',
      heading: `Recognitions as counted by ${count.counter}`,
      text: `${count.counter} ${figure} as of ${formatDate(count.as_of)} (what is counted: ${count.counts}).${count.note === undefined ? '' : ` ${sentence(count.note)}`}`,
      sources: count.sources,
      period: parsePeriod(count.as_of),
      topics: ['recognition'],
      keys: [
        'how many countries recognise Kosovo',
        'number of states that recognise Kosovo',
        'recognition count',
      ],
    };
  });
  const records = files.recognitions.records.map((record): Draft => {
    const state = stateOf(record);
    return {
      id: recognitionId(record),
      kind: 'record',
      group: 'recognition',
      title: 'Recognition by state',
      heading: `${record.name} and recognition`,
      text: recognitionText(record),
      sources: record.sources,
      ...(record.recognised_on === undefined ? {} : { period: parsePeriod(record.recognised_on) }),
      actors: state === undefined ? [] : [state.id],
      topics: ['recognition'],
      keys: [`did ${record.name} recognise Kosovo`, `recognition by ${record.name}`],
      status: record.status === 'disputed' ? 'disputed' : 'active',
    };
  });
  return [...counts, ...records];
}

export type RecognitionRecord = Files['recognitions']['records'][number];
/** Its id: the ISO code, or the id of the entity that has none. */
export const recognitionId = (record: RecognitionRecord): string =>
  `recognition/${(record.iso2 ?? record.state ?? record.name).toLowerCase()}`;

/** Finds the entry in `states.yaml` for a record, by ISO code or by name. */
export function stateFinder(
  files: Files,
): (record: RecognitionRecord) => Files['states'][number] | undefined {
  const byIso = new Map(
    files.states.flatMap((state) => (state.iso2 === undefined ? [] : [[state.iso2, state] as const])),
  );
  const byId = new Map(files.states.map((state) => [state.id, state]));
  return ({ iso2, state }) => (iso2 === undefined ? byId.get(state ?? '') : byIso.get(iso2));
}

/** A recognition record as a sentence; what is contested is said to be. */
function recognitionText(record: RecognitionRecord): string {
  const { name } = record;
  const others = (record.also_recognised_on ?? [])
    .map((other) => `, ${dated(other)} in another source`)
    .join('');
  const on = record.recognised_on === undefined ? '' : ` ${dated(record.recognised_on)}${others}`;
  const note = record.note === undefined ? '' : ` ${sentence(record.note)}`;
  const caveat = record.confidence === 'not-verified' ? ` ${UNVERIFIED}` : '';
  const entity = record.un_member === false ? ` ${name} is not a UN member.` : '';
  switch (record.status) {
    case 'recognised':
      return `${name} recognised Kosovo${on}.${note}${caveat}${note.includes('UN member') ? '' : entity}`;
    case 'not-recognised':
      return `${name} has not recognised Kosovo.${note}${caveat}`;
    case 'withdrawn-claimed': {
      const withdrawn = record.withdrawn_on === undefined ? '' : ` (${formatDate(record.withdrawn_on)})`;
      return `${name} recognised Kosovo${on}; Serbia announced that the recognition was withdrawn${withdrawn}, and Pristina disputes most of the withdrawals announced by Serbia.${note}${caveat}`;
    }
    case 'disputed':
      return `Whether ${name} recognises Kosovo is disputed between sources${on === '' ? '' : `; a recognition is reported${on}`}.${note}${caveat}`;
    case 'unclear':
      return `It is unclear whether ${name} recognises Kosovo${on === '' ? '' : `; a recognition is reported${on}`}.${note}${caveat}`;
  }
}
