import { createHmac } from 'node:crypto';
import type { Logger } from 'pino';
import type { Received } from '../../src/adapter.ts';
import { frame } from '../../src/answer/compose.ts';
import type { Bot } from '../../src/bot.ts';
import { type Answer, excerptsOf } from '../../src/model/answer.ts';
import type { CommandCall, Question, ThreadState } from '../../src/model/question.ts';
import type { Store } from '../../src/store/store.ts';
import { createButtons } from './buttons.ts';
import { describeFailure } from './describe-failure.ts';
import { createGate } from './gate.ts';
import type { Metrics } from './metrics.ts';
import { OPTED_OUT, optRequest } from './opt-out.ts';
import { type Limits, RateLimit } from './rate-limit.ts';
import type { Begin, Reply, Send } from './reply.ts';
import type { Clock } from './settings.ts';
import { ThreadQueue } from './thread-queue.ts';
import { createTurns } from './turns.ts';

/** A question as received; a private one (a shortcut's) gets a button to share it. */
export interface ReceivedQuestion extends Received {
  readonly private?: boolean;
  /** The conversation that its thread began in, which may remember what the thread itself does not (F08). */
  readonly around?: string;
  /** Of a mention without words: the earlier message that it means, looked up once it is its turn (F02). */
  readonly lookUp?: () => Promise<Question | CommandCall | undefined>;
}
/** A pressed button. */
export interface ReceivedAction extends Omit<Received, 'request'> {
  /** What a failure is reported under, like a question's id. */
  readonly id: string;
  /** The id that the button was sent with. */
  readonly button: string;
}

export interface ResponderParts {
  readonly bot: Bot;
  readonly store: Store;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly log: Logger;
  /** Keys the hash under which people are known; `store.salt()` has one. */
  readonly salt: string;
  readonly metrics?: Metrics;
}

export interface Responder {
  /** Answers a question once and in its turn; never rejects. A repeated delivery resolves without `begin` or `send`. */
  respond(received: ReceivedQuestion, send: Send, begin?: Begin): Promise<void>;
  /** The same for a pressed button, in the same order. */
  respondAction(action: ReceivedAction, send: Send, begin?: Begin): Promise<void>;
  /** Takes nothing new: deliveries that come now are left for a redelivery. */
  close(): void;
  /** Resolves when nothing is in flight. */
  idle(): Promise<void>;
  inFlight(): number;
}

/** What is done in a thread's turn: the reply, and what follows once it is sent. */
interface Turn {
  readonly reply: Reply;
  readonly sent?: () => Promise<void>;
}

