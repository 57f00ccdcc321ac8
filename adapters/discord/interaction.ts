import {
  type APIInteraction,
  InteractionResponseType,
  MessageFlags,
  type REST,
  type RESTPatchAPIInteractionOriginalResponseJSONBody,
  type RESTPostAPIInteractionCallbackJSONBody,
  type RESTPostAPIInteractionFollowupJSONBody,
  Routes,
} from 'discord.js';
import type { Reply } from '../shared/reply.ts';
import { type ShortenParts, shorten } from '../shared/shorten.ts';
import { CODE, call, hasCode, isTaken } from './call.ts';
import type { Channels } from './channel.ts';
import { TOKEN_MS } from './limits.ts';
import { type DiscordPayload, renderFitting, renderText } from './render.ts';

/** How an interaction is answered; Discord fixes it with the first response. */
export type Manner = 'private' | 'public' | 'update';
export interface Conversation {
  /** The first response, at once: the answer follows. */
  begin(): Promise<void>;
  send(reply: Reply): Promise<void>;
}
type Rest = Pick<REST, 'post' | 'patch' | 'delete'>;
export interface InteractionParts extends ShortenParts {
  readonly rest: Rest;
  readonly channels: Channels;
}

/** The way to answer one interaction through its token, or by an ordinary message once the token is over. */
export function converse(parts: InteractionParts, event: APIInteraction, manner: Manner): Conversation {
  const { rest, channels, clock } = parts;
  const { id, token, application_id: application } = event;
  const received = clock();
  const isPrivate = manner !== 'public';
  const original = Routes.webhookMessage(application, token);

  const edit = async (payload: DiscordPayload): Promise<void> => {
    const body: RESTPatchAPIInteractionOriginalResponseJSONBody = payload;
    const channelId = event.channel?.id;
    const post = async () => {
      if (channelId !== undefined) await channels.post(channelId, payload, id);
    };
    if (!isPrivate && clock() - received > TOKEN_MS) return post();
    try {
      await call(() => rest.patch(original, { body, auth: false }));
    } catch (error) {
      // Somebody deleted the response while the answer was on its way: nobody waits for it any more.
      if (hasCode(error, CODE.unknownMessage)) return;
      if (isPrivate || !hasCode(error, CODE.invalidToken, CODE.unknownWebhook)) throw error;
      await post();
    }
  };
  const followUp = async (payload: DiscordPayload, flags: MessageFlags): Promise<void> => {
    const body: RESTPostAPIInteractionFollowupJSONBody = { ...payload, flags };
    await rest.post(Routes.webhook(application, token), { body, auth: false });
  };
  /** A word for the person alone: a public response cannot turn private, so it makes way for another. */
  const whisper = async (payload: DiscordPayload): Promise<void> => {
    if (isPrivate) return edit(payload);
    try {
      await call(() => rest.delete(original, { auth: false }));
    } catch (error) {
      // An attempt before this one got as far.
      if (!hasCode(error, CODE.unknownMessage)) throw error;
    }
    // Said twice to one person does no harm.
    await call(() => followUp(payload, payload.flags | MessageFlags.Ephemeral));
  };

  return {
    begin: async () => {
      try {
        await call(() =>
          rest.post(Routes.interactionCallback(id, token), { body: deferral(manner), auth: false }),
        );
      } catch (error) {
        if (!isTaken(error)) throw error;
      }
    },
    send: async (reply) => {
      switch (reply.kind) {
        case 'answer': {
          const above = reply.shared === true ? { sharedBy: nameOf(event) } : {};
          const shown = await shorten(parts, reply.answer, reply.buttons, (answer, buttons) =>
            renderFitting(answer, { buttons, ...above }),
          );
          if (reply.shared !== true) return edit(shown);
          // In this order: the first follow-up to a response that is still due would take its place, and its privacy.
          await edit(renderText('Shared with everybody here.'));
          return followUp(shown, shown.flags);
        }
        case 'notice':
        case 'limited':
          return whisper(renderText(reply.text));
        case 'reasons':
          return whisper(renderText(reply.text, reply.buttons));
      }
    },
  };
}

function deferral(manner: Manner): RESTPostAPIInteractionCallbackJSONBody {
  if (manner === 'update') return { type: InteractionResponseType.DeferredMessageUpdate };
  return {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    ...(manner === 'private' ? { data: { flags: MessageFlags.Ephemeral } } : {}),
  };
}

/** As the others in the channel know the person. */
function nameOf({ member, user }: APIInteraction): string {
  const person = member?.user ?? user;
  return member?.nick ?? person?.global_name ?? person?.username ?? 'somebody';
}
