/** Retention: takes articles out that nobody keeps any longer; the ledger and the keys of their entries stay. */
import type { Database, Queryable } from '../ports.js';
import type { Retention } from '../retention-ports.js';

/** Since when a topic keeps its articles: those of its age, and no more than its number. */
async function sinceOf(
  database: Database,
  table: 'label' | 'article',
  id: string,
  count: number,
): Promise<Date | undefined> {
  const column = table === 'label' ? 'topic_id' : 'source_id';
  const [row] = await database.query<{ at: Date }>(
    `select published_at as at from ${table} where ${column} = $1 order by published_at desc offset $2 limit 1`,
    [id, count - 1],
  );
  return row?.at;
}

const isAlone = `not exists (select from article m where m.copy_of = a.id)
    and not exists (select from article m where m.story_id = a.id and m.id <> a.id)`;

/**
 * Articles that others refer to (as their original, or as their story) wait until those are gone. What is still on its
 * way to the feeds is left alone.
 */
const expired = `
  select a.id, a.entry_id from article a join entry e on e.id = a.entry_id
  where a.source_id = $1 and (a.first_seen_at < $2 or a.published_at < $3) and e.stage in ('done', 'held', 'set-aside')
    and ${isAlone}
    and not exists (select from label l join jsonb_to_recordset($4) as keep(id text, since timestamptz)
      on keep.id = l.topic_id where l.article_id = a.id and l.published_at >= keep.since)
  order by a.id limit $5`;

/** Locked first, so that from here on nobody can refer to them; those that somebody has come to refer to stay. */
async function chooseAlone(tx: Queryable, articleIds: readonly string[]): Promise<string[]> {
  await tx.query('select from article where id = any($1::bigint[]) order by id for update', [articleIds]);
  const rows = await tx.query<{ id: string }>(
    `select id from article a where id = any($1::bigint[]) and ${isAlone}`,
    [articleIds],
  );
  return rows.map(({ id }) => id);
}

async function remove(tx: Queryable, wanted: readonly string[]): Promise<void> {
  const articleIds = await chooseAlone(tx, wanted);
  for (const table of ['label', 'print', 'revision'])
    await tx.query(`delete from ${table} where article_id = any($1::bigint[])`, [articleIds]);
  // A story led by a later report falls back to its first one.
  await tx.query('delete from story where id = any($1::bigint[]) or lead_id = any($1::bigint[])', [
    articleIds,
  ]);
  // Held entries are never taken again, whatever their source does to them.
  await tx.query(
    `update entry set stage = 'held', announced = '{}' from article
     where article.id = any($1::bigint[]) and entry.id = article.entry_id`,
    [articleIds],
  );
  await tx.query('delete from article where id = any($1::bigint[])', [articleIds]);
}

export function createRetention(database: Database): Retention {
  return {
    findCutoff: (table, id, count) => sinceOf(database, table, id, count),

    async findExpired({ sourceId, seenBefore, publishedBefore, kept }, limit) {
      const rows = await database.query<{ id: string }>(expired, [
        sourceId,
        seenBefore ?? null,
        publishedBefore ?? null,
        JSON.stringify(kept),
        limit,
      ]);
      return rows.map(({ id }) => id);
    },

    remove: (articleIds) => database.transaction((tx) => remove(tx, articleIds)),
  };
}
