import { fold } from '../text/normalize.ts';
import type { Files } from './parse.ts';
import { OUTSIDE } from './parse-questions.ts';
import { buildPassages } from './passages.ts';

/** The heading of questions that belong to no passage: all of them are unanswered. */

/** What is wrong with the questions of a base whose records are right: unknown passages, repetitions, contradictions. */
export function checkQuestions(files: Files): string[] {
  const passages = new Set<string>(buildPassages(files).map(({ id }) => id));
  const problems: string[] = [];
  const seen = new Map<string, { place: string; answered: boolean }>();
  for (const { file, questions } of files.questions)
    for (const { text, lang, passage, answered, line } of questions) {
      const place = `line ${line}`;
      if (passage === OUTSIDE ? answered : !passages.has(passage))
        problems.push(
          `${file}: ${place}: stands under the unknown passage ${passage}; correct the heading, or delete it`,
        );
      const asked = `${lang} ${fold(text)}`;
      const same = seen.get(answered ? `${passage} ${asked}` : asked);
      if (same !== undefined)
        problems.push(`${file}: ${place}: is there already (${same.place}); delete one`);
      seen.set(answered ? `${passage} ${asked}` : asked, { place: `${file}, ${place}`, answered });
    }
  const open = new Set(
    files.questions.flatMap(({ questions }) =>
      questions.filter(({ answered }) => !answered).map(({ lang, text }) => `${lang} ${fold(text)}`),
    ),
  );
  for (const { file, questions } of files.questions)
    for (const { text, lang, answered, line } of questions)
      if (answered && open.has(`${lang} ${fold(text)}`))
        problems.push(
          `${file}: line ${line}: is said to be answered here and unanswered elsewhere; delete the wrong one`,
        );
  return problems;
}
