import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BotProcess, cleanUp, startBot } from '../support/bot-process.ts';
import {
  APPLICATION,
  type LoopbackDiscord,
  message,
  startLoopbackDiscord,
  TOKEN,
  user,
} from '../support/loopback-discord/index.ts';
import { mention } from '../support/loopback-slack/events.ts';
import { type LoopbackSlack, startLoopbackSlack, TOKENS } from '../support/loopback-slack/index.ts';

const QUESTION = 'When did Kosovo declare independence?';
let discord: LoopbackDiscord;
let slack: LoopbackSlack;
let shared: string;
beforeEach(async () => {
  discord = await startLoopbackDiscord();
  slack = await startLoopbackSlack();
  shared = mkdtempSync(join(tmpdir(), 'start-'));
});
afterEach(async () => {
  cleanUp();
  await discord.close();
  await slack.close();
  rmSync(shared, { recursive: true, force: true });
});

const discordSettings = () => ({ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.url });
const slackSettings = () => ({
  SLACK_BOT_TOKEN: TOKENS.bot,
  SLACK_APP_TOKEN: TOKENS.app,
  SLACK_API_URL: slack.apiUrl,
});
const ready = async (bot: BotProcess, platforms: number): Promise<void> => {
  const until = performance.now() + 10_000;
  while (bot.events().filter(({ event }) => event === 'platform.ready').length < platforms) {
    if (performance.now() > until) throw new Error(bot.output());
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
const status = async (bot: BotProcess): Promise<{ code: number; text: string }> => {
  const response = await fetch(`http://127.0.0.1:${await bot.port()}/readyz`);
  return { code: response.status, text: await response.text() };
};
const ask = () => discord.say(message(`<@${APPLICATION}> ${QUESTION}`, { mentions: [user(APPLICATION)] }));
const silentOnSecrets = (bot: BotProcess) => {
  for (const secret of [TOKEN, TOKENS.bot, TOKENS.app]) expect(bot.output()).not.toContain(secret);
  expect(bot.output()).not.toContain(QUESTION);
};

describe('a start', () => {
  test('of both platforms answers on both, and a stop ends with 0', async () => {
    const bot = startBot({ ...discordSettings(), ...slackSettings() });
    await ready(bot, 2);
    expect(await status(bot)).toEqual({ code: 200, text: 'ready\n' });
    ask();
    const { type, payload } = mention({ text: QUESTION, channel: 'C0LOOPBACK', user: 'U0PERSON' });
    await slack.deliver(type, payload, {});
    expect(await discord.posted(1)).toHaveLength(1);
    await slack.until(() => slack.made('chat.postMessage').length === 1);
    const metrics = await (await fetch(`http://127.0.0.1:${await bot.port()}/metrics`)).text();
    expect(metrics).toContain('bot_replies_total{platform="discord",kind="grounded"} 1');
    const { code, ms } = await bot.end();
    expect(code).toBe(0);
    expect(ms).toBeLessThan(3000);
    silentOnSecrets(bot);
  });

  test('half set stops with what is missing', async () => {
    const bot = startBot({ ...discordSettings(), SLACK_BOT_TOKEN: TOKENS.bot });
    expect((await bot.ended).code).toBe(1);
    expect(bot.output()).toContain(
      'Slack: is half set, SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing',
    );
    silentOnSecrets(bot);
  });

  test('with a wrong token ends within ten seconds with a sentence', async () => {
    slack.accept('bot', false);
    const bot = startBot({ ...slackSettings() });
    const { code, ms } = await bot.ended;
    expect(code).toBe(1);
    expect(ms).toBeLessThan(10_000);
    expect(bot.output()).toMatch(/^slack: .*SLACK_BOT_TOKEN.*/m);
    silentOnSecrets(bot);
  });

  test('where one platform fails runs the other, and is not ready', async () => {
    slack.accept('bot', false);
    const bot = startBot({ ...discordSettings(), ...slackSettings() });
    await ready(bot, 1);
    expect((await bot.logged('platform.failed')).platform).toBe('slack');
    expect(await status(bot)).toEqual({ code: 503, text: 'slack: not connected\n' });
    ask();
    expect(await discord.posted(1)).toHaveLength(1);
    expect((await bot.end('SIGINT')).code).toBe(0);
  });

  test('with a database or a port that cannot be had says so', async () => {
    const bot = startBot({ ...discordSettings(), DATABASE_URL: 'postgres://kos:hunter22@127.0.0.1:1/bot' });
    expect((await bot.ended).code).toBe(1);
    expect(bot.output()).toMatch(/DATABASE_URL: 127\.0\.0\.1:1\/bot cannot be opened/);
    expect(bot.output()).not.toContain('hunter22');
    const taken = startBot({ ...discordSettings(), PORT: new URL(discord.url).port });
    expect((await taken.ended).code).toBe(1);
    expect(taken.output()).toMatch(/port \d+: is taken by another process/);
  });
});

describe('later', () => {
  test('a revoked token is logged, and the last platform takes the process along', async () => {
    const bot = startBot({ ...discordSettings(), ...slackSettings() });
    await ready(bot, 2);
    discord.gateway.close(4004);
    expect((await bot.logged('platform.failed')).platform).toBe('discord');
    expect(await status(bot)).toEqual({ code: 503, text: 'discord: not connected\n' });
    slack.accept('bot', false);
    slack.accept('app', false);
    slack.dropSockets();
    expect((await bot.ended).code).toBe(1);
    silentOnSecrets(bot);
  });

  test('a stop in mid-answer sends the answer first', async () => {
    const bot = startBot({ ...discordSettings(), ...slackSettings() });
    await ready(bot, 2);
    discord.faults.plan({
      on: /^POST \/channels\/\d+\/messages/,
      times: 1,
      kind: 'rate-limit',
      retryAfter: 1,
    });
    slack.plan({ on: 'chat.postMessage', times: 1, kind: 'delay', ms: 1000 });
    ask();
    const { type, payload } = mention({ text: QUESTION, channel: 'C0LOOPBACK', user: 'U0PERSON' });
    await slack.deliver(type, payload, {});
    await new Promise((resolve) => setTimeout(resolve, 200));
    const { code, ms } = await bot.end();
    expect(code).toBe(0);
    expect(ms).toBeGreaterThan(500);
    expect(ms).toBeLessThan(10_000);
    expect(discord.rest.messages).toHaveLength(1);
    expect(slack.made('chat.postMessage')).toHaveLength(1);
  });

  test('a process that is killed answers no event twice', async () => {
    const file = `file:${shared}/bot.sqlite`;
    const first = startBot({ ...slackSettings(), DATABASE_URL: file });
    await ready(first, 1);
    const { type, payload } = mention({ text: QUESTION, channel: 'C0LOOPBACK', user: 'U0PERSON' });
    await slack.deliver(type, payload, {});
    await slack.until(() => slack.made('chat.postMessage').length === 1);
    await first.end('SIGKILL');
    slack.dropSockets();
    await expect.poll(slack.connections).toBe(0);
    const second = startBot({ ...slackSettings(), DATABASE_URL: file });
    await ready(second, 1);
    await slack.deliver(type, payload, {}, 1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(slack.made('chat.postMessage')).toHaveLength(1);
    expect((await second.end()).code).toBe(0);
  });
});
