import { candidateOf } from '../../retrieval/retrieve.ts';
import type { Rule } from '../route.ts';
import { contentOf } from './terms.ts';

/** What a document provides: its summary and the provisions nearest to the question. */
export const documentRule: Rule = (engine, links, query) => {
  const documents = [...new Set(query.glossary.flatMap((id) => links.documents.get(id) ?? []))];
  if (
    documents.length !== 1 ||
    !/\b(sa(?:y|id|ys)|provid\w*|provision\w*|contain\w*|content\w*|text|article|terms|propos\w*|predvidja\w*|sadrz\w*|pise|parasheh\w*|permba\w*|thote|kaze)\b/.test(
      query.folded,
    )
  )
    return undefined;
  const main = documents[0]!;
  const parts = engine.knowledge.passages
    .filter((passage) => passage.id.startsWith(`${main}#`))
    .map((passage) => candidateOf(engine, query, passage.id)!)
    .sort((a, b) => b.coverage - a.coverage);
  const content = contentOf(query).filter(
    (term) => term.known && !/^(sa|provid|provis|contain|text|term|articl)/.test(term.forms[0]!.stem),
  );
  if (content.length > 0) return undefined;
  return {
    pins: [main, ...parts.slice(0, 2).map(({ passage }) => passage.id)],
    certain: true,
    name: 'document',
  };
};
