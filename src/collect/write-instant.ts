/** Writes instants as `Date.prototype.toISOString` does, several times faster: feeds have two dates an entry. */

const twoDigits: readonly string[] = Array.from({ length: 60 }, (_, number) =>
  String(number).padStart(2, '0'),
);

/** `time` is in milliseconds since 1970 and within what `Date` can hold. */
export function writeInstant(time: number): string {
  const date = new Date(time);
  const year = date.getUTCFullYear();
  if (year < 1000 || year > 9999) return date.toISOString();
  const day = `${year}-${twoDigits[date.getUTCMonth() + 1]}-${twoDigits[date.getUTCDate()]}`;
  const clock = `${twoDigits[date.getUTCHours()]}:${twoDigits[date.getUTCMinutes()]}:${twoDigits[date.getUTCSeconds()]}`;
  const fraction = time % 1000 === 0 ? '000' : String(date.getUTCMilliseconds()).padStart(3, '0');
  return `${day}T${clock}.${fraction}Z`;
}
