/** What a run of the demo did, read from the store. */
import type { Queryable } from '../ports.js';

export interface SourceFigures {
  id: string;
  title: string;
  articles: number;
  /** Why it could not be read. */
  failure: string | null;
}

export interface DemoFigures {
  sources: SourceFigures[];
  articles: number;
  newArticles: number;
  /** How many blocks each rule removed, the busiest rule first. */
  removed: { rule: string; count: number }[];
  /** Examples of what was taken for an ad. */
  markers: string[];
  copies: { title: string; source: string; originalSource: string; storyId: string }[];
  /** Stories with reports of several sources in their own words. */
  mergedStories: number;
  updates: { before: string; after: string; significant: boolean }[];
  topics: { id: string; items: number }[];
}

const sourceRows = `
  select id, coalesce(title, id) as title, failure_reason as failure,
    (select count(*)::int from article where source_id = source.id) as articles
  from source where enabled order by failure is not null, id`;

const removedRows = `
  select removal->>'rule' as rule, count(*)::int as count
  from article, jsonb_array_elements(removed) removal group by 1 order by 2 desc, 1`;

const markerRows = `
  select distinct removal->>'text' as text
  from article, jsonb_array_elements(removed) removal where removal->>'rule' like '%marker%' order by 1`;

const copyRows = `
  select copy.title, coalesce(s.title, s.id) as source, coalesce(os.title, os.id) as "originalSource",
    coalesce(original.story_id, original.id)::text as "storyId"
  from article copy join article original on original.id = copy.copy_of
  join source s on s.id = copy.source_id join source os on os.id = original.source_id
  where copy.copy_kind <> 'same' order by copy.id`;

const storyCount = `
  select count(*)::int as count from (
    select coalesce(story_id, id) from article where copy_of is null
    group by 1 having count(distinct source_id) > 1) story`;

const updateRows = `
  select coalesce(revision.before->>'title', article.title) as before, article.title as after, revision.significant
  from revision join article on article.id = revision.article_id
  where revision.significant is not null and revision.seen_at >= $1 order by revision.id`;

const topicRows = `
  select substr(path, 8) as id, coalesce((summary->>'itemCount')::int, 0) as items
  from output_feed where path like 'topics/%' order by 2 desc, 1`;

/**
 * `since` is the start of this run: what is new is counted from there. `names` are the configured names of sources by
 * id, which go before those that the publishers use.
 */
export async function readFigures(
  database: Queryable,
  since: Date,
  names: ReadonlyMap<string, string | undefined>,
): Promise<DemoFigures> {
  const [articles] = await database.query<{ all: number; fresh: number }>(
    'select count(*)::int as all, count(*) filter (where first_seen_at >= $1)::int as fresh from article',
    [since],
  );
  const [stories] = await database.query<{ count: number }>(storyCount);
  const markers = await database.query<{ text: string }>(markerRows);
  const sources = await database.query<SourceFigures>(sourceRows);
  return {
    sources: sources.map((row) => ({ ...row, title: names.get(row.id) ?? row.title })),
    articles: articles?.all ?? 0,
    newArticles: articles?.fresh ?? 0,
    removed: await database.query<DemoFigures['removed'][number]>(removedRows),
    markers: markers.map(({ text }) => text),
    copies: await database.query<DemoFigures['copies'][number]>(copyRows),
    mergedStories: stories?.count ?? 0,
    updates: await database.query<DemoFigures['updates'][number]>(updateRows, [since]),
    topics: await database.query<DemoFigures['topics'][number]>(topicRows),
  };
}
