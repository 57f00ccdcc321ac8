import {
  type APIInteraction,
  GatewayDispatchEvents,
  type GatewayDispatchPayload,
  type GatewayMessageCreateDispatchData,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  type REST,
  type RESTPostAPIInteractionCallbackJSONBody,
  Routes,
} from 'discord.js';
import { describeFailure } from '../shared/describe-failure.ts';
import type { AdapterSettings } from '../shared/settings.ts';
import { call, isTaken } from './call.ts';
import { createChannels } from './channel.ts';
import { choices } from './commands.ts';
import { earlierQuestion } from './earlier.ts';
import { converse } from './interaction.ts';
import {
  isEmpty,
  isInteraction,
  type ReceivedInteraction,
  receiveInteraction,
  receiveMessage,
} from './receive.ts';
import { renderText } from './render.ts';

const UNKNOWN = 'This bot no longer knows this command or button. Reload Discord, and try /help.';
/** What a message may be the response to. */
const ANSWERABLE: readonly InteractionType[] = [
  InteractionType.ApplicationCommand,
  InteractionType.MessageComponent,
  InteractionType.ModalSubmit,
];
/** Deliveries of completions remembered, to answer each once. */
const REMEMBERED = 1000;

/** What to do with each event as it arrives on the line. */
export function listen(
  rest: REST,
  { bot, responder, store, log, clock }: AdapterSettings,
  botId: () => string | undefined,
): (event: GatewayDispatchPayload) => void {
  const channels = createChannels(rest, { store, clock, log });
  const parts = { rest, channels, store, clock, log };
  const today = () => new Date(clock()).toISOString().slice(0, 10);
  const failed = (event: string) => (error: unknown) =>
    log.error({ platform: 'discord', error: describeFailure(error) }, event);
  const first = createOnce(REMEMBERED);

  const onMessage = async (event: GatewayMessageCreateDispatchData): Promise<void> => {
    const own = botId();
    const received = own === undefined ? undefined : receiveMessage(event, { botId: own, today: today() });
    if (own === undefined || received === undefined) return;
    const empty = isEmpty(received.request);
    const asked = {
      id: event.id,
      channelId: event.channel_id,
      personId: event.author.id,
      direct: event.guild_id === undefined,
      empty,
    };
    const lookUp = empty
      ? { lookUp: () => earlierQuestion(rest, asked, { botId: own, today: today() }, log) }
      : {};
    let stop = () => {};
    try {
      await responder.respond(
        { ...received, ...lookUp },
        (reply) => channels.send(asked, reply),
        async () => {
          stop = channels.progress(asked.channelId);
        },
      );
    } finally {
      stop();
    }
  };

  /** The one response to what takes no other after it; whoever repeated it was answered already. */
  const respondOnce = async (
    { id, token }: APIInteraction,
    body: RESTPostAPIInteractionCallbackJSONBody,
  ): Promise<void> => {
    if (!first(id)) return;
    try {
      await call(() => rest.post(Routes.interactionCallback(id, token), { body, auth: false }));
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  };
  const complete = (event: APIInteraction, found: ReturnType<typeof choices>): Promise<void> =>
    respondOnce(event, {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices: found },
    });
  /** A client may still show commands of an older set: whatever comes with a token is ended, or its person sees a failure. */
  const refuse = async (event: APIInteraction): Promise<void> => {
    log.debug({ platform: 'discord' }, 'interaction.unknown');
    if (event.type === InteractionType.ApplicationCommandAutocomplete) return complete(event, []);
    if (!ANSWERABLE.some((type) => type === event.type)) return;
    const said = renderText(UNKNOWN);
    await respondOnce(event, {
      type: InteractionResponseType.ChannelMessageWithSource,
      data: { ...said, flags: said.flags | MessageFlags.Ephemeral },
    });
  };

  const onInteraction = async (event: APIInteraction): Promise<void> => {
    if (!isInteraction(event)) return log.debug({ platform: 'discord' }, 'interaction.unknown');
    let received: ReceivedInteraction | undefined;
    try {
      received = receiveInteraction(event, { today: today() });
    } catch (error) {
      failed('interaction.unreadable')(error);
    }
    switch (received?.kind) {
      case undefined:
        return refuse(event);
      case 'question': {
        const { begin, send } = converse(parts, event, received.private ? 'private' : 'public');
        return responder.respond(received.received, send, begin);
      }
      case 'action': {
        const { begin, send } = converse(parts, event, received.reply);
        return responder.respondAction(received.action, send, begin);
      }
      case 'autocomplete':
        return complete(event, choices(bot.engine, received.argument, received.typed));
    }
  };

  return (event) => {
    if (event.t === GatewayDispatchEvents.MessageCreate)
      void onMessage(event.d).catch(failed('message.failed'));
    else if (event.t === GatewayDispatchEvents.InteractionCreate)
      void onInteraction(event.d).catch(failed('interaction.failed'));
  };
}

/** True the first time an id is seen, among the last so many. */
function createOnce(most: number): (id: string) => boolean {
  const seen = new Set<string>();
  return (id) => {
    if (seen.has(id)) return false;
    seen.add(id);
    const [oldest] = seen;
    if (seen.size > most && oldest !== undefined) seen.delete(oldest);
    return true;
  };
}
