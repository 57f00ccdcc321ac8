import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { COMMANDS, commandOf } from '../../src/commands/grammar.ts';
import type { Environment, Folders } from '../../src/folders.ts';
import { editDistance } from '../../src/text/edit-distance.ts';
import { UsageError } from './errors.ts';
import { write } from './output.ts';
import { commandHelp, OWN_COMMANDS, overview } from './usage.ts';

const ANSWER_FLAGS = {
  json: { type: 'boolean', default: false },
  explain: { type: 'boolean', default: false },
  'no-color': { type: 'boolean', default: false },
} as const;

/** Runs a command line and gives its exit code. What a command needs is loaded when it runs: `ask` has to start fast. */
export async function dispatch(argv: readonly string[], env: Environment): Promise<number> {
  const [name = '', ...args] = argv;
  if (name === '') throw new UsageError(`${overview()}\n\nThe command is missing; write one of the above.`);
  if (name === '--help' || name === '-h' || (name === 'help' && args.length === 0)) return print(overview());
  const help = commandHelp(name);
  if (help === undefined) throw new UsageError(unknownCommand(name));
  if (wantsHelp(args)) return print(help);
  switch (name) {
    case 'check': {
      const { values } = parseArgs({
        args,
        options: { coverage: { type: 'boolean' } },
        allowPositionals: false,
      });
      return (await import('./check.ts')).runCheck(await loadFolders(env), values.coverage);
    }
    case 'batch': {
      parseArgs({ args, options: {}, allowPositionals: false });
      const folders = await loadFolders(env);
      return (await import('./batch.ts')).runBatch(folders);
    }
    case 'import':
      return (await import('./import.ts')).runImport(args, await loadFolders(env));
    case 'register': {
      await loadFolders(env);
      return (await import('./register.ts')).runRegister(args, env);
    }
    case 'manifest':
      parseArgs({ args, options: {}, allowPositionals: false });
      return (await import('./manifest.ts')).runManifest();
    case 'evaluate':
      return (await import('./run-script.ts')).runScript('test/evaluation/run.ts', args);
    case 'bench':
      return (await import('./run-script.ts')).runScript('test/benchmark/main.ts', args);
    default:
      return answer(name, args, env);
  }
}

async function answer(name: string, args: string[], env: Environment): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: ANSWER_FLAGS, allowPositionals: true });
  const own = name === 'help' ? commandHelp(positionals[0] ?? '') : undefined;
  if (own !== undefined && commandOf(positionals[0] ?? '') === undefined) return print(own);
  const flags = { json: values.json, explain: values.explain, noColor: values['no-color'] };
  return (await import('./ask.ts')).runAsk(name, positionals, flags, await loadFolders(env));
}

/** `--help` anywhere before `--`, behind which a question may hold whatever it likes. */
function wantsHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? undefined : end).some((arg) => arg === '--help' || arg === '-h');
}

async function print(text: string): Promise<number> {
  await write(`${text}\n`);
  return 0;
}

/** `.env` holds for the command line as well; reading it costs nothing where there is none. */
async function loadFolders(env: Environment): Promise<Folders> {
  if (existsSync('.env')) (await import('dotenv')).config({ quiet: true });
  const { loadFolders: foldersOf } = await import('../../src/folders.ts');
  return foldersOf(env);
}

function unknownCommand(name: string): string {
  const names = [...COMMANDS, ...OWN_COMMANDS].map((command) => command.name);
  const near = names.filter((known) => editDistance(name, known, 2) <= 2 || known.startsWith(name));
  const meant = near.length === 0 ? '' : ` did you mean ${near.join(' or ')}?`;
  return `"${name}" is no command;${meant} cli --help lists all, and cli ask "…" takes a question.`;
}
