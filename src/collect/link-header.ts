/** Reads the HTTP Link header (RFC 8288 section 3). */

export interface WebLink {
  /** As written, maybe relative. */
  target: string;
  /** Lower case. */
  rels: string[];
}

/** More than any server sends in earnest. */
const MAX_LINKS = 100;

/** Splits at a separator that stands neither in quotes nor in angle brackets. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let [start, quoted, bracketed] = [0, false, false];
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (quoted && character === '\\') index += 1;
    else if (character === '"' && !bracketed) quoted = !quoted;
    else if (quoted) continue;
    else if (character === '<') bracketed = true;
    else if (character === '>') bracketed = false;
    else if (character === separator && !bracketed) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)];
}

function parseRels(parameters: readonly string[]): string[] {
  for (const parameter of parameters) {
    const [name = '', value = ''] = parameter.split('=', 2);
    // Only the first rel counts (section 3.3).
    if (name.trim().toLowerCase() !== 'rel') continue;
    return value.replaceAll('"', ' ').trim().toLowerCase().split(/\s+/);
  }
  return [];
}

function parseLink(text: string): WebLink[] {
  const [first = '', ...parameters] = splitOutside(text, ';');
  const target = first.trim();
  if (!target.startsWith('<') || !target.endsWith('>')) return [];
  return [{ target: target.slice(1, -1).trim(), rels: parseRels(parameters) }];
}

/** The links of a header value, repeated headers joined by commas; what cannot be read is left out. */
export function parseLinkHeader(value: string | undefined): WebLink[] {
  return splitOutside(value ?? '', ',')
    .slice(0, MAX_LINKS)
    .flatMap(parseLink);
}
