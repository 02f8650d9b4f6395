/** Robots records: what each origin's robots.txt allows, shared by all workers. */
import type { Database } from '../ports.js';
import type { RobotsRecords } from '../source-ports.js';

export function createRobotsRecords(database: Database): RobotsRecords {
  return {
    async find(origin) {
      const [row] = await database.query<{ record: unknown }>('select record from robots where origin = $1', [
        origin,
      ]);
      return row?.record;
    },

    async save(origin, record) {
      await database.query(
        'insert into robots (origin, record) values ($1, $2) on conflict (origin) do update set record = excluded.record',
        [origin, JSON.stringify(record)],
      );
    },
  };
}
