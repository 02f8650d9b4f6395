/** The one writer of markup: escapes, removes what XML 1.0 forbids, and builds elements as strings. */

/**
 * What XML 1.0 §2.2 (Char) forbids: most control characters, U+FFFE, U+FFFF, and halves of surrogate pairs.
 * Carriage returns are matched too, because XML §2.11 would turn them into line feeds anyway: doing it here
 * keeps the text the same in JSON.
 */
const illegal =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\r\n?/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const suspicious = /[\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]/;

/** Text that every format can carry: no illegal character, no lone surrogate, line feeds only. */
export function toLegalText(text: string): string {
  // Looking behind is slow, and nearly no text has anything to look at.
  if (!suspicious.test(text)) return text;
  return text.replace(illegal, (found) => (found.charCodeAt(0) === 0x0d ? '\n' : ''));
}

const references: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text or attribute value for XML and HTML; expects legal text. */
export function escapeMarkup(text: string): string {
  // Most texts have nothing to escape, and a search costs a fraction of a replacement.
  if (text.search(/[&<>"]/) === -1) return text;
  return text.replace(/[&<>"]/g, (character) => references[character] ?? character);
}

const numericReferences: Record<string, string> = { '&': '&#x26;', '<': '&#x3C;', '>': '&#x3E;' };

/**
 * Plain text for RSS titles: readers that decode a title twice still show "AT&T <b>" when the characters are
 * numeric references (RSS Advisory Board profile; feed validator, CharacterData).
 */
export function escapeTitle(text: string): string {
  return text.replace(/[&<>]/g, (character) => numericReferences[character] ?? character);
}

/**
 * HTML as character data. A CDATA section is shorter and readable, but `]]>` would end it, so such HTML is
 * escaped instead of split: some readers do not join split sections.
 */
export function escapeHtmlContent(html: string): string {
  return html.includes(']]>') ? escapeMarkup(html) : `<![CDATA[${html}]]>`;
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;

function writeAttributes(attributes: Attributes): string {
  let written = '';
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== undefined) written += ` ${name}="${escapeMarkup(String(value))}"`;
  }
  return written;
}

/** An element on a line of its own; `content` is markup already, and without content the element is empty. */
export function element(name: string, attributes: Attributes, content?: string): string {
  const head = `<${name}${writeAttributes(attributes)}`;
  return content === undefined ? `${head}/>\n` : `${head}>${content}</${name}>\n`;
}

/** An element that holds plain text; nothing when there is none. */
export function textElement(name: string, text: string | undefined, attributes: Attributes = {}): string {
  return text ? element(name, attributes, escapeMarkup(text)) : '';
}

/** An HTML link; plain text where there is no address. */
export function anchor(url: string | undefined, text: string): string {
  return url ? `<a href="${escapeMarkup(url)}">${escapeMarkup(text)}</a>` : escapeMarkup(text);
}
