import { expect, test } from 'vitest';
import { createTurns } from '../../adapters/shared/turns.ts';

test('each caller goes on in a turn of the event loop of its own, in order', async () => {
  const itsTurn = createTurns();
  const seen: string[] = [];
  const caller = async (name: string) => {
    await itsTurn();
    seen.push(name);
    // As the HTTP client does before it sends: it comes before the next caller goes on.
    setImmediate(() => seen.push(`after ${name}`));
  };
  await Promise.all(['first', 'second', 'third'].map(caller));
  await new Promise((resolve) => setImmediate(resolve));
  expect(seen).toEqual(['first', 'after first', 'second', 'after second', 'third', 'after third']);
  await caller('alone');
  expect(seen.at(-1)).toBe('alone');
});
