import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parseCommandLine } from '../../src/commands/parse-command-line.ts';
import type { CommandCall, Question } from '../../src/model/question.ts';
import { CHECK } from '../shared/check-message.ts';
import type { ReceivedAction, ReceivedQuestion } from '../shared/respond.ts';
import { unescapeText } from './mrkdwn.ts';

/** Where a reply goes. */
export interface Place {
  readonly channel: string;
  readonly user: string;
  /** A direct message is between the person and the bot: nothing there needs to be private. */
  readonly direct: boolean;
  readonly threadTs?: string;
}
export interface MessageReceived extends ReceivedQuestion {
  readonly place: Place;
  /** Nothing but the mention: answered by a hint (F02). */
  readonly empty: boolean;
  /** The message itself, for the status under it. */
  readonly ts: string;
}
export interface CommandReceived extends ReceivedQuestion {
  readonly place: Place;
  readonly responseUrl: string;
}
export interface ShortcutReceived extends ReceivedQuestion {
  readonly place: Place;
  readonly triggerId: string;
  readonly responseUrl?: string;
}
export interface ActionReceived extends ReceivedAction {
  readonly place: Place;
  readonly triggerId: string;
  readonly responseUrl?: string;
  /** Pressed in a modal: there is no message to answer under. */
  readonly view?: string;
  /** Pressed in a message that only the person sees. */
  readonly ephemeral: boolean;
  /** Who pressed, as others know them. */
  readonly userName: string;
}

const id = z.string().min(1).max(64);
const messageSchema = z.object({
  type: z.enum(['app_mention', 'message']),
  channel: id,
  channel_type: z.string().nullish(),
  user: id,
  ts: id,
  thread_ts: id.nullish(),
  text: z.string().nullish(),
  subtype: z.string().nullish(),
  bot_id: z.unknown().optional(),
  edited: z.unknown().optional(),
  hidden: z.boolean().nullish(),
});
/** Kinds of message that a person writes; joins, topics and edits are none. */
const WRITTEN = new Set([undefined, 'file_share', 'thread_broadcast']);
const isWritten = ({ subtype, edited, hidden }: z.infer<typeof messageSchema>): boolean =>
  WRITTEN.has(subtype ?? undefined) && edited == null && hidden !== true;

/**
 * A mention, or a message in a direct conversation. Both events of one mention, and every repetition, come out with
 * the same delivery, since a message is known by its channel and time whatever the event is called (F38).
 */
export function receiveMessage(
  event: unknown,
  { team = '', botUserId }: { readonly team?: string | undefined; readonly botUserId?: string | undefined },
): MessageReceived | undefined {
  const message = messageSchema.safeParse(event).data;
  if (message === undefined || message.user === botUserId || message.bot_id != null) return undefined;
  if (!isWritten(message)) return undefined;
  const direct = message.channel_type === 'im' || message.channel.startsWith('D');
  // What is said in a channel without a mention is not for us; the mention in it comes as an event of its own.
  if (message.type === 'message' && !direct) return undefined;
  const { channel, user, ts } = message;
  const threadTs = message.thread_ts ?? (direct ? undefined : ts);
  const typed = unescapeText(message.text ?? '').trim();
  const delivery = `slack:message:${team}:${channel}:${ts}`;
  return {
    request: requestOf(typed, delivery, dayOf(Number(ts) * 1000)),
    delivery,
    thread: threadKey(team, channel, threadTs),
    // A command's answer, and one in a direct conversation, stand outside of the thread that is made under them.
    ...(message.thread_ts == null || message.thread_ts === ts ? {} : { around: threadKey(team, channel) }),
    person: `slack:${team}:${user}`,
    channel: `slack:${team}:${channel}`,
    place: { channel, user, direct, ...(threadTs === undefined ? {} : { threadTs }) },
    empty: !hasWords(typed),
    ts,
  };
}

/** What a person wrote in an earlier message; empty where there are no words, or nobody wrote them. */
export function wordsOf(earlier: unknown, botUserId: string | undefined): string {
  const message = earlierSchema.safeParse(earlier).data;
  if (message === undefined || message.user === botUserId || message.bot_id != null) return '';
  const text = unescapeText(message.text ?? '').trim();
  return WRITTEN.has(message.subtype ?? undefined) && hasWords(text) ? text : '';
}
const earlierSchema = messageSchema.pick({ user: true, text: true, subtype: true, bot_id: true });

/** Names one interaction, so that its repetition is known. */
const triggerId = z.string().min(1).max(512);
const commandSchema = z.object({
  command: z.string().regex(/^\/\S+$/),
  text: z.string().optional(),
  trigger_id: triggerId,
  user_id: id,
  channel_id: id,
  team_id: id.nullish(),
  response_url: z.url(),
});
/** `/kosovo <subcommand> …`, or a short command such as `/position`. */
export function receiveCommand(body: unknown, now: number): CommandReceived | undefined {
  const call = commandSchema.safeParse(body).data;
  if (call === undefined) return undefined;
  const { team_id, channel_id: channel, user_id: user } = call;
  const team = team_id ?? '';
  const name = call.command.slice(1).toLowerCase();
  const args = unescapeText(call.text ?? '').trim();
  const line = name === 'kosovo' ? parseCommandLine(`/kosovo ${args}`) : undefined;
  const delivery = `slack:command:${call.trigger_id}`;
  const parsed = line ?? { command: name, args };
  return {
    request: { id: reference(delivery), ...parsed, today: dayOf(now) },
    delivery,
    thread: threadKey(team, channel),
    person: `slack:${team}:${user}`,
    channel: `slack:${team}:${channel}`,
    place: { channel, user, direct: channel.startsWith('D') },
    responseUrl: call.response_url,
  };
}

