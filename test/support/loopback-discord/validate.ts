/** Discord's published limits, written down a second time on purpose: the adapter's own must not judge itself. */
type Body = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const SUPPRESS_EMBEDS = 4;
const EPHEMERAL = 64;
const MESSAGE_KEYS = [
  'content',
  'flags',
  'allowed_mentions',
  'components',
  'embeds',
  'message_reference',
  'nonce',
  'enforce_nonce',
];

/** Everything that is wrong with the body of a message, however it is sent. */
export function messageProblems(body: unknown, kind: 'post' | 'webhook' | 'edit'): string[] {
  if (!isObject(body)) return ['body: is no object'];
  const problems: string[] = [];
  const say = (problem: string) => problems.push(problem);
  for (const key of Object.keys(body)) if (!MESSAGE_KEYS.includes(key)) say(`${key}: is no field`);
  const { content, flags, allowed_mentions: mentions } = body;
  if (typeof content !== 'string' || content.trim() === '') say('content: is empty');
  else if ([...content].length > 2000) say(`content: ${content.length} characters`);
  if (typeof flags !== 'number' || (flags & SUPPRESS_EMBEDS) === 0) say('flags: link previews are on');
  else if ((flags & ~(SUPPRESS_EMBEDS | EPHEMERAL)) !== 0) say(`flags: ${flags}`);
  else if (kind === 'post' && (flags & EPHEMERAL) !== 0) say('flags: an ordinary message is never private');
  if (!isObject(mentions) || !Array.isArray(mentions.parse) || mentions.parse.length > 0)
    say('allowed_mentions: pings');
  else if (mentions.replied_user !== false) say('allowed_mentions.replied_user: pings');
  if (kind === 'post') {
    if (typeof body.nonce !== 'string' || body.nonce.length > 25 || body.nonce === '') say('nonce: missing');
    if (body.enforce_nonce !== true) say('enforce_nonce: off');
  } else if ('nonce' in body || 'message_reference' in body) say('nonce: is no field of a webhook');
  return [...problems, ...componentProblems(body.components)];
}

function componentProblems(components: unknown): string[] {
  const problems: string[] = [];
  const rows = list(components);
  if (rows.length > 5) problems.push('components: more than 5 rows');
  const ids: string[] = [];
  for (const row of rows) {
    if (!isObject(row) || row.type !== 1) {
      problems.push('components: no action row');
      continue;
    }
    const parts = list(row.components);
    if (parts.length === 0 || parts.length > 5) problems.push(`row: ${parts.length} components`);
    for (const part of parts) {
      if (!isObject(part)) problems.push('component: is no object');
      else {
        ids.push(String(part.custom_id));
        problems.push(...(part.type === 3 ? selectProblems(part, parts.length) : buttonProblems(part)));
      }
    }
  }
  if (new Set(ids).size !== ids.length) problems.push('components: custom_id twice');
  return problems;
}

const sized = (value: unknown, most: number): boolean =>
  typeof value === 'string' && value.length > 0 && value.length <= most;

function buttonProblems({ type, style, label, custom_id: id }: Body): string[] {
  return [
    ...(type === 2 ? [] : [`component: type ${type}`]),
    ...(typeof style === 'number' && style >= 1 && style <= 4 ? [] : [`button: style ${style}`]),
    ...(sized(label, 80) ? [] : [`button: label ${label}`]),
    ...(sized(id, 100) ? [] : [`button: custom_id ${id}`]),
  ];
}

function selectProblems({ options, placeholder, custom_id: id }: Body, inRow: number): string[] {
  const values = list(options).map((option) => (isObject(option) ? option.value : undefined));
  return [
    ...(inRow === 1 ? [] : ['select: shares its row']),
    ...(sized(id, 100) ? [] : [`select: custom_id ${id}`]),
    ...(placeholder === undefined || sized(placeholder, 150) ? [] : ['select: placeholder']),
    ...(values.length >= 1 && values.length <= 25 ? [] : [`select: ${values.length} options`]),
    ...(new Set(values).size === values.length ? [] : ['select: a value twice']),
    ...list(options).flatMap((option) =>
      isObject(option) &&
      sized(option.label, 100) &&
      sized(option.value, 100) &&
      (option.description === undefined || sized(option.description, 100))
        ? []
        : ['select: option'],
    ),
  ];
}

/** The first response to an interaction. */
export function callbackProblems(body: unknown, interaction: number): string[] {
  if (!isObject(body)) return ['body: is no object'];
  const data = isObject(body.data) ? body.data : {};
  switch (body.type) {
    case 4:
    case 7:
      return interaction === 4 ? ['autocomplete: answered with a message'] : messageProblems(data, 'webhook');
    case 5:
      return Object.keys(data).every((key) => key === 'flags') &&
        [undefined, 0, EPHEMERAL].some((flags) => flags === data.flags)
        ? []
        : ['defer: only the private flag is allowed'];
    case 6:
      return interaction === 3 ? [] : ['deferred update: only for components'];
    case 8: {
      const choices = list(data.choices);
      return [
        ...(interaction === 4 ? [] : ['choices: only for autocomplete']),
        ...(Array.isArray(data.choices) && choices.length <= 25 ? [] : [`choices: ${choices.length}`]),
        ...choices.flatMap((choice) =>
          isObject(choice) && sized(choice.name, 100) && sized(choice.value, 100)
            ? []
            : ['choice: name or value'],
        ),
      ];
    }
    default:
      return [`type: ${body.type}`];
  }
}

const NAME = /^[-_'\p{L}\p{N}]{1,32}$/u;

/** A whole command set. */
export function commandProblems(body: unknown): string[] {
  const commands = list(body).filter(isObject);
  const names = commands.map(({ name, type }) => `${type ?? 1} ${name}`);
  return [
    ...(Array.isArray(body) && commands.length === body.length ? [] : ['commands: no list']),
    ...(new Set(names).size === names.length ? [] : ['commands: a name twice']),
    ...(commands.filter(({ type }) => (type ?? 1) === 1).length <= 100 ? [] : ['commands: more than 100']),
    ...(commands.filter(({ type }) => type === 3).length <= 15 ? [] : ['commands: more than 15 of messages']),
    ...commands.flatMap((command) => oneCommand(command).map((problem) => `${command.name}: ${problem}`)),
  ];
}

function oneCommand(command: Body): string[] {
  const { name, type = 1, description } = command;
  if (type === 3)
    return [
      ...(sized(name, 32) ? [] : ['name']),
      ...(description === undefined || description === '' ? [] : ['description']),
    ];
  const options = list(command.options).filter(isObject);
  const required = options.map((option) => option.required === true);
  const characters = [command, ...options].reduce(
    (sum, { name: own, description: text }) => sum + String(own).length + String(text).length,
    0,
  );
  return [
    ...(typeof name === 'string' && NAME.test(name) && name === name.toLowerCase() ? [] : ['name']),
    ...(sized(description, 100) ? [] : ['description']),
    ...(options.length <= 25 ? [] : ['options: more than 25']),
    ...(required.lastIndexOf(true) < required.indexOf(false) ||
    !required.includes(false) ||
    !required.includes(true)
      ? []
      : ['options: a required one after one that is not']),
    ...(characters <= 8000 ? [] : [`${characters} characters`]),
    ...options.flatMap((option) => [
      ...(typeof option.name === 'string' &&
      NAME.test(option.name) &&
      option.name === option.name.toLowerCase()
        ? []
        : ['option: name']),
      ...(sized(option.description, 100) ? [] : [`option ${option.name}: description`]),
    ]),
  ];
}
