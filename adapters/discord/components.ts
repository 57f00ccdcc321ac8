import type {
  APIActionRowComponent,
  APIButtonComponentWithCustomId,
  APIComponentInMessageActionRow,
  ButtonStyle,
} from 'discord.js';
import type { Button } from '../shared/button-ids.ts';
import { LIMITS } from './limits.ts';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

const ACTION_ROW = 1;
const BUTTON = 2;
const SELECT = 3;
const PRIMARY = 1;
const SECONDARY = 2;

/** Asked in words, since a select shows nothing else until it is opened. */
const PLACEHOLDERS = { context: 'Show the context of an excerpt', reason: 'Why did it not help?' } as const;
type Listed = keyof typeof PLACEHOLDERS;

/** Buttons in rows of five, many of one sort as a list to choose from; votes always last and always there. */
export function rows(buttons: readonly Button[]): Row[] {
  const of = (...actions: readonly Button['action'][]) =>
    buttons.filter(({ action }) => actions.includes(action));
  const votes = of('helpful', 'not-helpful');
  const made = [
    ...buttonRow(of('choose')),
    ...buttonRow(of('more', 'both-sides', 'timeline', 'sources', 'share')),
    ...list('context', of('context')),
    ...list('reason', of('reason')),
  ];
  const votesRow = buttonRow(votes);
  return [...made.slice(0, LIMITS.rows - votesRow.length), ...votesRow];
}

const buttonRow = (buttons: readonly Button[]): Row[] =>
  buttons.length === 0
    ? []
    : [{ type: ACTION_ROW, components: buttons.slice(0, LIMITS.buttonsInRow).map(button) }];

const button = ({ id, action, label }: Button): APIButtonComponentWithCustomId => ({
  type: BUTTON,
  style: styleOf(action),
  label: label.slice(0, LIMITS.buttonLabel),
  custom_id: id,
});

const styleOf = (
  action: Button['action'],
): Exclude<APIButtonComponentWithCustomId['style'], ButtonStyle.Danger> =>
  action === 'choose' ? PRIMARY : SECONDARY;

/** One of a sort is a button; more are a list, whose values are the ids that the buttons would have. */
function list(sort: Listed, buttons: readonly Button[]): Row[] {
  if (buttons.length < 2) return buttonRow(buttons);
  const options = buttons
    .slice(0, LIMITS.selectOptions)
    .map(({ id, label }) => ({ value: id, label: label.slice(0, LIMITS.optionLabel) }));
  return [
    {
      type: ACTION_ROW,
      components: [{ type: SELECT, custom_id: `list:${sort}`, placeholder: PLACEHOLDERS[sort], options }],
    },
  ];
}
