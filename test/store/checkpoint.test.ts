import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkpointDue } from '../../src/store/checkpoint.js';
import { openEmbedded, type TestEngine } from '../support/engines.js';

const limit = 32 * 2 ** 20;

describe('checkpoints of the embedded engine', () => {
  let engine: TestEngine;

  beforeAll(async () => {
    engine = await openEmbedded();
    await engine.database.query('create table filler (value text)');
    await engine.database.query('alter table filler alter value set storage external');
    await checkpointDue(engine.database, 0);
  });
  afterAll(() => engine.remove());

  /** About 9 MB, which their table gives back. */
  const write = async () => {
    await engine.database.query(`insert into filler select repeat('x', 3000) from generate_series(1, 3000)`);
    await engine.database.query('truncate filler');
  };
  const logSize = async () => {
    const [row] = await engine.database.query<{ size: string }>(
      'select sum(size)::text as size from pg_ls_waldir()',
    );
    return Number(row?.size);
  };

  test('come only when much was written', async () => {
    expect(await checkpointDue(engine.database, limit)).toBe(false);
    for (let round = 0; round < 5; round += 1) await write();
    expect(await checkpointDue(engine.database, limit)).toBe(true);
    expect(await checkpointDue(engine.database, limit)).toBe(false);
  });

  test('keep the log from growing with what is written', async () => {
    let most = 0;
    for (let round = 0; round < 30; round += 1) {
      await write();
      await checkpointDue(engine.database, limit);
      most = Math.max(most, await logSize());
    }
    expect(most).toBeLessThan(6 * limit);
  });
});
