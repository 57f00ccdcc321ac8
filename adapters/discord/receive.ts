import type {
  APIInteraction,
  APIMessage,
  APIUser,
  GatewayMessageCreateDispatchData,
  InteractionType,
  MessageType,
} from 'discord.js';
import type { Received } from '../../src/adapter.ts';
import { type ArgumentKind, argumentsText, commandOf } from '../../src/commands/grammar.ts';
import { parseCommandLine } from '../../src/commands/parse-command-line.ts';
import type { IsoDate } from '../../src/model/knowledge.ts';
import type { CommandCall, Question } from '../../src/model/question.ts';
import { parseButton } from '../shared/button-ids.ts';
import { CHECK } from '../shared/check-message.ts';
import { fromPerson } from '../shared/opt-out.ts';
import type { ReceivedAction, ReceivedQuestion } from '../shared/respond.ts';

/** What the connection knows and an event does not say. */
export interface Surroundings {
  readonly botId: string;
  readonly today: IsoDate;
}

/** An interaction, read. Each has to be answered, or its person sees a failure. */
export type ReceivedInteraction =
  | {
      readonly kind: 'question';
      readonly received: ReceivedQuestion;
      /** Only its person sees the reply; Discord fixes that with the first response. */
      readonly private: boolean;
    }
  | {
      readonly kind: 'action';
      readonly action: ReceivedAction;
      /** `update`: it changes the message that the button is on. */
      readonly reply: 'private' | 'public' | 'update';
    }
  | { readonly kind: 'autocomplete'; readonly argument: ArgumentKind; readonly typed: string };

const DEFAULT: MessageType.Default = 0;
const REPLY: MessageType.Reply = 19;
const THREAD_STARTER: MessageType.ThreadStarterMessage = 21;
const COMMAND: InteractionType.ApplicationCommand = 2;
const COMPONENT: InteractionType.MessageComponent = 3;
const AUTOCOMPLETE: InteractionType.ApplicationCommandAutocomplete = 4;
const EPHEMERAL = 64;
/** Of use to the person who asks, noise to everybody else. */
const PRIVATE_COMMANDS = ['help', 'status', 'sources', 'privacy', 'forget'];

/**
 * Reads a message: a mention of the bot, a direct message or a reply to the bot. Everything else, and whatever is no
 * message of a person, is `undefined`. A text without words stays empty: the reply is a hint (F02).
 */
export function receiveMessage(
  event: GatewayMessageCreateDispatchData,
  { botId, today }: Surroundings,
): ReceivedQuestion | undefined {
  if (!isObject(event)) return undefined;
  const { id, channel_id: channel, author, content, type } = event;
  if (!isText(id) || !isText(channel) || !isText(content) || (type !== DEFAULT && type !== REPLY))
    return undefined;
  if (!isPerson(author, event.webhook_id, botId)) return undefined;
  const mentions = peopleOf(event.mentions);
  const repliesToBot = event.referenced_message?.author?.id === botId;
  const direct = event.guild_id == null;
  if (!direct && !repliesToBot && !mentions.some((user) => user.id === botId)) return undefined;
  const own = textOf(content, mentions);
  // An empty mention in reply to somebody asks that message, where Discord hands over its text (F02).
  const text = hasWords(own) ? own : wordsOf(event.referenced_message, botId);
  return {
    request: requestOf(text, id, today),
    delivery: `discord:message:${id}`,
    ...place(channel, author.id),
  };
}

/** A typed line: a command of the grammar, or a question. */
export function requestOf(text: string, id: string, today: IsoDate): Question | CommandCall {
  const call = parseCommandLine(text);
  return call === undefined ? { id, text, today } : { id, ...call, today };
}

/** Whether there is anything to respond to: types promise it, the line may bring anything. */
export const isInteraction = (event: unknown): event is APIInteraction =>
  isObject(event) && 'id' in event && isText(event.id) && 'token' in event && isText(event.token);

