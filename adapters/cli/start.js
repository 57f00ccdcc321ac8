// Plain JavaScript, since what is read before the cache of compiled code is on has to be compiled each time: for a first
// file in TypeScript, Node.js loads its compiler, which takes as long as an answer.
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./main.ts');
