import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { TOKEN } from '../support/loopback-discord/index.ts';
import { TOKENS } from '../support/loopback-slack/index.ts';
import type { Order, Report } from './counterparts.ts';

/**
 * `npm run bench -- load [--rate 200] [--seconds 60] [--warm-up 5] [--in-flight 0] [--patience 300] [--collect]
 * [--profile <folder>]`: the unchanged bot in a process of its own, on both platforms at once, against counterparts in
 * another process. A reply that comes late is told apart from one that never comes: replies are waited for until none
 * is due, none has come for a while, or `--patience` is over. With `--collect` the bot's garbage is collected before its
 * memory is read: that shows what it holds, and costs pauses.
 */
const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
/** A base that changed is read and indexed anew, which takes a busy machine a while. */
const START_MS = 90_000;
/** How often the bot's memory is read. */
const SAMPLES = 12;
const COLLECTING_MS = 500;

export async function benchLoad(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rate: { type: 'string', default: '200' },
      seconds: { type: 'string', default: '60' },
      'warm-up': { type: 'string', default: '5' },
      'in-flight': { type: 'string', default: '0' },
      patience: { type: 'string', default: '300' },
      collect: { type: 'boolean', default: false },
      profile: { type: 'string' },
    },
  });
  const order: Order = {
    rate: Number(values.rate),
    seconds: Number(values.seconds),
    warmUp: Number(values['warm-up']),
    inFlight: Number(values['in-flight']),
    patience: Number(values.patience),
  };
  const folder = mkdtempSync(join(tmpdir(), 'bench-load-'));
  const counterparts = fork(path('./counterparts.ts'));
  let bot: Bot | undefined;
  try {
    const ready = await reportOf(counterparts, 'ready');
    bot = await startBot(folder, ready, values);
    console.log(
      `${order.rate} questions a second for ${order.seconds} s after ${order.warmUp} s of warming up${order.inFlight > 0 ? `, at most ${order.inFlight} in flight` : ''}; ${availableParallelism()} cores, load average ${loads()}`,
    );
    const sampling = sample(bot, order, values.collect);
    const done = reportOf(counterparts, 'done');
    counterparts.send(order);
    const report = await done;
    await sampling.stop();
    print(report, order);
    await printPauses(bot);
    for (const [event, count] of bot.events) console.log(`  logged ${event}: ${count}`);
    await bot.end();
  } finally {
    bot?.kill();
    counterparts.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

function reportOf<Kind extends Report['kind']>(
  from: ChildProcess,
  kind: Kind,
): Promise<Extract<Report, { kind: Kind }>> {
  return new Promise((resolve, reject) => {
    from.on('message', (report: Extract<Report, { kind: Kind }>) => {
      if (report.kind === kind) resolve(report);
    });
    from.once('exit', (code) => reject(new Error(`the counterparts ended with ${code}`)));
  });
}

type Bot = Awaited<ReturnType<typeof startBot>>;

/** `npm start` with nothing but these settings; its log is read as it comes, or the bot would wait for that. */
async function startBot(
  folder: string,
  { discordUrl, slackUrl }: Extract<Report, { kind: 'ready' }>,
  { profile, collect }: { readonly profile?: string; readonly collect: boolean },
) {
  const flags = [
    ...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]),
    ...(collect ? ['--expose-gc', `--import=${path('./collect.ts')}`] : []),
  ];
  const child = spawn(process.execPath, [...flags, path('../../adapters/main.ts')], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      QUESTIONS_PER_MINUTE_PERSON: '0',
      QUESTIONS_PER_MINUTE_CHANNEL: '0',
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: discordUrl,
      SLACK_BOT_TOKEN: TOKENS.bot,
      SLACK_APP_TOKEN: TOKENS.app,
      SLACK_API_URL: slackUrl,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const events = new Map<string, number>();
  let port: number | undefined;
  let rest = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (port === undefined) port = Number(/"port":(\d+)/.exec(line)?.[1] ?? Number.NaN) || undefined;
      const event = /"event":"([^"]+)"/.exec(line)?.[1] ?? line;
      events.set(event, (events.get(event) ?? 0) + 1);
      if (/"level":(?:40|50|60)/.test(line) && (events.get(event) ?? 0) <= 3) console.log(line);
    }
  });
  const until = performance.now() + START_MS;
  while (events.get('platform.ready') !== 2) {
    if (performance.now() > until || child.exitCode !== null) throw new Error('the bot did not start');
    await sleep(20);
  }
  return {
    events,
    /** What it says about itself, by Prometheus name. */
    metric: async () => {
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      /** The sum over all labels that begin so. */
      return (name: string, labels = '') =>
        [...text.matchAll(new RegExp(`^${name}(?:\\{${labels}[^}]*\\})? (\\S+)`, 'gm'))]
          .map((found) => Number(found[1]))
          .reduce((sum, value) => sum + value, 0);
    },
    collect: () => child.kill('SIGUSR2'),
    end: async () => {
      child.kill('SIGTERM');
      await ended;
    },
    kill: () => child.kill('SIGKILL'),
  };
}

