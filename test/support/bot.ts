import type { Bot } from '../../src/bot.ts';
import { loadFolders } from '../../src/folders.ts';
import { openBot } from '../../src/open-bot.ts';

/** The real bot over the real base, without an operator's own articles. */
export async function realBot(): Promise<Bot> {
  const { bot } = await openBot({ ...loadFolders({}), importDir: '/nonexistent' });
  return bot;
}
