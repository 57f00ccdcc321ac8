import type { Bot } from '../../src/bot.ts';
import type { Folders } from '../../src/folders.ts';

/**
 * The bot over the configured knowledge base and the operator's own articles; a broken one of these is named on
 * standard error and left out.
 *
 * @throws {BotError} `KNOWLEDGE_INVALID` with every problem of the folder
 */
export async function loadBot({ knowledgeDir, importDir }: Folders): Promise<Bot> {
  const { openBot } = await import('../../src/open-bot.ts');
  const { bot, problems } = await openBot({ knowledgeDir, importDir });
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  return bot;
}