const shortcutSchema = z.object({
  trigger_id: triggerId,
  user: z.object({ id }),
  team: z.object({ id }).nullish(),
  channel: z.object({ id }),
  message: z.object({
    text: z.string().nullish(),
    thread_ts: id.nullish(),
    ts: id.nullish(),
    attachments: z.array(z.object({ title: z.string().nullish(), text: z.string().nullish() })).nullish(),
  }),
  response_url: z.url().optional(),
});

/** "Check against sources" on a message (F07). */
export function receiveShortcut(body: unknown, now: number): ShortcutReceived | undefined {
  const shortcut = shortcutSchema.safeParse(body).data;
  if (shortcut === undefined) return undefined;
  const team = shortcut.team?.id ?? '';
  const { id: channel } = shortcut.channel;
  const { id: user } = shortcut.user;
  const delivery = `slack:shortcut:${shortcut.trigger_id}`;
  const { message } = shortcut;
  // Messages that are passed on, and those of feeds, hold their words in attachments.
  const text = [message, ...(message.attachments ?? [])]
    .flatMap((part) => ['title' in part ? part.title : '', part.text])
    .map((part) => unescapeText(part ?? '').trim())
    .filter(Boolean)
    .join('\n');
  const threadTs = message.thread_ts ?? message.ts ?? undefined;
  return {
    request: { id: reference(delivery), command: CHECK, args: text, today: dayOf(now) },
    private: true,
    delivery,
    // A check is no part of what is said in the thread: it neither waits for it nor is remembered by it.
    thread: delivery,
    person: `slack:${team}:${user}`,
    channel: `slack:${team}:${channel}`,
    place: {
      channel,
      user,
      direct: channel.startsWith('D'),
      ...(threadTs === undefined ? {} : { threadTs }),
    },
    triggerId: shortcut.trigger_id,
    ...(shortcut.response_url === undefined ? {} : { responseUrl: shortcut.response_url }),
  };
}

const actionSchema = z.object({
  trigger_id: triggerId,
  user: z.object({ id, name: z.string().optional(), username: z.string().optional() }),
  team: z.object({ id }).nullish(),
  channel: z.object({ id }).optional(),
  container: z
    .object({ thread_ts: id.optional(), message_ts: id.optional(), is_ephemeral: z.boolean().optional() })
    .optional(),
  message: z.object({ thread_ts: id.optional(), ts: id.optional() }).optional(),
  view: z.object({ id, private_metadata: z.string().optional() }).optional(),
  response_url: z.url().optional(),
  actions: z.array(z.object({ value: z.string().max(255) })).min(1),
});
const metadataSchema = z.object({ channel: id, threadTs: id.optional() });

/** A pressed button, in a message or in a modal. */
export function receiveAction(body: unknown): ActionReceived | undefined {
  const pressed = actionSchema.safeParse(body).data;
  const button = pressed?.actions[0]?.value;
  if (pressed === undefined || button === undefined) return undefined;
  const origin = pressed.channel === undefined ? metadataOf(pressed.view?.private_metadata) : undefined;
  const channel = pressed.channel?.id ?? origin?.channel;
  if (channel === undefined) return undefined;
  const { message, container } = pressed;
  const threadTs =
    origin?.threadTs ?? message?.thread_ts ?? container?.thread_ts ?? message?.ts ?? container?.message_ts;
  const team = pressed.team?.id ?? '';
  const ephemeral = container?.is_ephemeral === true;
  const direct = channel.startsWith('D');
  // What only one person sees is no message that others could be answered under.
  const thread = ephemeral || (direct && message?.thread_ts === undefined) ? container?.thread_ts : threadTs;
  const delivery = `slack:action:${pressed.trigger_id}`;
  return {
    id: reference(delivery),
    button,
    delivery,
    thread: threadKey(team, channel, thread),
    person: `slack:${team}:${pressed.user.id}`,
    channel: `slack:${team}:${channel}`,
    place: { channel, user: pressed.user.id, direct, ...(thread === undefined ? {} : { threadTs: thread }) },
    triggerId: pressed.trigger_id,
    ...(pressed.response_url === undefined ? {} : { responseUrl: pressed.response_url }),
    ...(pressed.view === undefined ? {} : { view: pressed.view.id }),
    ephemeral,
    userName: pressed.user.name ?? pressed.user.username ?? 'a member of this channel',
  };
}

function metadataOf(text: string | undefined): z.infer<typeof metadataSchema> | undefined {
  try {
    return metadataSchema.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
}

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** A typed line: a command of the grammar, or a question. */
export function requestOf(typed: string, delivery: string, today: string): Question | CommandCall {
  const call = parseCommandLine(typed);
  return call === undefined
    ? { id: reference(delivery), text: typed, today }
    : { id: reference(delivery), ...call, today };
}

const threadKey = (team: string, channel: string, threadTs?: string): string =>
  ['slack', team, channel, ...(threadTs === undefined ? [] : [threadTs])].join(':');

/** Short enough to be read out to us, and tells nobody who asked where. */
const reference = (delivery: string): string =>
  createHash('sha256').update(delivery).digest('hex').slice(0, 12);

const dayOf = (ms: number): string =>
  new Date(Number.isFinite(ms) && ms > 0 ? ms : 0).toISOString().slice(0, 10);
