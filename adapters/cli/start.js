// Plain JavaScript, since what is read before the cache of compiled code is on has to be compiled each time: for a first
// file in TypeScript, Node.js loads its compiler, which takes as long as an answer.
import { enableCompileCache, registerHooks } from 'node:module';

// Our own files name each other in full; Node.js would look for each on the disk, and for a package.json beside it.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier.startsWith('.') && specifier.endsWith('.ts')
      ? { url: new URL(specifier, context.parentURL).href, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});
enableCompileCache();
await import('./main.ts');
