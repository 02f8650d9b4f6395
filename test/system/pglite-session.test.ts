import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPgliteEngine, type PgliteEngine } from '../../src/system/pglite-engine.js';
import { createPgliteSession } from '../../src/system/pglite-session.js';
import type { Session } from '../../src/system/session-pool.js';

describe('statements on the embedded engine', () => {
  let engine: PgliteEngine;
  let session: Session;

  beforeAll(async () => {
    engine = await openPgliteEngine();
    session = await createPgliteSession(engine);
    await session.execute(
      'create table news (id int primary key, title text); create table bytes (b bytea)',
      [],
    );
  });
  afterAll(() => engine.close());

  test('give back what every kind of parameter put in', async () => {
    const sql = `select $1::text as text, $2::bytea as octets, $3::text[] as list, $4::jsonb as json, $5::timestamptz as at,
      $6::text as nothing, $7::bigint as large, $8::boolean as truth`;
    const octets = Buffer.from(Array.from({ length: 256 }, (_, value) => value));
    const at = new Date('2026-01-02T03:04:05.678Z');
    const list = ['a', 'b,"c"', 'd\\e', ''];
    const params = ['Zürich 東京 \u{1f4f0}', octets, list, '{"a":[1]}', at, null, '9007199254740993', true];
    for (let run = 0; run < 2; run++) {
      const [row] = (await session.execute(sql, params)).rows;
      expect(Buffer.from(row?.octets as Uint8Array)).toEqual(octets);
      expect({ ...row, octets, large: String(row?.large) }).toEqual({
        text: params[0],
        octets,
        list,
        json: { a: [1] },
        at,
        nothing: null,
        large: '9007199254740993',
        truth: true,
      });
    }
  });

  test('tell how many rows they changed', async () => {
    const insert =
      'insert into news select value, $1 from generate_series(1, 3) as value on conflict do nothing';
    expect((await session.execute(insert, ['one'])).rowCount).toBe(3);
    expect((await session.execute(insert, ['two'])).rowCount).toBe(0);
  });

  test('fail by themselves and leave the session fit for the next', async () => {
    const insert = 'insert into news (id, title) values ($1, $2)';
    await expect(session.execute(insert, [1, 'again'])).rejects.toMatchObject({ code: '23505' });
    await expect(session.execute('select nowhere from news where id = $1', [1])).rejects.toThrow('nowhere');
    expect((await session.execute('select title from news where id = $1', [1])).rows).toEqual([
      { title: 'one' },
    ]);
  });

  test('follow a table that has changed since they were parsed', async () => {
    const select = 'select * from news where id = $1';
    expect((await session.execute(select, [2])).rows).toEqual([{ id: 2, title: 'one' }]);
    await session.execute("alter table news add column kind text not null default 'report'", []);
    expect((await session.execute(select, [2])).rows).toEqual([{ id: 2, title: 'one', kind: 'report' }]);
  });

  test('keep working past the number of plans that are kept', async () => {
    for (let number = 0; number < 600; number++) {
      const { rows } = await session.execute(`select $1::int + ${number} as sum`, [1]);
      expect(rows).toEqual([{ sum: number + 1 }]);
    }
  });

  test('leave nothing behind of what they answered', async () => {
    const sql = "select n, repeat('x', 100) as text from generate_series(1, $1::int) as n";
    const residentMbAfter = async (runs: number) => {
      for (let run = 0; run < runs; run++) await session.execute(sql, [5_000]);
      return process.memoryUsage.rss() / 2 ** 20;
    };
    // The garbage of this thread has found its level by then.
    const before = await residentMbAfter(60);
    expect((await residentMbAfter(60)) - before).toBeLessThan(50);
  });
});
