import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Engine } from '../retrieval/engine.ts';

/** Where a base and an operator's articles lie, and where the compiled form may be kept. */
export interface Folders {
  readonly knowledgeDir: string;
  readonly importDir?: string | undefined;
}

const CORE = fileURLToPath(new URL('..', import.meta.url));
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/kosovo-status-bot', import.meta.url));
/** A larger compiled form takes longer to read than it saves, and fills the disk. */
const LARGEST = 64 * 1024 * 1024;
/** Compiled forms kept side by side. */
const KEPT = 4;

/**
 * Opens a base: from its compiled form where nothing has changed since it was made, else from the files. The compiled
 * form is what lets a command answer within 400 ms; reading and checking the files takes a second.
 *
 * @returns the engine, and what is wrong with imported articles (they are left out, the rest is taken)
 * @throws {BotError} `KNOWLEDGE_INVALID` with every problem of the knowledge folder
 */
export async function openEngine(folders: Folders): Promise<{ engine: Engine; problems: readonly string[] }> {
  const key = fingerprint(folders);
  const path = join(CACHE, `${key}.json`);
  const kept = key === undefined ? undefined : await read(path);
  if (kept !== undefined) return { engine: kept, problems: [] };
  const [{ loadKnowledge }, { loadImports }, { buildEngine }, { everydayEnglish }] = await Promise.all([
    import('./load.ts'),
    import('./imports.ts'),
    import('../retrieval/engine.ts'),
    import('../text/everyday-english.ts'),
  ]);
  const base = loadKnowledge(folders.knowledgeDir);
  const imported = loadImports(folders.importDir);
  const knowledge = {
    ...base,
    passages: [...base.passages, ...imported.passages],
    sources: [...base.sources, ...imported.sources],
  };
  const everyday = everydayEnglish();
  const engine = buildEngine(knowledge, everyday);
  if (key !== undefined && imported.problems.length === 0) await keep(path, engine, everyday);
  return { engine, problems: imported.problems };
}

/** A hash over name, size and time of every file that the compiled form depends on, the core's own included. */
function fingerprint({ knowledgeDir, importDir }: Folders): string | undefined {
  const hash = createHash('sha256').update(process.version);
  try {
    for (const folder of [CORE, knowledgeDir]) stamp(hash, folder);
  } catch {
    return undefined; // the folder is missing or unreadable: loading will say so in full
  }
  try {
    if (importDir !== undefined) stamp(hash, importDir);
  } catch {
    hash.update('no imports');
  }
  return hash.digest('hex').slice(0, 24);
}

function stamp(hash: ReturnType<typeof createHash>, folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
}

async function read(path: string): Promise<Engine | undefined> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  const { decompile } = await import('../retrieval/compiled.ts');
  try {
    return decompile(text);
  } catch {
    rmSync(path, { force: true }); // half-written or foreign: made anew
    return undefined;
  }
}

/** Written under another name and renamed, so that no start ever reads half of it; a read-only place is no error. */
async function keep(path: string, engine: Engine, everyday: ReadonlySet<string>): Promise<void> {
  const { compile } = await import('../retrieval/compiled.ts');
  const text = compile(engine, everyday);
  if (text.length > LARGEST) return;
  try {
    mkdirSync(dirname(path), { recursive: true });
    forgetOld(dirname(path));
    const temporary = `${path}.${process.pid}`;
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch {
    // Nothing is lost: the next start compiles again.
  }
}

/** Leaves the newest few, for folders that are used in turn. */
function forgetOld(folder: string): void {
  const files = readdirSync(folder).map((name) => ({
    path: join(folder, name),
    time: statSync(join(folder, name)).mtimeMs,
  }));
  for (const { path } of files.sort((a, b) => b.time - a.time).slice(KEPT - 1)) rmSync(path, { force: true });
}
