/** Instants in the three notations a published document needs. */

/** The last instant with a four-digit year; RSS and RFC 3339 know no later one. */
const lastInstant = Date.UTC(9999, 11, 31, 23, 59, 59);

/** Milliseconds since 1970, in whole seconds; an unreadable date counts as 1970 so that rendering never fails. */
export function toInstant(iso: string): number {
  const instant = Math.floor(Date.parse(iso) / 1000) * 1000;
  return Number.isNaN(instant) ? 0 : Math.min(Math.max(instant, 0), lastInstant);
}

/** RFC 822 as RSS 2.0 wants it: English names, four-digit year, zone (feed validator, InvalidRFC2822Date). */
export function toRfc822(instant: number): string {
  return new Date(instant).toUTCString();
}

/** RFC 3339 in UTC, whole seconds. */
export function toRfc3339(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** For people: `23 Nov 2026, 14:25 UTC`. */
export function toReadableDate(instant: number): string {
  const date = new Date(instant);
  const time = date.toISOString().slice(11, 16);
  return `${date.getUTCDate()} ${monthNames[date.getUTCMonth()]} ${date.getUTCFullYear()}, ${time} UTC`;
}
