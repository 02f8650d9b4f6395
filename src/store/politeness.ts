/** Politeness: when each host and registrable domain may be asked again, one budget for all workers. */
import type { PolitenessRecord } from '../collect/decide-politeness.js';
import { mergeEach } from '../merge-calls.js';
import type { Database, Queryable } from '../ports.js';
import type { PolitenessChange, PolitenessRecords } from '../source-ports.js';

const columns = `key, next_allowed_at as "nextAllowedAt", slow_until as "slowUntil", slow_downs as "slowDowns"`;

interface AskedUpdate {
  keys: readonly string[];
  decide(known: PolitenessRecord[]): PolitenessChange<unknown>;
}

/** Of one statement. */
const readsTogether = 100;
/** Of one transaction: whoever else asks one of these hosts waits for its end. */
const updatesTogether = 50;

const insertMissing = `
  insert into politeness (key)
  select key from unnest($1::text[]) as asked(key) where not exists (select from politeness p where p.key = asked.key)
  order by key on conflict do nothing`;

const update = `
  update politeness p set next_allowed_at = c."nextAllowedAt", slow_until = c."slowUntil", slow_downs = c."slowDowns"
  from jsonb_to_recordset($1) as c(key text, "nextAllowedAt" timestamptz, "slowUntil" timestamptz, "slowDowns" int)
  where p.key = c.key`;

/** In one order: whoever locks several does so in the same one, so that nobody waits in a circle. */
async function lock(tx: Queryable, keys: readonly string[]): Promise<Map<string, PolitenessRecord>> {
  await tx.query(insertMissing, [keys]);
  const select = `select ${columns} from politeness where key = any($1::text[]) order by key for update`;
  const rows = await tx.query<PolitenessRecord>(select, [keys]);
  return new Map(rows.map((row) => [row.key, row]));
}

/** Decisions are made one after the other, each on what those before it left. */
function decideAll(asked: readonly AskedUpdate[], known: Map<string, PolitenessRecord>) {
  const changes = new Map<string, PolitenessRecord>();
  const values = asked.map(({ keys, decide }) => {
    const { changed, value } = decide(keys.flatMap((key) => known.get(key) ?? []));
    for (const record of changed) {
      known.set(record.key, record);
      changes.set(record.key, record);
    }
    return value;
  });
  return { changed: [...changes.values()], values };
}

export function createPoliteness(database: Database): PolitenessRecords {
  const find = mergeEach<readonly string[], PolitenessRecord[]>(
    async (asked) => {
      const sql = `select ${columns} from politeness where key = any($1::text[])`;
      const rows = await database.query<PolitenessRecord>(sql, [[...new Set(asked.flat())]]);
      return asked.map((keys) => rows.filter(({ key }) => keys.includes(key)));
    },
    { most: readsTogether },
  );
  const updateEach = mergeEach<AskedUpdate, unknown>(
    (asked) =>
      database.transaction(async (tx) => {
        const known = await lock(tx, [...new Set(asked.flatMap(({ keys }) => keys))]);
        const { changed, values } = decideAll(asked, known);
        if (changed.length > 0) await tx.query(update, [JSON.stringify(changed)]);
        return values;
      }),
    { most: updatesTogether },
  );
  return {
    async update<T>(keys: readonly string[], decide: (known: PolitenessRecord[]) => PolitenessChange<T>) {
      return (await updateEach({ keys, decide })) as T;
    },

    find,

    listSlow: (now) =>
      database.query<PolitenessRecord>(
        `select ${columns} from politeness where slow_until > $1 order by slow_until`,
        [now],
      ),

    async prune(before) {
      await database.query(
        'delete from politeness where greatest(next_allowed_at, slow_until) < $1 or (next_allowed_at is null and slow_until is null)',
        [before],
      );
    },
  };
}
