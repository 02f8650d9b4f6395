import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { vacuumDue } from '../../src/store/vacuum.js';
import { openEmbedded, type TestEngine } from '../support/engines.js';

const rows = 2_000;

describe('vacuum of the embedded engine', () => {
  let engine: TestEngine;

  beforeAll(async () => {
    engine = await openEmbedded();
    await vacuumDue(engine.database);
  });
  afterAll(() => engine.remove());

  const size = async () => {
    const [row] = await engine.database.query<{ size: string }>(
      `select pg_relation_size('setting')::text as size`,
    );
    return Number(row?.size);
  };
  const addSettings = (from: number, to: number) =>
    engine.database.query(
      `insert into setting (key, value) select 'key ' || n, repeat('x', 200) from generate_series($1::int, $2::int) n`,
      [from, to],
    );

  test('lets the engine know how large a table is as soon as that has grown', async () => {
    await addSettings(1, rows);
    expect(await vacuumDue(engine.database)).toContain('winnow.setting');
    const [table] = await engine.database.query<{ tuples: number }>(
      `select reltuples::int as tuples from pg_class where oid = 'setting'::regclass`,
    );
    expect(table?.tuples).toBe(rows);
  });

  test('leaves alone what has hardly changed since', async () => {
    await addSettings(rows + 1, rows + 100);
    expect(await vacuumDue(engine.database)).not.toContain('winnow.setting');
  });

  test('looks after the tables of the engine itself', async () => {
    for (let round = 0; round < 200; round += 1)
      await engine.database.query('create table passing (one int, two int, three int); drop table passing');
    expect(await vacuumDue(engine.database)).toContain('pg_catalog.pg_attribute');
    expect(await vacuumDue(engine.database)).toEqual([]);
  });

  test('gives the room of old rows to new ones', async () => {
    const first = await size();
    for (let round = 1; round <= 5; round += 1) {
      await engine.database.query(`update setting set value = repeat('${round}', 200)`);
      expect(await vacuumDue(engine.database)).toContain('winnow.setting');
    }
    expect(await size()).toBeLessThan(first * 2.5);
    const [count] = await engine.database.query(`select count(*)::int as count from setting`);
    expect(count).toEqual({ count: rows + 100 });
  });
});
