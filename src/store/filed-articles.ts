/** Articles as they were filed under a topic, with what stands for each of them in its feed. */
import type { FiledArticle, FiledArticles } from '../left-out-ports.js';
import type { Database } from '../ports.js';
import { rootOf } from './item-columns.js';

/** Articles of the topic that are looked at for each one wanted: most stand for themselves. */
const lookedAt = 10;

export function createFiledArticles(database: Database): FiledArticles {
  return {
    list: ({ topicId, merge, limit, mergedOnly }) =>
      database.query<FiledArticle>(
        `with filed as (
           select ${rootOf[merge]} as root, a.id, l.entered_at from label l join article a on a.id = l.article_id
           where l.topic_id = $1 order by l.entered_at desc, l.article_id desc limit $2 * ${lookedAt})
         select a.id::text as id, a.url, a.title, a.language, s.id as "sourceId", coalesce(s.title, s.id) as "sourceTitle",
           s.url as "sourceUrl", a.published_at as "publishedAt", filed.entered_at as "enteredAt",
           r.id::text as "rootId", r.title as "rootTitle", coalesce(rs.title, rs.id) as "rootSourceTitle",
           coalesce(r.story_id, r.id)::text as "storyId", a.copy_kind as "copyKind",
           coalesce(a.copy_because, a.story_because) as because, coalesce(a.copy_evidence, a.story_evidence) as evidence
         from filed join article a on a.id = filed.id join source s on s.id = a.source_id
           join article r on r.id = filed.root join source rs on rs.id = r.source_id
         where not $3 or r.id <> a.id
         order by filed.entered_at desc, a.id desc limit $2`,
        [topicId, limit, mergedOnly],
      ),
  };
}
