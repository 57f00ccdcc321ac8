import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a script of the repository as a process of its own, with an input that ends. */
export function run(
  script: string,
  args: readonly string[],
  { input = '', env = {} }: { input?: string | Uint8Array; env?: Record<string, string> } = {},
): Promise<Finished> {
  // No variable of whoever runs the tests decides what is tested.
  const child = spawn(process.execPath, [`${ROOT}${script}`, ...args], {
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', ...env },
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  // A process that ends before it has read everything closes the pipe; its exit code is what counts.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    );
  });
}

export const cli = (args: readonly string[], options?: Parameters<typeof run>[2]) =>
  run('adapters/cli/start.js', args, options);
export const start = (options?: Parameters<typeof run>[2]) => run('adapters/main.ts', [], options);
