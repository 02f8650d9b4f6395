/** Reads the Retry-After header (RFC 9110 section 10.2.3). */

/** Longer waits are taken for mistakes, or for a wish to be rid of us that the back-off grants anyway. */
export const MAX_RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * Milliseconds to wait from `now` (a Unix time in milliseconds), from seconds or an HTTP date; a date in the
 * past is 0, more than 24 hours is 24 hours, nonsense is undefined.
 */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  const text = value?.trim() ?? '';
  const isSeconds = /^\d+(\.\d+)?$/.test(text);
  // A bare Date.parse also takes "-5" and "2"; an HTTP date always names a month.
  if (!isSeconds && !/^[A-Za-z]+,? .*\d/.test(text)) return undefined;
  // The asctime form (RFC 9110 section 5.6.7) leaves the zone out and means UTC.
  const date = /GMT|UTC|[+-]\d{4}$/i.test(text) ? text : `${text} GMT`;
  const waitMs = isSeconds ? Number(text) * 1000 : Date.parse(date) - now;
  if (Number.isNaN(waitMs)) return undefined;
  return Math.round(Math.min(Math.max(waitMs, 0), MAX_RETRY_AFTER_MS));
}
