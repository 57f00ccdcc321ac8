import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../src/folders.ts';

/** How many lines are kept. */
export const HISTORY = 500;

/** What a person typed at the prompt, kept for the arrow keys of the next session; newest first, as readline has it. */
export interface History {
  load(): string[];
  save(lines: readonly string[]): void;
  clear(): void;
}

/** Keeps the history in a file that only its owner can read. A folder that cannot be written keeps none. */
export function createHistory(folder: string | undefined): History {
  if (folder === undefined) return { load: () => [], save: () => {}, clear: () => {} };
  const file = join(folder, 'history');
  return {
    load: () => attempt(() => readFileSync(file, 'utf8').split('\n').filter(Boolean).slice(0, HISTORY)) ?? [],
    save: (lines) =>
      attempt(() => {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeFileSync(file, `${lines.slice(0, HISTORY).join('\n')}\n`, { mode: 0o600 });
      }),
    clear: () => attempt(() => rmSync(file, { force: true })),
  };
}

/** History is a comfort: a read-only or missing home is no reason to disturb anybody. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return undefined;
    throw error;
  }
}

/** Where programs keep such files: `XDG_STATE_HOME`, or its default; nowhere for a person without a home. */
export function stateFolder(env: Environment): string | undefined {
  const base = env.XDG_STATE_HOME || (env.HOME && join(env.HOME, '.local', 'state')) || env.LOCALAPPDATA;
  return base ? join(base, 'kosovo-status-bot') : undefined;
}
