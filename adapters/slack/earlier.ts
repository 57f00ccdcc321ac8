import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { CommandCall, Question } from '../../src/model/question.ts';
import { describeFailure } from '../shared/describe-failure.ts';
import { type MessageReceived, requestOf, wordsOf } from './receive.ts';

/** How far back a message without words looks. */
const LOOKED_AT = 100;

/**
 * The nearest earlier message of a person in a thread, for a message without words (F02). Slack hands over what was
 * said in direct conversations; in channels reading needs a scope that this app does not ask for, and there is none.
 */
export async function earlierQuestion(
  client: webApi.WebClient,
  { place: { channel, direct, threadTs }, ts, delivery, request }: MessageReceived,
  botUserId: string | undefined,
  log: Logger,
): Promise<Question | CommandCall | undefined> {
  if (!direct || threadTs === undefined || threadTs === ts) return undefined;
  try {
    const { messages = [] } = await client.conversations.replies({
      channel,
      ts: threadTs,
      latest: ts,
      limit: LOOKED_AT,
    });
    const text = messages
      .filter((message) => message.ts !== ts)
      .map((message) => wordsOf(message, botUserId))
      .findLast((words) => words !== '');
    return text === undefined ? undefined : requestOf(text, delivery, request.today ?? '');
  } catch (error) {
    log.debug({ platform: 'slack', error: describeFailure(error) }, 'earlier.failed');
    return undefined;
  }
}
