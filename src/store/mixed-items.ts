/** Items of a topic whose mix is limited: by age, by source, in another order. */
import type { Database } from '../ports.js';
import type { MixedItemQuery } from '../store-ports.js';
import type { OutputItem } from '../vocabulary/item.js';
import { type ItemRow, itemColumns, itemOf, rootOf, shown } from './item-columns.js';

/** Articles looked at for one document; a topic with more of them in its window shows the latest. */
const mostArticles = 5_000;
/** How many articles to look at for each story wanted of a source. */
const articlesPerItem = 5;

const orders: Record<MixedItemQuery['sort'], string> = {
  published: '"publishedAt" desc, "rootId" desc',
  arrived: '"enteredAt" desc, "rootId" desc',
  reports: 'jsonb_array_length("alsoReportedBy") desc, "publishedAt" desc, "rootId" desc',
};

/** A story counts for the source of the report that leads it. */
export async function selectMixed(
  database: Database,
  tagAuthority: string,
  { topicId, merge, limit, perSource = limit, since, sort }: MixedItemQuery,
): Promise<OutputItem[]> {
  const order = orders[sort];
  const rows = await database.query<ItemRow & { rootId: string; enteredAt: Date; place: string }>(
    `with recent as (
       select l.article_id, l.published_at, l.entered_at from label l
       where l.topic_id = $1 and l.published_at >= $2
       order by l.published_at desc, l.article_id desc limit ${mostArticles}),
     ranked as (
       select ${rootOf[merge]} as root, recent.entered_at,
         row_number() over (partition by a.source_id order by recent.published_at desc, a.id desc) as place
       from recent join article a on a.id = recent.article_id),
     c as (
       select root, min(entered_at) as entered_at from ranked where place <= $3 * ${articlesPerItem} group by root),
     item as (
       select ${itemColumns(merge)}, c.root as "rootId", c.entered_at as "enteredAt"
       from c join article f on f.id = c.root left join story st on st.id = c.root
         join article r on r.id = ${shown[merge]} join source s on s.id = r.source_id
       where f.published_at >= $2),
     placed as (
       select item.*, row_number() over (partition by source ->> 'id' order by ${order}) as place from item)
     select * from placed where place <= $3 order by ${order} limit $4`,
    [topicId, since ?? new Date(0), perSource, limit],
  );
  return rows.map(({ rootId: _root, enteredAt: _entered, place: _place, ...row }) =>
    itemOf(row, tagAuthority),
  );
}
