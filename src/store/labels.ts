/** Labels: which topics an article is filed under, and by which rule. */
import type { Database } from '../ports.js';
import type { Labels } from '../topic-ports.js';

export function createLabels(database: Database): Labels {
  return {
    async replace(labelled) {
      const rows = labelled.flatMap(({ articleId, publishedAt, labels }) =>
        labels.map(({ id, because }) => ({ articleId, publishedAt, topicId: id, because })),
      );
      // A label that is kept keeps the instant it was given, and its place in the archive.
      const before = await database.query<{ topicId: string }>(
        `with wanted as (
           select * from jsonb_to_recordset($2) as l("topicId" text, "articleId" bigint, because text, "publishedAt" timestamptz)),
         given as (
           insert into label (topic_id, article_id, because, published_at)
           select "topicId", "articleId", because, "publishedAt" from wanted
           on conflict (topic_id, article_id) do update
             set because = excluded.because, published_at = excluded.published_at),
         taken as (
           delete from label where article_id = any($1::bigint[]) and not exists (
             select from wanted where "topicId" = label.topic_id and "articleId" = label.article_id))
         select distinct topic_id as "topicId" from label where article_id = any($1::bigint[])`,
        [labelled.map(({ articleId }) => articleId), JSON.stringify(rows)],
      );
      return new Set([...before, ...rows].map(({ topicId }) => topicId));
    },

    async sendBack(since, now) {
      await database.query(
        `update entry set stage = 'label', stage_since = $2 from article
         where article.entry_id = entry.id and entry.stage = 'done' and article.published_at >= $1`,
        [since, now],
      );
    },
  };
}
