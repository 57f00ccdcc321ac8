/** What an argument names; platforms choose their input and their completions by it. */
export type ArgumentKind =
  | 'text'
  | 'actor'
  | 'state'
  | 'topic'
  /** A topic or an actor. */
  | 'subject'
  | 'event'
  | 'document'
  | 'organisation'
  | 'person'
  | 'passage'
  | 'date'
  | 'command';

export interface ArgumentSpec {
  readonly name: string;
  readonly kind: ArgumentKind;
  readonly required?: boolean;
  /** Typed as `key:value`, in any order; without it the argument stands by its place. */
  readonly key?: string;
  readonly description: string;
}

export interface CommandSpec {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  readonly example: string;
  readonly arguments: readonly ArgumentSpec[];
}

const AS_OF: ArgumentSpec = {
  name: 'as-of',
  kind: 'date',
  key: 'as-of',
  description: 'Only what had been said by this date, such as 2007-06-01, 2007 or June 2007',
};
const TOPIC: ArgumentSpec = {
  name: 'topic',
  kind: 'topic',
  key: 'topic',
  description: 'Only what concerns this topic, such as recognition',
};

/** The one command grammar: every platform's commands, manifests and help texts derive from it (F05, F50). */
export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'ask',
    summary: 'Answers a question with cited excerpts',
    usage: 'ask <question>',
    example: 'ask When did Kosovo declare independence?',
    arguments: [
      {
        name: 'question',
        kind: 'text',
        required: true,
        description: 'A question on Kosovo’s status, in words',
      },
    ],
  },
  {
    name: 'position',
    summary: 'Shows the dated positions of a state, body or person',
    usage: 'position <actor> [as-of:<date>] [topic:<topic>]',
    example: 'position serbia as-of:2007-06-01',
    arguments: [
      {
        name: 'actor',
        kind: 'actor',
        required: true,
        description: 'A state, body or person, such as Serbia, EU or Lavrov',
      },
      AS_OF,
      TOPIC,
    ],
  },
  {
    name: 'compare',
    summary: 'Shows two actors side by side',
    usage: 'compare <actor> <actor> [as-of:<date>] [topic:<topic>]',
    example: 'compare serbia kosovo',
    arguments: [
      { name: 'first', kind: 'actor', required: true, description: 'The first state, body or person' },
      { name: 'second', kind: 'actor', required: true, description: 'The second state, body or person' },
      AS_OF,
      TOPIC,
    ],
  },
  {
    name: 'timeline',
    summary: 'Lists dated events in order',
    usage: 'timeline [<topic or actor>] [from:<date>] [to:<date>] [page:<number>]',
    example: 'timeline dialogue from:2011 to:2013',
    arguments: [
      { name: 'subject', kind: 'subject', description: 'A topic or an actor, such as dialogue or Serbia' },
      { name: 'from', kind: 'date', key: 'from', description: 'First date, such as 2006-07-01 or 2006' },
      { name: 'to', kind: 'date', key: 'to', description: 'Last date, such as 2008-12 or 2008' },
      { name: 'page', kind: 'text', key: 'page', description: 'Which page of ten events, such as 2' },
    ],
  },
  {
    name: 'recognition',
    summary: 'Shows recognition records: one state, the counts, or a list',
    usage: 'recognition [<state>|count|list [recognised|not|withdrawn|disputed|unclear]]',
    example: 'recognition slovakia',
    arguments: [{ name: 'state', kind: 'state', description: 'A state, or: count, list, list withdrawn' }],
  },
  {
    name: 'when',
    summary: 'Finds the dated events for a description',
    usage: 'when <event>',
    example: 'when declaration of independence',
    arguments: [
      { name: 'event', kind: 'event', required: true, description: 'What happened, in a few words' },
    ],
  },
  {
    name: 'document',
    summary: 'Shows what a document provides, with exact provisions',
    usage: 'document <name>',
    example: 'document resolution 1244',
    arguments: [
      {
        name: 'name',
        kind: 'document',
        required: true,
        description: 'Name, number or symbol, such as 1244 or Ahtisaari plan',
      },
    ],
  },
  {
    name: 'member',
    summary: 'Shows records on membership in an organisation',
    usage: 'member <organisation>',
    example: 'member unesco',
    arguments: [
      {
        name: 'organisation',
        kind: 'organisation',
        required: true,
        description: 'An organisation, such as UNESCO or IMF',
      },
    ],
  },
  {
    name: 'quote',
    summary: 'Shows quotations of a person, newest first',
    usage: 'quote <person> [<words>] [as-of:<date>] [topic:<topic>]',
    example: 'quote lavrov as-of:2008',
    arguments: [
      {
        name: 'person',
        kind: 'person',
        required: true,
        description: 'Who said it; a state or body shows those who speak for it',
      },
      { name: 'about', kind: 'text', description: 'Words that the quotation is about' },
      AS_OF,
      TOPIC,
    ],
  },
  {
    name: 'source',
    summary: 'Reproduces a passage with all its sources, or describes a source',
    usage: 'source <passage or source id>[:<from>-<to>]',
    example: 'source timeline/t-2008-casey',
    arguments: [
      {
        name: 'id',
        kind: 'passage',
        required: true,
        description: 'Id of a passage or source, such as recognition/sk',
      },
    ],
  },
  {
    name: 'sources',
    summary: 'Lists the sources held by kind and publisher',
    usage: 'sources',
    example: 'sources',
    arguments: [],
  },
  {
    name: 'status',
    summary: 'Shows the version, date and reach of the knowledge base',
    usage: 'status',
    example: 'status',
    arguments: [],
  },
  {
    name: 'forget',
    summary: 'Erases what is remembered of your earlier questions',
    usage: 'forget',
    example: 'forget',
    arguments: [],
  },
  {
    name: 'help',
    summary: 'Lists the commands, or explains one',
    usage: 'help [command]',
    example: 'help position',
    arguments: [{ name: 'command', kind: 'command', description: 'Name of a command' }],
  },
];

const BY_NAME = new Map(COMMANDS.map((spec) => [spec.name, spec]));

export const commandOf = (name: string): CommandSpec | undefined => BY_NAME.get(name.toLowerCase());

/** The arguments of a platform with named options as one text, which `parseArguments` reads back alike. */
export function argumentsText(
  spec: CommandSpec,
  values: Readonly<Record<string, string | undefined>>,
): string {
  const several = spec.arguments.filter(({ key }) => key === undefined).length > 1;
  const quoted = (text: string) => (/\s/.test(text) ? `"${text.replaceAll('"', ' ')}"` : text);
  return spec.arguments
    .flatMap(({ name, key }) => {
      const value = values[name]?.trim();
      if (value === undefined || value === '') return [];
      return [key === undefined ? (several ? quoted(value) : value) : `${key}:${quoted(value)}`];
    })
    .join(' ');
}
