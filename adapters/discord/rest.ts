import { REST, Routes } from 'discord.js';
import type { DiscordConfig } from '../../src/config.ts';
import { baseOf } from './client.ts';

/** A command line does not wait as long as a bot that runs for months. */
const TIMEOUT_MS = 8000;

/** Discord's REST API alone, without a gateway, and the id of the application that the token belongs to. */
export async function connectRest({
  token,
  applicationId,
  apiUrl,
}: DiscordConfig): Promise<{ rest: REST; applicationId: string }> {
  const options = {
    timeout: TIMEOUT_MS,
    retries: 1,
    ...(apiUrl === undefined ? {} : { api: baseOf(apiUrl) }),
  };
  const rest = new REST(options).setToken(token.replace(/^Bot\s+/i, ''));
  if (applicationId !== undefined) return { rest, applicationId };
  const own: unknown = await rest.get(Routes.currentApplication());
  if (typeof own === 'object' && own !== null && 'id' in own && typeof own.id === 'string')
    return { rest, applicationId: own.id };
  throw new TypeError('Discord describes the application without an id');
}
