import type { Answer } from '../model/answer.ts';
import type { CommandCall, Query, Question } from '../model/question.ts';
import type { Engine } from '../retrieval/engine.ts';
import { clean } from '../text/normalize.ts';
import { compare } from './compare.ts';
import { type Command, type CommandContext, framed, usage } from './context.ts';
import { document } from './document.ts';
import { forget } from './forget.ts';
import { COMMANDS, commandOf } from './grammar.ts';
import { help } from './help.ts';
import { member } from './member.ts';
import { parseArguments } from './parse-arguments.ts';
import { nearestCommands, parseCommandLine } from './parse-command-line.ts';
import { position } from './position.ts';
import { quote } from './quote.ts';
import { recognition } from './recognition.ts';
import { source } from './source.ts';
import { sources } from './sources.ts';
import { status } from './status.ts';
import { timeline } from './timeline.ts';
import { when } from './when.ts';

const RUN: Readonly<Record<string, Command>> = {
  position,
  compare,
  timeline,
  recognition,
  when,
  document,
  member,
  quote,
  source,
  sources,
  status,
  forget,
  help,
};
/** The same bound as for a question. */
const LONGEST = 2000;

export interface Pipeline {
  readonly understand: (question: Question) => Query;
  readonly ask: (question: Question) => Answer;
}

/** Makes the function that answers a command; `ask` goes to the question pipeline. */
export function createRun(engine: Engine, { understand, ask }: Pipeline): (call: CommandCall) => Answer {
  return (call) => {
    const name = clean(call.command).replace(/^\//, '').toLowerCase();
    if (name === 'kosovo') {
      const inner = parseCommandLine(`/kosovo ${call.args}`);
      if (inner !== undefined && inner.command !== 'kosovo')
        return createRun(engine, { understand, ask })({ ...call, ...inner });
    }
    const spec = commandOf(name);
    if (spec === undefined) return unknownCommand(engine, call, name);
    const args = clean(call.args);
    if (/^(?:--?)?help$/i.test(args) && spec.name !== 'help')
      return createRun(engine, { understand, ask })({ ...call, command: 'help', args: spec.name });
    const context: CommandContext = {
      id: call.id,
      spec,
      language: 'en',
      today: call.today ?? engine.knowledge.asOf,
      understand,
    };
    if (args.length > LONGEST && spec.name !== 'ask')
      return usage(
        engine,
        context,
        `The arguments have ${args.length} characters; at most ${LONGEST} are read.`,
      );
    const parsed = parseArguments(engine, spec, args, context.today);
    if (parsed.kind === 'problem') return usage(engine, context, parsed.message);
    const missing = spec.arguments.find(
      (argument) => argument.required === true && !/[\p{L}\p{N}]/u.test(parsed.values[argument.name] ?? ''),
    );
    if (missing !== undefined)
      return usage(
        engine,
        context,
        `Missing: ${missing.description.charAt(0).toLowerCase()}${missing.description.slice(1)}.`,
      );
    if (spec.name === 'ask')
      return ask({
        id: call.id,
        text: args,
        ...(call.context === undefined ? {} : { context: call.context }),
        ...(call.today === undefined ? {} : { today: call.today }),
      });
    return RUN[spec.name]!(
      engine,
      parsed.values,
      parsed.language === undefined ? context : { ...context, language: parsed.language },
    );
  };
}

/** Not a command: the nearest one with the same arguments, or all of them. */
function unknownCommand(engine: Engine, call: CommandCall, name: string): Answer {
  const near = nearestCommands(name);
  const suggestions =
    near.length > 0 ? near.slice(0, 3).map((other) => `/${other} ${clean(call.args)}`.trim()) : ['/help'];
  const message =
    near.length > 0
      ? `No command has this name. Did you mean /${near[0]}? Usage: /${commandOf(near[0]!)!.usage}`
      : `No command has this name. Commands: ${COMMANDS.map((other) => `/${other.name}`).join(' ')}`;
  return { kind: 'usage', ...framed(engine, { id: call.id, language: 'en' }, { suggestions }), message };
}
