import type { types } from '@slack/bolt';
import { literal } from './mrkdwn.ts';

/** Text that Slack shows as it stands; emoji codes stay text, too: `:no_entry:` in a title is no sign. */
export const plain = (text: string): types.PlainTextElement => ({
  type: 'plain_text',
  // Slack refuses an empty text.
  text: literal(text) || ' ',
  emoji: false,
});

export const context = (text: string): types.ContextBlock => ({ type: 'context', elements: [plain(text)] });
