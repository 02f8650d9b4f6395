/** Spreads polls that would all fall on one instant: many new sources, or a program that was down for a while. */
import { decideFirstPoll } from './decide-next-poll.js';

/** So few are asked at once; whoever adds a handful wants to see something. */
const atOnce = 20;
const perSourceMs = 250;
const longestMs = 60 * 60 * 1000;

/** Grows with the number of sources: 500 of them take two minutes. */
export function spreadWindowMs(count: number): number {
  return count <= atOnce ? 0 : Math.min(count * perSourceMs, longestMs);
}

/** A date for each, from `now` on; the same source has the same place in every window. */
export function spreadPolls(ids: readonly string[], now: Date): { id: string; at: Date }[] {
  const windowMs = spreadWindowMs(ids.length);
  return ids.map((id) => ({ id, at: decideFirstPoll(id, now, windowMs) }));
}
