import type { EnvelopeType } from './index.ts';

/** Events as Slack delivers them, with what differs from test to test. */
export interface Event {
  readonly type: EnvelopeType;
  readonly payload: Record<string, unknown>;
}
let count = 0;
const next = () => ++count;
/** A time of its own for each message. */
export const newTs = (): string => `1700${String(next()).padStart(6, '0')}.000100`;

const callback = (event: Record<string, unknown>, eventId = `Ev${next()}`): Event => ({
  type: 'events_api',
  payload: {
    type: 'event_callback',
    token: 'legacy',
    team_id: 'T1',
    api_app_id: 'A1',
    event_id: eventId,
    event_time: 1_700_000_000,
    authorizations: [
      { team_id: 'T1', enterprise_id: null, user_id: 'UBOT', is_bot: true, is_enterprise_install: false },
    ],
    event,
  },
});

export interface Said {
  readonly text: string;
  readonly channel?: string;
  readonly user?: string;
  readonly ts?: string;
  readonly threadTs?: string;
  readonly more?: Record<string, unknown>;
}
const said = ({ text, channel, user = 'U1', ts = newTs(), threadTs, more }: Said) => ({
  user,
  text,
  ts,
  event_ts: ts,
  channel,
  team: 'T1',
  ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
  ...more,
});
export const mention = (message: Said): Event =>
  callback({ type: 'app_mention', ...said({ channel: 'C1', ...message, text: `<@UBOT> ${message.text}` }) });
/** The same mention as the other event that Slack makes of it. */
export const mentionAsMessage = (message: Said): Event =>
  callback({
    type: 'message',
    channel_type: 'channel',
    ...said({ channel: 'C1', ...message, text: `<@UBOT> ${message.text}` }),
  });
export const directMessage = (message: Said): Event =>
  callback({ type: 'message', channel_type: 'im', ...said({ channel: 'D1', ...message }) });
export const event = callback;

export const command = (name: string, text: string, responseUrl: string, user = 'U1'): Event => ({
  type: 'slash_commands',
  payload: {
    token: 'legacy',
    team_id: 'T1',
    team_domain: 'test',
    channel_id: 'C1',
    channel_name: 'general',
    user_id: user,
    user_name: 'ana',
    command: name,
    text,
    api_app_id: 'A1',
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: `${next()}.1.abc`,
  },
});

const person = (id: string) => ({ id, username: 'ana', name: 'ana', team_id: 'T1' });
export interface Pressed {
  readonly value: string;
  readonly responseUrl?: string;
  readonly user?: string;
  readonly messageTs?: string;
  readonly threadTs?: string;
  readonly ephemeral?: boolean;
  readonly view?: { readonly id: string; readonly private_metadata: string };
}
export const pressed = ({
  value,
  responseUrl,
  user = 'U1',
  messageTs = '1700000001.000100',
  threadTs,
  ephemeral = false,
  view,
}: Pressed): Event => ({
  type: 'interactive',
  payload: {
    type: 'block_actions',
    user: person(user),
    api_app_id: 'A1',
    token: 'legacy',
    team: { id: 'T1', domain: 'test' },
    trigger_id: `${next()}.2.abc`,
    ...(view === undefined
      ? {
          container: {
            type: 'message',
            message_ts: messageTs,
            channel_id: 'C1',
            is_ephemeral: ephemeral,
            ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
          },
          channel: { id: 'C1', name: 'general' },
          ...(ephemeral
            ? {}
            : {
                message: {
                  type: 'message',
                  ts: messageTs,
                  ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
                },
              }),
          response_url: responseUrl,
        }
      : { container: { type: 'view', view_id: view.id }, view: { type: 'modal', ...view } }),
    actions: [{ type: 'button', action_id: value, block_id: 'b', value, action_ts: `${next()}.0` }],
  },
});

/** A kind of interaction that the bot sends nothing for, such as one that an older manifest knew. */
export const interaction = (payload: Record<string, unknown>): Event => ({
  type: 'interactive',
  payload: { token: 'legacy', user: person('U1'), team: { id: 'T1', domain: 'test' }, ...payload },
});

export const shortcut = (
  text: string | null,
  responseUrl: string,
  more: Record<string, unknown> = {},
): Event => ({
  type: 'interactive',
  payload: {
    type: 'message_action',
    callback_id: 'check_against_sources',
    token: 'legacy',
    trigger_id: `${next()}.3.abc`,
    action_ts: `${next()}.0`,
    user: person('U1'),
    team: { id: 'T1', domain: 'test' },
    channel: { id: 'C1', name: 'general' },
    message_ts: '1700000002.000100',
    message: { type: 'message', user: 'U2', text, ts: '1700000002.000100', ...more },
    response_url: responseUrl,
  },
});
