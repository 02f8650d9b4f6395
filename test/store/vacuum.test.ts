import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { vacuum } from '../../src/store/vacuum.js';
import { engineKinds, type TestEngine } from '../support/engines.js';

const rows = 2_000;

describe('vacuum of the embedded engine', () => {
  let engine: TestEngine;

  beforeAll(async () => {
    const [embedded] = engineKinds();
    if (!embedded) throw new Error('there is always the embedded engine');
    engine = await embedded.open();
    await engine.database.query(
      `insert into setting (key, value) select 'key ' || n, repeat('x', 200) from generate_series(1, ${rows}) n`,
    );
  });
  afterAll(() => engine.remove());

  const size = async () => {
    const [row] = await engine.database.query<{ size: string }>(
      `select pg_relation_size('setting')::text as size`,
    );
    return Number(row?.size);
  };

  test('gives the room of old rows to new ones', async () => {
    const first = await size();
    for (let round = 1; round <= 5; round += 1) {
      await engine.database.query(`update setting set value = repeat('${round}', 200)`);
      await vacuum(engine.database);
    }
    expect(await size()).toBeLessThan(first * 2.5);
    const [count] = await engine.database.query(`select count(*)::int as count from setting`);
    expect(count).toEqual({ count: rows });
  });

  test('lets the engine know how large its tables are', async () => {
    const [table] = await engine.database.query<{ tuples: number }>(
      `select reltuples::int as tuples from pg_class where oid = 'setting'::regclass`,
    );
    expect(table?.tuples).toBe(rows);
  });
});
