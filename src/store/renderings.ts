/** Renderings: the bytes readers get, with their compressed forms; they change only when content does. */
import type { Database } from '../ports.js';
import type { RenderingFacts, Renderings } from '../store-ports.js';

export function createRenderings(database: Database): Renderings {
  return {
    async save({ path, mediaType, body, gzip, br, etag, modifiedAt }) {
      const changed = await database.query(
        `insert into rendering (path, media_type, body, gzip, br, etag, modified_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (path) do update set media_type = excluded.media_type, body = excluded.body, gzip = excluded.gzip,
           br = excluded.br, etag = excluded.etag, modified_at = excluded.modified_at
         where rendering.etag <> excluded.etag
         returning path`,
        [path, mediaType, body, gzip, br, etag, modifiedAt],
      );
      return changed.length > 0;
    },

    async findFacts(path) {
      const [row] = await database.query<RenderingFacts>(
        'select media_type as "mediaType", etag, modified_at as "modifiedAt" from rendering where path = $1',
        [path],
      );
      return row;
    },

    async findBody(path, encoding, etag) {
      const column = encoding === 'identity' ? 'body' : encoding;
      const [row] = await database.query<{ body: Buffer }>(
        `select ${column} as body from rendering where path = $1 and etag = $2`,
        [path, etag],
      );
      return row?.body;
    },

    async remove(paths) {
      await database.query('delete from rendering where path = any($1::text[])', [paths]);
    },
  };
}
