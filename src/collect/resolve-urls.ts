/** Makes addresses absolute: single ones, and those inside HTML. */

const absolute = /^[a-z][a-z\d+.-]*:/i;
const dangerous = /^(?:javascript|vbscript|data|file|about|blob):/i;

/**
 * Resolves against `base`; an absolute address comes back as it is written, but for `HTTP:` in capitals. Undefined when there is nothing to resolve to,
 * or the scheme can run code.
 */
export function resolveUrl(reference: string, base: string): string | undefined {
  if (/^https?:\/\/\S+$/.test(reference)) return reference;
  const trimmed = reference.replace(/[\t\n\r]/g, '').trim();
  if (trimmed === '' || dangerous.test(trimmed)) return undefined;
  if (absolute.test(trimmed)) return trimmed.replace(/^https?:/i, (scheme) => scheme.toLowerCase());
  return URL.canParse(trimmed, base) ? new URL(trimmed, base).href : undefined;
}

const urlAttribute =
  /(\s(?:href|src|poster|cite|action|longdesc|background|data-src)\s*=\s*)(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))/gi;
const addressNames = /(?:href|src|srcset|poster|cite|action|longdesc|background)\s*$/i;
const relativeStart = /^\s*["']?(?![a-z][a-z\d+.-]*:|#|["'\s>])/i;

/** Looks at what follows each `=` only: HTML has few of them, and most documents have no relative address at all. */
function hasRelative(html: string): boolean {
  for (let at = html.indexOf('='); at !== -1; at = html.indexOf('=', at + 1)) {
    if (html.startsWith('https:', at + 2) || html.startsWith('http:', at + 2)) continue;
    const isRelative =
      addressNames.test(html.slice(Math.max(0, at - 14), at)) &&
      relativeStart.test(html.slice(at + 1, at + 40));
    if (isRelative) return true;
  }
  return false;
}

/** Resolves the relative addresses in tags; in-page anchors, text and everything else stay as they are. */
export function resolveHtmlUrls(html: string, base: string): string {
  if (!hasRelative(html) || !URL.canParse(base)) return html;
  return html.replace(/<[a-z][^<>]*>/gi, (tag) => resolveSrcset(resolveTag(tag, base), base));
}

function resolveTag(tag: string, base: string): string {
  return tag.replace(urlAttribute, (whole, head: string, double?: string, single?: string, bare?: string) => {
    const value = double ?? single ?? bare ?? '';
    if (value === '' || value.startsWith('#') || absolute.test(value.trim())) return whole;
    const resolved = resolveUrl(value.replaceAll('&amp;', '&'), base);
    return resolved === undefined
      ? whole
      : `${head}"${resolved.replaceAll('&', '&amp;').replaceAll('"', '%22')}"`;
  });
}

function resolveSrcset(tag: string, base: string): string {
  return tag.replace(
    /(\ssrcset\s*=\s*)(["'])([^"']*)\2/i,
    (_, head: string, quote: string, value: string) => {
      const candidates = value.split(/,\s+/).map((candidate) => {
        const [address = '', ...rest] = candidate.trim().split(/\s+/);
        return [resolveUrl(address, base) ?? address, ...rest].join(' ');
      });
      return `${head}${quote}${candidates.join(', ')}${quote}`;
    },
  );
}
