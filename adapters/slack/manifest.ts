import type { webApi } from '@slack/bolt';
import { COMMANDS, commandOf } from '../../src/commands/grammar.ts';
import { CHECK_SHORTCUT } from './identifiers.ts';
import { EXAMPLES } from './notice.ts';

type Known = Parameters<webApi.WebClient['apps']['manifest']['create']>[0]['manifest'];
/** The library's own type, but for a scope that it does not know yet. */
export type Manifest = Pick<Known, '_metadata' | 'display_information' | 'features' | 'settings'> & {
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
};

/** Commands that have a name of their own beside `/kosovo`: such names are shared by a whole workspace (F04). */
const SHORT = ['ask', 'position', 'compare', 'timeline', 'recognition'] as const;
const NAME = 'Kosovo status';
const DESCRIPTION = 'Answers questions on Kosovo’s status with cited, dated excerpts; gives no opinion.';
const LONG_DESCRIPTION = [
  'Ask about Kosovo’s status in a channel, in a direct message or with a command. The bot looks the question up in a reviewed base of articles and records, and shows excerpts word for word, each with its source, its date and who says so.',
  'Where sides disagree it shows each side. Where its sources hold nothing it says so. It gives no opinion and no verdict, writes no text of its own, and stores no question.',
].join('\n\n');

/**
 * The app as Slack is told about it, made from the command grammar (F50). Socket Mode is on, so that it works without
 * a public address; for HTTP the README says which lines to change.
 */
export const manifest = (): Manifest => ({
  _metadata: { major_version: 2, minor_version: 1 },
  display_information: {
    name: NAME,
    description: DESCRIPTION,
    long_description: LONG_DESCRIPTION,
    background_color: '#2b3a55',
  },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
    agent_view: {
      agent_description: DESCRIPTION,
      suggested_prompts: EXAMPLES.map((text) => ({ title: text, message: text })),
    },
    bot_user: { display_name: 'kosovo-status', always_online: true },
    shortcuts: [
      {
        type: 'message',
        name: 'Check against sources',
        callback_id: CHECK_SHORTCUT,
        description: 'Shows you privately what the sources hold on this message',
      },
    ],
    slash_commands: [
      {
        command: '/kosovo',
        description: 'Answers with cited excerpts; /kosovo help lists all commands',
        usage_hint: COMMANDS.map(({ name }) => name).join(' | '),
        should_escape: false,
      },
      ...SHORT.flatMap((name) => shortCommand(name) ?? []),
    ],
  },
  oauth_config: {
    scopes: { bot: ['app_mentions:read', 'chat:write', 'commands', 'im:history', 'assistant:write'] },
  },
  settings: {
    event_subscriptions: {
      bot_events: ['app_home_opened', 'app_mention', 'app_uninstalled', 'message.im', 'tokens_revoked'],
    },
    interactivity: { is_enabled: true },
    org_deploy_enabled: false,
    socket_mode_enabled: true,
    token_rotation_enabled: false,
  },
});

function shortCommand(name: string) {
  const spec = commandOf(name);
  if (spec === undefined) return undefined;
  const { summary, usage, example } = spec;
  return {
    command: `/${name}`,
    description: `${summary}. Example: /${example}`,
    usage_hint: usage.slice(name.length).trim(),
    should_escape: false,
  };
}

/** The manifest as the file that is pasted into Slack. */
export const manifestJson = (): string => `${JSON.stringify(manifest(), null, 2)}\n`;
