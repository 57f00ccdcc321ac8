import {
  type APIInteraction,
  type Client,
  GatewayDispatchEvents,
  type GatewayMessageCreateDispatchData,
  InteractionResponseType,
  type RESTPostAPIInteractionCallbackJSONBody,
  Routes,
} from 'discord.js';
import { describeFailure } from '../shared/describe-failure.ts';
import type { AdapterSettings } from '../shared/settings.ts';
import { createChannels } from './channel.ts';
import { choices } from './commands.ts';
import { converse } from './interaction.ts';
import { isEmpty, receiveInteraction, receiveMessage } from './receive.ts';

/** Events as they arrive on the line: the SDK's objects would need caches that this bot does without. */
export function listen(
  client: Client,
  { bot, responder, store, log, clock }: AdapterSettings,
  running: () => boolean,
): void {
  const channels = createChannels(client.rest, { store, clock, log });
  const parts = { rest: client.rest, channels, store, clock, log };
  const today = () => new Date(clock()).toISOString().slice(0, 10);
  const failed = (event: string) => (error: unknown) =>
    log.error({ platform: 'discord', error: describeFailure(error) }, event);

  const onMessage = async (event: GatewayMessageCreateDispatchData): Promise<void> => {
    const botId = client.user?.id;
    if (!running() || botId === undefined) return;
    const received = receiveMessage(event, { botId, today: today() });
    if (received === undefined) return;
    const asked = {
      id: event.id,
      channelId: event.channel_id,
      personId: event.author.id,
      direct: event.guild_id === undefined,
      empty: isEmpty(received.request),
    };
    let stop = () => {};
    try {
      await responder.respond(
        received,
        (reply) => channels.send(asked, reply),
        async () => {
          stop = channels.progress(asked.channelId);
        },
      );
    } finally {
      stop();
    }
  };

  const onInteraction = async (event: APIInteraction): Promise<void> => {
    if (!running()) return;
    const received = receiveInteraction(event, { today: today() });
    switch (received?.kind) {
      case undefined:
        return log.debug({ platform: 'discord' }, 'interaction.unknown');
      case 'question': {
        const { begin, send } = converse(parts, event, received.private ? 'private' : 'public');
        return responder.respond(received.received, send, begin);
      }
      case 'action': {
        const { begin, send } = converse(parts, event, received.reply);
        return responder.respondAction(received.action, send, begin);
      }
      case 'autocomplete': {
        const body: RESTPostAPIInteractionCallbackJSONBody = {
          type: InteractionResponseType.ApplicationCommandAutocompleteResult,
          data: { choices: choices(bot.engine, received.argument, received.typed) },
        };
        await client.rest.post(Routes.interactionCallback(event.id, event.token), { body, auth: false });
      }
    }
  };

  client.ws.on(
    GatewayDispatchEvents.MessageCreate,
    (event) => void onMessage(event).catch(failed('message.failed')),
  );
  client.ws.on(
    GatewayDispatchEvents.InteractionCreate,
    (event) => void onInteraction(event).catch(failed('interaction.failed')),
  );
}
