/** Texts of stored articles, with what they were taken from as far as that is kept. */

import type { StoredText, Texts } from '../history-ports.js';
import type { Database } from '../ports.js';

export function createTexts(database: Database): Texts {
  return {
    listNewest: (sourceId, since, limit) =>
      database.query<StoredText>(
        `select a.title, a.url, a.html, e.announced from article a join entry e on e.id = a.entry_id
         where a.copy_of is null and a.source_id = $1 and a.published_at >= $2
         order by a.published_at desc, a.id desc limit $3`,
        [sourceId, since, limit],
      ),
  };
}
