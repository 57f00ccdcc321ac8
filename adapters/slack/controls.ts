import type { types } from '@slack/bolt';
import type { Button } from '../shared/button-ids.ts';
import { LIMITS } from './limits.ts';
import { plain } from './plain.ts';

/** Each group stands on a line of its own, in this order. */
const GROUPS: readonly (readonly Button['action'][])[] = [
  ['more', 'both-sides', 'timeline', 'sources'],
  ['context'],
  ['choose'],
  ['share'],
  ['reason'],
];
/** Where blocks are shown: a view has no element for votes, so they are ordinary buttons there. */
export type Surface = 'message' | 'view';

/** The buttons under an answer: those that open something, then the votes. A button's id is its `action_id` and value. */
export function controlBlocks(buttons: readonly Button[], surface: Surface): types.KnownBlock[] {
  const rows = GROUPS.flatMap((actions): types.KnownBlock[] => {
    const elements = buttons.filter(({ action }) => actions.includes(action)).map(buttonElement);
    return elements.length === 0 ? [] : [{ type: 'actions', elements: elements.slice(0, LIMITS.actions) }];
  });
  const helpful = buttons.find(({ action }) => action === 'helpful');
  const notHelpful = buttons.find(({ action }) => action === 'not-helpful');
  if (helpful === undefined || notHelpful === undefined) return rows;
  if (surface === 'view')
    return [...rows, { type: 'actions', elements: [helpful, notHelpful].map(buttonElement) }];
  const vote = ({ id, label }: Button) => ({ text: plain(label), value: id });
  return [
    ...rows,
    {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: 'vote',
          positive_button: vote(helpful),
          negative_button: vote(notHelpful),
        },
      ],
    },
  ];
}

const buttonElement = ({ id, label }: Button): types.Button => ({
  type: 'button',
  action_id: id,
  value: id,
  text: plain(label),
});
