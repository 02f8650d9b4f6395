/** Moves a poll out of the hours and days in which a feed says it never changes (RSS 2.0 skipHours, skipDays). */

export interface SkipTimes {
  /** 0 to 23, GMT; 24 is taken for 0. */
  skipHours?: readonly number[];
  /** 0 is Sunday, GMT. */
  skipDays?: readonly number[];
}

const HOUR_MS = 60 * 60 * 1000;
const HOURS_A_WEEK = 7 * 24;

function isSkipped(instant: Date, times: SkipTimes): boolean {
  const skipsHour = times.skipHours?.some((hour) => hour % 24 === instant.getUTCHours()) ?? false;
  return skipsHour || (times.skipDays?.includes(instant.getUTCDay()) ?? false);
}

function startOfHour(instant: Date, hoursLater: number): Date {
  return new Date((Math.floor(instant.getTime() / HOUR_MS) + hoursLater) * HOUR_MS);
}

/**
 * The instant itself, or one in the first hour after it that is not skipped, at a minute given by `random` in [0, 1). A feed that skips
 * the whole week is not believed.
 */
export function avoidSkippedTimes(instant: Date, times: SkipTimes, random: number): Date {
  if (!isSkipped(instant, times)) return instant;
  for (let hours = 1; hours <= HOURS_A_WEEK; hours += 1) {
    const start = startOfHour(instant, hours);
    if (!isSkipped(start, times)) return new Date(start.getTime() + Math.floor(random * HOUR_MS));
  }
  return instant;
}