/** Reads an interaction: a command, the message command, a button, a list or an autocompletion. */
export function receiveInteraction(
  event: APIInteraction,
  { today }: Omit<Surroundings, 'botId'>,
): ReceivedInteraction | undefined {
  const { id, channel, channel_id: channelId = channel?.id } = event;
  const person = event.member?.user?.id ?? event.user?.id;
  if (!isText(id) || !isText(event.token) || !isText(person) || !isText(channelId)) return undefined;
  const common = { delivery: `discord:interaction:${id}`, ...place(channelId, person) };
  switch (event.type) {
    case COMMAND: {
      const request = commandRequest(event.data, id, today);
      if (request === undefined) return undefined;
      const isPrivate = request.command === CHECK || PRIVATE_COMMANDS.includes(request.command);
      const received = { ...common, request, private: request.command === CHECK };
      return { kind: 'question', received, private: isPrivate };
    }
    case COMPONENT: {
      const { data } = event;
      const button = 'values' in data ? data.values[0] : data.custom_id;
      if (!isText(button)) return undefined;
      const action = parseButton(button)?.action;
      const onPrivate = ((event.message?.flags ?? 0) & EPHEMERAL) !== 0;
      const reply = action === 'reason' ? 'update' : action === 'choose' && !onPrivate ? 'public' : 'private';
      return { kind: 'action', action: { ...common, id, button }, reply };
    }
    case AUTOCOMPLETE: {
      const spec = commandOf(event.data?.name ?? '');
      const focused = (event.data?.options ?? []).find(
        (option) => 'focused' in option && option.focused === true,
      );
      const argument = spec?.arguments.find(({ name }) => name === focused?.name)?.kind;
      if (focused === undefined || argument === undefined || !('value' in focused)) return undefined;
      return { kind: 'autocomplete', argument, typed: String(focused.value) };
    }
    default:
      return undefined;
  }
}

type CommandData = (APIInteraction & { type: typeof COMMAND })['data'];

function commandRequest(data: CommandData, id: string, today: IsoDate): CommandCall | undefined {
  if (!isText(data?.name)) return undefined;
  if ('target_id' in data) {
    const target = 'messages' in data.resolved ? data.resolved.messages[data.target_id] : undefined;
    return target === undefined ? undefined : { id, command: CHECK, args: checkedText(target), today };
  }
  const spec = commandOf(data.name);
  const values = Object.fromEntries(
    ('options' in data ? (data.options ?? []) : []).flatMap((option) =>
      'value' in option ? [[option.name, String(option.value)]] : [],
    ),
  );
  return { id, command: data.name, args: spec === undefined ? '' : argumentsText(spec, values), today };
}

const place = (channel: string, person: string): Pick<Received, 'thread' | 'channel' | 'person'> => ({
  thread: `discord:channel:${channel}`,
  channel: `discord:channel:${channel}`,
  person: `discord:user:${person}`,
});

/** What was typed, without the marks of mentions; other people stand under their names. */
function textOf(content: string, mentions: readonly APIUser[]): string {
  const names = new Map(
    mentions.filter(({ bot }) => bot !== true).map((user) => [user.id, user.global_name ?? user.username]),
  );
  return content
    .replace(/<@!?(\d+)>/g, (_, id: string) => names.get(id) ?? ' ')
    .replace(/<(?:@&|#|a?:\w+:|\/[^:>]+:|t:)[^>]*>/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

/** What a person wrote in another message; empty where there are no words, or Discord keeps them back. */
export function wordsOf(message: APIMessage | null | undefined, botId: string): string {
  if (message == null) return '';
  // The first message of a thread stands for the one that the thread was made from.
  if (message.type === THREAD_STARTER) return wordsOf(message.referenced_message, botId);
  if (!isPerson(message.author, message.webhook_id, botId)) return '';
  const text = textOf(message.content ?? '', peopleOf(message.mentions));
  return hasWords(text) ? text : '';
}

/** Everything that a message says: forwarded messages and the cards of feeds hold their words elsewhere. */
function checkedText(target: APIMessage): string {
  const forwarded = (target.message_snapshots ?? []).map(({ message }) => message);
  return [target, ...forwarded]
    .flatMap(({ content, mentions, embeds }) => [
      textOf(content ?? '', peopleOf(mentions)),
      ...(embeds ?? []).flatMap(({ title, description }) => [title ?? '', description ?? '']),
    ])
    .filter(hasWords)
    .join('\n');
}

const peopleOf = (mentions: readonly APIUser[] | null | undefined): readonly APIUser[] =>
  Array.isArray(mentions) ? mentions : [];

const isPerson = (
  author: APIUser | undefined,
  webhook: string | undefined,
  botId: string,
): author is APIUser =>
  author != null &&
  author.system !== true &&
  fromPerson({ id: author.id, bot: author.bot === true, webhook: webhook !== undefined }, botId);

/** An empty text is answered with a hint, whoever parsed it. */
export const isEmpty = (request: Question | CommandCall): boolean =>
  'text' in request && !hasWords(request.text);

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
/** Types promise a text, the line may bring anything. */
const isText = (value: unknown): value is string => typeof value === 'string';
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
