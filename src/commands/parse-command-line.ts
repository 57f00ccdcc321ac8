import { editDistance } from '../text/edit-distance.ts';
import { clean } from '../text/normalize.ts';
import { COMMANDS, commandOf } from './grammar.ts';

export interface CommandLine {
  readonly command: string;
  readonly args: string;
}

/** "when did…", "when was…" typed without a slash is a question, not the command. */
const QUESTION_AFTER_WHEN =
  /^(?:exactly |and where )?(did|does|do|was|were|is|are|has|have|had|will|would|can|could|should)\b/i;
/** A first word without a slash is read as a misspelt command only from this length: "whom" is no "when". */
const LEAST_MISSPELT = 5;
const MOST_WORDS_MISSPELT = 6;

/**
 * Reads a typed line as a command: `/position serbia`, `position serbia`, `kosovo position serbia`. A line that is
 * a question in form stays one. A misspelt command is returned as typed; running it asks "did you mean".
 *
 * @returns `undefined` when the line is no command
 */
export function parseCommandLine(text: string): CommandLine | undefined {
  const line = clean(text);
  const slash = line.startsWith('/');
  const [first, rest] = cut(slash ? line.slice(1) : line);
  if (first === '') return undefined;
  if (first.toLowerCase() !== 'kosovo') return read(first, rest, slash);
  if (rest === '') return slash ? { command: 'help', args: '' } : undefined;
  const [second, tail] = cut(rest);
  // "kosovo status" without a slash asks about Kosovo's status, not the bot's.
  if (!slash && second.toLowerCase() === 'status') return undefined;
  const inner = commandOf(second) !== undefined || slash ? read(second, tail, slash, true) : undefined;
  if (inner !== undefined) return inner;
  return slash ? { command: 'ask', args: rest } : undefined;
}

function read(first: string, rest: string, slash: boolean, umbrella = false): CommandLine | undefined {
  const name = first.toLowerCase().replace(/[:,]$/, '');
  const spec = commandOf(name);
  if (spec !== undefined) {
    if (slash && !(umbrella && rest.endsWith('?') && asksAsTyped(name, rest)))
      return { command: name, args: rest };
    if (asksAsTyped(name, rest)) return undefined;
    return { command: name, args: rest };
  }
  const meant = nearestCommands(name);
  if (slash && (!umbrella || (meant.length > 0 && name.length >= 4 && !rest.endsWith('?'))))
    return { command: name, args: rest };
  if (
    slash ||
    rest.endsWith('?') ||
    name.length < LEAST_MISSPELT ||
    rest.split(' ').length > MOST_WORDS_MISSPELT
  )
    return undefined;
  return meant.length > 0 ? { command: name, args: rest } : undefined;
}

/** Whether a line that begins with a command's name is a question all the same. */
function asksAsTyped(name: string, rest: string): boolean {
  if (name === 'ask') return false;
  if (name === 'when') return QUESTION_AFTER_WHEN.test(rest) || rest.endsWith('?');
  if (name === 'help')
    return rest !== '' && (commandOf(rest.replace(/^\//, '')) === undefined || rest.endsWith('?'));
  const takesNothing = commandOf(name)?.arguments.length === 0;
  return rest.endsWith('?') || (takesNothing && rest !== '');
}

/** Commands within one typing error of a word, or that it begins. */
export function nearestCommands(word: string): readonly string[] {
  const typed = word.toLowerCase();
  const names = COMMANDS.map(({ name }) => name);
  const near = names.filter((name) => editDistance(typed, name, 1) <= 1);
  return near.length > 0 ? near : names.filter((name) => typed.length >= 3 && name.startsWith(typed));
}

function cut(line: string): [string, string] {
  const trimmed = line.trim();
  const space = trimmed.indexOf(' ');
  return space < 0 ? [trimmed, ''] : [trimmed.slice(0, space), trimmed.slice(space + 1).trim()];
}
