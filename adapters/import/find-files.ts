import { readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { ImportReport } from './import.ts';
import { isArticleFile } from './read-file.ts';

/** Files under a path in a stable order. A file named by hand is always tried; in folders other kinds are counted only. */
export function findFiles(path: string, report: ImportReport): string[] {
  const found: string[] = [];
  const others = new Map<string, number>();
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const inner = join(folder, entry.name);
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) attempt(inner, () => walk(inner));
      else if (isArticleFile(entry.name)) found.push(inner);
      else
        others.set(
          extname(entry.name) || entry.name,
          (others.get(extname(entry.name) || entry.name) ?? 0) + 1,
        );
    }
  };
  const attempt = (file: string, action: () => void) => {
    try {
      action();
    } catch (error) {
      report.skipped.push({
        file,
        reason: `cannot be read (${error instanceof Error ? error.message : String(error)})`,
      });
    }
  };
  attempt(path, () => (statSync(path).isDirectory() ? walk(path) : found.push(path)));
  const counted = [...others].map(([kind, count]) => `${count} ${kind}`).join(', ');
  if (counted !== '')
    report.notices.push(
      `${path}: files of other kinds were left out (${counted}); save them as .txt, .md or .html to import them.`,
    );
  return found;
}
