import { foldSpace } from './split.ts';

/** What an article is cited by. */
export type Field = 'publisher' | 'title' | 'date' | 'url' | 'rights';
export const FIELDS: readonly Field[] = ['publisher', 'title', 'date', 'url', 'rights'];
/** What is known of an article; what nobody gave is left out. */
export type Metadata = { readonly [field in Field]?: string };

/** Names under which people and generators write each field. */
const KEYS: Readonly<Record<string, Field | 'lang'>> = {
  publisher: 'publisher',
  source: 'publisher',
  site: 'publisher',
  title: 'title',
  headline: 'title',
  date: 'date',
  published: 'date',
  url: 'url',
  link: 'url',
  canonical: 'url',
  rights: 'rights',
  license: 'rights',
  licence: 'rights',
  copyright: 'rights',
  lang: 'lang',
  language: 'lang',
};

/** Whether a name is one of those under which a field is written. */
export const isFieldName = (name: string): boolean => name.toLowerCase() in KEYS;

/** Keeps the first value under each known name; lists, maps and nothing are no values. */
export function known(pairs: readonly (readonly [string, unknown])[]): {
  metadata: Metadata;
  lang?: string;
  notices: string[];
} {
  const found: Partial<Record<Field | 'lang', string>> = {};
  for (const [key, value] of pairs) {
    const field = KEYS[key.toLowerCase()];
    const text =
      value instanceof Date
        ? value.toISOString()
        : typeof value === 'string' || typeof value === 'number'
          ? foldSpace(String(value))
          : '';
    if (field !== undefined && text !== '') found[field] ??= text;
  }
  const { lang, ...metadata } = found;
  return { metadata, ...(lang === undefined ? {} : { lang }), notices: [] };
}
