/** How far the work has come, counted from its rows. */
import type { Database } from '../ports.js';
import type { PollFailure, Work, WorkCounts, WorkFigures } from '../work-ports.js';
import { isToRender } from './output-feeds.js';

export function createWork(database: Database): Work {
  return {
    async count(sourceIds, since, until) {
      const [counts] = await database.query<WorkCounts>(
        // A poll that was put off, because its host asked for patience, is not waited for.
        `select
           (select count(*)::int from source where enabled and id = any($1::text[]) and next_poll_at <= $2
             and (last_poll_at is null or last_poll_at < $2)) as polls,
           count(*) filter (where stage = 'extract' and stage_since <= $3)::int as extract,
           count(*) filter (where stage = 'group')::int as "group",
           count(*) filter (where stage = 'label')::int as label,
           (select count(*)::int from output_feed where ${isToRender}) as feeds
         from entry where stage in ('extract', 'group', 'label')`,
        [sourceIds, since, until],
      );
      return counts ?? { polls: 0, extract: 0, group: 0, label: 0, feeds: 0 };
    },

    async figures(since) {
      const [figures] = await database.query<WorkFigures>(
        `select count(*)::int as articles, count(copy_of)::int as copies,
           coalesce(sum(jsonb_array_length(removed)), 0)::int as removals,
           (select count(distinct substring(path from '^/(.*)/'))::int from rendering
             where modified_at >= $1 and path like '%/rss.xml') as published
         from article where first_seen_at >= $1`,
        [since],
      );
      return figures ?? { articles: 0, copies: 0, removals: 0, published: 0 };
    },

    failures: (sourceIds, since) =>
      database.query<PollFailure>(
        `select id as "sourceId", failure, coalesce(failure_reason, '') as reason from source
         where id = any($1::text[]) and last_poll_at >= $2 and failure is not null order by id`,
        [sourceIds, since],
      ),
  };
}
