import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import type { Bot } from '../src/bot.ts';
import type { Config } from '../src/config.ts';

enableCompileCache();
// V8 otherwise lets garbage grow with the memory of the machine: 280 MB where 40 MB are in use.
setFlagsFromString('--memory-saver-mode');

/** `npm start`: reads the settings and runs the platforms that are configured, or else the terminal. */
async function main(): Promise<void> {
  const [{ config: loadEnvFile }, { loadConfig }, { loadBot }] = await Promise.all([
    import('dotenv'),
    import('../src/config.ts'),
    import('./cli/load-bot.ts'),
  ]);
  loadEnvFile({ quiet: true });
  const config = loadConfig(process.env);
  if (config.slack !== undefined || config.discord !== undefined) return serve(config, loadBot);
  const bot = await loadBot(config);
  const [{ runTerminal }, { createHistory, stateFolder }] = await Promise.all([
    import('./terminal/index.ts'),
    import('./terminal/history.ts'),
  ]);
  const history = createHistory(stateFolder(process.env));
  await runTerminal({ bot, history, input: process.stdin, output: process.stdout });
}

/** Runs the platforms and ends the process with their exit code. */
async function serve(config: Config, loadBot: (config: Config) => Promise<Bot>): Promise<void> {
  const [{ createLog }, { gatherLines }, { describeFailure }, { warmUp }, { startPlatforms }] =
    await Promise.all([
      import('../src/log.ts'),
      import('./shared/gather-lines.ts'),
      import('./shared/describe-failure.ts'),
      import('./shared/warm-up.ts'),
      import('./platforms.ts'),
    ]);
  const log = createLog(config.logLevel, gatherLines(process.stderr));
  // Malformed events throw inside the platforms' libraries, out of our reach: a supervisor starts afresh.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      log.fatal({ error: describeFailure(error) }, 'process.failed');
      process.exit(1);
    });
  const stopAsked = new Promise<string>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.on(signal, () => {
        // Whoever asks twice does not want to wait.
        process.once(signal, () => process.exit(1));
        resolve(signal);
      });
  });
  const bot = await loadBot(config);
  // Under load, saving memory costs a third or more of the core, and pauses of 20 to 50 ms several times a second.
  setFlagsFromString('--no-memory-saver-mode');
  // V8 would let garbage grow to three times what is in use before it looks at all of it; half as much again is plenty.
  setFlagsFromString('--heap-growing-percent=50');
  warmUp(bot);
  // Sockets of the libraries that close in their own time must not keep the process.
  process.exit(await startPlatforms({ config, bot, log, clock: Date.now, stopAsked }));
}

try {
  const { endQuietlyOnClosedPipe } = await import('./cli/output.ts');
  endQuietlyOnClosedPipe();
  await main();
} catch (error) {
  const { describeError } = await import('./cli/errors.ts');
  const { lines, exitCode } = describeError(error);
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(exitCode);
}
