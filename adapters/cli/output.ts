import { writeTo } from '../terminal/lines.ts';

/** Writes to standard output at the pace of whoever reads it. */
export const write = (text: string): Promise<void> => writeTo(process.stdout, text);

/** A reader that has seen enough (`| head`) closes the pipe: the end of the work, not a failure. */
export function endQuietlyOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
