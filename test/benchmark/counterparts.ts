import { setTimeout as sleep } from 'node:timers/promises';
import { loadQuestions } from '../evaluation/questions.ts';
import * as discordEvents from '../support/loopback-discord/events.ts';
import { startLoopbackDiscord } from '../support/loopback-discord/index.ts';
import * as slackEvents from '../support/loopback-slack/events.ts';
import { startLoopbackSlack } from '../support/loopback-slack/index.ts';
import { Ledger, type Tally } from './ledger.ts';

/**
 * Both platforms in one process of their own, and the people on them: forked by `load.ts`, told what to do by messages.
 * Questions come at a fixed pace whatever the bot does, so that its pauses show.
 */
export interface Order {
  readonly rate: number;
  readonly seconds: number;
  /** Seconds before it whose times do not count. */
  readonly warmUp: number;
  /** No more questions than these wait for a reply at any time; 0 means that the pace is kept whatever the bot does. */
  readonly inFlight: number;
  /** Seconds after the last question after which what is missing counts as lost. */
  readonly patience: number;
}
export type Report =
  | { readonly kind: 'ready'; readonly discordUrl: string; readonly slackUrl: string }
  | {
      readonly kind: 'done';
      readonly tally: Tally;
      readonly warmUp: Tally['times'];
      /** Rules of the platforms that were broken. */
      readonly violations: readonly string[];
      /** How late a question went out at worst: what the counterparts themselves add. */
      readonly latestMs: number;
      /** How many replies were due when the last question was asked, and how long after it the last of them came. */
      readonly late: { readonly count: number; readonly ms: number };
    };

const CHANNELS = 500;
const PEOPLE = 1000;
/** One in so many events is delivered a second time, as both platforms do. */
const REPEATED = 50;
const TICK_MS = 2;
const COLLECT_MS = 20;
/** Nothing more comes where nothing has come for so long. */
const SILENCE_MS = 20_000;
const COMMANDS = [
  ['position', 'actor', 'serbia'],
  ['recognition', 'state', 'slovakia'],
  ['when', 'event', 'declaration of independence'],
  ['timeline', 'topic', 'dialogue'],
  ['quote', 'person', 'lavrov'],
  ['member', 'organisation', 'unesco'],
] as const;

const discord = await startLoopbackDiscord();
const slack = await startLoopbackSlack();
const questions = loadQuestions().map(({ q }) => q);
const ledger = new Ledger();
const violations: string[] = [];
const at = <T>(list: readonly T[], index: number): T => list[index % list.length]!;
const digits = (first: number, index: number) => `${first}${String(index).padStart(17, '0')}`;
const tell = (report: Report) => process.send?.(report);

function onDiscord(index: number): void {
  const text = at(questions, index);
  const author = discordEvents.user(digits(4, index % PEOPLE));
  const channel = digits(3, index % CHANNELS);
  const repeated = index % REPEATED === 0;
  if (index % 5 < 4) {
    const direct = index % 5 === 3;
    const event = direct
      ? discordEvents.directMessage(text, { author, channel_id: digits(6, index % PEOPLE) })
      : discordEvents.message(`<@${discordEvents.APPLICATION}> ${text}`, { author, channel_id: channel });
    ledger.ask(`discord ${event.id}`, direct ? 'direct' : 'mention');
    discord.say(event);
    if (repeated) discord.gateway.repeat();
    return;
  }
  const [name, option, value] = at(COMMANDS, index);
  const asked = index % 2 === 0 ? (['ask', 'question', text] as const) : ([name, option, value] as const);
  const event = {
    ...discordEvents.command(asked[0], { [asked[1]]: asked[2] }, author.id),
    channel_id: channel,
    channel: { id: channel, type: 0 },
  };
  ledger.ask(`discord ${event.token}`, 'command');
  discord.interact(event);
  if (repeated) discord.gateway.repeat();
}

