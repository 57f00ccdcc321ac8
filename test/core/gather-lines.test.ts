import { expect, test } from 'vitest';
import { gatherLines } from '../../adapters/shared/gather-lines.ts';
import { createLog } from '../../src/log.ts';

test('ordinary lines go out together, and a warning at once with those before it', async () => {
  const written: string[] = [];
  const output = {
    write(text: string) {
      written.push(text);
    },
  };
  const log = createLog('debug', gatherLines(output));
  log.info('first');
  log.debug('second');
  expect(written).toEqual([]);
  log.warn('third');
  expect(written.join('').match(/first|second|third/g)).toEqual(['first', 'second', 'third']);
  expect(written).toHaveLength(1);
  log.info('fourth');
  await expect.poll(() => written.length).toBe(2);
});
