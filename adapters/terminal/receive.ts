import { parseCommandLine } from '../../src/commands/parse-command-line.ts';

/** What a person typed into the prompt. */
export type Typed =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'quit' }
  | { readonly kind: 'more' }
  /** One of the numbered choices of the last answer, where it had any. */
  | { readonly kind: 'number'; readonly number: number; readonly text: string }
  | { readonly kind: 'command'; readonly command: string; readonly args: string }
  | { readonly kind: 'question'; readonly text: string };

/**
 * Reads a line of the prompt: the prompt's own few words, a command of the grammar with or without a slash, or else a
 * question.
 */
export function receive(line: string): Typed {
  const text = line.trim();
  if (text === '') return { kind: 'nothing' };
  if (/^\/?more$/i.test(text)) return { kind: 'more' };
  if (/^\/?(quit|exit|bye)$/i.test(text)) return { kind: 'quit' };
  if (/^\d$/.test(text)) return { kind: 'number', number: Number(text), text };
  const call = parseCommandLine(text);
  return call === undefined ? { kind: 'question', text } : { kind: 'command', ...call };
}
