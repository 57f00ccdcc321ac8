import type {
  APIApplicationCommandOptionChoice,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  LocalizationMap,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import { complete } from '../../src/commands/complete.ts';
import {
  type ArgumentKind,
  type ArgumentSpec,
  COMMANDS,
  type CommandSpec,
} from '../../src/commands/grammar.ts';
import type { Engine } from '../../src/retrieval/engine.ts';
import { COMMAND_LIMITS, LIMITS } from './limits.ts';

export type DiscordCommand =
  | RESTPostAPIChatInputApplicationCommandsJSONBody
  | RESTPostAPIContextMenuApplicationCommandsJSONBody;
type Option = NonNullable<RESTPostAPIChatInputApplicationCommandsJSONBody['options']>[number];

export const CHECK_COMMAND = 'Check against sources';

const CHAT_INPUT: ApplicationCommandType.ChatInput = 1;
const MESSAGE: ApplicationCommandType.Message = 3;
const STRING = 3;
/** In servers and by people for themselves (F43). */
const INSTALLED_BY: ApplicationIntegrationType[] = [0, 1];
/** Servers, direct messages with the bot, and those between people. */
const CONTEXTS: InteractionContextType[] = [0, 1, 2];
/** Free text and dates have no list of choices. */
const UNLISTED: readonly ArgumentKind[] = ['text', 'date'];

/**
 * The whole command set, from the one grammar (F05, F50).
 *
 * @param scope a command of one server has neither contexts nor installations of its own
 */
export function commandSet(scope: 'everywhere' | 'server'): DiscordCommand[] {
  const reach = scope === 'server' ? {} : { integration_types: INSTALLED_BY, contexts: CONTEXTS };
  return [
    ...COMMANDS.map((spec) => ({ ...chatInput(spec), ...reach })),
    { type: MESSAGE, name: CHECK_COMMAND, ...reach },
  ];
}

const chatInput = ({
  name,
  summary,
  arguments: options,
}: CommandSpec): RESTPostAPIChatInputApplicationCommandsJSONBody => ({
  type: CHAT_INPUT,
  name,
  description: short(summary),
  description_localizations: localized(short(summary)),
  options: options.map(optionOf),
});

const optionOf = ({ name, kind, required, description }: ArgumentSpec): Option => ({
  type: STRING,
  name,
  name_localizations: localized(name),
  description: short(description),
  description_localizations: localized(short(description)),
  required: required === true,
  autocomplete: !UNLISTED.includes(kind),
});

/** Discord has neither Albanian nor Serbian; of English it has both spellings, and ours is the British one. */
const localized = (text: string): LocalizationMap => ({ 'en-GB': text, 'en-US': american(text) });

const american = (text: string): string =>
  text.replace(/(organi|recogni|summari)s(?=e|a|i)/gi, '$1z').replace(/\b(C|c)olour/g, '$1olor');

const short = (text: string): string => {
  if (text.length <= COMMAND_LIMITS.description) return text;
  const cut = text.slice(0, COMMAND_LIMITS.description - 1);
  return `${cut.slice(0, cut.lastIndexOf(' '))}…`;
};

/** Choices for what is being typed. What comes back may be anything all the same, so commands resolve names again. */
export const choices = (
  engine: Engine,
  argument: ArgumentKind,
  typed: string,
): APIApplicationCommandOptionChoice<string>[] =>
  complete(engine, argument, typed, LIMITS.choices)
    .filter(({ name, value }) => within(name, LIMITS.choiceName) && within(value, LIMITS.choiceValue))
    .slice(0, LIMITS.choices)
    .map(({ name, value }) => ({ name, value }));

const within = (text: string, most: number): boolean => text.trim() !== '' && text.length <= most;
