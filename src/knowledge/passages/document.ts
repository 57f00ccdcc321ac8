import { formatDate, parsePeriod } from '../../text/dates.ts';
import type { Files } from '../parse.ts';
import { type Draft, sentence } from './draft.ts';

/** What a document is, what it provides, and its own words. */
export function documentDrafts(files: Files): Draft[] {
  return files.documents.flatMap((document) => {
    const period = parsePeriod(document.date);
    const shared = {
      title: document.title,
      period,
      topics: document.topics,
      article: `document/${document.id}`,
    };
    const symbol = document.symbol === undefined ? '' : ` (${document.symbol})`;
    const vote = document.vote === undefined ? '' : ` Vote: ${document.vote}.`;
    const facts = `${document.title}${symbol}, ${document.date_note ?? formatDate(document.date)}; adopted or issued by: ${document.adopted_by}.${vote}`;
    return [
      {
        ...shared,
        id: `document/${document.id}`,
        kind: 'digest' as const,
        group: 'document' as const,
        heading: document.title,
        text: `${document.summary} ${facts}`,
        sources: document.sources,
        keys: document.questions,
      },
      ...document.provisions.map((provision, index) => ({
        ...shared,
        id: `document/${document.id}#provision-${index + 1}`,
        kind: 'digest' as const,
        group: 'document' as const,
        heading: `What it provides: ${document.title}`,
        text: sentence(provision),
        sources: document.sources,
        keys: [],
      })),
      ...(document.quotes ?? []).map((quote, index) => ({
        ...shared,
        id: `document/${document.id}#quote-${index + 1}`,
        kind: 'quote' as const,
        group: 'quote' as const,
        heading: quote.about ?? `Words of ${document.title}`,
        text: quote.text,
        sources: [quote.source],
        speaker: { name: document.title, role: `text; ${document.adopted_by}` },
        standing: 'primary-document' as const,
        keys: quote.questions,
      })),
    ];
  });
}
