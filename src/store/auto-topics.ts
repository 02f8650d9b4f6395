/** Topics made from categories, and how often each category stands on recent articles. */
import type { Database } from '../ports.js';
import type { AutoTopics } from '../topic-ports.js';
import type { AutoTopic } from '../vocabulary/topic.js';

interface Row extends Omit<AutoTopic, 'lastEnoughMs'> {
  lastEnoughAt: Date;
}

/** Rarer categories could not become a topic anyway. */
const mostCategories = 20_000;

export function createAutoTopics(database: Database): AutoTopics {
  return {
    async list() {
      const rows = await database.query<Row>(
        'select id, title, category, last_enough_at as "lastEnoughAt", retired from auto_topic order by id',
      );
      return rows.map(({ lastEnoughAt, ...topic }) => ({
        ...topic,
        lastEnoughMs: new Date(lastEnoughAt).getTime(),
      }));
    },

    async save(topics) {
      const rows = topics.map(({ lastEnoughMs, ...topic }) => ({
        ...topic,
        lastEnoughAt: new Date(lastEnoughMs),
      }));
      await database.query(
        `insert into auto_topic (id, title, category, last_enough_at, retired)
         select id, title, category, "lastEnoughAt", retired from jsonb_to_recordset($1) as t(
           id text, title text, category text, "lastEnoughAt" timestamptz, retired boolean)
         on conflict (id) do update set last_enough_at = excluded.last_enough_at, retired = excluded.retired`,
        [JSON.stringify(rows)],
      );
    },

    countCategories: (since) =>
      database.query<{ category: string; articles: number }>(
        `select c.category, count(distinct a.id)::int as articles
         from article a cross join lateral jsonb_array_elements_text(a.categories) as c(category)
         where a.copy_of is null and a.published_at >= $1 group by c.category order by articles desc, c.category
         limit ${mostCategories}`,
        [since],
      ),

    async sendBack(categories, since, now) {
      await database.query(
        `update entry set stage = 'label', stage_since = $3 from article a
         where a.entry_id = entry.id and entry.stage = 'done' and a.published_at >= $2 and a.categories ?| $1::text[]`,
        [categories, since, now],
      );
    },
  };
}
