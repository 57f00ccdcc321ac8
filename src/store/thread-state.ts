import { z } from 'zod';
import type { ActorId } from '../model/knowledge.ts';
import type { ThreadState } from '../model/question.ts';

const period = z.object({ from: z.string().exactOptional(), to: z.string().exactOptional() });

/** The compiler holds this to {@link ThreadState}: a state kept by an older version is forgotten rather than misread. */
const stateSchema: z.ZodType<ThreadState> = z.object({
  language: z.enum(['en', 'sq', 'sr-Latn', 'sr-Cyrl']),
  intent: z.enum([
    'recognition',
    'count',
    'withdrawal',
    'membership',
    'vote',
    'definition',
    'person',
    'quote',
    'position',
    'arguments',
    'when',
    'document',
    'compare',
    'opinion',
    'help',
    'general',
  ]),
  terms: z.array(
    z.object({
      surface: z.string(),
      forms: z.array(z.object({ stem: z.string(), weight: z.number() })),
      weight: z.number(),
      known: z.boolean(),
      kind: z.enum(['name', 'concept', 'word']),
    }),
  ),
  actors: z.array(z.custom<ActorId>((id) => typeof id === 'string')),
  glossary: z.array(z.string()),
  cues: z.array(z.string()),
  period: period.exactOptional(),
  answered: z.object({
    speaker: z.string().exactOptional(),
    side: z.enum(['serbia', 'kosovo']).exactOptional(),
    period: period.exactOptional(),
  }),
});

/** What a store kept of a thread; `undefined` for what is not, or no longer, in that form. */
export function parseThreadState(text: string): ThreadState | undefined {
  try {
    return stateSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
