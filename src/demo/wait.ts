/** Waits for the pipeline: until something holds, and until nothing is left to do. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Queryable } from '../ports.js';
import { isToRender } from '../store/output-feeds.js';

const lookEveryMs = 100;

/** True when `holds` came true within the limit. Rejects with an `AbortError` when the signal ends the wait. */
export async function waitUntil(
  holds: () => Promise<boolean>,
  limitMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  const deadline = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > deadline) return false;
    await sleep(lookEveryMs, undefined, { signal });
  }
  return true;
}

const unfinished = `
  select (select count(*)::int from source where enabled and id = any($1::text[])
      and (last_poll_at is null or last_poll_at < $2))
    + (select count(*)::int from entry where stage in ('extract', 'group', 'label'))
    + (select count(*)::int from output_feed where ${isToRender})
    + (select case when exists (select from rendering where path = '/') then 0 else 1 end) as count`;

/** Whether every source was polled since an instant, every entry went through every stage, and every feed is rendered. */
export async function isQuiet(
  database: Queryable,
  sourceIds: readonly string[],
  polledSince: Date,
): Promise<boolean> {
  const [row] = await database.query<{ count: number }>(unfinished, [sourceIds, polledSince]);
  return row?.count === 0;
}
