import { type JsonAnswer, toJson } from '../../src/answer/to-json.ts';
import type { Bot } from '../../src/bot.ts';
import type { Folders } from '../../src/folders.ts';
import { today } from '../terminal/clock.ts';
import { readLines } from '../terminal/lines.ts';
import { type BatchRequest, readBatchLine } from './batch-line.ts';
import { loadBot } from './load-bot.ts';
import { write } from './output.ts';

/** Answers JSON lines from standard input until its end, one line each, in order. Memory does not grow with the input. */
export async function runBatch(folders: Folders): Promise<number> {
  const bot = await loadBot(folders);
  const day = today();
  for await (const line of readLines(process.stdin)) {
    const request = readBatchLine(line);
    if (request.kind !== 'blank') await write(`${JSON.stringify(answerRequest(bot, request, day))}\n`);
  }
  return 0;
}

type Answerable = Exclude<BatchRequest, { kind: 'blank' }>;

/** One bad or unlucky line must not cost the others their answers: this is the batch's error boundary. */
function answerRequest(bot: Bot, request: Answerable, day: string): JsonAnswer {
  try {
    switch (request.kind) {
      case 'bad':
        return failed(request.id, request.problem);
      case 'question': {
        const { id, text, context } = request;
        const answer = bot.ask({ id: String(id), text, context, today: day });
        // Whoever sends a batch can only mend the line: too long, or no words in it.
        return answer.kind === 'usage' ? failed(id, answer.message) : toJson(answer, id);
      }
      case 'command': {
        const { id, command, args, context } = request;
        return toJson(bot.run({ id: String(id), command, args, context, today: day }), id);
      }
    }
  } catch (error) {
    process.stderr.write(`batch: ${request.id}: ${error instanceof Error ? error.stack : String(error)}\n`);
    return failed(
      request.id,
      `An error of the bot prevented the answer; report it with the reference ${request.id}.`,
    );
  }
}

const failed = (id: JsonAnswer['id'], problem: string): JsonAnswer => ({
  id,
  answered: false,
  kind: 'failed',
  excerpts: [],
  notes: [problem],
  suggestions: [],
  text: problem,
});
