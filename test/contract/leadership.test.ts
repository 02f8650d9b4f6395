/** One process at a time does what only one may do, on every engine. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { elect, type Reign } from '../../src/system/leadership.js';
import { engineKinds, quiet, type TestEngine } from '../support/engines.js';
import { until } from '../support/program.js';

describe.each(engineKinds())('an election on $name', (kind) => {
  if (kind.absent !== undefined) {
    test.skip(`skipped: ${kind.absent}`, () => undefined);
    return;
  }
  let engine: TestEngine;

  beforeAll(async () => {
    engine = await kind.open();
  });
  afterAll(() => engine.remove());

  function reignOf(name: string, reigning: string[]): () => Promise<Reign> {
    return async () => {
      reigning.push(name);
      return {
        stop: async () => {
          reigning.splice(reigning.indexOf(name), 1);
        },
      };
    };
  }

  test('begins before it resolves and ends with its stop', async () => {
    const reigning: string[] = [];
    const only = await elect(engine.database.pool, 7001, reignOf('only', reigning), quiet);
    expect(reigning).toEqual(['only']);
    await only.stop();
    expect(reigning).toEqual([]);
  });

  test('reports a fault of the first try to its caller and leaves the lock free', async () => {
    const failing = async () => {
      throw new Error('cannot begin');
    };
    await expect(elect(engine.database.pool, 7002, failing, quiet)).rejects.toThrow('cannot begin');
    const reigning: string[] = [];
    const next = await elect(engine.database.pool, 7002, reignOf('next', reigning), quiet);
    expect(reigning).toEqual(['next']);
    await next.stop();
  });

  // The embedded engine is one session, which holds its own lock as often as it likes: there it has one process.
  test.skipIf(kind.name !== 'PostgreSQL')(
    'has one winner among several, and a successor when that one stops',
    async () => {
      const reigning: string[] = [];
      const names = ['a', 'b', 'c'];
      const candidates = await Promise.all(
        names.map((name) => elect(engine.database.pool, 7003, reignOf(name, reigning), quiet)),
      );
      expect(reigning).toHaveLength(1);
      const first = names.indexOf(reigning[0] ?? '');
      await candidates[first]?.stop();
      await until(() => reigning.length === 1, 15_000);
      await sleep(100);
      expect(reigning).toHaveLength(1);
      await Promise.all(candidates.map((candidate) => candidate.stop()));
      expect(reigning).toEqual([]);
    },
  );

  test.skipIf(kind.name !== 'PostgreSQL')(
    'ends a reign whose session is lost and begins another',
    async () => {
      const reigning: string[] = [];
      let begun = 0;
      const begin = async () => {
        begun += 1;
        return reignOf(`reign ${begun}`, reigning)();
      };
      const candidate = await elect(engine.database.pool, 7004, begin, quiet);
      await engine.database.query(
        `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = 7004`,
      );
      await until(() => reigning[0] === 'reign 2', 15_000);
      expect(reigning).toEqual(['reign 2']);
      await candidate.stop();
    },
  );
});
