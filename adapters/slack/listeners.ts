import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { parseButton } from '../shared/button-ids.ts';
import { describeFailure } from '../shared/describe-failure.ts';
import type { Reply } from '../shared/reply.ts';
import type { Responder } from '../shared/respond.ts';
import { isNoAccess } from './failures.ts';
import { modal, openingModal } from './modals.ts';
import { renderHint, renderNotice } from './notice.ts';
import type { Audience, Post } from './post.ts';
import { createProgress } from './progress.ts';
import type { ActionReceived, CommandReceived, MessageReceived, ShortcutReceived } from './receive.ts';
import { renderReply } from './replies.ts';

export interface ListenerParts {
  readonly client: webApi.WebClient;
  readonly post: Post;
  readonly responder: Responder;
  readonly log: Logger;
}
type Ack = () => Promise<void>;
export interface Listeners {
  message(received: MessageReceived): Promise<void>;
  command(received: CommandReceived, ack: Ack): Promise<void>;
  shortcut(received: ShortcutReceived, ack: Ack): Promise<void>;
  action(received: ActionReceived, ack: Ack): Promise<void>;
}

const NO_ROOM =
  'This bot is no member of the channel and cannot post there. Invite it with /invite, then press Share again.';

/** What each kind of event is answered with and where; when and whether is the responder's. */
export function createListeners({ client, post, responder, log }: ListenerParts): Listeners {
  return {
    message: async (received) => {
      const { place, ts } = received;
      const progress = createProgress(client, place.channel, place.threadTs ?? ts, (error) =>
        log.debug({ error: describeFailure(error) }, 'slack.status'),
      );
      const send = async (reply: Reply): Promise<void> => {
        const rendered = renderReply(reply);
        if (rendered === undefined) return;
        if (reply.kind !== 'answer') return post.privately(place, rendered.payload);
        const usage = received.empty && reply.answer.kind === 'usage';
        await post.message(place, usage ? renderHint() : rendered.payload);
      };
      try {
        await responder.respond(received, send, async () => progress.start());
      } finally {
        await progress.end();
      }
    },

    command: (received, ack) =>
      responder.respond(
        received,
        async (reply) => {
          const rendered = renderReply(reply);
          if (rendered === undefined) return;
          const audience: Audience = isPrivate(received) ? 'person' : rendered.audience;
          await post.reply(received.responseUrl, received.place, audience, rendered.payload);
        },
        ack,
      ),

    shortcut: async (received, ack) => {
      const { place, triggerId, responseUrl } = received;
      let view: string | undefined;
      const begin = async (): Promise<void> => {
        // Opening takes a call: both at once, since either may be refused after three seconds.
        const [, opened] = await Promise.all([
          ack(),
          client.views.open({ trigger_id: triggerId, view: openingModal(place) }).catch((error: unknown) => {
            log.warn({ error: describeFailure(error) }, 'slack.modal');
            return undefined;
          }),
        ]);
        view = opened?.view?.id;
      };
      const send = async (reply: Reply): Promise<void> => {
        if (view !== undefined) {
          const rendered = renderReply(reply, 'view') ?? quiet(reply);
          if (rendered !== undefined)
            await client.views.update({ view_id: view, view: modal(rendered.payload, place) });
          return;
        }
        const rendered = renderReply(reply);
        if (rendered === undefined) return;
        if (responseUrl === undefined) await post.privately(place, rendered.payload);
        else await post.reply(responseUrl, place, 'person', rendered.payload);
      };
      await responder.respond(received, send, begin);
    },

    action: (received, ack) =>
      responder.respondAction(received, (reply) => sendPressed(received, reply), ack),
  };

  async function sendPressed(received: ActionReceived, reply: Reply): Promise<void> {
    const { place, triggerId, responseUrl } = received;
    const pressed = parseButton(received.button)?.action;
    if (reply.kind === 'answer' && (reply.shared === true || pressed === 'choose'))
      return share(received, reply);
    const surface = received.view === undefined ? 'message' : 'view';
    const rendered = renderReply(reply, surface);
    if (rendered === undefined) return;
    if (received.view !== undefined)
      await client.views.push({ trigger_id: triggerId, view: modal(rendered.payload, place) });
    else if (responseUrl === undefined) await post.privately(place, rendered.payload);
    // A given reason replaces the question for it; anything else stands below what was pressed.
    else
      await post.reply(responseUrl, place, 'person', rendered.payload, {
        replace_original: pressed === 'reason',
      });
  }

  /** Posts for everybody; where the bot is no member, the address of the interaction may still do so. */
  async function share(received: ActionReceived, reply: Reply): Promise<void> {
    const { place, triggerId, responseUrl, view } = received;
    const rendered = renderReply(reply, 'message', received.userName);
    if (rendered === undefined) return;
    try {
      await post.message(place, rendered.payload);
    } catch (error) {
      if (!isNoAccess(error)) throw error;
      if (view !== undefined)
        await client.views.push({
          trigger_id: triggerId,
          view: modal(renderNotice(NO_ROOM, [], 'view'), place),
        });
      else if (responseUrl === undefined) throw error;
      else await post.reply(responseUrl, place, 'everyone', rendered.payload, { replace_original: false });
    }
  }
}

/** A modal that is open has to say something even where no second notice is due. */
const quiet = (reply: Reply) =>
  reply.kind === 'limited' ? { payload: renderNotice(reply.text, [], 'view') } : undefined;

const PRIVATE_COMMANDS = new Set(['help', 'status', 'sources', 'privacy', 'forget', 'receipt', 'opt']);

/** What concerns only the person who typed it is shown to them alone. */
export const isPrivate = ({ request }: CommandReceived): boolean =>
  'command' in request && PRIVATE_COMMANDS.has(request.command);
