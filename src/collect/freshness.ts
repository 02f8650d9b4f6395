/** How long an HTTP answer says it stays fresh (RFC 9111 sections 4.2.1 and 5.2.2). */

function findMaxAgeSeconds(cacheControl: string): number | undefined {
  // Neither no-cache nor no-store says anything about how soon the feed changes.
  const seconds = /(?:^|[,\s])max-age\s*=\s*"?(\d{1,10})/i.exec(cacheControl)?.[1];
  return seconds === undefined ? undefined : Number(seconds);
}

function readExpires(headers: Readonly<Record<string, string>>, now: Date): number | undefined {
  const expires = Date.parse(headers.expires ?? '');
  if (Number.isNaN(expires)) return undefined;
  const served = Date.parse(headers.date ?? '');
  return expires - (Number.isNaN(served) ? now.getTime() : served);
}

function readAgeMs(headers: Readonly<Record<string, string>>): number {
  return /^\d{1,10}$/.test(headers.age ?? '') ? Number(headers.age) * 1000 : 0;
}

/**
 * Milliseconds from `now` during which a new request would bring the same answer; `max-age` goes before
 * `Expires`, and the time the answer has spent in caches is taken off. 0 where the headers say nothing.
 */
export function readFreshnessMs(headers: Readonly<Record<string, string>>, now: Date): number {
  const maxAgeSeconds = findMaxAgeSeconds(headers['cache-control'] ?? '');
  const lifetimeMs = maxAgeSeconds === undefined ? readExpires(headers, now) : maxAgeSeconds * 1000;
  return Math.max(0, (lifetimeMs ?? 0) - readAgeMs(headers));
}