/** claim → acknowledge → turn of the thread → limit → state → bot → send → remember, and the one error boundary. */
export function createResponder(parts: ResponderParts): Responder {
  const { bot, store, clock, log, salt, metrics } = parts;
  const queue = new ThreadQueue();
  const limit = new RateLimit(parts.limits);
  const gate = createGate(parts);
  const itsTurn = createTurns(gate.isAcknowledging);
  const buttons = createButtons({ bot, store, log });
  const hash = (text: string): string =>
    createHmac('sha256', salt).update(text).digest('base64url').slice(0, 22);

  const answerQuestion = async (received: ReceivedQuestion): Promise<Turn | undefined> => {
    const { person, thread, channel } = received;
    const request = (await received.lookUp?.()) ?? received.request;
    const voter = hash(person);
    const key = `${voter}/${hash(thread)}`;
    const wish = optRequest(request);
    if (wish !== undefined) {
      await store.optOut(voter, wish.out);
      return { reply: { kind: 'notice', text: wish.text } };
    }
    if (await gate.tolerate('opt-out', store.optedOut(voter), false))
      // A command has to be ended; a message of somebody who does not want the bot is not replied to.
      return 'command' in request ? { reply: { kind: 'notice', text: OPTED_OUT } } : undefined;
    const permit = limit.take(person, channel, clock());
    if (permit.kind === 'limited') {
      metrics?.limited(platformOf(received));
      return { reply: { ...permit, text: limitText(permit.seconds) } };
    }
    if (isForget(request)) {
      await store.forget(voter);
      return { reply: { kind: 'notice', text: 'Erased: what was remembered of your earlier questions.' } };
    }
    const remembered = async (): Promise<ThreadState | undefined> =>
      (await store.thread(key, clock())) ??
      (received.around === undefined
        ? undefined
        : await store.thread(`${voter}/${hash(received.around)}`, clock()));
    const state = await gate.tolerate('thread', remembered(), undefined);
    await itsTurn();
    const { answer, state: next } = bot.respond(withState(request, state));
    const offered = await buttons.offer(answer, {
      asker: voter,
      private: received.private === true,
      now: clock(),
    });
    return {
      reply: { kind: 'answer', answer, buttons: offered },
      ...(next === undefined
        ? {}
        : { sent: () => gate.tolerate('remember', store.remember(key, next, clock()), undefined) }),
    };
  };

  /** Runs one turn under the error boundary: whatever fails, the person gets one reply and we get one line. */
  const turn = async (
    id: string,
    platform: string,
    began: number,
    make: () => Promise<Turn | undefined>,
    send: Send,
  ): Promise<void> => {
    try {
      const made = await make();
      if (made === undefined) return;
      await send(made.reply);
      const ms = Math.round(clock() - began);
      const kind = made.reply.kind === 'answer' ? made.reply.answer.kind : made.reply.kind;
      const passages =
        made.reply.kind === 'answer' ? excerptsOf(made.reply.answer).map(({ passage }) => passage) : [];
      log.info({ questionId: id, kind, passages, ms, platform }, 'question.answered');
      metrics?.answered(platform, kind, ms);
      await made.sent?.();
    } catch (error) {
      metrics?.failed(platform);
      log.error({ questionId: id, platform, error: describeFailure(error) }, 'question.failed');
      await send({ kind: 'answer', answer: failure(bot, id), buttons: [] }).catch((cause: unknown) =>
        log.error({ questionId: id, platform, error: describeFailure(cause) }, 'reply.failed'),
      );
    }
  };

  return {
    respond: (received, send, begin) => {
      const began = clock();
      const platform = platformOf(received);
      return gate.enter(received, begin, (accepted) =>
        queue.run(received.thread, async () => {
          if (await accepted)
            await turn(received.request.id, platform, began, () => answerQuestion(received), send);
        }),
      );
    },
    respondAction: (action, send, begin) => {
      const began = clock();
      const platform = platformOf(action);
      const press = async (): Promise<Turn> => ({
        reply: await buttons.press(action.button, {
          id: action.id,
          person: hash(action.person),
          now: clock(),
        }),
      });
      return gate.enter(action, begin, (accepted) =>
        queue.run(action.thread, async () => {
          if (await accepted) await turn(action.id, platform, began, press, send);
        }),
      );
    },
    close: gate.close,
    idle: gate.idle,
    inFlight: gate.inFlight,
  };
}

/** `slack:event:Ev1` was delivered by slack. */
const platformOf = ({ delivery }: { readonly delivery: string }): string =>
  delivery.slice(0, delivery.indexOf(':'));

const isForget = (request: Question | CommandCall): boolean =>
  'command' in request && request.command === 'forget';

const withState = (
  request: Question | CommandCall,
  state: ThreadState | undefined,
): Question | CommandCall => (state === undefined ? request : { ...request, state });

const limitText = (seconds: number): string =>
  `That is more questions a minute than this bot takes. Please ask again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;

/** The reply where there can be no answer; the id finds the line in the log. */
const failure = ({ engine }: Bot, id: string): Answer => ({
  kind: 'failed',
  ...frame(engine, id, 'en'),
  message: `This question could not be answered because of a fault of the bot. Please ask again; if it stays, report the reference ${id}.`,
});
