import { messages } from '../answer/messages.ts';
import type { Answer } from '../model/answer.ts';
import type { Passage } from '../model/knowledge.ts';
import type { Engine } from '../retrieval/engine.ts';
import { retrieve } from '../retrieval/retrieve.ts';
import {
  type Command,
  type CommandContext,
  didYouMean,
  groundedPlan,
  HELD,
  nothingHeld,
  WHOLE,
} from './context.ts';
import { findDocument } from './find-document.ts';
import { nameOf, type Resolved, resolve } from './resolve-name.ts';

const PROVISIONS = 6;
const EXACT_WORDS = 3;
const ARTICLE = 3;

/** `document`: what it is, what it provides, and exact provisions quoted. */
export const document: Command = (engine, args, context) => {
  const text = args.name!.replace(/^(?:the|show|open)\s+/i, '');
  const found = findDocument(engine, text);
  if (found.kind === 'found') return show(engine, context, found.document);
  if (found.kind === 'several') {
    const commands = found.near.map(({ id }) => `/document ${id.slice('document/'.length)}`);
    return didYouMean(
      engine,
      context,
      `This name fits several documents: ${found.near.map(({ heading }) => heading).join('; ')}.`,
      commands,
    );
  }
  // A name in another language leads to the English one: "Ustav Srbije".
  const term = resolve(engine, text, (id) => engine.knowledge.terms.some((other) => other.id === id));
  const translated = term.kind === 'found' ? findDocument(engine, nameOf(engine, term.id)) : found;
  return translated.kind === 'found'
    ? show(engine, context, translated.document)
    : fromArticles(engine, context, text, term);
};

function show(engine: Engine, context: CommandContext, main: Passage): Answer {
  const parts = engine.knowledge.passages.filter(({ id }) => id.startsWith(`${main.id}#`));
  return groundedPlan(
    engine,
    context,
    [
      { heading: 'Summary', passages: [main], shown: 1, length: WHOLE },
      {
        heading: 'Exact words',
        passages: parts.filter(({ kind }) => kind === 'quote'),
        shown: EXACT_WORDS,
        length: WHOLE,
      },
      {
        heading: 'Provisions, in our words',
        passages: parts.filter(({ kind }) => kind !== 'quote'),
        shown: PROVISIONS,
        length: WHOLE,
      },
    ],
    main.heading,
  );
}

/** A document without a record of its own, such as the Brussels agreement: the article on it, named as that. */
function fromArticles(engine: Engine, context: CommandContext, text: string, term: Resolved): Answer {
  const query = context.understand({ id: context.id, text });
  const found = query.terms.some((other) => other.known) ? retrieve(engine, query) : [];
  const best = found.find(
    ({ passage, coverage }) => passage.group === 'article' && coverage >= HELD && holdsNumbers(passage, text),
  );
  const definition =
    term.kind === 'found' ? engine.knowledge.passages.filter(({ id }) => id === `glossary/${term.id}`) : [];
  if (best === undefined && definition.length === 0)
    return nothingHeld(
      engine,
      context,
      'No document is held under this name.',
      ['/document resolution 1244', '/document ahtisaari plan', '/help document'],
      found.slice(0, 2).map(({ passage }) => passage),
    );
  const article =
    best === undefined
      ? []
      : engine.knowledge.passages.filter(
          (passage) => passage.article === best.passage.article && passage.group === 'article',
        );
  const ordered =
    best === undefined ? [] : [best.passage, ...article.filter((passage) => passage !== best.passage)];
  return groundedPlan(
    engine,
    context,
    [
      { heading: 'What it is', passages: definition, shown: 1, length: WHOLE },
      { heading: best?.passage.title ?? '', passages: ordered, shown: ARTICLE },
    ],
    best?.passage.title ?? definition[0]!.heading,
    {
      notes: [
        'No document record of its own is held; passages about it are shown.',
        ...query.corrections.map(({ from, to }) => messages(context.language).corrected(from, to)),
      ],
    },
  );
}

/** A number names a document: an article that lacks it is about another one. */
const holdsNumbers = (passage: Passage, text: string): boolean =>
  (text.match(/\d+/g) ?? []).every((number) => `${passage.title} ${passage.text}`.includes(number));
