import type { webApi } from '@slack/bolt';
import { parseButton } from '../shared/button-ids.ts';
import { describeFailure } from '../shared/describe-failure.ts';
import type { Reply } from '../shared/reply.ts';
import type { Responder } from '../shared/respond.ts';
import { type ShortenParts, shorten } from '../shared/shorten.ts';
import { createSigns } from '../shared/signs.ts';
import type { Surface } from './controls.ts';
import { earlierQuestion } from './earlier.ts';
import { isNoAccess, isNoPush } from './failures.ts';
import { modal, openingModal } from './modals.ts';
import { renderHint, renderNotice } from './notice.ts';
import type { Audience, Post } from './post.ts';
import { createProgress, type ProgressParts } from './progress.ts';
import type { ActionReceived, CommandReceived, MessageReceived, ShortcutReceived } from './receive.ts';
import { renderFitting, type SlackPayload } from './render.ts';
import { audienceOf, type Rendered, renderWord } from './replies.ts';

export interface ListenerParts extends ShortenParts {
  readonly client: webApi.WebClient;
  readonly post: Post;
  readonly responder: Responder;
  readonly botUserId: () => string | undefined;
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
export function createListeners(parts: ListenerParts): Listeners {
  const { client, post, responder, log } = parts;
  const signs: ProgressParts = {
    client,
    mayShow: createSigns(parts.clock),
    failed: (error) => log.debug({ error: describeFailure(error) }, 'slack.status'),
  };
  /** What one message cannot hold is handed over to the button "More". */
  const rendering = async (
    reply: Reply,
    surface: Surface = 'message',
    sharedBy?: string,
  ): Promise<Rendered | undefined> => {
    if (reply.kind !== 'answer') return renderWord(reply, surface);
    const preface =
      reply.shared === true && sharedBy !== undefined ? { preface: `Shared by ${sharedBy}.` } : {};
    const payload = await shorten(parts, reply.answer, reply.buttons, (answer, buttons) =>
      renderFitting(answer, { buttons, surface, ...preface }),
    );
    return { payload, audience: audienceOf(reply.answer) };
  };
  return {
    message: async (received) => {
      const { place, ts } = received;
      const progress = createProgress(signs, place.channel, place.threadTs ?? ts);
      const send = async (reply: Reply): Promise<void> => {
        const rendered = await rendering(reply);
        if (rendered === undefined) return;
        const usage = received.empty && reply.kind === 'answer' && reply.answer.kind === 'usage';
        try {
          if (reply.kind !== 'answer') await post.privately(place, rendered.payload);
          else await post.message(place, usage ? renderHint() : rendered.payload);
        } catch (error) {
          // A channel that does not take the bot's messages takes no word about that either.
          if (!isNoAccess(error)) throw error;
          log.warn(
            { platform: 'slack', channel: place.channel, error: describeFailure(error) },
            'reply.refused',
          );
        }
      };
      const lookUp = received.empty
        ? { lookUp: () => earlierQuestion(client, received, parts.botUserId(), log) }
        : {};
      try {
        await responder.respond({ ...received, ...lookUp }, send, async () => progress.start());
      } finally {
        await progress.end();
      }
    },

    command: (received, ack) =>
      responder.respond(
        received,
        async (reply) => {
          // A command has to be ended, also where a notice was just sent.
          const rendered = (await rendering(reply)) ?? quiet(reply, 'message');
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
          const rendered = (await rendering(reply, 'view')) ?? quiet(reply, 'view');
          if (rendered !== undefined)
            await client.views.update({ view_id: view, view: modal(rendered.payload, place) });
          return;
        }
        const rendered = (await rendering(reply)) ?? quiet(reply, 'message');
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
    const { place, responseUrl } = received;
    const pressed = parseButton(received.button)?.action;
    if (reply.kind === 'answer' && (reply.shared === true || pressed === 'choose'))
      return share(received, reply);
    const surface = received.view === undefined ? 'message' : 'view';
    const rendered = await rendering(reply, surface);
    if (rendered === undefined) return;
    if (received.view !== undefined) await pushView(received, received.view, rendered.payload);
    else if (responseUrl === undefined) await post.privately(place, rendered.payload);
    // A given reason replaces the question for it; anything else stands below what was pressed.
    else
      await post.reply(responseUrl, place, 'person', rendered.payload, {
        replace_original: pressed === 'reason',
      });
  }

  /** On top of the view that was pressed in; three may lie on each other, and each push is due within three seconds. */
  async function pushView(
    { place, triggerId }: ActionReceived,
    under: string,
    payload: SlackPayload,
  ): Promise<void> {
    const view = modal(payload, place);
    try {
      await client.views.push({ trigger_id: triggerId, view });
    } catch (error) {
      if (!isNoPush(error)) throw error;
      await client.views.update({ view_id: under, view });
    }
  }

  /** Posts for everybody; where the bot is no member, the address of the interaction may still do so. */
  async function share(received: ActionReceived, reply: Reply): Promise<void> {
    const { place, responseUrl, view } = received;
    const rendered = await rendering(reply, 'message', received.userName);
    if (rendered === undefined) return;
    try {
      await post.message(place, rendered.payload);
    } catch (error) {
      if (!isNoAccess(error)) throw error;
      if (view !== undefined) await pushView(received, view, renderNotice(NO_ROOM, [], 'view'));
      else if (responseUrl === undefined) throw error;
      else await post.reply(responseUrl, place, 'everyone', rendered.payload, { replace_original: false });
    }
  }
}

/** What is open has to say something even where no second notice is due. */
const quiet = (reply: Reply, surface: Surface): Rendered | undefined =>
  reply.kind === 'limited'
    ? { payload: renderNotice(reply.text, [], surface), audience: 'person' }
    : undefined;

const PRIVATE_COMMANDS = new Set(['help', 'status', 'sources', 'privacy', 'forget', 'receipt', 'opt']);

/** What concerns only the person who typed it is shown to them alone. */
export const isPrivate = ({ request }: CommandReceived): boolean =>
  'command' in request && PRIVATE_COMMANDS.has(request.command);
