/** Two releases side by side on one database, as during a rolling update. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate, migrations } from '../../src/store/migrate.js';
import { createStore } from '../../src/store/store.js';
import { engineKinds, quiet, type TestEngine } from '../support/engines.js';

const next = (migrations.at(-1)?.version ?? 0) + 1;
const adding = { version: next, name: 'adds a column', sql: 'alter table source add column mood text' };
const breaking = {
  version: next + 1,
  name: 'renames one',
  sql: 'alter table source rename column state to status',
  breaks: true,
};

describe.each(engineKinds())('migrations on $name', (kind) => {
  if (kind.absent !== undefined) {
    test.skip(`skipped: ${kind.absent}`, () => undefined);
    return;
  }
  let engine: TestEngine;
  beforeEach(async () => {
    engine = await kind.open();
  });
  afterEach(() => engine.remove());

  test('let an old process start and work beside a newer one whose tables only add to its own', async () => {
    expect(await migrate(engine.database, quiet, [...migrations, adding])).toBe(next);
    expect(await migrate(engine.database, quiet)).toBe(next);
    const { sources } = createStore(engine.database, 'news.test,2026');
    await sources.configure([{ id: 'north', url: 'https://north.test/', enabled: true }], new Date());
    expect(await sources.find('north')).toMatchObject({ state: 'new' });
  });

  test('refuse an old process after a change it cannot live with, and say what to do', async () => {
    await migrate(engine.database, quiet, [...migrations, adding, breaking]);
    await expect(migrate(engine.database, quiet)).rejects.toMatchObject({
      code: 'database-newer',
      exitCode: 78,
      hint: expect.stringContaining('newer release'),
    });
  });

  test('are applied once when several processes start at the same time', async () => {
    const starts = Array.from({ length: 4 }, () => migrate(engine.database, quiet, [...migrations, adding]));
    expect(await Promise.all(starts)).toEqual([next, next, next, next]);
  });

  test('leave nothing behind when one fails', async () => {
    const wrong = { version: next, name: 'wrong', sql: 'create table half (id int); select nonsense' };
    await expect(migrate(engine.database, quiet, [...migrations, wrong])).rejects.toThrow();
    expect(await migrate(engine.database, quiet)).toBe(next - 1);
    await expect(engine.database.query('select from half')).rejects.toThrow();
  });
});
