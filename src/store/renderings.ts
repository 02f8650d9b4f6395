/** Renderings: the bytes readers get, with their compressed forms; they change only when content does. */
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import type { Database } from '../ports.js';
import type { RenderingFacts, Renderings } from '../store-ports.js';

const decompress = promisify(brotliDecompress);

export function createRenderings(database: Database): Renderings {
  return {
    async save({ path, mediaType, body, gzip, br, etag, modifiedAt, isFinal = false }) {
      const changed = await database.query(
        `insert into rendering (path, media_type, body, gzip, br, etag, modified_at, is_final)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (path) do update set media_type = excluded.media_type, body = excluded.body, gzip = excluded.gzip,
           br = excluded.br, etag = excluded.etag, modified_at = excluded.modified_at,
           is_final = excluded.is_final
         where rendering.etag <> excluded.etag
         returning path`,
        [path, mediaType, body ?? null, gzip ?? null, br, etag, modifiedAt, isFinal],
      );
      return changed.length > 0;
    },

    async holds(path, etag) {
      const found = await database.query('select from rendering where path = $1 and etag = $2', [path, etag]);
      return found.length > 0;
    },

    async findFacts(path) {
      const [row] = await database.query<RenderingFacts>(
        `select media_type as "mediaType", etag, modified_at as "modifiedAt", is_final as "isFinal",
           case when gzip is null then '{br}' else '{br,gzip}' end::text[] as encodings
         from rendering where path = $1`,
        [path],
      );
      return row;
    },

    async findBody(path, encoding, etag) {
      const column = encoding === 'identity' ? 'body' : encoding;
      const [row] = await database.query<{ body: Buffer | null; br: Buffer | null }>(
        `select ${column} as body, case when ${column} is null then br end as br
         from rendering where path = $1 and etag = $2`,
        [path, etag],
      );
      if (row?.br && encoding === 'identity') return decompress(row.br);
      return row?.body ?? undefined;
    },

    async listPaths() {
      const rows = await database.query<{ path: string }>('select path from rendering order by path');
      return rows.map(({ path }) => path);
    },

    async removeUnder(folders) {
      await database.query(
        'delete from rendering where exists (select from unnest($1::text[]) as folder where starts_with(path, folder))',
        [folders],
      );
    },
  };
}
