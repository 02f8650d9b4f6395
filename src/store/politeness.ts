/** Politeness: when each host and registrable domain may be asked again, one budget for all workers. */
import type { PolitenessRecord } from '../collect/decide-politeness.js';
import { mergeEach } from '../merge-calls.js';
import type { Database, Queryable } from '../ports.js';
import type { PolitenessRecords } from '../source-ports.js';

const columns = `key, next_allowed_at as "nextAllowedAt", slow_until as "slowUntil", slow_downs as "slowDowns"`;

/** One key after the other: whoever locks several does so in the same order, so that nobody waits in a circle. */
async function lock(tx: Queryable, key: string): Promise<PolitenessRecord[]> {
  const select = `select ${columns} from politeness where key = $1 for update`;
  const found = await tx.query<PolitenessRecord>(select, [key]);
  if (found.length > 0) return found;
  await tx.query('insert into politeness (key) values ($1) on conflict do nothing', [key]);
  return tx.query<PolitenessRecord>(select, [key]);
}

async function save(tx: Queryable, changed: readonly PolitenessRecord[]): Promise<void> {
  for (const { key, nextAllowedAt, slowUntil, slowDowns } of changed) {
    await tx.query(
      'update politeness set next_allowed_at = $2, slow_until = $3, slow_downs = $4 where key = $1',
      [key, nextAllowedAt, slowUntil, slowDowns],
    );
  }
}

/** Of one statement. */
const readsTogether = 100;

export function createPoliteness(database: Database): PolitenessRecords {
  const find = mergeEach<readonly string[], PolitenessRecord[]>(
    async (asked) => {
      const sql = `select ${columns} from politeness where key = any($1::text[])`;
      const rows = await database.query<PolitenessRecord>(sql, [[...new Set(asked.flat())]]);
      return asked.map((keys) => rows.filter(({ key }) => keys.includes(key)));
    },
    { most: readsTogether },
  );
  return {
    update: (keys, decide) =>
      database.transaction(async (tx) => {
        const known: PolitenessRecord[] = [];
        for (const key of keys) known.push(...(await lock(tx, key)));
        const { changed, value } = decide(known);
        await save(tx, changed);
        return value;
      }),

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
