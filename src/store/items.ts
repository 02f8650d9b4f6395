/** Items: what an output feed shows, one story each, with everyone else who reported it. */
import type { Database } from '../ports.js';
import type { ItemQuery, Items, StoryItem } from '../store-ports.js';
import { type ItemRow, isoInstant, itemColumns, itemOf, rootOf, shown } from './item-columns.js';
import { selectMixed } from './mixed-items.js';

function scopeSql(scope: ItemQuery['scope']): { from: string; params: string[] } {
  if (scope.kind === 'topic') {
    const from = `label l join article a on a.id = l.article_id where l.topic_id = $2
      order by l.published_at desc, l.article_id desc`;
    return { from, params: [scope.topicId] };
  }
  if (scope.kind === 'source') {
    return {
      from: 'article a where a.source_id = $2 order by a.published_at desc, a.id desc',
      params: [scope.sourceId],
    };
  }
  return { from: 'article a order by a.published_at desc, a.id desc', params: [] };
}

/** How many articles to look at for each story wanted: enough for widely reported ones, bounded for the database. */
const articlesPerItem = 5;
const reportsPerStory = 500;

/** A later report of an archived story is no new item. */
const isArchived = 'exists (select from archive_item i where i.topic_id = $2 and i.item_id = recent.root)';

export function createItems(database: Database, tagAuthority: string): Items {
  return {
    async select({ scope, merge, limit }) {
      const { from, params } = scopeSql(scope);
      const rows = await database.query<ItemRow>(
        `with candidate as (select ${rootOf[merge]} as root from ${from} limit $1 * ${articlesPerItem})
         select ${itemColumns(merge)}
         from (select distinct root from candidate) c join article f on f.id = c.root left join story st on st.id = c.root
           join article r on r.id = ${shown[merge]} join source s on s.id = r.source_id
         order by f.published_at desc, c.root desc limit $1`,
        [limit, ...params],
      );
      return rows.map((row) => itemOf(row, tagAuthority));
    },

    async selectOpen({ topicId, merge, limit }) {
      const rows = await database.query<ItemRow & { enteredAt: Date }>(
        `with recent as (
           select l.article_id, l.entered_at, ${rootOf[merge]} as root from label l join article a on a.id = l.article_id
           where l.topic_id = $2 and not l.archived order by l.entered_at, l.article_id limit $1),
         settled as (update label set archived = true from recent
           where label.topic_id = $2 and label.article_id = recent.article_id and ${isArchived}),
         c as (select root, min(entered_at) as entered_at from recent where not ${isArchived} group by root)
         select ${itemColumns(merge)}, c.entered_at as "enteredAt"
         from c join article f on f.id = c.root left join story st on st.id = c.root
           join article r on r.id = ${shown[merge]} join source s on s.id = r.source_id
         order by c.entered_at, c.root`,
        [limit, topicId],
      );
      return rows.map((row) => ({ ...itemOf(row, tagAuthority), enteredAt: isoInstant(row.enteredAt) }));
    },

    selectMixed: (query) => selectMixed(database, tagAuthority, query),

    async selectStory(storyId) {
      const rows = await database.query<ItemRow>(
        `select ${itemColumns('off')},
           case when r.id = coalesce(st.lead_id, $1::bigint) then 'lead' when r.copy_of = $1 then r.copy_kind
             else 'story' end as kind
         from article r join source s on s.id = r.source_id left join story st on st.id = $1
           cross join lateral (select r.id as root) c join article f on f.id = c.root
         where (r.id = $1 or r.story_id = $1 or r.copy_of = $1) and r.copy_kind is distinct from 'same'
         order by r.published_at, r.id limit ${reportsPerStory}`,
        [storyId],
      );
      return rows.map((row) => itemOf(row, tagAuthority) as StoryItem);
    },

    async findStoryId(articleId) {
      const [row] = await database.query<{ id: string }>(
        `select coalesce(a.story_id, root.story_id, a.copy_of, a.id)::text as id
         from article a left join article root on root.id = a.copy_of where a.id = $1`,
        [articleId],
      );
      return row?.id;
    },

    async topicsOfStory(storyId) {
      const rows = await database.query<{ id: string }>(
        `select distinct topic_id as id from label join article a on a.id = label.article_id
         where a.id = $1 or a.story_id = $1 or a.copy_of = $1 order by id`,
        [storyId],
      );
      return rows.map(({ id }) => id);
    },
  };
}
