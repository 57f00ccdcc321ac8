import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { BotError } from '../../src/errors.ts';
import { describeFailure } from '../shared/describe-failure.ts';
import type { AdapterSettings, PlatformAdapter } from '../shared/settings.ts';
import { guardEnvelopes } from './envelopes.ts';
import { checkToken, revoked, startFailure, type Token, tooSlow } from './failures.ts';
import { HTTP_PATH } from './identifiers.ts';
import { listen } from './listen.ts';
import { checked } from './request.ts';
import { sdkLog } from './sdk-log.ts';
import { type Connection, createConnection, within } from './socket.ts';
import { watchingFetch } from './watch-tokens.ts';

const OFFICIAL_API = 'https://slack.com/api/';
/** A start that has come to nothing by then says so: within the ten seconds promised, loading included. */
const START_SECONDS = 6;
/** Between attempts 0.3, 0.6, 1.2 and 2.4 seconds: a reply is given up after five, not after half an hour. */
const RETRIES = { retries: 4, factor: 2, minTimeout: 300, randomize: false } as const;
const TIMEOUT_MS = 10_000;

/** Slack through Socket Mode where `SLACK_APP_TOKEN` is set, else through signed HTTP on the shared server. */
export function createSlackAdapter(settings: AdapterSettings): PlatformAdapter {
  const { config, log, http, lost, clock } = settings;
  const { botToken, appToken, signingSecret, apiUrl = OFFICIAL_API } = config.slack ?? {};
  const logger = sdkLog(log, LogLevel.WARN);
  // The library writes its own retries into an object that has none: each gets one of its own.
  const clientOptions = () => ({
    slackApiUrl: apiUrl,
    retryConfig: { ...RETRIES },
    timeout: TIMEOUT_MS,
    logger,
  });
  let connection: Connection | undefined;
  let running = false;
  /** Once, and only while running: a start that fails says so itself. */
  const gone = (word: string, token: Token): void => {
    if (!running) return;
    running = false;
    void connection?.close();
    lost(revoked(word, token));
  };

  const begin = async (): Promise<void> => {
    if (botToken === undefined)
      throw new BotError('PLATFORM_FAILED', [
        'slack: SLACK_BOT_TOKEN is missing; copy the Bot User OAuth Token (xoxb-…) of the app, set it and start again',
      ]);
    checkToken(botToken, 'SLACK_BOT_TOKEN');
    if (appToken !== undefined) checkToken(appToken, 'SLACK_APP_TOKEN');
    const socket =
      appToken === undefined
        ? undefined
        : new SocketModeReceiver({
            appToken,
            logger,
            autoReconnectEnabled: false,
            installerOptions: { clientOptions: clientOptions() },
          });
    if (socket !== undefined) guardEnvelopes(socket.client, log);
    const web =
      socket === undefined ? new HTTPReceiver({ signingSecret: signingSecret ?? '', logger }) : undefined;
    const app = new App({
      token: botToken,
      ...(socket !== undefined ? { receiver: socket } : web === undefined ? {} : { receiver: web }),
      clientOptions: {
        ...clientOptions(),
        // Ours gives up by itself: the library would make a timer and a signal for each request.
        timeout: 0,
        fetch: watchingFetch(TIMEOUT_MS, (word) => gone(word, 'SLACK_BOT_TOKEN')),
      },
      logger,
      // Nothing is kept of conversations here, and the token is verified by `init`, which can fail cleanly.
      convoStore: false,
      deferInitialization: true,
    });
    app.error(async (error) => log.error({ error: describeFailure(error) }, 'slack.failed'));
    await app.init().catch((error: unknown) => {
      throw startFailure(error, 'SLACK_BOT_TOKEN', apiUrl);
    });
    listen(app, settings, (word) => gone(word, 'SLACK_BOT_TOKEN'));
    if (web !== undefined)
      http.add(
        HTTP_PATH,
        checked((request, response) => web.requestListener(request, response), {
          clock,
          signingSecret: signingSecret ?? '',
        }),
      );
    if (socket === undefined) return;
    connection = createConnection({
      client: socket.client,
      log,
      lost: (word) => gone(word, 'SLACK_APP_TOKEN'),
    });
    await connection.open().catch((error: unknown) => {
      throw startFailure(error, 'SLACK_APP_TOKEN', apiUrl);
    });
  };

  const pause = async (): Promise<void> => {
    running = false;
    await connection?.close();
  };
  return {
    name: 'slack',
    start: async () => {
      const started = begin();
      try {
        await within(START_SECONDS * 1000, started);
        running = true;
      } catch (error) {
        // An attempt that goes on must neither connect later nor end the process when it fails.
        void started.then(pause, () => undefined);
        await pause();
        throw error instanceof BotError ? error : tooSlow(START_SECONDS, apiUrl);
      }
    },
    // Replies go out over HTTP: the socket is needed for new events only.
    pause,
    stop: pause,
    ready: () => running && (connection?.connected() ?? true),
  };
}
