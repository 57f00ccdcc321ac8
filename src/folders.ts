import { fileURLToPath } from 'node:url';

/** Environment variables as the process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

export const OWN_KNOWLEDGE = fileURLToPath(new URL('../knowledge', import.meta.url));
export const OWN_IMPORTS = fileURLToPath(new URL('../imported', import.meta.url));

export interface Folders {
  readonly knowledgeDir: string;
  readonly importDir: string;
}

/** An empty variable is unset: that is how people switch one off in a `.env` file. */
export const withoutEmpty = (env: Environment): Environment =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));

/**
 * Only the folders: a command line answers whatever the state of the platforms' variables, and without the time that
 * it takes to load what checks them.
 */
export function loadFolders(env: Environment): Folders {
  const { KNOWLEDGE_DIR, IMPORT_DIR } = withoutEmpty(env);
  return { knowledgeDir: KNOWLEDGE_DIR ?? OWN_KNOWLEDGE, importDir: IMPORT_DIR ?? OWN_IMPORTS };
}
