/** Heading of the questions that no passage comes near. */
export const OUTSIDE = 'outside';

/** A question as a line of a file under `questions/` gives it. */
export interface QuestionLine {
  readonly text: string;
  readonly lang: 'en' | 'sq' | 'sr';
  /** Id of the passage under whose heading it stands, or `outside`; whether that passage answers it, or no source does. */
  readonly passage: string;
  readonly answered: boolean;
  readonly line: number;
}

const HEADING = /^## (\S+)$/;
const QUESTION = /^- (?:(unanswered)(?: (sq|sr))?: |(sq|sr): )?(.+)$/;

/**
 * Reads a file of questions: under each heading, which is a passage's id, a list of the questions that people ask.
 * Those that no passage comes near stand under `outside`.
 * `- sq:` and `- sr:` begin Albanian and Serbian ones, `- unanswered:` those that no source answers.
 *
 * @returns the questions, and what is wrong, each with its line
 */
export function parseQuestions(text: string): {
  questions: QuestionLine[];
  problems: { place: string; problem: string }[];
} {
  const questions: QuestionLine[] = [];
  const problems: { place: string; problem: string }[] = [];
  let passage: string | undefined;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trimEnd();
    if (line === '' || line.startsWith('# ') || line.startsWith('> ')) continue;
    const heading = HEADING.exec(line)?.[1];
    const match = QUESTION.exec(line);
    if (heading !== undefined) passage = heading;
    else if (match === null || passage === undefined)
      problems.push({
        place: `line ${index + 1}`,
        problem: 'is neither a heading `## <passage id>` nor a question `- …` under one; correct it',
      });
    else
      questions.push({
        text: match[4]!,
        lang: (match[2] ?? match[3] ?? 'en') as QuestionLine['lang'],
        passage,
        answered: match[1] === undefined,
        line: index + 1,
      });
  }
  return { questions, problems };
}
