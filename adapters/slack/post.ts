import type { webApi } from '@slack/bolt';
import { isNoAccess, isRefusedBlocks } from './failures.ts';
import type { Place } from './receive.ts';
import type { SlackPayload } from './render.ts';
import { type Response, sendToResponseUrl } from './response-url.ts';

/** Whether a reply is for everybody in the channel or for one person. */
export type Audience = 'everyone' | 'person';

export interface Post {
  /** Posts an ordinary message, in its thread where there is one. */
  message(place: Place, payload: SlackPayload): Promise<void>;
  /** Shows it to the person alone; in a direct message there is nobody else. */
  privately(place: Place, payload: SlackPayload): Promise<void>;
  /** To the address that came with an interaction, or as a message where that takes no more. */
  reply(
    url: string,
    place: Place,
    audience: Audience,
    payload: SlackPayload,
    more?: Partial<Response>,
  ): Promise<void>;
}

/** Sends payloads. Retries of the Web API are the library's; a repeated post may stand twice: Slack has no nonce. */
export function createPost(client: webApi.WebClient): Post {
  const message: Post['message'] = async ({ channel, threadTs }, payload) => {
    const where = { channel, ...(threadTs === undefined ? {} : { thread_ts: threadTs }) };
    await withoutRefusedBlocks(payload, (content) => {
      const message: webApi.ChatPostMessageArguments = {
        ...where,
        ...content,
        // No previews (F25); no name or channel in a text is made into a link (F40).
        unfurl_links: false,
        unfurl_media: false,
        link_names: false,
        parse: 'none',
        mrkdwn: false,
      };
      // The library copies every object in it, and writes it out, for a line of debugging that nobody sees.
      const { blocks } = content;
      return client.apiCall('chat.postMessage', {
        ...message,
        ...(blocks === undefined ? {} : { blocks: JSON.stringify(blocks) }),
      });
    });
  };
  const privately: Post['privately'] = async (place, payload) => {
    if (place.direct) return message(place, payload);
    const { channel, user, threadTs } = place;
    const where = { channel, user, ...(threadTs === undefined ? {} : { thread_ts: threadTs }) };
    await withoutRefusedBlocks(payload, (content) =>
      client.chat.postEphemeral({ ...where, ...content, link_names: false, parse: 'none' }),
    );
  };
  return {
    message,
    privately,
    reply: async (url, place, audience, payload, more = {}) => {
      const thread = place.threadTs === undefined ? {} : { thread_ts: place.threadTs };
      try {
        await sendToResponseUrl(url, {
          ...payload,
          response_type: audience === 'everyone' ? 'in_channel' : 'ephemeral',
          unfurl_links: false,
          unfurl_media: false,
          ...thread,
          ...more,
        });
      } catch (error) {
        // Expired, used up or unreachable: the channel may still be open to us.
        const again = audience === 'everyone' ? message : privately;
        await again(place, payload).catch((cause: unknown) => {
          throw isNoAccess(cause) ? error : cause;
        });
      }
    },
  };
}

/** Blocks that Slack refuses cost the buttons, not the answer: the text holds all of it. */
async function withoutRefusedBlocks(
  { text, blocks }: SlackPayload,
  send: (content: { text: string; blocks?: SlackPayload['blocks'] }) => Promise<unknown>,
): Promise<void> {
  try {
    await send({ text, blocks });
  } catch (error) {
    if (!isRefusedBlocks(error)) throw error;
    await send({ text });
  }
}
