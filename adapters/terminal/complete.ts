import type { Completer } from 'node:readline';
import { complete } from '../../src/commands/complete.ts';
import { commandOf } from '../../src/commands/grammar.ts';
import type { Engine } from '../../src/retrieval/engine.ts';
import { fold } from '../../src/text/normalize.ts';

/** More names than this scroll the line that is being typed out of sight. */
const SHOWN = 12;

/**
 * Completes the names of commands, and behind one the names that its next argument takes, in any language or script.
 * In a question nothing is completed: Tab there would guess at what a person means.
 */
export function createCompleter(engine: Engine): Completer {
  return (line) => {
    const [, start = '', slash = '', name = '', typed] =
      /^(\s*)(\/?)([\p{L}-]*)(?:\s+(.*))?$/su.exec(line) ?? [];
    if (typed === undefined) {
      const names = complete(engine, 'command', name, SHOWN).map(({ value }) => `${start}${slash}${value} `);
      return [names, line];
    }
    const spec = commandOf(name);
    if (spec === undefined) return [[], line];
    const places = spec.arguments.filter(({ key }) => key === undefined);
    // Only a command of several names asks which of them is being typed; else spaces belong to the name.
    const word = places.length > 1 ? (typed.split(/\s+/).at(-1) ?? '') : typed;
    const place = places.length > 1 ? typed.split(/\s+/).length - 1 : 0;
    const argument = places[Math.min(place, places.length - 1)];
    if (argument === undefined || argument.kind === 'text' || argument.kind === 'date') return [[], line];
    const found = complete(engine, argument.kind, word, SHOWN).map(({ value }) => `${value} `);
    // What begins as typed goes first: readline fills in only what all that it is given begin with.
    const begun = found.filter((value) => fold(value).startsWith(fold(word)));
    return [begun.length > 0 ? begun : found, word];
  };
}
