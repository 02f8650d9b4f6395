/** Which instants an article is published under: frozen at first sight, never in the future. */

export interface StatedDates {
  /** ISO 8601; what the entry announced. */
  entryPublishedAt?: string | undefined;
  entryUpdatedAt?: string | undefined;
  /** ISO 8601; what the page states. */
  pagePublishedAt?: string | undefined;
}

function instant(stated: string | undefined): Date | undefined {
  const at = new Date(stated ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** Before the web there was no news on it: such dates are defaults of broken software. */
const earliest = Date.UTC(1990, 0, 1);

/** `published` is the stated instant, clamped to first sight; first sight where none is stated. */
export function settleDates(stated: StatedDates, firstSeenAt: Date): { publishedAt: Date; updatedAt: Date } {
  const named =
    instant(stated.entryPublishedAt) ?? instant(stated.pagePublishedAt) ?? instant(stated.entryUpdatedAt);
  const plausible = named !== undefined && named.getTime() >= earliest && named <= firstSeenAt;
  const publishedAt = plausible ? named : firstSeenAt;
  return { publishedAt, updatedAt: publishedAt };
}
