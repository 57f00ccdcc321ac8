import { z } from 'zod';
import { BotError } from './errors.ts';
import { type Environment, type Folders, OWN_IMPORTS, OWN_KNOWLEDGE, withoutEmpty } from './folders.ts';

const text = z.string().optional();
const url = z
  .url({ protocol: /^https?$/, error: 'is no web address; write one that begins with http:// or https://' })
  .optional();
const number = (what: string, least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `is not ${what}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `is not ${what}`);
const limit = number('a whole number from 0 to 100000; write one, 0 means no limit', 0, 100_000);

/** Every variable that the bot reads; `.env.example` is this schema in prose. */
export const envSchema = z.object({
  SLACK_BOT_TOKEN: text,
  SLACK_APP_TOKEN: text,
  SLACK_SIGNING_SECRET: text,
  SLACK_CLIENT_ID: text,
  SLACK_CLIENT_SECRET: text,
  SLACK_API_URL: url,
  DISCORD_TOKEN: text,
  DISCORD_APPLICATION_ID: text,
  DISCORD_PUBLIC_KEY: text,
  DISCORD_GUILD_ID: text,
  DISCORD_API_URL: url,
  DATABASE_URL: z
    .string()
    .regex(
      /^(file:.+|postgres(ql)?:\/\/.+)$/,
      'is no database address; write file:<path> or postgres://<user>@<host>/<name>',
    )
    .default('file:kosovo-status-bot.sqlite'),
  KNOWLEDGE_DIR: z.string().default(OWN_KNOWLEDGE),
  IMPORT_DIR: z.string().default(OWN_IMPORTS),
  PORT: number('a port; write a whole number from 0 to 65535', 0, 65_535).default(3000),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'is no log level; write fatal, error, warn, info, debug, trace or silent',
    )
    .default('info'),
  QUESTIONS_PER_MINUTE_PERSON: limit.default(6),
  QUESTIONS_PER_MINUTE_CHANNEL: limit.default(20),
});

export interface SlackConfig {
  /** Left out where workspaces install the app through OAuth and bring tokens of their own. */
  readonly botToken?: string;
  /** Socket Mode. */
  readonly appToken?: string;
  /** HTTP. */
  readonly signingSecret?: string;
  readonly oauth?: { readonly clientId: string; readonly clientSecret: string };
  readonly apiUrl?: string;
}
export interface DiscordConfig {
  readonly token: string;
  readonly applicationId?: string;
  readonly publicKey?: string;
  readonly guildId?: string;
  /** Without a trailing slash, which the REST client would double. */
  readonly apiUrl?: string;
}
export interface Config extends Folders {
  readonly databaseUrl: string;
  readonly port: number;
  readonly logLevel: z.infer<typeof envSchema>['LOG_LEVEL'];
  readonly questionsPerMinute: { readonly person: number; readonly channel: number };
  /** A platform that is off is left out. */
  readonly slack?: SlackConfig;
  readonly discord?: DiscordConfig;
}

/**
 * The settings of the whole bot.
 *
 * @throws {BotError} `CONFIG_INVALID` with every problem at once; values are never repeated, they may be secrets
 */
export function loadConfig(env: Environment): Config {
  const set = withoutEmpty(env);
  const checked = envSchema.safeParse(set);
  const problems = [...slackProblems(set), ...discordProblems(set)];
  if (!checked.success)
    problems.unshift(
      ...checked.error.issues.map(({ path, message }) => `environment: ${path.join('.')}: ${message}`),
    );
  if (!checked.success || problems.length > 0) throw new BotError('CONFIG_INVALID', problems);
  const values = checked.data;
  const slack = slackOf(values);
  const discord = discordOf(values);
  return {
    knowledgeDir: values.KNOWLEDGE_DIR,
    importDir: values.IMPORT_DIR,
    databaseUrl: values.DATABASE_URL,
    port: values.PORT,
    logLevel: values.LOG_LEVEL,
    questionsPerMinute: {
      person: values.QUESTIONS_PER_MINUTE_PERSON,
      channel: values.QUESTIONS_PER_MINUTE_CHANNEL,
    },
    ...(slack === undefined ? {} : { slack }),
    ...(discord === undefined ? {} : { discord }),
  };
}

const SLACK = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
];
const DISCORD = ['DISCORD_TOKEN', 'DISCORD_APPLICATION_ID', 'DISCORD_PUBLIC_KEY', 'DISCORD_GUILD_ID'];

function slackProblems(env: Environment): string[] {
  const set = SLACK.filter((name) => env[name] !== undefined);
  if (set.length === 0) return [];
  const missing: string[] = [];
  const oauth = env.SLACK_CLIENT_ID !== undefined || env.SLACK_CLIENT_SECRET !== undefined;
  if (oauth && env.SLACK_CLIENT_ID === undefined) missing.push('SLACK_CLIENT_ID');
  if (oauth && env.SLACK_CLIENT_SECRET === undefined) missing.push('SLACK_CLIENT_SECRET');
  if (!oauth && env.SLACK_BOT_TOKEN === undefined) missing.push('SLACK_BOT_TOKEN');
  if (env.SLACK_APP_TOKEN === undefined && env.SLACK_SIGNING_SECRET === undefined)
    missing.push('SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)');
  return missing.length === 0 ? [] : [halfSet('Slack', missing, set)];
}

function discordProblems(env: Environment): string[] {
  const set = DISCORD.filter((name) => env[name] !== undefined);
  return set.length === 0 || env.DISCORD_TOKEN !== undefined
    ? []
    : [halfSet('Discord', ['DISCORD_TOKEN'], set)];
}

const halfSet = (platform: string, missing: readonly string[], set: readonly string[]): string =>
  `environment: ${platform}: is half set, ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing; ` +
  `set ${missing.length === 1 ? 'it' : 'them'}, or unset ${set.join(', ')} to leave ${platform} off`;

type Values = z.infer<typeof envSchema>;

function slackOf(values: Values): SlackConfig | undefined {
  if (values.SLACK_APP_TOKEN === undefined && values.SLACK_SIGNING_SECRET === undefined) return undefined;
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = values;
  return {
    ...(values.SLACK_BOT_TOKEN === undefined ? {} : { botToken: values.SLACK_BOT_TOKEN }),
    ...(values.SLACK_APP_TOKEN === undefined ? {} : { appToken: values.SLACK_APP_TOKEN }),
    ...(values.SLACK_SIGNING_SECRET === undefined ? {} : { signingSecret: values.SLACK_SIGNING_SECRET }),
    ...(clientId === undefined || clientSecret === undefined ? {} : { oauth: { clientId, clientSecret } }),
    ...(values.SLACK_API_URL === undefined ? {} : { apiUrl: values.SLACK_API_URL }),
  };
}

function discordOf(values: Values): DiscordConfig | undefined {
  if (values.DISCORD_TOKEN === undefined) return undefined;
  return {
    token: values.DISCORD_TOKEN,
    ...(values.DISCORD_APPLICATION_ID === undefined ? {} : { applicationId: values.DISCORD_APPLICATION_ID }),
    ...(values.DISCORD_PUBLIC_KEY === undefined ? {} : { publicKey: values.DISCORD_PUBLIC_KEY }),
    ...(values.DISCORD_GUILD_ID === undefined ? {} : { guildId: values.DISCORD_GUILD_ID }),
    ...(values.DISCORD_API_URL === undefined ? {} : { apiUrl: values.DISCORD_API_URL.replace(/\/+$/, '') }),
  };
}
