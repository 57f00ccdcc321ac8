import type { Reply } from '../shared/reply.ts';
import type { Surface } from './controls.ts';
import { renderNotice } from './notice.ts';
import type { Audience } from './post.ts';
import { render, type SlackPayload } from './render.ts';

export interface Rendered {
  readonly payload: SlackPayload;
  /** Who may see it where both are possible. */
  readonly audience: Audience;
}

/** What a reply looks like on Slack; `undefined` where it is to be kept quiet. */
export function renderReply(
  reply: Reply,
  surface: Surface = 'message',
  sharedBy?: string,
): Rendered | undefined {
  switch (reply.kind) {
    case 'answer': {
      const { answer, buttons } = reply;
      const preface =
        reply.shared === true && sharedBy !== undefined ? { preface: `Shared by ${sharedBy}.` } : {};
      return {
        payload: render(answer, { buttons, surface, ...preface }),
        // How to write a command, and that one failed, concerns nobody else in a channel.
        audience:
          answer.kind === 'usage' || answer.kind === 'help' || answer.kind === 'failed'
            ? 'person'
            : 'everyone',
      };
    }
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
