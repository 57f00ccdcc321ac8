import { parseArgs } from 'node:util';
import { BotError } from '../../src/errors.ts';
import type { Environment } from '../../src/folders.ts';
import { write } from './output.ts';

/** Registers Discord's command set where it differs, or with `--dry-run` only prints what would change. */
export async function runRegister(args: readonly string[], env: Environment): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { 'dry-run': { type: 'boolean', default: false } },
    allowPositionals: false,
  });
  const [{ loadConfig }, { connectRest }, { compareCommands, registerCommands }, { startFailure }] =
    await Promise.all([
      import('../../src/config.ts'),
      import('../discord/rest.ts'),
      import('../discord/register.ts'),
      import('../discord/failures.ts'),
    ]);
  const { discord } = loadConfig(env);
  if (discord === undefined)
    throw new BotError('CONFIG_INVALID', [
      'environment: Discord: is off; set DISCORD_TOKEN to register its commands.',
    ]);
  try {
    const { rest, applicationId } = await connectRest(discord);
    const place = { applicationId, ...(discord.guildId === undefined ? {} : { guildId: discord.guildId }) };
    const dry = values['dry-run'];
    const { lines, wanted } = await (dry ? compareCommands : registerCommands)(rest, place);
    const where = discord.guildId === undefined ? 'everywhere' : `on the server ${discord.guildId}`;
    for (const line of lines) await write(`${line}\n`);
    const done = dry
      ? `${lines.length} of them would change; nothing was registered`
      : `${lines.length} of them changed`;
    await write(
      lines.length === 0
        ? `${wanted.length} commands ${where}: nothing differs.\n`
        : `${wanted.length} commands ${where}: ${done}.\n`,
    );
    return 0;
  } catch (error) {
    throw startFailure(error, discord.apiUrl);
  }
}
