import { openStore } from '../../src/store/open-store.ts';

/** Claims keys one after the other and says so after each, until it is killed. */
const store = await openStore(process.argv[2] ?? '');
for (let number = 0; ; number++) {
  if (await store.claim(`key ${number}`, 1_000_000)) process.stdout.write(`${number}\n`);
  await store.keep(`payload ${number}`, 'x'.repeat(2000), 1_000_000);
}
