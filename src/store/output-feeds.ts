/** Output feeds: which have changed since they were last rendered. */
import type { Database } from '../ports.js';
import type { OutputFeeds } from '../store-ports.js';
import type { FeedSummary } from '../vocabulary/item.js';

const isChanged = 'change > published_change and not retired';

/** Feeds of single sources wait until somebody asks for them, or subscribes. */
export const isToRender = `${isChanged} and (not starts_with(path, 'sources/')
  or exists (select from subscriber where starts_with(subscriber.path, '/' || output_feed.path || '/')))`;

export function createOutputFeeds(database: Database): OutputFeeds {
  return {
    async markChanged(paths) {
      // Sorted, so that two workers marking the same feeds never wait in a circle.
      await database.query(
        `insert into output_feed (path) select path from unnest($1::text[]) as path order by path
         on conflict (path) do update set change = output_feed.change + 1`,
        [[...new Set(paths)].sort()],
      );
    },

    async retain(paths) {
      const changed = await database.query<{ path: string; retired: boolean }>(
        `update output_feed set retired = not path = any($1::text[]), summary = null
         where retired = (path = any($1::text[])) returning path, retired`,
        [paths],
      );
      return changed.filter(({ retired }) => retired).map(({ path }) => path);
    },

    async isRetired(path) {
      const found = await database.query('select from output_feed where path = $1 and retired', [path]);
      return found.length > 0;
    },

    async pathsOf(articleIds) {
      const rows = await database.query<{ path: string }>(
        // As arrays, which are looked up by index also in a plan that was made while the tables were small.
        `with shown as materialized (
           select distinct s.id from article a cross join lateral unnest(array[a.id, a.copy_of, a.story_id]) as s(id)
           where a.id = any($1::bigint[]))
         select distinct 'sources/' || source_id as path from article where id = any(array(select id from shown))
         union all
         select distinct 'topics/' || topic_id from label where article_id = any(array(select id from shown))
         union all select 'all'`,
        [articleIds],
      );
      return rows.map(({ path }) => path);
    },

    findChanged: () =>
      database.query<{ path: string; change: string }>(
        `select path, change from output_feed where ${isToRender} order by path`,
      ),

    async findChange(path) {
      const [row] = await database.query<{ change: string }>(
        `select change from output_feed where path = $1 and ${isChanged}`,
        [path],
      );
      return row?.change;
    },

    async markPublished(feeds) {
      await database.query(
        `with published as (select * from jsonb_to_recordset($1) as p(path text, change bigint, summary jsonb)),
         locked as materialized (
           select path from output_feed where path in (select path from published) order by path for update)
         update output_feed set published_change = greatest(published_change, p.change), summary = p.summary
         from locked join published p using (path) where output_feed.path = p.path`,
        [JSON.stringify(feeds)],
      );
    },

    async summaries() {
      const rows = await database.query<{ path: string; summary: FeedSummary }>(
        'select path, summary from output_feed where summary is not null and not retired',
      );
      return new Map(rows.map(({ path, summary }) => [path, summary]));
    },
  };
}
