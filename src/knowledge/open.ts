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
 * form is what lets a command answer within 400 ms; reading, checking and indexing the files takes many seconds.
 *
 * @returns the engine, and what is wrong with imported articles (they are left out, the rest is taken)
 * @throws {BotError} `KNOWLEDGE_INVALID` with every problem of the knowledge folder
 */
export async function openEngine(folders: Folders): Promise<{ engine: Engine; problems: readonly string[] }> {
  const stamp = stampOf(folders);
  const path = stamp === undefined ? undefined : join(CACHE, `${nameOf(stamp)}.bin`);
  const kept = path === undefined ? undefined : await read(path, stamp!);
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
  const engine = buildEngine(knowledge, everydayEnglish());
  if (path !== undefined && imported.problems.length === 0) await keep(path, engine, stamp!);
  return { engine, problems: imported.problems };
}

/** Name, size and time of every file that the compiled form depends on, the core's own included. */
function stampOf({ knowledgeDir, importDir }: Folders): string | undefined {
  const lines = [process.version];
  try {
    for (const folder of [CORE, knowledgeDir]) stampFolder(lines, folder);
  } catch {
    return undefined; // the folder is missing or unreadable: loading will say so in full
  }
  try {
    if (importDir !== undefined) stampFolder(lines, importDir);
  } catch {
    lines.push('no imports');
  }
  return lines.join('\n');
}

function stampFolder(lines: string[], folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const { size, mtimeMs } = statSync(path);
    lines.push(`${path} ${size} ${mtimeMs}`);
  }
}

/**
 * A short name for a stamp (FNV-1a, 32 bits): two that share it write over each other, since the stamp itself is kept
 * and compared. Loading a cryptographic hash takes a tenth of the time that a command has.
 */
function nameOf(stamp: string): string {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < stamp.length; at++) hash = Math.imul(hash ^ stamp.charCodeAt(at), 0x0100_0193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

async function read(path: string, stamp: string): Promise<Engine | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    return undefined;
  }
  const { decompile } = await import('../retrieval/compiled.ts');
  try {
    return decompile(bytes, stamp);
  } catch {
    rmSync(path, { force: true }); // half-written, foreign or of other files: made anew
    return undefined;
  }
}

/** Written under another name and renamed, so that no start ever reads half of it; a read-only place is no error. */
async function keep(path: string, engine: Engine, stamp: string): Promise<void> {
  const { compile } = await import('../retrieval/compiled.ts');
  const bytes = compile(engine, stamp);
  if (bytes === undefined || bytes.length > LARGEST) return;
  try {
    mkdirSync(dirname(path), { recursive: true });
    forgetOld(dirname(path));
    const temporary = `${path}.${process.pid}`;
    writeFileSync(temporary, bytes);
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
