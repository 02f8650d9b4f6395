/** Conditional requests: does the client hold what we would send (RFC 9110 §13)? */

export interface RequestConditions {
  ifNoneMatch?: string | undefined;
  ifModifiedSince?: string | undefined;
}

/** Entity tags may hold commas, so a list is read by its quotes; other text between them is ignored. */
const entityTag = /(?:W\/)?("[\x21\x23-\x7e\x80-\uffff]*")/g;

/** Longer lists are the work of no cache; the rest is not read. */
const maxLength = 8192;

/** Opaque tags of an `If-None-Match` list; weakness does not count there (§13.1.2, weak comparison). */
export function parseEntityTags(header: string): '*' | Set<string> {
  if (header.trim() === '*') return '*';
  const tags = header.slice(0, maxLength).matchAll(entityTag);
  return new Set(Array.from(tags, (match) => match[1] ?? ''));
}

/** The three forms that RFC 9110 §5.6.7 asks a recipient to read: its own, RFC 850, and asctime. */
const httpDates = [
  /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/,
  /^[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/,
  /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/,
];

/** Whole seconds since 1970; undefined when it is no HTTP date. */
function parseHttpDate(text: string): number | undefined {
  const trimmed = text.trim();
  if (!httpDates.some((form) => form.test(trimmed))) return undefined;
  // asctime names no zone and means UTC.
  const instant = Date.parse(trimmed.endsWith(' GMT') ? trimmed : `${trimmed} GMT`);
  return Number.isNaN(instant) ? undefined : Math.floor(instant / 1000);
}

/**
 * The tag the client holds, when it is one of ours; `date` when only the date says so; undefined when the
 * document has to be sent. `tags` are those of every stored form, the one to be sent first; `lastModified` in
 * milliseconds. With `If-None-Match` present the date does not count (§13.1.3).
 */
export function findHeldCopy(
  conditions: RequestConditions,
  tags: readonly string[],
  lastModified: number | undefined,
): string | 'date' | undefined {
  const { ifNoneMatch, ifModifiedSince } = conditions;
  if (ifNoneMatch !== undefined) {
    const held = parseEntityTags(ifNoneMatch);
    return held === '*' ? tags[0] : tags.find((tag) => held.has(tag));
  }
  if (ifModifiedSince === undefined || lastModified === undefined) return undefined;
  const since = parseHttpDate(ifModifiedSince);
  return since !== undefined && Math.floor(lastModified / 1000) <= since ? 'date' : undefined;
}
