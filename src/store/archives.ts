/** Archives: which pages a topic has, which items stand on them, and those items until the page is rendered. */
import type { Archives } from '../feed-ports.js';
import type { Database } from '../ports.js';
import type { OutputItem } from '../vocabulary/item.js';
import { unpack } from './unpack.js';

interface PageRow {
  previous: string | null;
  next: string | null;
  held: Buffer | null;
  /** Of the newest page where programs of before the last update closed it. */
  items: OutputItem[] | null;
}

/** The number at the end of a permanent id. */
function rowId(permanentId: string): string {
  return permanentId.slice(permanentId.lastIndexOf('/') + 1);
}

async function itemsOf({ held, items }: PageRow): Promise<OutputItem[]> {
  return held ? (JSON.parse((await unpack(held)).toString('utf8')) as OutputItem[]) : (items ?? []);
}

/** All documents of a page are saved together, so that one stands for them. */
const findUnrenderedSql = `
  select p.previous, next.name as next, p.held, p.items from archive_page p
    left join lateral (select name from archive_page where topic_id = p.topic_id and position > p.position
      order by position limit 1) next on true
    left join rendering r on r.path = '/topics/' || p.topic_id || '/archive/' || p.name || '/rss.xml'
  where p.topic_id = $1 and p.name = $2 and (p.held is not null or p.items is not null)
    and (r.path is null or (next.name is not null and not r.is_final))`;

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

    async findUnrendered(topicId, name) {
      const [row] = await database.query<PageRow>(findUnrenderedSql, [topicId, name]);
      if (!row) return undefined;
      const { previous, next } = row;
      return {
        name,
        items: await itemsOf(row),
        ...(previous === null ? {} : { previous }),
        ...(next === null ? {} : { next }),
      };
    },

    listHeld: () =>
      database.query<{ topicId: string; name: string }>(
        `select topic_id as "topicId", name from archive_page where held is not null or items is not null
         order by topic_id, position`,
      ),

    async close(topicId, pages) {
      const rows = pages.map(({ held, ...page }) => ({ ...page, held: held.toString('base64') }));
      const itemIds = pages.flatMap((page) => page.itemIds.map(rowId));
      // The key is the lock: a second process that closes the same page fails here and does its job anew.
      await database.query(
        `with page as (
           insert into archive_page (topic_id, name, previous, held)
           select $1, name, previous, decode(held, 'base64')
           from jsonb_array_elements($2) with ordinality as p(page, at),
             jsonb_to_record(page) as r(name text, previous text, held text)
           order by at)
         insert into archive_item (topic_id, item_id) select $1, unnest($3::bigint[])
         on conflict (topic_id, item_id) do nothing`,
        [topicId, JSON.stringify(rows), itemIds],
      );
    },

    async release(topicId, name) {
      await database.query(
        'update archive_page set held = null, items = null where topic_id = $1 and name = $2',
        [topicId, name],
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
