import { type APIMessage, ChannelType, type REST, Routes } from 'discord.js';
import type { Logger } from 'pino';
import type { CommandCall, Question } from '../../src/model/question.ts';
import { describeFailure } from '../shared/describe-failure.ts';
import type { Asked } from './channel.ts';
import { requestOf, type Surroundings, wordsOf } from './receive.ts';

/** How far back an empty mention looks. */
const LOOKED_AT = 25;
const THREADS: readonly number[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];

/**
 * The nearest earlier message of a person in a thread, for a mention without words (F02). Discord hands over the text
 * of messages that mention the bot; of others only to an application with the Message Content intent, which this one
 * does not ask for. Outside of threads, and where nothing can be read, there is none.
 */
export async function earlierQuestion(
  rest: Pick<REST, 'get'>,
  { id, channelId, direct }: Pick<Asked, 'id' | 'channelId' | 'direct'>,
  surroundings: Surroundings,
  log: Logger,
): Promise<Question | CommandCall | undefined> {
  if (direct) return undefined;
  try {
    if (!isThread(await rest.get(Routes.channel(channelId)))) return undefined;
    const query = new URLSearchParams({ before: id, limit: String(LOOKED_AT) });
    const found: unknown = await rest.get(Routes.channelMessages(channelId), { query });
    const texts = Array.isArray(found)
      ? found.map((message: APIMessage) => wordsOf(message, surroundings.botId))
      : [];
    const text = texts.find((words) => words !== '');
    return text === undefined ? undefined : requestOf(text, id, surroundings.today);
  } catch (error) {
    log.debug({ platform: 'discord', error: describeFailure(error) }, 'earlier.failed');
    return undefined;
  }
}

const isThread = (channel: unknown): boolean =>
  typeof channel === 'object' &&
  channel !== null &&
  'type' in channel &&
  THREADS.some((type) => type === channel.type);
