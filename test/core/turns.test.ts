import { expect, test } from 'vitest';
import { createTurns } from '../../adapters/shared/turns.ts';

test('each caller goes on in a turn of the event loop of its own, in order', async () => {
  const itsTurn = createTurns(() => false);
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

test('acknowledgements under way get more turns, and never all of them', async () => {
  let acknowledging = true;
  const itsTurn = createTurns(() => acknowledging);
  const seen: string[] = [];
  const acknowledge = (turns: number): void => {
    if (turns > 0) setImmediate(acknowledge, turns - 1);
    else {
      seen.push('acknowledged');
      acknowledging = false;
    }
  };
  const answers = ['first', 'second'].map((name) => itsTurn().then(() => seen.push(name)));
  acknowledge(8);
  await Promise.all(answers);
  expect(seen).toEqual(['acknowledged', 'first', 'second']);
  acknowledging = true;
  await itsTurn();
});
