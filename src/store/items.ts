/** Items: what an output feed shows, one story each, with everyone else who reported it. */
import type { Database } from '../ports.js';
import type { ItemQuery, Items, OpenItemQuery, StoryItem } from '../store-ports.js';
import type { OutputItem } from '../vocabulary/item.js';
import { type ItemRow, isoInstant, itemColumns, itemOf, rootOf, shown } from './item-columns.js';
import { selectMixed } from './mixed-items.js';

/** The articles `a` of the output feed `w.id`, newest first. */
const articlesOf: Record<ItemQuery['scope']['kind'], string> = {
  topic: `label l join article a on a.id = l.article_id where l.topic_id = w.id
    order by l.published_at desc, l.article_id desc`,
  source: 'article a where a.source_id = w.id order by a.published_at desc, a.id desc',
  all: 'article a order by a.published_at desc, a.id desc',
};

function idOf(scope: ItemQuery['scope']): string {
  if (scope.kind === 'topic') return scope.topicId;
  return scope.kind === 'source' ? scope.sourceId : '';
}

/** How many articles to look at for each story wanted: enough for widely reported ones, bounded for the database. */
const articlesPerItem = 5;
const reportsPerStory = 500;

/** Queries that one statement answers. */
interface Alike<Query> {
  first: Query;
  asked: Query[];
  /** Where each stands in the whole list, so that rows find their way back. */
  places: number[];
}

function groupAlike<Query>(queries: readonly Query[], kindOf: (query: Query) => string): Alike<Query>[] {
  const groups = new Map<string, Alike<Query>>();
  for (const [place, query] of queries.entries()) {
    const kind = kindOf(query);
    const group = groups.get(kind) ?? { first: query, asked: [], places: [] };
    groups.set(kind, group);
    group.asked.push(query);
    group.places.push(place);
  }
  return [...groups.values()];
}

type Placed<Row> = Row & { place: number };

async function select(
  database: Database,
  { first, asked, places }: Alike<ItemQuery>,
): Promise<Placed<ItemRow & { rootId: string }>[]> {
  const { merge, scope, limit } = first;
  return database.query(
    // The limits stand in the text, because a plan for an unknown number of items reads whole tables.
    `select w.place, item.* from unnest($1::int[], $2::text[]) as w(place, id) cross join lateral (
       with candidate as (
         select ${rootOf[merge]} as root from ${articlesOf[scope.kind]} limit ${limit * articlesPerItem})
       select ${itemColumns(merge)}, c.root as "rootId"
       from (select distinct root from candidate) c join article f on f.id = c.root left join story st on st.id = c.root
         join article r on r.id = ${shown[merge]} join source s on s.id = r.source_id
       order by f.published_at desc, c.root desc limit ${limit}) item
     order by w.place, item."publishedAt" desc, item."rootId" desc`,
    [places, asked.map((query) => idOf(query.scope))],
  );
}

async function selectOpen(
  database: Database,
  { first: { merge, limit }, asked, places }: Alike<OpenItemQuery>,
): Promise<Placed<ItemRow & { enteredAt: Date }>[]> {
  return database.query(
    // A later report of an archived story is no new item.
    `with settled as (
       update label set archived = true from article a join archive_item i on i.item_id = ${rootOf[merge]}
       where label.topic_id = any($2) and not label.archived and a.id = label.article_id and i.topic_id = label.topic_id),
     recent as (
       select w.place, l.* from unnest($1::int[], $2::text[]) as w(place, topic_id) cross join lateral (
         select l.entered_at, ${rootOf[merge]} as root from label l join article a on a.id = l.article_id
         where l.topic_id = w.topic_id and not l.archived and not exists (
           select from archive_item i where i.topic_id = l.topic_id and i.item_id = ${rootOf[merge]})
         order by l.entered_at, l.article_id limit ${limit}) l),
     c as (select place, root, min(entered_at) as entered_at from recent group by place, root)
     select c.place, ${itemColumns(merge)}, c.entered_at as "enteredAt"
     from c join article f on f.id = c.root left join story st on st.id = c.root
       join article r on r.id = ${shown[merge]} join source s on s.id = r.source_id
     order by c.place, c.entered_at, c.root`,
    [places, asked.map(({ topicId }) => topicId)],
  );
}

export function createItems(database: Database, tagAuthority: string): Items {
  return {
    async select(queries) {
      const answers = queries.map((): OutputItem[] => []);
      for (const alike of groupAlike(queries, ({ scope, merge, limit }) => `${scope.kind} ${merge} ${limit}`))
        for (const { place, rootId: _root, ...row } of await select(database, alike))
          answers[place]?.push(itemOf(row, tagAuthority));
      return answers;
    },

    async selectOpen(queries) {
      const answers = queries.map((): OutputItem[] => []);
      for (const alike of groupAlike(queries, ({ merge, limit }) => `${merge} ${limit}`))
        for (const { place, ...row } of await selectOpen(database, alike))
          answers[place]?.push({ ...itemOf(row, tagAuthority), enteredAt: isoInstant(row.enteredAt) });
      return answers;
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
