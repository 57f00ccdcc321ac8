import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BotError } from '../../src/errors.ts';

/** Runs a script of the repository with what follows on the command line, and ends as it ends. */
export async function runScript(path: string, args: readonly string[]): Promise<number> {
  const script = fileURLToPath(new URL(`../../${path}`, import.meta.url));
  if (!existsSync(script))
    throw new BotError('CONFIG_INVALID', [
      `${path}: file: is missing; run this in a checkout of the repository`,
    ]);
  // A process of its own: a benchmark must not be measured in a process that has loaded something else.
  const child = spawn(process.execPath, [script, ...args], { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
