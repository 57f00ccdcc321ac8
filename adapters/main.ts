import { enableCompileCache } from 'node:module';

enableCompileCache();

/** `npm start`: reads the settings and runs the terminal. */
async function main(): Promise<void> {
  const [{ config: loadEnvFile }, { loadConfig }, { loadBot }] = await Promise.all([
    import('dotenv'),
    import('../src/config.ts'),
    import('./cli/load-bot.ts'),
  ]);
  loadEnvFile({ quiet: true });
  const config = loadConfig(process.env);
  const bot = await loadBot(config);
  const [{ runTerminal }, { createHistory, stateFolder }] = await Promise.all([
    import('./terminal/index.ts'),
    import('./terminal/history.ts'),
  ]);
  const history = createHistory(stateFolder(process.env));
  await runTerminal({ bot, history, input: process.stdin, output: process.stdout });
}

try {
  const { endQuietlyOnClosedPipe } = await import('./cli/output.ts');
  endQuietlyOnClosedPipe();
  await main();
} catch (error) {
  const { describeError } = await import('./cli/errors.ts');
  const { lines, exitCode } = describeError(error);
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = exitCode;
}
