import { enableCompileCache } from 'node:module';

// Before anything else is loaded: most of the time of a short command goes into compiling.
enableCompileCache();

const { describeError } = await import('./errors.ts');
const { endQuietlyOnClosedPipe } = await import('./output.ts');
const { dispatch } = await import('./dispatch.ts');

endQuietlyOnClosedPipe();
try {
  process.exitCode = await dispatch(process.argv.slice(2), process.env);
} catch (error) {
  const { lines, exitCode } = describeError(error);
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = exitCode;
}
