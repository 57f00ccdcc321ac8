import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../adapters/main.ts', import.meta.url));

export interface BotProcess {
  readonly child: ChildProcess;
  /** Everything written so far. */
  output(): string;
  /** The events logged so far. */
  events(): readonly Record<string, unknown>[];
  /** Waits until something of this name is logged. */
  logged(event: string, ms?: number): Promise<Record<string, unknown>>;
  /** Sends a signal and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<{ readonly code: number | null; readonly ms: number }>;
  readonly ended: Promise<{ readonly code: number | null; readonly ms: number }>;
  port(): Promise<number>;
}

const running = new Set<ChildProcess>();
const folders: string[] = [];
/** Ends what a test has left running. */
export function cleanUp(): void {
  for (const child of running) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** `npm start` as an operator runs it: a process of its own, with nothing but these settings. */
export function startBot(env: Record<string, string>): BotProcess {
  const folder = mkdtempSync(join(tmpdir(), 'bot-'));
  folders.push(folder);
  const from = performance.now();
  const child = spawn(process.execPath, [MAIN], {
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', PORT: '0', ...env },
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const ended = new Promise<{ code: number | null; ms: number }>((resolve) => {
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code, ms: performance.now() - from });
    });
  });
  const events = () =>
    output
      .split('\n')
      .filter((line) => line.startsWith('{') && line.endsWith('}'))
      .map((line): Record<string, unknown> => JSON.parse(line));
  const logged = async (event: string, ms = 10_000): Promise<Record<string, unknown>> => {
    const until = performance.now() + ms;
    for (;;) {
      const found = events().find((line) => line.event === event);
      if (found !== undefined) return found;
      if (performance.now() > until) throw new Error(`no ${event} within ${ms} ms:\n${output}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  return {
    child,
    output: () => output,
    events,
    logged,
    ended,
    end: async (signal = 'SIGTERM') => {
      const asked = performance.now();
      child.kill(signal);
      const { code } = await ended;
      return { code, ms: performance.now() - asked };
    },
    port: async () => Number((await logged('http.ready')).port),
  };
}
