/** The budgets of hosts, on every engine. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decideTurn } from '../../src/collect/decide-politeness.js';
import type { PolitenessRecords } from '../../src/source-ports.js';
import { createPoliteness } from '../../src/store/politeness.js';
import { engineKinds, type TestEngine } from '../support/engines.js';

const now = new Date('2026-05-01T12:00:00Z');
const gaps = { hostGapMs: 1_000, domainGapMs: 500, maxWaitMs: 60_000 };

describe.each(engineKinds())('politeness on $name', (kind) => {
  if (kind.absent !== undefined) {
    test.skip(`skipped: ${kind.absent}`, () => undefined);
    return;
  }
  let engine: TestEngine;
  let records: PolitenessRecords;
  /** Of another worker. */
  let others: PolitenessRecords;

  beforeAll(async () => {
    engine = await kind.open();
    records = createPoliteness(engine.database);
    others = createPoliteness(engine.database);
  });
  afterAll(() => engine.remove());

  function takeTurn(keys: readonly string[], from = records): Promise<number> {
    return from.update(keys, (known) => {
      const turn = decideTurn(keys, known, gaps, now);
      return turn.kind === 'go'
        ? { changed: turn.records, value: turn.waitMs }
        : { changed: [], value: Number.NaN };
    });
  }

  test('gives every one of many workers a place of its own', async () => {
    const keys = ['domain:crowd.example', 'host:www.crowd.example'];
    const waits = await Promise.all(
      Array.from({ length: 20 }, (_, n) => takeTurn(keys, n % 2 === 0 ? records : others)),
    );
    expect(waits.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n * 1_000));
  });

  test('lets hosts of one domain share its budget without waiting in a circle', async () => {
    const hosts = ['a', 'b', 'c', 'd'].map((name) => ['domain:ring.example', `host:${name}.ring.example`]);
    const waits = await Promise.all([
      ...hosts.map((keys) => takeTurn(keys)),
      ...hosts.toReversed().map((keys) => takeTurn(keys, others)),
    ]);
    expect(Math.max(...waits)).toBeGreaterThanOrEqual(3_500);
    expect(new Set(waits).size).toBe(8);
  });

  test('keeps what one request decides out of those that are decided with it', async () => {
    const [first, second, third] = await Promise.allSettled([
      takeTurn(['host:calm.example']),
      records.update(['host:calm.example'], () => {
        throw new Error('on purpose');
      }),
      takeTurn(['host:calm.example']),
    ]);
    expect([first, third]).toEqual([
      { status: 'fulfilled', value: 0 },
      { status: 'fulfilled', value: 1_000 },
    ]);
    expect(second.status).toBe('rejected');
  });

  test('keeps what a server asked for until it is over, and forgets it then', async () => {
    const slowUntil = new Date(now.getTime() + 60_000);
    const record = { key: 'host:slow.example', nextAllowedAt: null, slowUntil, slowDowns: 2 };
    await records.update([record.key], () => ({ changed: [record], value: undefined }));
    expect(await records.listSlow(now)).toEqual([record]);
    expect(await records.listSlow(slowUntil)).toEqual([]);
    await records.prune(slowUntil);
    expect(await records.update([record.key], ([known]) => ({ changed: [], value: known }))).toEqual(record);
    await records.prune(new Date(slowUntil.getTime() + 1));
    expect(await records.update([record.key], ([known]) => ({ changed: [], value: known }))).toMatchObject({
      slowUntil: null,
      slowDowns: 0,
    });
  });

  test('saves nothing when the decision fails', async () => {
    const record = { key: 'host:fault.example', nextAllowedAt: now, slowUntil: null, slowDowns: 1 };
    const failing = records.update([record.key], () => {
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await records.update([record.key], ([known]) => ({ changed: [], value: known }))).toMatchObject({
      nextAllowedAt: null,
    });
  });
});
