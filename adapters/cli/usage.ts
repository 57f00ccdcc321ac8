import { COMMANDS, commandOf } from '../../src/commands/grammar.ts';

export interface OwnCommand {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly details: readonly string[];
}

/** What the command line does beside the grammar. */
export const OWN_COMMANDS: readonly OwnCommand[] = [
  {
    name: 'batch',
    usage: 'batch',
    summary: 'Answers JSON lines from standard input, one JSON line each',
    details: [
      'Each line: {"id": "1", "q": "…", "context": ["…"]} or {"id": "2", "command": "position", "args": "serbia"}.',
      '"context" holds the earlier questions of the thread, oldest first. Ends at the end of the input.',
    ],
  },
  {
    name: 'check',
    usage: 'check [--coverage]',
    summary: 'Validates the knowledge base and prints every problem',
    details: [
      'Each problem: file: place: what is wrong, what to do. Exit code 1 where there is one.',
      '--coverage  also counts the statements of each side by topic and years',
    ],
  },
  {
    name: 'import',
    usage: 'import <file|folder>… [--publisher …] [--title …] [--date …] [--url …] [--rights …]',
    summary: 'Imports articles (.txt, .md, .html)',
    details: [
      'What neither the file nor a flag gives is asked for on a terminal. An article is taken once only.',
    ],
  },
  {
    name: 'register',
    usage: 'register [--dry-run]',
    summary: 'Registers the commands on Discord where they differ',
    details: [
      'Needs DISCORD_TOKEN; with DISCORD_GUILD_ID on that server only. npm start does the same by itself.',
      '--dry-run  prints what would change (+ new, - gone, ~ changed) and changes nothing',
    ],
  },
  {
    name: 'manifest',
    usage: 'manifest',
    summary: 'Prints the manifest of the Slack app',
    details: [
      'Paste it at https://api.slack.com/apps (Create New App, From a manifest). Made from the command grammar.',
    ],
  },
  {
    name: 'evaluate',
    usage: 'evaluate [flags of test/evaluation/run.ts]',
    summary: 'Measures the answers against the graded questions',
    details: ['Exit code 1 where a figure falls below its baseline.'],
  },
  {
    name: 'bench',
    usage: 'bench [flags of test/benchmark/main.ts]',
    summary: 'Measures start, answer times and memory',
    details: [],
  },
];

const ENDING =
  'Exit codes: 0 done, 1 a failure, 2 wrong usage. Folders: KNOWLEDGE_DIR, IMPORT_DIR (see .env.example).';
const FLAGS = [
  '--json      one JSON answer instead of text',
  '--explain   with ask: terms, candidates, scores and threshold as well',
  '--no-color  no emphasis on a terminal',
  '--help      this help, or that of a command',
];

/** The overview: every command in one line. */
export function overview(): string {
  const all = [...COMMANDS, ...OWN_COMMANDS];
  const widest = Math.max(...all.map(({ name }) => name.length));
  const row = ({ name, summary }: { name: string; summary: string }) =>
    `  ${name.padEnd(widest)}  ${summary}`;
  return [
    "Answers questions on Kosovo's status from cited excerpts.",
    '',
    'Usage: npm run -s cli -- <command> …      for example: npm run -s cli -- ask "Did Slovakia recognise Kosovo?"',
    '',
    'Questions and records',
    ...COMMANDS.map(row),
    '',
    'Running and maintaining',
    ...OWN_COMMANDS.map(row),
    '',
    'Flags',
    ...FLAGS.map((flag) => `  ${flag}`),
    '',
    ENDING,
  ].join('\n');
}

/** The help of one command, `undefined` for an unknown one. */
export function commandHelp(name: string): string | undefined {
  const own = OWN_COMMANDS.find((command) => command.name === name);
  if (own !== undefined) return [`cli ${own.usage}`, '', `${own.summary}.`, ...own.details].join('\n');
  const spec = commandOf(name);
  if (spec === undefined) return undefined;
  const rows = spec.arguments.map(({ name: argument, key, required, description }) => {
    const shown = key === undefined ? `<${argument}>` : `${key}:<${argument}>`;
    return `  ${shown.padEnd(16)}  ${description}${required === true ? ' (required)' : ''}`;
  });
  return [
    `cli ${spec.usage} [--json] [--no-color]${name === 'ask' ? ' [--explain]' : ''}`,
    '',
    `${spec.summary}. Example: cli ${spec.example}`,
    ...(rows.length === 0 ? [] : ['', ...rows]),
  ].join('\n');
}
