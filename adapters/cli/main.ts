import { setFlagsFromString } from 'node:v8';

// V8 otherwise lets garbage grow with the memory of the machine. One answer ends before that, and has no time to save.
if (process.argv[2] === 'batch') setFlagsFromString('--memory-saver-mode');

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
