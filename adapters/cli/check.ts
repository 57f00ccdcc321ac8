import type { Folders } from '../../src/folders.ts';
import { today } from '../terminal/clock.ts';
import { write } from './output.ts';

/**
 * Validates the knowledge base and the imports, and prints every problem with its file and place.
 *
 * @param withCoverage also prints how many statements each side has by topic and years
 */
export async function runCheck({ knowledgeDir, importDir }: Folders, withCoverage = false): Promise<number> {
  const [{ readFiles }, { parseFiles }, { checkFiles }, { loadImports }, { buildPassages }] =
    await Promise.all([
      import('../../src/knowledge/read.ts'),
      import('../../src/knowledge/parse.ts'),
      import('../../src/knowledge/check.ts'),
      import('../../src/knowledge/imports.ts'),
      import('../../src/knowledge/passages.ts'),
    ]);
  const { files, version } = readFiles(knowledgeDir);
  const { parsed, problems } = parseFiles(files);
  // References into a file of the wrong shape would all be reported as unknown, and hide the one real problem.
  const checked = problems.length > 0 ? { problems, notices: [] } : checkFiles(parsed, today());
  const imports = loadImports(importDir);
  const found = [...checked.problems, ...imports.problems];
  for (const notice of checked.notices) await write(`notice: ${notice}\n`);
  for (const problem of found) await write(`${problem}\n`);
  if (withCoverage && found.length === 0) {
    const { coverage, formatCoverage } = await import('../../src/knowledge/coverage.ts');
    await write(
      `${formatCoverage(
        coverage(
          buildPassages(parsed),
          parsed.topics.map(({ id }) => id),
        ),
      )}\n`,
    );
  }
  const passages =
    found.length > 0 ? '' : `, ${buildPassages(parsed).length} passages, ${parsed.sources.length} sources`;
  const articles = imports.sources.length === 0 ? '' : `, ${imports.sources.length} imported articles`;
  await write(
    `${files.length} files${passages}${articles}, version ${version}: ` +
      `${count(found.length, 'problem')}, ${count(checked.notices.length, 'notice')}.\n`,
  );
  return found.length > 0 ? 1 : 0;
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
