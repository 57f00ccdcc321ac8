import { formatDate } from '../text/dates.ts';
import { type Command, didYouMean, framed } from './context.ts';
import { COMMANDS, commandOf } from './grammar.ts';
import { nearestCommands } from './parse-command-line.ts';

const PRIVACY = 'Question text is not stored.';

/** `help`: every command with an example, or one command with its arguments. */
export const help: Command = (engine, args, context) => {
  const { asOf, version } = engine.knowledge;
  const base = `Knowledge base of ${formatDate(asOf)}, version ${version}.`;
  const name = args.command
    ?.trim()
    .replace(/^\//, '')
    .replace(/^kosovo\s+/i, '')
    .split(/\s/)[0];
  if (name === undefined || name === '') {
    const lines = COMMANDS.map(
      ({ usage, summary, example }) => `/${usage}: ${summary}. Example: /${example}`,
    );
    return { kind: 'help', ...framed(engine, context), message: [...lines, base, PRIVACY].join('\n') };
  }
  const spec = commandOf(name);
  if (spec === undefined) {
    const near = nearestCommands(name);
    const message = 'No command has this name.';
    return near.length > 0
      ? didYouMean(
          engine,
          context,
          message,
          near.map((other) => `/help ${other}`),
        )
      : {
          kind: 'usage',
          ...framed(engine, context, { suggestions: ['/help'] }),
          message: `${message} All commands: ${COMMANDS.map((other) => `/${other.name}`).join(' ')}`,
        };
  }
  const parts = spec.arguments.map(
    ({ name: argument, key, required, description }) =>
      `${key === undefined ? argument : `${key}:`}${required === true ? ' (required)' : ''}: ${description}`,
  );
  const message = [
    `/${spec.usage}: ${spec.summary}.`,
    ...parts,
    `Example: /${spec.example}`,
    base,
    PRIVACY,
  ].join('\n');
  return { kind: 'help', ...framed(engine, context, { suggestions: [`/${spec.example}`] }), message };
};
