import type { Button } from '../shared/button-ids.ts';
import { controlBlocks, type Surface } from './controls.ts';
import { escapeText } from './mrkdwn.ts';
import type { SlackPayload } from './render.ts';
import { richText } from './rich-text.ts';

/** The bot's own sentences, a line each, with what can be pressed below them. */
export const renderNotice = (
  text: string,
  buttons: readonly Button[] = [],
  surface: Surface = 'message',
): SlackPayload => ({
  text: escapeText(text),
  blocks: [
    richText(text.split('\n').map((line) => ({ role: 'message', margin: '', text: line }))),
    ...controlBlocks(buttons, surface),
  ],
});

/** Questions to begin with: what a new conversation suggests and an empty mention is answered with. */
export const EXAMPLES = [
  'When did Kosovo declare independence?',
  'Did Slovakia recognise Kosovo?',
  'What does resolution 1244 say?',
] as const;

/** What a mention without a question gets: three lines, never silence (F02). */
export const renderHint = (): SlackPayload =>
  renderNotice(
    [
      'Ask about Kosovo’s status in words, for example:',
      EXAMPLES.map((text) => `“${text}”`).join(' '),
      'Or use a command: /kosovo help lists them all.',
    ].join('\n'),
  );
