/** Marks of Discord's Markdown, mentions (`<@1>`, `<#1>`, `</ask:1>`, `@everyone`) and links in brackets. */
const MARKS = /[\\*_~`|<@[\]]/g;
/** What makes a heading, a list, a quotation or small print at the beginning of a line. */
const BLOCK_MARK = /^(\s*)([#>+-])/gm;
const NUMBERED = /^(\s*\d{1,9})(?=[.)]\s)/gm;
/** `:tada:` becomes a picture even in a bot's message. */
const EMOJI = /:(?=[\w+-]+:)/g;
/** Control characters, and those that turn the direction of the line around. */
const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Plain text as Discord shows it literally. Only a backslash is added in front of what Discord would read as markup, so
 * that a reader sees the excerpt as it stands in the passage.
 *
 * @example
 * escapeMarkdown('@everyone *now*') // => '\\@everyone \\*now\\*'
 */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(UNSEEN, '')
    .replace(MARKS, '\\$&')
    .replace(EMOJI, '\\:')
    .replace(BLOCK_MARK, '$1\\$2')
    .replace(NUMBERED, '$1\\');

/** A link without a preview; what could end the brackets early is encoded. */
export const link = (url: string): string => `<${url.replace(/[<>\s\u0000-\u001f]/g, encodeURIComponent)}>`;
