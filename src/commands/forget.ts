import { type Command, framed } from './context.ts';

/**
 * `forget`: the core remembers nothing by itself; the platform that keeps a thread erases it before it asks, and this
 * is the word that it has.
 */
export const forget: Command = (engine, _args, context) => ({
  kind: 'help',
  ...framed(engine, context),
  message: 'Erased: what was remembered of your earlier questions.',
});
