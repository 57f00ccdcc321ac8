import type { SocketModeReceiver } from '@slack/bolt';
import type { Logger } from 'pino';
import { describeFailure } from '../shared/describe-failure.ts';

type Client = SocketModeReceiver['client'];

/** What the library emits for each frame of the socket, and reads itself. */
const FRAME = 'ws_message';
const ENVELOPES = ['events_api', 'slash_commands', 'interactive'];
/** Words of the connection itself, which carry nothing to answer. */
const SIGNALS = ['hello', 'disconnect'];

/**
 * Lets only frames pass to the library that it can read. It takes every one as Slack documents it: of any other it ends
 * in a rejection that nobody can catch, and with that the process; and it hands events on under a name that stands in
 * them, so that one called "disconnected" would pass for the loss of the connection. What is refused costs one line.
 *
 * @throws {Error} where the library no longer reads frames this way
 */
export function guardEnvelopes(client: Client, log: Logger): void {
  const readers = client.listeners(FRAME);
  if (readers.length === 0) throw new Error(`the Socket Mode library does not listen to ${FRAME}`);
  client.removeAllListeners(FRAME);
  client.on(FRAME, (data: unknown, isBinary: unknown) => {
    const problem = problemOf(data, (name) => client.listenerCount(name) > 0);
    if (problem !== undefined) {
      log.warn({ platform: 'slack', problem }, 'envelope.unreadable');
      return;
    }
    // The library declares that it returns nothing, and returns a promise.
    for (const read of readers)
      void Promise.resolve(read.call(client, data, isBinary)).catch((error: unknown) =>
        log.warn({ platform: 'slack', error: describeFailure(error) }, 'envelope.failed'),
      );
  });
}

/** Why the library could not read a frame; never a word of what stands in it. */
function problemOf(data: unknown, isTaken: (name: string) => boolean): string | undefined {
  if (typeof data !== 'string') return 'not text';
  let frame: unknown;
  try {
    frame = JSON.parse(data);
  } catch {
    return 'not JSON';
  }
  if (!isObject(frame)) return 'not an object';
  const { type, envelope_id: id, payload } = frame;
  if (typeof type !== 'string') return 'no type';
  if (SIGNALS.includes(type)) return undefined;
  if (!ENVELOPES.includes(type)) return 'of a type that is not known';
  if (typeof id !== 'string' || id === '') return 'no envelope_id';
  if (!isObject(payload)) return 'no payload';
  if (type !== 'events_api') return undefined;
  const { event } = payload;
  if (!isObject(event) || typeof event.type !== 'string') return 'no event';
  return isTaken(event.type) ? 'an event with a name of the library' : undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
