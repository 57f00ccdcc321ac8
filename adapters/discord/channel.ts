import { type REST, type RESTPostAPIChannelMessageJSONBody, Routes } from 'discord.js';
import { describeFailure } from '../shared/describe-failure.ts';
import type { Reply } from '../shared/reply.ts';
import { type ShortenParts, shorten } from '../shared/shorten.ts';
import { createSigns } from '../shared/signs.ts';
import { CODE, call, hasCode, isRefused } from './call.ts';
import { LIMITS, PROGRESS_AFTER_MS, TYPING_MS } from './limits.ts';
import { type DiscordPayload, renderFitting, renderHint, renderText } from './render.ts';

/** A message of a person, as a place to reply to. */
export interface Asked {
  readonly id: string;
  readonly channelId: string;
  readonly personId: string;
  /** A conversation with the bot alone: private, and needs no pointer to what is answered. */
  readonly direct: boolean;
  /** Had no words: the reply to it is a hint. */
  readonly empty: boolean;
}
export interface Channels {
  /** Posts an ordinary message, once: Discord gives the first one back for a nonce that it has seen. */
  post(channelId: string, payload: DiscordPayload, nonce: string, replyTo?: string): Promise<void>;
  send(asked: Asked, reply: Reply): Promise<void>;
  /** Shows that the bot is typing where an answer takes long, until the returned function is called (F27). */
  progress(channelId: string): () => void;
}
type Rest = Pick<REST, 'post'>;

/** Ordinary messages in channels. Replies to them reach the bot without a privileged intent. */
export function createChannels(rest: Rest, parts: ShortenParts): Channels {
  const { log } = parts;
  const mayShow = createSigns(parts.clock);
  const post: Channels['post'] = async (channelId, payload, nonce, replyTo) => {
    const body: RESTPostAPIChannelMessageJSONBody = {
      ...payload,
      nonce: nonce.slice(-LIMITS.nonce),
      enforce_nonce: true,
      ...(replyTo === undefined
        ? {}
        : { message_reference: { message_id: replyTo, fail_if_not_exists: false } }),
    };
    try {
      await call(() => rest.post(Routes.channelMessages(channelId), { body }));
    } catch (error) {
      // Where the bot may not read the history it may not point to a message: better an answer without a pointer.
      if (replyTo === undefined || !hasCode(error, CODE.noReplies)) throw error;
      await post(channelId, payload, nonce);
    }
  };
  /** A channel that does not take the bot's messages takes no word about that either. */
  const tolerate = async (channelId: string, sending: Promise<void>): Promise<void> => {
    try {
      await sending;
    } catch (error) {
      if (!isRefused(error)) throw error;
      log.warn({ platform: 'discord', channel: channelId, error: describeFailure(error) }, 'reply.refused');
    }
  };
  const reply = (asked: Asked, payload: DiscordPayload) =>
    tolerate(asked.channelId, post(asked.channelId, payload, asked.id, asked.direct ? undefined : asked.id));

  /** For one person: there is no private message in a channel, so it goes to them directly (F37). */
  const whisper = async (asked: Asked, payload: DiscordPayload): Promise<void> => {
    if (asked.direct) return reply(asked, payload);
    try {
      const opened = await call(() =>
        rest.post(Routes.userChannels(), { body: { recipient_id: asked.personId } }),
      );
      await post(idOf(opened), payload, asked.id);
    } catch (error) {
      if (!isRefused(error)) throw error;
      await reply(asked, payload);
    }
  };

  return {
    post,
    send: async (asked, outcome) => {
      switch (outcome.kind) {
        case 'answer': {
          if (asked.empty && outcome.answer.kind === 'usage') return reply(asked, renderHint(outcome.answer));
          const shown = await shorten(parts, outcome.answer, outcome.buttons, (answer, buttons) =>
            renderFitting(answer, { buttons }),
          );
          return reply(asked, shown);
        }
        case 'notice':
        case 'reasons':
          return reply(asked, renderText(outcome.text));
        case 'limited':
          return outcome.notify ? whisper(asked, renderText(outcome.text)) : undefined;
      }
    },
    progress: (channelId) => {
      const type = () => {
        if (!mayShow()) return;
        rest.post(Routes.channelTyping(channelId)).catch((error: unknown) => {
          stop();
          log.debug({ channel: channelId, error: describeFailure(error) }, 'typing.failed');
        });
      };
      let again: NodeJS.Timeout | undefined;
      const first = setTimeout(() => {
        type();
        again = setInterval(type, TYPING_MS);
      }, PROGRESS_AFTER_MS);
      const stop = () => {
        clearTimeout(first);
        clearInterval(again);
      };
      return stop;
    },
  };
}

function idOf(channel: unknown): string {
  if (typeof channel === 'object' && channel !== null && 'id' in channel && typeof channel.id === 'string')
    return channel.id;
  throw new TypeError('Discord opened a direct channel without an id');
}
