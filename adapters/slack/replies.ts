import type { Answer } from '../../src/model/answer.ts';
import type { Reply } from '../shared/reply.ts';
import type { Surface } from './controls.ts';
import { renderNotice } from './notice.ts';
import type { Audience } from './post.ts';
import type { SlackPayload } from './render.ts';

export interface Rendered {
  readonly payload: SlackPayload;
  /** Who may see it where both are possible. */
  readonly audience: Audience;
}

/** How to write a command, and that one failed, concerns nobody else in a channel. */
export const audienceOf = ({ kind }: Answer): Audience =>
  kind === 'usage' || kind === 'help' || kind === 'failed' ? 'person' : 'everyone';

/** What a reply that is no answer looks like on Slack; `undefined` where it is to be kept quiet. */
export function renderWord(
  reply: Exclude<Reply, { kind: 'answer' }>,
  surface: Surface = 'message',
): Rendered | undefined {
  switch (reply.kind) {
    case 'limited':
      return reply.notify
        ? { payload: renderNotice(reply.text, [], surface), audience: 'person' }
        : undefined;
    case 'notice':
      return { payload: renderNotice(reply.text, [], surface), audience: 'person' };
    case 'reasons':
      return { payload: renderNotice(reply.text, reply.buttons, surface), audience: 'person' };
  }
}
