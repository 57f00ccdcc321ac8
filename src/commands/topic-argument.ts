import type { Answer } from '../model/answer.ts';
import type { Engine } from '../retrieval/engine.ts';
import { type CommandContext, correctionNotes, didYouMean } from './context.ts';
import { resolveTopic } from './resolve-topic.ts';

/** The topic of an argument that may be missing, or the answer that asks for a better one. */
export function topicOf(
  engine: Engine,
  context: CommandContext,
  text: string | undefined,
  command: (topic: string) => string,
): { readonly id: string | undefined; readonly notes: readonly string[] } | { readonly answer: Answer } {
  if (text === undefined) return { id: undefined, notes: [] };
  const found = resolveTopic(engine, text);
  if (found.kind === 'found')
    return {
      id: found.topic.id,
      notes: found.exact ? [] : correctionNotes(context, { from: text, to: found.topic.name }),
    };
  return {
    answer: didYouMean(
      engine,
      context,
      'No topic of the base has this name.',
      found.near.map(({ id }) => command(id)),
    ),
  };
}
