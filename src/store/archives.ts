/** Archives: which pages a topic has, and which items stand on them. */
import type { ArchiveRecord, Archives } from '../feed-ports.js';
import type { Database } from '../ports.js';

interface PageRow {
  name: string;
  previous: string | null;
  items: ArchiveRecord['items'];
}

/** The number at the end of a permanent id. */
function rowId(permanentId: string): string {
  return permanentId.slice(permanentId.lastIndexOf('/') + 1);
}

export function createArchives(database: Database): Archives {
  return {
    async findLast(topicIds) {
      const rows = await database.query<{ id: string; name: string }>(
        `select id, last.name from unnest($1::text[]) as id cross join lateral (
           select name from archive_page where topic_id = id order by position desc limit 1) last`,
        [topicIds],
      );
      return new Map(rows.map(({ id, name }) => [id, name]));
    },

    async find(topicId, name) {
      const [row] = await database.query<PageRow>(
        'select name, previous, items from archive_page where topic_id = $1 and name = $2 and items is not null',
        [topicId, name],
      );
      if (!row) return undefined;
      const { previous, items } = row;
      return { name: row.name, items, ...(previous === null ? {} : { previous }) };
    },

    async close(topicId, pages) {
      const rows = pages.map((page, at) => ({ ...page, items: at === pages.length - 1 ? page.items : null }));
      const itemIds = pages.flatMap(({ items }) => items.map(({ id }) => rowId(id)));
      // The key is the lock: a second process that closes the same page fails here and does its job anew.
      await database.query(
        `with before as (update archive_page set items = null where topic_id = $1 and items is not null),
         page as (
           insert into archive_page (topic_id, name, previous, items)
           select $1, name, previous, nullif(items, 'null')
           from jsonb_array_elements($2) with ordinality as p(page, at),
             jsonb_to_record(page) as r(name text, previous text, items jsonb)
           order by at)
         insert into archive_item (topic_id, item_id) select $1, unnest($3::bigint[])
         on conflict (topic_id, item_id) do nothing`,
        [topicId, JSON.stringify(rows), itemIds],
      );
    },

    move: (from, to) =>
      database.transaction(async (tx) => {
        await tx.query(
          `insert into label (topic_id, article_id, because, published_at, entered_at, archived)
           select $2, article_id, because, published_at, entered_at, archived from label where topic_id = $1
           on conflict (topic_id, article_id) do nothing`,
          [from, to],
        );
        await tx.query('delete from label where topic_id = $1', [from]);
        const [own] = await tx.query('select from archive_page where topic_id = $1 limit 1', [to]);
        if (own) return;
        for (const table of ['archive_page', 'archive_item'])
          await tx.query(`update ${table} set topic_id = $2 where topic_id = $1`, [from, to]);
        await tx.query(
          'update rendering set path = $2 || substr(path, length($1) + 1) where starts_with(path, $1)',
          [`/topics/${from}/archive/`, `/topics/${to}/archive/`],
        );
      }),

    drop: (topicIds) =>
      database.transaction(async (tx) => {
        for (const table of ['archive_page', 'archive_item'])
          await tx.query(`delete from ${table} where topic_id = any($1::text[])`, [topicIds]);
        await tx.query('update label set archived = false where topic_id = any($1::text[]) and archived', [
          topicIds,
        ]);
      }),
  };
}
