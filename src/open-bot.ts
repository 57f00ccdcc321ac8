import { type Bot, botOver } from './bot.ts';
import { type Folders, openEngine } from './knowledge/open.ts';

/**
 * The bot over a knowledge folder and, where there is one, a folder of imported articles.
 *
 * @throws {BotError} `KNOWLEDGE_INVALID` with every problem of the knowledge folder
 */
export async function openBot(folders: Folders): Promise<{ bot: Bot; problems: readonly string[] }> {
  const { engine, problems } = await openEngine(folders);
  return { bot: botOver(engine), problems };
}
