/** Renderings: the bytes readers get, stored compressed; they change only when content does. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { mergeLists } from '../merge-calls.js';
import type { Database } from '../ports.js';
import type { RenderedDocument, RenderingFacts, Renderings } from '../store-ports.js';
import { unpack } from './unpack.js';

const packAgain = promisify(gzip);

async function formOf(br: Buffer, encoding: 'identity' | 'gzip' | 'br'): Promise<Buffer> {
  if (encoding === 'br') return br;
  const body = await unpack(br);
  return encoding === 'gzip' ? packAgain(body) : body;
}

/** Of one statement, compressed. */
const bytesTogether = 1_000_000;

const columns = ['path', 'media_type', 'br', 'etag', 'modified_at', 'is_final'];

/** Tells of each whether the bytes under its path are others now. */
async function saveRenderings(
  database: Database,
  renderings: readonly RenderedDocument[],
): Promise<boolean[]> {
  // Not as arrays, whose octets would travel as hexadecimal digits.
  const rows = renderings.map(
    (_, row) => `(${columns.map((_column, at) => `$${row * columns.length + at + 1}`)})`,
  );
  // Programs of before the last update read the other forms where they are not null.
  const changed = await database.query<{ path: string }>(
    `insert into rendering (${columns}) values ${rows}
     on conflict (path) do update set media_type = excluded.media_type, body = null, gzip = null,
       br = excluded.br, etag = excluded.etag, modified_at = excluded.modified_at, is_final = excluded.is_final
     where rendering.etag <> excluded.etag and (excluded.is_final or not rendering.is_final)
     returning path`,
    renderings.flatMap(({ path, mediaType, br, etag, modifiedAt, isFinal = false }) => [
      path,
      mediaType,
      br,
      etag,
      modifiedAt,
      isFinal,
    ]),
  );
  const paths = new Set(changed.map(({ path }) => path));
  return renderings.map(({ path }) => paths.has(path));
}

export function createRenderings(database: Database): Renderings {
  const saveTogether = mergeLists(
    (renderings: readonly RenderedDocument[]) => saveRenderings(database, renderings),
    {
      most: bytesTogether,
      weigh: ({ br }) => br.length,
    },
  );
  return {
    async save(renderings) {
      if (renderings.length === 0) return [];
      const changed = await saveTogether(renderings);
      return renderings.flatMap(({ path }, at) => (changed[at] ? [path] : []));
    },

    async findTags(paths) {
      const rows = await database.query<{ path: string; etag: string }>(
        'select path, etag from rendering where path = any($1::text[])',
        [paths],
      );
      return new Map(rows.map(({ path, etag }) => [path, etag]));
    },

    async findFacts(path) {
      const [row] = await database.query<RenderingFacts>(
        `select media_type as "mediaType", etag, modified_at as "modifiedAt", is_final as "isFinal"
         from rendering where path = $1`,
        [path],
      );
      return row;
    },

    async findBody(path, encoding, etag) {
      const [row] = await database.query<{ br: Buffer }>(
        'select br from rendering where path = $1 and etag = $2',
        [path, etag],
      );
      return row && formOf(row.br, encoding);
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
