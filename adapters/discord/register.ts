import { type REST, Routes } from 'discord.js';
import { commandSet, type DiscordCommand } from './commands.ts';

/** Where a command set belongs: to the application everywhere, or to one server while developing. */
export interface CommandPlace {
  readonly applicationId: string;
  readonly guildId?: string;
}
export interface Difference {
  /** One line for each command that is new (`+`), gone (`-`) or changed (`~`); none where nothing differs. */
  readonly lines: readonly string[];
  readonly wanted: readonly DiscordCommand[];
}

type Rest = Pick<REST, 'get' | 'put'>;

const routeOf = ({ applicationId, guildId }: CommandPlace) =>
  guildId === undefined
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guildId);

/** What registering would change. */
export async function compareCommands(rest: Rest, place: CommandPlace): Promise<Difference> {
  const held = await rest.get(routeOf(place), { query: new URLSearchParams({ with_localizations: 'true' }) });
  const wanted = commandSet(place.guildId === undefined ? 'everywhere' : 'server');
  return { wanted, lines: differences(wanted, Array.isArray(held) ? held : []) };
}

/** Registers the command set where it differs from what Discord has: the set is bounded to 200 creations a day. */
export async function registerCommands(rest: Rest, place: CommandPlace): Promise<Difference> {
  const difference = await compareCommands(rest, place);
  if (difference.lines.length > 0) await rest.put(routeOf(place), { body: difference.wanted });
  return difference;
}

/** @internal exported for its test */
export function differences(wanted: readonly DiscordCommand[], held: readonly unknown[]): string[] {
  const asked = keyed(wanted);
  const has = keyed(held);
  return [
    ...[...asked].flatMap(([name, text]) =>
      has.has(name) ? (has.get(name) === text ? [] : [`~ ${name}`]) : [`+ ${name}`],
    ),
    ...[...has.keys()].filter((name) => !asked.has(name)).map((name) => `- ${name}`),
  ];
}

/** `/ask` or the name of a message command → everything about it that is ours to set, in one text. */
function keyed(commands: readonly unknown[]): Map<string, string> {
  return new Map(
    commands.map((command) => {
      const { type, name } = fieldsOf(command);
      return [
        `${type === undefined || type === 1 ? '/' : ''}${name}`,
        JSON.stringify(comparable(command, TOP)),
      ] as const;
    }),
  );
}

const TOP = [
  'type',
  'name',
  'description',
  'description_localizations',
  'integration_types',
  'contexts',
  'options',
];
const OPTION = [
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'required',
  'autocomplete',
];

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** Discord adds ids and versions, leaves defaults out and orders maps its own way: none of that is a difference. */
function comparable(command: unknown, names: readonly string[]): unknown {
  const fields = fieldsOf(command);
  return names.flatMap((name) => {
    const value = fields[name];
    if (value === undefined || value === null || value === false || value === '') return [];
    if (name === 'options')
      return Array.isArray(value) && value.length > 0
        ? [[name, value.map((one) => comparable(one, OPTION))]]
        : [];
    if (Array.isArray(value)) return [[name, [...value].sort()]];
    if (typeof value === 'object')
      return [[name, Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))]];
    return [[name, value]];
  });
}
