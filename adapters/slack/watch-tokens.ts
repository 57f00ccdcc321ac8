import type { App, Middleware } from '@slack/bolt';
import type { BotError } from '../../src/errors.ts';
import { isRevoked, revoked, slackError } from './failures.ts';

type Gone = (word: string, token: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN') => void;

/**
 * Reports, once, that the app has lost its access: Slack says so by an event, or by refusing a call. Without it a
 * revoked token would look like silence.
 */
export function watchTokens(app: App, lost: (error: BotError) => void): Gone {
  let told = false;
  const gone: Gone = (word, token) => {
    if (told) return;
    told = true;
    lost(revoked(word, token));
  };
  const call = app.client.apiCall.bind(app.client);
  app.client.apiCall = call;
  return gone;
}
