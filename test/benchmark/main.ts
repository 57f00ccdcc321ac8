import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * `npm run bench`: speed and memory of the core; `npm run bench -- load`: both platforms under load;
 * `npm run bench -- retrieval <folder>`: ranking on a public collection.
 */
const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const RUNS = 9;

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

/** Whole-process time of `cli ask`, from start to end, after a first run that compiles the base. */
function coldStart(): { ms: number; rssMb: number } {
  const cli = path('../../adapters/cli/start.js');
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const start = performance.now();
    const { status } = spawnSync(process.execPath, [cli, 'ask', 'Did Slovakia recognise Kosovo?'], {
      stdio: 'ignore',
    });
    if (status !== 0) throw new Error(`cli ask ended with ${status}`);
    if (run > 0) times.push(performance.now() - start);
  }
  // A process that does as the command line does, answers a hundred questions and then measures itself. The first run
  // compiles the base, which takes more memory than reading it.
  const script = `import { enableCompileCache } from 'node:module';
    import { setFlagsFromString } from 'node:v8';
    enableCompileCache();
    setFlagsFromString('--memory-saver-mode');
    const { openBot } = await import('${path('../../src/open-bot.ts')}');
    const { bot } = await openBot({ knowledgeDir: '${path('../../knowledge')}' });
    for (let i = 0; i < 100; i++) bot.ask({ id: String(i), text: 'What did Rice say about resolution 1244?' });
    console.log(Math.round(process.memoryUsage.rss() / 1e6));`;
  const resident = () =>
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  resident();
  const rss = resident();
  return { ms: median(times), rssMb: Number(rss) };
}

function speed(): void {
  const { ms, rssMb } = coldStart();
  console.log(
    `cli ask, process start to end: median ${ms.toFixed(0)} ms of ${RUNS} runs; resident after 100 answers: ${rssMb} MB`,
  );
  console.log('passages  build ms  p50 ms  p95 ms  p99 ms  answers/s  rss MB (built from files)');
  for (const size of [0, 10_000, 100_000]) {
    const result = JSON.parse(
      execFileSync(process.execPath, [path('measure.ts'), String(size)], { encoding: 'utf8' }),
    );
    console.log(
      [
        String(result.passages).padStart(8),
        String(result.buildMs).padStart(8),
        ...['p50', 'p95', 'p99'].map((name) => result[name].toFixed(2).padStart(6)),
        String(result.perSecond).padStart(9),
        String(result.rssMb).padStart(6),
      ].join('  '),
    );
  }
}

const [what, folder] = process.argv.slice(2);
if (what === undefined) speed();
else if (what === 'load') {
  const { benchLoad } = await import('./load.ts');
  await benchLoad(process.argv.slice(3));
} else if (what === 'retrieval' && folder !== undefined) {
  const { benchRetrieval } = await import('./retrieval.ts');
  benchRetrieval(folder);
} else {
  process.stderr.write(
    'Usage: npm run bench, npm run bench -- load, or npm run bench -- retrieval <folder of a collection>\n',
  );
  process.exitCode = 2;
}
