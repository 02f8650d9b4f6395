/** Settings: small facts the program keeps about itself. */
import type { Database } from '../ports.js';
import type { Settings } from '../store-ports.js';

export function createSettings(database: Database): Settings {
  return {
    async find(key) {
      const [row] = await database.query<{ value: string }>('select value from setting where key = $1', [
        key,
      ]);
      return row?.value;
    },

    async save(key, value) {
      await database.query(
        'insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value',
        [key, value],
      );
    },
  };
}
