/** Articles to try topics on and to learn them from. */
import type { Database } from '../ports.js';
import type { SampleArticle, Samples } from '../topic-ports.js';

const columns = `a.id::text, a.source_id as "sourceId", a.url, a.title, a.text, a.authors, a.categories,
  coalesce(a.language, s.language) as language, a.published_at as "publishedAt"`;

export function createSamples(database: Database): Samples {
  return {
    findByUrlKeys: (keys) =>
      database.query<SampleArticle>(
        `select ${columns} from article a join source s on s.id = a.source_id
         where a.id in (select article_id from identity_key where kind = 'url' and key = any($1)) order by a.id`,
        [keys],
      ),

    listRecent: (since, limit, after) =>
      database.query<SampleArticle>(
        `select ${columns} from article a join source s on s.id = a.source_id
         where a.copy_of is null and a.published_at >= $1 and (a.published_at, a.id) < ($3, $4::bigint)
         order by a.published_at desc, a.id desc limit $2`,
        [since, limit, after?.publishedAt ?? 'infinity', after?.id ?? '9223372036854775807'],
      ),
  };
}
