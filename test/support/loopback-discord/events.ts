import type {
  APIApplicationCommandAutocompleteInteraction,
  APIChatInputApplicationCommandInteraction,
  APIMessage,
  APIMessageApplicationCommandInteraction,
  APIMessageComponentInteraction,
  APIUser,
  GatewayMessageCreateDispatchData,
} from 'discord.js';

/** Recorded events, scrubbed: what Discord sends, with ids of our own. */
export const APPLICATION = '100000000000000001';
export const GUILD = '200000000000000001';
export const CHANNEL = '300000000000000001';
export const DM = '300000000000000002';
export const ANNA = '400000000000000001';
export const BEN = '400000000000000002';

let next = 0;
/** A fresh snowflake. */
export const snowflake = (): string => `5${String(++next).padStart(17, '0')}`;

export const user = (id: string, more: Partial<APIUser> = {}): APIUser => ({
  id,
  username: `person${id.slice(-1)}`,
  discriminator: '0',
  global_name: `Person ${id.slice(-1)}`,
  avatar: null,
  ...more,
});
export const BOT_USER = user(APPLICATION, { username: 'kosovo', global_name: null, bot: true });

/** A message of a person in a channel; a mention of the bot in the text is among its mentions, as Discord has it. */
export function message(
  content: string,
  more: Partial<GatewayMessageCreateDispatchData> = {},
): GatewayMessageCreateDispatchData {
  const mentioned = content.includes(`<@${APPLICATION}>`) ? [BOT_USER] : [];
  return {
    id: snowflake(),
    channel_id: CHANNEL,
    guild_id: GUILD,
    author: user(ANNA),
    content,
    timestamp: '2026-11-22T10:00:00.000000+00:00',
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: mentioned,
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    type: 0,
    ...more,
  };
}

/** A direct message has no guild. */
export function directMessage(
  content: string,
  more: Partial<GatewayMessageCreateDispatchData> = {},
): GatewayMessageCreateDispatchData {
  const { guild_id: _, ...rest } = message(content, { channel_id: DM, ...more });
  return rest;
}

const base = (person: string) => ({
  id: snowflake(),
  application_id: APPLICATION,
  token: `token-${snowflake()}`,
  version: 1 as const,
  app_permissions: '2048',
  locale: 'en-US' as const,
  entitlements: [],
  authorizing_integration_owners: { 0: GUILD },
  attachment_size_limit: 1000,
  guild_id: GUILD,
  channel_id: CHANNEL,
  channel: { id: CHANNEL, type: 0 as const },
  context: 0 as const,
  member: {
    user: user(person),
    roles: [],
    joined_at: '2026-01-01T00:00:00.000000+00:00',
    deaf: false,
    mute: false,
    permissions: '0',
    flags: 0,
  },
});

type Wire<Type> = Type;

export const command = (
  name: string,
  options: Readonly<Record<string, string>> = {},
  person = ANNA,
): Wire<APIChatInputApplicationCommandInteraction> =>
  wire({
    ...base(person),
    type: 2,
    data: {
      id: snowflake(),
      type: 1,
      name,
      options: Object.entries(options).map(([key, value]) => ({ name: key, type: 3, value })),
    },
  });

export const autocomplete = (
  name: string,
  option: string,
  value: string,
): Wire<APIApplicationCommandAutocompleteInteraction> =>
  wire({
    ...base(ANNA),
    type: 4,
    data: { id: snowflake(), type: 1, name, options: [{ name: option, type: 3, value, focused: true }] },
  });

export const messageCommand = (
  content: string,
  person = ANNA,
): Wire<APIMessageApplicationCommandInteraction> => {
  const target = message(content, { author: user(BEN) });
  return wire({
    ...base(person),
    type: 2,
    data: {
      id: snowflake(),
      type: 3,
      name: 'Check against sources',
      target_id: target.id,
      resolved: { messages: { [target.id]: target } },
    },
  });
};

export const press = (
  customId: string,
  on: Partial<APIMessage>,
  person = ANNA,
  values?: readonly string[],
): Wire<APIMessageComponentInteraction> =>
  wire({
    ...base(person),
    type: 3,
    message: { ...message(''), ...on },
    data:
      values === undefined
        ? { component_type: 2, custom_id: customId }
        : { component_type: 3, custom_id: customId, values },
  });

/** As it travels: an event is JSON of Discord's making, whatever the types here say of enums. */
const wire = <Type>(event: object): Type => JSON.parse(JSON.stringify(event));