/** Prints the bot's memory and its use of a core over the run. */
function sample(bot: Bot, { seconds, warmUp }: Order, collect: boolean) {
  const begun = performance.now();
  let before: { at: number; cpu: number; replies: number } | undefined;
  const read = async () => {
    if (collect) {
      bot.collect();
      await sleep(COLLECTING_MS);
    }
    const metric = await bot.metric();
    const at = performance.now();
    const cpu = metric('process_cpu_seconds_total');
    const replies = metric('bot_replies_total');
    const [resident, heap, outside] = [
      'process_resident_memory_bytes',
      'nodejs_heap_size_used_bytes',
      'nodejs_external_memory_bytes',
    ].map((name) => Math.round(metric(name) / 1e6));
    const spent = before === undefined ? 0 : cpu - before.cpu;
    const use =
      before === undefined
        ? ''
        : `, core ${Math.round((spent / (at - before.at)) * 100_000)}%, ${((spent / Math.max(1, replies - before.replies)) * 1000).toFixed(2)} ms a question`;
    console.log(
      `  ${((at - begun) / 1000).toFixed(0).padStart(4)} s, ${String(replies).padStart(6)} questions: resident ${resident} MB, heap ${heap} MB${collect ? ' after collection' : ''}, outside it ${outside} MB${use}`,
    );
    before = { at, cpu, replies };
  };
  void read();
  const timer = setInterval(() => void read().catch(() => {}), ((seconds + warmUp) * 1000) / SAMPLES);
  return {
    stop: async () => {
      clearInterval(timer);
      await read();
    },
  };
}

/** How long the bot stood still for its garbage. */
async function printPauses(bot: Bot): Promise<void> {
  const metric = await bot.metric();
  const kinds = ['minor', 'incremental', 'major'].map((kind) => {
    const label = `kind="${kind}"`;
    const [count, total] = ['count', 'sum'].map((part) =>
      metric(`nodejs_gc_duration_seconds_${part}`, label),
    );
    return `${kind} ${count} × ${(((total ?? 0) / (count || 1)) * 1000).toFixed(1)} ms`;
  });
  console.log(`  garbage collections: ${kinds.join(', ')}`);
}

function print(
  { tally, warmUp, violations, latestMs, late }: Extract<Report, { kind: 'done' }>,
  order: Order,
): void {
  const { asked, doubled, times } = tally;
  const lost = Object.values(tally.lost).reduce((sum, count) => sum + count, 0);
  console.log(
    `${asked} asked, ${asked - lost} replied, ${lost} lost, ${doubled} doubled; ${violations.length} violations; the counterparts were up to ${latestMs.toFixed(0)} ms late; load average ${loads()}`,
  );
  console.log(
    `  ${late.count} replies were due when the last question was asked; the last reply came ${(late.ms / 1000).toFixed(1)} s after it`,
  );
  for (const [name, count] of Object.entries(tally.lost)) console.log(`  lost: ${name} ${count}`);
  for (const violation of [...new Set(violations)].slice(0, 5)) console.log(`  ${violation}`);
  const answers = (from: typeof times) =>
    Object.entries(from).flatMap(([name, list]) => (name.endsWith(' ack') ? [] : list));
  if (order.warmUp > 0) console.log(line('warming up, all', answers(warmUp)));
  for (const name of Object.keys(times).sort()) console.log(line(name, times[name]!));
  console.log(line('all replies', answers(times)));
}

function line(name: string, list: readonly number[]): string {
  const sorted = list.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN)
      .toFixed(1)
      .padStart(7);
  return `${name.padEnd(17)} n ${String(sorted.length).padStart(6)}  p50${at(0.5)}  p95${at(0.95)}  p99${at(0.99)}  max${at(1)} ms`;
}

const loads = () =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');
