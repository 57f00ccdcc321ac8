import type { types } from '@slack/bolt';
import { COMMANDS } from '../../src/commands/grammar.ts';
import { formatDate } from '../../src/text/dates.ts';
import { EXAMPLES } from './notice.ts';
import { context, plain } from './plain.ts';
import { richText } from './rich-text.ts';

export const PRIVACY =
  'The text of a question is not stored. For 30 minutes a thread remembers what a question was about, for follow-ups; ' +
  'what buttons need and votes are kept for 30 days, people only as keyed hashes. /kosovo forget erases what is remembered.';

/** The Home tab: what the bot is, its commands, the date of its base and what it keeps (F12). */
export const homeView = (base: { readonly asOf: string; readonly version: string }): types.HomeView => ({
  type: 'home',
  blocks: [
    heading('Answers on Kosovo’s status, from cited sources'),
    paragraph([
      'Mention this bot in a channel, write to it here, or use a command. It shows excerpts with date, source and who says so, gives no opinion, and says so when its sources hold nothing.',
      'On any message, “Check against sources” in its menu shows you privately what the sources hold on it.',
    ]),
    heading('Commands'),
    ...COMMANDS.map(({ usage, summary, example }) =>
      paragraph([`/kosovo ${usage}`, `${summary}. Example: /kosovo ${example}`]),
    ),
    heading('Questions to begin with'),
    paragraph([...EXAMPLES]),
    heading('Privacy'),
    paragraph([PRIVACY]),
    context(`Knowledge base as of ${formatDate(base.asOf)}, version ${base.version}.`),
  ],
});

const heading = (text: string): types.HeaderBlock => ({ type: 'header', text: plain(text) });

const paragraph = (lines: readonly string[]): types.RichTextBlock =>
  richText(lines.map((text) => ({ role: 'message', margin: '', text })));
