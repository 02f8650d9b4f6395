/** Labels: which topics an article is filed under, and by which rule. */
import type { Database } from '../ports.js';
import type { Labels } from '../topic-ports.js';

export function createLabels(database: Database): Labels {
  return {
    replace: (labelled) =>
      database.transaction(async (tx) => {
        const rows = labelled.flatMap(({ articleId, publishedAt, labels }) =>
          labels.map(({ id, because }) => ({ articleId, publishedAt, topicId: id, because })),
        );
        const articleIds = labelled.map(({ articleId }) => articleId);
        const before = await tx.query<{ topicId: string }>(
          'select topic_id as "topicId" from label where article_id = any($1::bigint[])',
          [articleIds],
        );
        const wanted = JSON.stringify(rows);
        await tx.query(
          `delete from label where article_id = any($1::bigint[]) and not exists (
             select from jsonb_to_recordset($2) as l("topicId" text, "articleId" bigint)
             where "topicId" = label.topic_id and "articleId" = label.article_id)`,
          [articleIds, wanted],
        );
        // A label that is kept keeps the instant it was given, and its place in the archive.
        await tx.query(
          `insert into label (topic_id, article_id, because, published_at)
           select "topicId", "articleId", because, "publishedAt"
           from jsonb_to_recordset($1) as l("topicId" text, "articleId" bigint, because text, "publishedAt" timestamptz)
           on conflict (topic_id, article_id) do update
             set because = excluded.because, published_at = excluded.published_at`,
          [wanted],
        );
        return new Set([...before, ...rows].map(({ topicId }) => topicId));
      }),

    async sendBack(since, now) {
      await database.query(
        `update entry set stage = 'label', stage_since = $2 from article
         where article.entry_id = entry.id and entry.stage = 'done' and article.published_at >= $1`,
        [since, now],
      );
    },
  };
}
