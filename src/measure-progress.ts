/** What waits where, as gauges. */
import type { Now } from './ports.js';
import type { Progress } from './store/progress.js';
import type { Measure } from './system/metrics.js';

export function measureProgress(progress: Progress, now: Now): Measure {
  return async (set) => {
    for (const { stage, count, oldestSeconds } of await progress.stages(now())) {
      set('winnow_waiting_entries', count, { stage });
      set('winnow_oldest_entry_seconds', oldestSeconds, { stage });
    }
    const { states, overdueSeconds } = await progress.sources(now());
    for (const { state, count } of states) set('winnow_sources', count, { state });
    set('winnow_overdue_seconds', overdueSeconds);
  };
}
