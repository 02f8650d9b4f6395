/** Writes a span of time for people: the largest unit that fits, rounded. */

const UNITS: readonly (readonly [string, string, number])[] = [
  ['day', 'days', 86_400_000],
  ['h', 'h', 3_600_000],
  ['min', 'min', 60_000],
  ['s', 's', 1000],
];

/** From two of a unit on that unit is used: "90 min", "3 h", "2 days"; under a second is "0 s". */
export function describeDuration(durationMs: number): string {
  const span = Math.max(0, durationMs);
  const [one, many, unitMs] = UNITS.find(([, , ms]) => span >= 2 * ms) ?? ['s', 's', 1000];
  const count = Math.round(span / unitMs);
  return `${count} ${count === 1 ? one : many}`;
}
