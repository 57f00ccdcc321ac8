import { expect, test } from 'vitest';
import { questionKind } from '../../src/query/question-kind.ts';

test.each([
  ['when did kosovo declare independence', 'when'],
  ['what year did kosovo declare independence', 'when'],
  ['what was agreed and when', 'when'],
  ['who said that and since when', 'when'],
  ['what happened in banjska when the police came', 'what'],
  ['what did kostunica want when he came to washington', 'what'],
  ['cfare ndodhi ne banjske kur erdhi policia', 'what'],
  ['sta se desilo u banjskoj kada je dosla policija', 'what'],
  ['why did he resign when the talks failed', 'why'],
  ['how many states recognise kosovo', 'count'],
  ['how old is ahtisaari', 'measure'],
  ['koliko je imao godina kostunica', 'measure'],
] as const)('“%s” asks for: %s', (question, kind) => expect(questionKind(question)).toBe(kind));
