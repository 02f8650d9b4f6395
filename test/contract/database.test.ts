/** What every database port promises, whichever engine is behind it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engineKinds, type TestEngine } from '../support/engines.js';

describe.each(engineKinds())('database on $name', (kind) => {
  if (kind.absent !== undefined) {
    test.skip(`skipped: ${kind.absent}`, () => undefined);
    return;
  }
  let engine: TestEngine;

  beforeAll(async () => {
    engine = await kind.open();
    await engine.database.query('create table if not exists winnow.scratch (n integer, who text)');
  });
  afterAll(() => engine.remove());

  async function countOf(who: string): Promise<number> {
    const [row] = await engine.database.query<{ count: number }>(
      'select count(*)::int as count from scratch where who = $1',
      [who],
    );
    return row?.count ?? -1;
  }

  test('gives every type in the same form', async () => {
    const [row] = await engine.database.query(
      `select 9007199254740993::bigint as big, now() as at, '{"a": [1]}'::jsonb as json, '\\x00ff'::bytea as bytes,
         array['x', 'y']::text[] as list, null as nothing, 1.50::numeric as exact, 7::int as small`,
    );
    expect(row).toMatchObject({
      big: '9007199254740993',
      json: { a: [1] },
      list: ['x', 'y'],
      nothing: null,
      exact: '1.50',
    });
    expect(row?.small).toBe(7);
    expect(row?.at).toBeInstanceOf(Date);
    expect(row?.bytes).toEqual(Buffer.from([0, 255]));
  });

  test('takes dates, buffers, arrays and JSON as parameters', async () => {
    const at = new Date('2026-03-04T05:06:07.089Z');
    const [row] = await engine.database.query(
      'select $1::timestamptz as at, $2::bytea as bytes, $3::bigint[] as ids, $4::jsonb as json, $5::text as text',
      [at, Buffer.from([1, 2, 3]), ['1', '22'], JSON.stringify({ quote: "it's" }), null],
    );
    expect(row).toMatchObject({ at, ids: ['1', '22'], json: { quote: "it's" }, text: null });
    expect(row?.bytes).toEqual(Buffer.from([1, 2, 3]));
  });

  test('commits a transaction that resolves and rolls back one that throws', async () => {
    await engine.database.transaction((tx) => tx.query("insert into scratch values (1, 'kept')"));
    const failing = engine.database.transaction(async (tx) => {
      await tx.query("insert into scratch values (1, 'dropped')");
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await countOf('kept')).toBe(1);
    expect(await countOf('dropped')).toBe(0);
  });

  test('never mixes the statements of concurrent transactions', async () => {
    const transfer = (who: string, fail: boolean) =>
      engine.database.transaction(async (tx) => {
        for (let n = 0; n < 10; n += 1) await tx.query('insert into scratch values ($1, $2)', [n, who]);
        if (fail) throw new Error('on purpose');
      });
    const names = Array.from({ length: 20 }, (_, index) => `mix-${index}`);
    await Promise.allSettled(names.map((name, index) => transfer(name, index % 2 === 1)));
    const counts = await Promise.all(names.map(countOf));
    expect(counts).toEqual(names.map((_, index) => (index % 2 === 1 ? 0 : 10)));
  });

  test('answers other callers while a transaction is failing', async () => {
    const failing = engine.database.transaction(async (tx) => {
      await tx.query('select 1');
      await tx.query('select * from there_is_no_such_table');
    });
    const others = Array.from({ length: 10 }, (_, n) => engine.database.query('select $1::int as n', [n]));
    await expect(failing).rejects.toThrow('there_is_no_such_table');
    expect((await Promise.all(others)).map(([row]) => row?.n)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('goes on after a failed statement inside and outside a transaction', async () => {
    await expect(engine.database.query('selekt 1')).rejects.toThrow();
    await engine.database.transaction(async (tx) => {
      await tx.query('savepoint before_fault');
      await expect(tx.query('select 1 / 0')).rejects.toThrow();
      await tx.query('rollback to before_fault');
      await tx.query("insert into scratch values (1, 'after fault')");
    });
    expect(await countOf('after fault')).toBe(1);
  });

  test('answers a statement of before whose table has changed meanwhile', async () => {
    await engine.database.query('create table winnow.changing (n integer)');
    await engine.database.query('insert into changing values ($1)', [7]);
    const ask = () => engine.database.query('select * from changing where n = $1', [7]);
    expect(await ask()).toEqual([{ n: 7 }]);
    await engine.database.query("alter table changing add column who text default 'new'");
    expect(await ask()).toEqual([{ n: 7, who: 'new' }]);
  });

  test('begins a transaction anew whose tables have changed since its statements were first asked', async () => {
    await engine.database.query('create table winnow.renewed (n integer)');
    const ask = () =>
      engine.database.transaction(async (tx) => {
        await tx.query('insert into renewed (n) values ($1)', [1]);
        return tx.query('select * from renewed where n = $1 limit 1', [1]);
      });
    await ask();
    await engine.database.query('alter table renewed add column who text');
    await ask().catch(() => undefined);
    expect(await ask()).toEqual([{ n: 1, who: null }]);
  });

  test('delivers notifications to a client that listens', async () => {
    const client = (await engine.database.pool.connect()) as unknown as {
      query(sql: string): Promise<unknown>;
      on(event: 'notification', listener: (message: { channel: string; payload?: string }) => void): void;
      release(destroy?: boolean): void;
    };
    const heard = new Promise((resolve) => client.on('notification', resolve));
    await client.query('listen winnow_test');
    await engine.database.query("notify winnow_test, 'hello'");
    expect(await heard).toMatchObject({ channel: 'winnow_test', payload: 'hello' });
    client.release(true);
  });

  test('has no table of ours with a name the queue uses', async () => {
    const doubled = await engine.database.query(
      `select table_name from information_schema.tables where table_schema in ('winnow', 'bullmq')
       group by table_name having count(*) > 1`,
    );
    expect(doubled).toEqual([]);
  });

  test.skipIf(kind.name !== 'PostgreSQL')('has the server keep what it is asked', async () => {
    const kept = await engine.database.transaction(async (tx) => {
      for (const n of [1, 2, 3]) await tx.query('select $1::int as asked_thrice', [n]);
      return tx.query(
        'select (generic_plans + custom_plans)::int as runs from pg_prepared_statements where statement like $1',
        ['%asked_thrice'],
      );
    });
    expect(kept).toEqual([{ runs: 3 }]);
  });

  test.skipIf(kind.name !== 'PostgreSQL')('asks anew what a connection has forgotten', async () => {
    const ask = () => engine.database.query<{ n: number }>('select $1::int as n', [5]);
    await ask();
    for (let turn = 0; turn < 20; turn += 1) {
      await engine.database.query('deallocate all');
      expect(await ask()).toEqual([{ n: 5 }]);
    }
  });

  test.skipIf(kind.name !== 'PostgreSQL')(
    'reports the loss of a connection to its transaction, and to nobody else',
    async () => {
      const lost = engine.database.transaction(async (tx) => {
        const [row] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
        await engine.database.query('select pg_terminate_backend($1)', [row?.pid]);
        // Between two statements: nobody waits for the connection now.
        await new Promise((resolve) => setTimeout(resolve, 200));
        await tx.query('select 1');
      });
      await expect(lost).rejects.toThrow();
      expect(await engine.database.query('select 1 as one')).toEqual([{ one: 1 }]);
    },
  );
});
