/** Figures of how the work goes: what waits where, and for how long. */
import type { Database } from '../ports.js';

export interface StageProgress {
  stage: string;
  count: number;
  oldestSeconds: number;
}

export interface SourceProgress {
  /** How many sources are in each state. */
  states: { state: string; count: number }[];
  /** Of the source that has been due for longest. */
  overdueSeconds: number;
}

export function createProgress(database: Database) {
  return {
    stages: (now: Date) =>
      database.query<StageProgress>(
        `select stage, count(*)::int as count, greatest(0, extract(epoch from $1 - min(stage_since)))::float8 as "oldestSeconds"
         from entry where stage in ('extract', 'group', 'label', 'set-aside') group by stage`,
        [now],
      ),

    async sources(now: Date): Promise<SourceProgress> {
      const states = await database.query<{ state: string; count: number }>(
        `select case when enabled then state else 'paused' end as state, count(*)::int as count from source group by 1`,
      );
      const [row] = await database.query<{ overdueSeconds: number }>(
        `select coalesce(greatest(0, extract(epoch from $1 - min(next_poll_at))), 0)::float8 as "overdueSeconds"
         from source where enabled`,
        [now],
      );
      return { states, overdueSeconds: row?.overdueSeconds ?? 0 };
    },
  };
}

export type Progress = ReturnType<typeof createProgress>;