/** The bot's socket was closed at that moment: the question counts as lost, and the run goes on. */
const undelivered = (error: unknown): void => {
  violations.push(error instanceof Error ? error.message : String(error));
};
const threads: string[] = [];
function onSlack(index: number): void {
  const text = at(questions, index).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const user = `U${index % PEOPLE}P`;
  const channel = `C${index % CHANNELS}X`;
  if (index % 5 === 4) {
    const [name, , value] = at(COMMANDS, index);
    const responseUrl = slack.responseUrl(String(index));
    const [command, args] = index % 2 === 0 ? ['/ask', text] : [`/${name}`, value];
    const { type, payload } = slackEvents.command(command, args, responseUrl, user);
    ledger.ask(`slack ${responseUrl}`, 'command');
    const sent = slack.deliver(type, { ...payload, channel_id: channel }, {});
    void sent.then(({ ms }) => ledger.time('slack ', 'ack', ms)).catch(undelivered);
    return;
  }
  const direct = index % 5 === 3;
  const ts = slackEvents.newTs();
  // Every other mention goes on in a thread that is there already.
  const thread = index % 2 === 0 ? undefined : threads[index % CHANNELS];
  if (!direct && thread === undefined) threads[index % CHANNELS] = ts;
  const more = thread === undefined ? {} : { threadTs: thread };
  const said = direct
    ? slackEvents.directMessage({ text, user, channel: `D${index % PEOPLE}X`, ts })
    : slackEvents.mention({ text, user, channel, ts, ...more });
  ledger.ask(
    direct ? `slack D${index % PEOPLE}X` : `slack ${channel} ${thread ?? ts}`,
    direct ? 'direct' : 'mention',
  );
  void slack.deliver(said.type, said.payload, {}).catch(undelivered);
  if (index % REPEATED === 0) void slack.deliver(said.type, said.payload, {}, 1).catch(undelivered);
}

const acknowledged = new Set<string>();
/** Takes what came in, so that nothing piles up here. */
function collect(): void {
  const { messages, interactions } = discord.rest;
  for (const { by, body, token, at: when } of messages.splice(0))
    ledger.reply(`discord ${by === 'channel' ? body.nonce : token}`, when);
  for (const [token, { answered, original }] of interactions) {
    if (answered !== undefined && !acknowledged.has(token)) {
      acknowledged.add(token);
      ledger.time('discord ', 'ack', answered.after);
    }
    if (original !== undefined) {
      interactions.delete(token);
      acknowledged.delete(token);
    }
  }
  for (const { method, path, body, at: when, ok } of slack.calls.splice(0)) {
    if (!ok) violations.push(`${method} failed`);
    if (method === 'chat.postMessage')
      ledger.reply(`slack ${[body.channel, body.thread_ts].filter(Boolean).join(' ')}`, when);
    if (method === 'response_url') ledger.reply(`slack ${slack.url}${path}`, when);
  }
  violations.push(...discord.rest.violations.splice(0), ...slack.problems.splice(0));
  discord.requests.length = 0;
}

async function ask({ rate, seconds, warmUp, inFlight, patience }: Order): Promise<void> {
  const collecting = setInterval(collect, COLLECT_MS);
  const begun = performance.now();
  let warm: Tally['times'] | undefined = warmUp > 0 ? undefined : {};
  let latestMs = 0;
  for (let index = 0; index < rate * (warmUp + seconds); index++) {
    const due = begun + (index * 1000) / rate;
    while (performance.now() < due || (inFlight > 0 && ledger.waiting >= inFlight)) await sleep(TICK_MS);
    if (warm === undefined && index >= rate * warmUp) {
      collect();
      warm = ledger.tally().times;
      ledger.restart();
    }
    if (warm !== undefined) latestMs = Math.max(latestMs, performance.now() - due);
    if (index % 2 === 0) onDiscord(index / 2);
    else onSlack((index - 1) / 2);
  }
  collect();
  const ended = performance.now();
  const count = ledger.waiting;
  while (
    ledger.waiting > 0 &&
    performance.now() < ended + patience * 1000 &&
    performance.now() < Math.max(ended, ledger.latest) + SILENCE_MS
  )
    await sleep(COLLECT_MS);
  // What comes twice may come late.
  await sleep(1000);
  clearInterval(collecting);
  collect();
  const late = { count, ms: Math.max(0, ledger.latest - ended) };
  tell({ kind: 'done', tally: ledger.tally(), warmUp: warm ?? {}, violations, latestMs, late });
}

process.on('message', (order: Order) => void ask(order));
// Without whoever gave the order there is nothing to do.
process.on('disconnect', () => process.exit());
tell({ kind: 'ready', discordUrl: discord.url, slackUrl: slack.apiUrl });
