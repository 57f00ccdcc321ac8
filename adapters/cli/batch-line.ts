import type { InputLine } from '../terminal/lines.ts';

type BatchId = string | number | null;
export type BatchRequest =
  | {
      readonly kind: 'question';
      readonly id: BatchId;
      readonly text: string;
      readonly context: readonly string[];
    }
  | {
      readonly kind: 'command';
      readonly id: BatchId;
      readonly command: string;
      readonly args: string;
      readonly context: readonly string[];
    }
  /** Cannot be read; `problem` says what is wrong and what to do. */
  | { readonly kind: 'bad'; readonly id: BatchId; readonly problem: string }
  | { readonly kind: 'blank' };

const EXAMPLE = 'write {"id": "1", "q": "When did Kosovo declare independence?"}';
/** All but tab and line ends, which people paste along with a text. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** Reads one line of a batch. Total: whatever stands there gives a request, a problem or nothing. */
export function readBatchLine(line: InputLine): BatchRequest {
  if (line.kind === 'too-long')
    return bad(
      null,
      'The line has more than 1,000,000 bytes; write one request of at most 2000 characters a line.',
    );
  if (line.text.trim() === '') return { kind: 'blank' };
  let content: unknown;
  try {
    content = JSON.parse(line.text);
  } catch {
    return bad(null, `The line is not valid ${line.kind === 'invalid' ? 'UTF-8' : 'JSON'}; ${EXAMPLE}.`);
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    return bad(null, `The line is no JSON object; ${EXAMPLE}.`);
  const fields = new Map<string, unknown>(Object.entries(content));
  const id = fields.get('id');
  if (id === undefined) return bad(null, `The field "id" is missing; ${EXAMPLE}.`);
  if (typeof id !== 'string' && typeof id !== 'number')
    return bad(null, 'The field "id" is no text or number; write one.');
  const problem =
    line.kind === 'invalid' ? 'The line is not valid UTF-8; save the input as UTF-8.' : problemOf(fields);
  if (problem !== undefined) return bad(id, problem);
  const context = (fields.get('context') ?? []) as string[];
  const text = fields.get('q');
  return typeof text === 'string'
    ? { kind: 'question', id, text, context }
    : {
        kind: 'command',
        id,
        command: String(fields.get('command')),
        args: String(fields.get('args') ?? ''),
        context,
      };
}

function problemOf(fields: ReadonlyMap<string, unknown>): string | undefined {
  if (fields.has('q') && fields.has('command'))
    return 'The line has both "q" and "command"; write one of them.';
  if (!fields.has('q') && !fields.has('command')) return `The field "q" is missing; ${EXAMPLE}.`;
  for (const name of ['q', 'command', 'args']) {
    const value = fields.get(name);
    if (value === undefined && !(fields.has(name) && name !== 'args')) continue;
    if (typeof value !== 'string') return `The field "${name}" is no text; write it in quotation marks.`;
    if (CONTROL.test(value)) return `The field "${name}" holds control characters; remove them.`;
    if (name !== 'args' && value.trim() === '') return `The field "${name}" is empty; ${EXAMPLE}.`;
  }
  const context = fields.get('context');
  if (context !== undefined && !(Array.isArray(context) && context.every((text) => typeof text === 'string')))
    return 'The field "context" is no list of texts; write the earlier questions as ["…", "…"].';
  return undefined;
}

const bad = (id: BatchId, problem: string): BatchRequest => ({ kind: 'bad', id, problem });
