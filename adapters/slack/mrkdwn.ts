/** Invisible: parts a mention's brackets from its sign without changing a letter that is read. */
const WORD_JOINER = '\u2060';
/** What would restyle or reorder text beyond itself; line breaks and tabs stay. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
/** `<@U1>`, `<#C1>`, `<!here>`: Slack's own way to write mentions. */
const MENTION = /<(?=[@#!])/g;

/**
 * Text where Slack parses no markup: `rich_text` and `plain_text`. It is shown as it stands, so nothing is escaped;
 * what would be a mention elsewhere is broken up all the same, for clients that copy or quote it as markup.
 */
export const literal = (text: string): string =>
  text.toWellFormed().replace(CONTROL, '').replace(MENTION, `<${WORD_JOINER}`);

/**
 * Text where Slack does parse markup: the top-level `text` of a message. The three characters that it gives a meaning
 * are written as it asks for; without a bare `<` there is no mention and no link.
 *
 * @example
 * escapeText('<!here> & co') // => '&lt;!here&gt; &amp; co'
 */
export const escapeText = (text: string): string =>
  text
    .toWellFormed()
    .replace(CONTROL, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

// No mark holds another, so that none is searched for beyond the next one's beginning: in a long text that takes seconds.
/** What a person typed as Slack delivers it, back to plain text: entities, links and mentions. */
export function unescapeText(text: string): string {
  return text
    .replace(/<(?:mailto|https?):[^<|>]*\|([^<>]*)>/g, '$1')
    .replace(/<((?:https?|mailto):[^<|>]*)>/g, '$1')
    .replace(/<#[A-Z0-9]+\|([^<>]*)>/g, '$1')
    .replace(/<![a-z^][^<|>]*\|@?([^<>]*)>/g, '$1')
    .replace(/<[@#!][^<>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
