import type { App } from '@slack/bolt';
import { describeFailure } from '../shared/describe-failure.ts';
import type { AdapterSettings } from '../shared/settings.ts';
import { homeView } from './home.ts';
import { CHECK_SHORTCUT } from './identifiers.ts';
import { createListeners, isPrivate } from './listeners.ts';
import { EXAMPLES } from './notice.ts';
import { createPost } from './post.ts';
import { receiveAction, receiveCommand, receiveMessage, receiveShortcut } from './receive.ts';

/** Ties Slack's events to what answers them; `gone` is told when the app is removed. */
export function listen(
  app: App,
  { bot, responder, store, log, clock }: AdapterSettings,
  gone: (word: string) => void,
): void {
  const { client } = app;
  const post = createPost(client);
  let botUserId: string | undefined;
  const on = createListeners({ client, post, responder, store, clock, log, botUserId: () => botUserId });
  /** For what nobody waits for: a Home tab that stays old is no failed question. */
  const logged = async (what: string, work: Promise<unknown>): Promise<void> => {
    await work.catch((error: unknown) => log.warn({ what, error: describeFailure(error) }, 'slack.call'));
  };

  app.event('app_mention', async ({ event, body, context }) => {
    botUserId = context.botUserId;
    const received = receiveMessage(event, { team: body.team_id, botUserId: context.botUserId });
    if (received !== undefined) await on.message(received);
  });
  app.event('message', async ({ event, body, context }) => {
    botUserId = context.botUserId;
    const received = receiveMessage(event, { team: body.team_id, botUserId: context.botUserId });
    if (received !== undefined) await on.message(received);
  });
  app.command(/.*/, async ({ body, ack }) => {
    const received = receiveCommand(body, clock());
    if (received === undefined) return ack();
    // An answer for everybody comes with what was asked: the channel sees the command as typed.
    await on.command(received, () => (isPrivate(received) ? ack() : ack({ response_type: 'in_channel' })));
  });
  app.shortcut(/.*/, async ({ body, ack }) => {
    // A workspace may still show the shortcuts of an older manifest: whatever is not acknowledged is shown as a failure.
    if (body.callback_id !== CHECK_SHORTCUT) return ack();
    const received = receiveShortcut(body, clock());
    if (received === undefined) return ack();
    await on.shortcut(received, () => ack());
  });
  app.view(/.*/, async ({ ack }) => ack());
  app.view({ type: 'view_closed', callback_id: /.*/ }, async ({ ack }) => ack());
  app.options(/.*/, async ({ ack }) => ack({ options: [] }));
  app.action(/.*/, async ({ body, ack }) => {
    const received = receiveAction(body);
    if (received === undefined) return ack();
    await on.action(received, () => ack());
  });

  const prompts = (channel: string, threadTs?: string) =>
    client.assistant.threads.setSuggestedPrompts({
      channel_id: channel,
      ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
      prompts: EXAMPLES.map((text) => ({ title: text, message: text })),
    });
  app.event('app_home_opened', async ({ event }) => {
    // In the agent view a direct conversation opens as the tab "messages", without a thread yet.
    if (event.tab === 'messages') await logged('prompts', prompts(event.channel));
    else await logged('home', client.views.publish({ user_id: event.user, view: homeView(baseOf(bot)) }));
  });
  app.event('assistant_thread_started', async ({ event }) => {
    const { channel_id: channel, thread_ts: threadTs } = event.assistant_thread;
    await logged('prompts', prompts(channel, threadTs));
  });
  app.event('app_uninstalled', async () => gone('app_uninstalled'));
  app.event('tokens_revoked', async ({ event }) => {
    if ((event.tokens.bot ?? []).length > 0) gone('tokens_revoked');
  });
}

const baseOf = ({ engine }: AdapterSettings['bot']) => ({
  asOf: engine.knowledge.asOf,
  version: engine.knowledge.version,
});
