/** Turns what a source gave as a title, or another line of text, into plain text. */
import { decodeHtmlText } from './decode-entities.js';

/** What the document says the text is; `unknown` is RSS, which does not say. */
export type TextKind = 'text' | 'html' | 'unknown';

const inlineTags =
  /<\/?(?:a|abbr|acronym|b|bdi|bdo|big|blink|br|cite|code|del|dfn|div|em|font|h[1-6]|i|img|ins|kbd|li|mark|nobr|ol|p|pre|q|s|samp|small|span|strike|strong|sub|sup|tt|u|ul|var|wbr)(?:\s[^<>]*)?\/?>/gi;
const anyTag = /<\/?[a-z][^<>]*>|<!--[\s\S]*?-->/gi;

/**
 * `text` is kept as it is, `html` loses its tags. `unknown` is taken as HTML only where it has an end tag or a whole empty
 * tag of HTML's own, or a character reference: "AT&T <b>" stays as it is.
 */
export function plainTitle(value: string, kind: TextKind): string {
  if (!/[<&\s]/.test(value)) return value;
  if (kind === 'text') return collapse(value);
  if (kind === 'html') return collapse(decodeHtmlText(value.replace(anyTag, tagGap)));
  const withoutTags = /<\/[a-z][a-z\d]*\s*>|<(?:br|img|wbr)\b[^<>]*>/i.test(value)
    ? value.replace(inlineTags, tagGap)
    : value;
  return collapse(decodeHtmlText(withoutTags));
}

/** Block tags part words, inline ones do not. */
const tagGap = (tag: string) => (/^<\/?(?:br|p|div|li|h[1-6]|ul|ol|pre)\b/i.test(tag) ? ' ' : '');

/** Most lines have single spaces only, and looking for others is cheaper than writing a line anew. */
export const collapse = (text: string): string =>
  (/[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
