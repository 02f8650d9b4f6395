/** When sources are asked, and what a poll leaves behind, on every engine. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Sources } from '../../src/source-ports.js';
import { createEntries } from '../../src/store/entries.js';
import { createSources } from '../../src/store/sources.js';
import type { Entries } from '../../src/store-ports.js';
import type { PollResult } from '../../src/vocabulary/source.js';
import { engineKinds, type TestEngine } from '../support/engines.js';

const now = new Date('2026-05-01T12:00:00Z');

function later(seconds: number): Date {
  return new Date(now.getTime() + seconds * 1_000);
}

function poll(more: Partial<PollResult> = {}): PollResult {
  return {
    polledAt: now,
    nextPollAt: later(3_600),
    pollBecause: 'Next poll in 1 h.',
    state: 'ok',
    failure: null,
    failureReason: null,
    failures: 0,
    ...more,
  };
}

const nothing = { added: [], changed: [] };

describe.each(engineKinds())('sources on $name', (kind) => {
  if (kind.absent !== undefined) {
    test.skip(`skipped: ${kind.absent}`, () => undefined);
    return;
  }
  let engine: TestEngine;
  let sources: Sources;
  let entries: Entries;

  const configure = (url: string, firstPollAt: Date) =>
    sources.configure([{ id: 'post', url, enabled: true, firstPollAt }], now);

  beforeAll(async () => {
    engine = await kind.open();
    sources = createSources(engine.database);
    entries = createEntries(engine.database);
  });
  beforeEach(async () => {
    await engine.database.query('delete from entry');
    await engine.database.query('delete from source');
    await configure('https://post.example/', now);
  });
  afterAll(() => engine.remove());

  test('asks a new source at the date it was given', async () => {
    await sources.configure([{ id: 'late', url: 'x:', enabled: true, firstPollAt: later(60) }], now);
    expect(await sources.claimDue(later(59), 10, 1_000)).toEqual([]);
    expect(await sources.claimDue(later(60), 10, 1_000)).toMatchObject([{ id: 'late' }]);
  });

  test('hands on new sources first, then those that have been due longest, to one clock each', async () => {
    for (const [id, seconds] of [
      ['soon', 30],
      ['sooner', 20],
      ['soonest', 10],
    ] as const) {
      await sources.configure([{ id, url: 'x:', enabled: true }], now);
      await sources.recordPoll(id, { ...poll(), nextPollAt: later(seconds) }, nothing);
    }
    const all = ['soon', 'sooner', 'soonest', 'new', 'newer'].map((id) => ({ id, url: 'x:', enabled: true }));
    await sources.configure(all, later(40));
    const claim = async (limit: number) =>
      (await sources.claimDue(later(50), limit, 60_000)).map(({ id, isNew }) => `${id} ${isNew}`).toSorted();
    expect(await claim(1)).toMatchObject([expect.stringMatching(/^newe?r? true$/)]);
    expect(await claim(2)).toEqual([expect.stringMatching(/^newe?r? true$/), 'soonest false']);
    const both = await Promise.all([claim(1), claim(1)]);
    expect(both.flat().toSorted()).toEqual(['soon false', 'sooner false']);
    expect(await claim(9)).toEqual([]);
  });

  test('keeps the date of a known source, and forgets it with the address', async () => {
    await sources.recordPoll(
      'post',
      poll({ discoveredUrl: 'https://post.example/feed', readAs: 'a' }),
      nothing,
    );
    await configure('https://post.example/', now);
    expect(await sources.find('post')).toMatchObject({
      nextPollAt: later(3_600),
      discoveredUrl: 'https://post.example/feed',
      readAs: 'a',
    });
    await configure('https://post.example/moved', later(5));
    expect(await sources.find('post')).toMatchObject({ nextPollAt: later(5), discoveredUrl: null });
  });

  test('finds overdue sources that nobody works on, and gives them other dates', async () => {
    expect(await sources.findOverdue(later(1))).toEqual(['post']);
    await sources.reschedule([{ id: 'post', at: later(30) }], 'Spread.');
    expect(await sources.findOverdue(later(1))).toEqual([]);
    expect(await sources.find('post')).toMatchObject({ nextPollAt: later(30), pollBecause: 'Spread.' });
    await sources.claimDue(later(30), 10, 60_000);
    expect(await sources.findOverdue(later(31))).toEqual([]);
  });

  test('asks again what was asked in what is now the future, after the clock was set back', async () => {
    await sources.recordPoll(
      'post',
      { ...poll(), polledAt: later(3_600), nextPollAt: later(7_200) },
      nothing,
    );
    expect(await sources.recallFuture(later(3_601))).toBe(0);
    expect(await sources.recallFuture(now)).toBe(1);
    expect(await sources.find('post')).toMatchObject({ nextPollAt: now, lastPollAt: now });
  });

  test('puts a poll off without counting it', async () => {
    await sources.claimDue(now, 10, 60_000);
    await sources.postpone('post', later(120), 'The host asked us to slow down.');
    expect(await sources.find('post')).toMatchObject({
      nextPollAt: later(120),
      pollBecause: 'The host asked us to slow down.',
      lastPollAt: null,
      failures: 0,
    });
    expect(await sources.claimDue(later(120), 10, 1_000)).toMatchObject([{ id: 'post' }]);
  });

  test('asks again soon when a hub has news, but not at once after a poll', async () => {
    await sources.recordPoll('post', poll(), nothing);
    await sources.wake('post', later(3));
    expect((await sources.find('post'))?.nextPollAt).toEqual(later(10));
  });

  test('remembers news that came while the poll was on its way', async () => {
    await sources.wake('post', later(2));
    await sources.recordPoll('post', poll(), nothing);
    expect((await sources.find('post'))?.nextPollAt).toEqual(later(10));
    await sources.recordPoll('post', poll({ polledAt: later(10) }), nothing);
    expect((await sources.find('post'))?.nextPollAt).toEqual(later(3_600));
  });

  test('leaves an entry at its stage while its page is put off, and starts anew when it changes', async () => {
    const entry = { key: 'guid 1', print: 'a', announced: { title: 'One' } };
    const [id = ''] = await sources.recordPoll('post', poll(), {
      added: [{ ...entry, stage: 'extract' }],
      changed: [],
    });
    await entries.putOff([id], later(300), now);
    await entries.putOff([id], later(600), later(300));
    expect((await entries.get([id]))[0]).toMatchObject({ stage: 'extract', putOffSince: now });
    expect(await entries.findWaiting('extract', later(599), 10)).toEqual([]);
    expect(await entries.findWaiting('extract', later(600), 10)).toEqual([id]);
    await sources.recordPoll('post', poll(), { added: [], changed: [{ ...entry, print: 'b' }] });
    expect((await entries.get([id]))[0]).toMatchObject({ putOffSince: null });
  });

  test('saves entries under new keys only, and says which those are', async () => {
    const entry = (key: string, print: string) => ({ key, print, announced: {}, stage: 'extract' as const });
    const [first] = await entries.saveNew('post', [entry('url a', '1')], now);
    const again = await entries.saveNew('post', [entry('url a', '2'), entry('url b', '1')], now);
    expect(again).toHaveLength(1);
    expect(again).not.toContain(first);
    expect(await entries.findKnown('post', [{ key: 'url a' }, { key: 'url b' }])).toMatchObject([
      { key: 'url a', print: '1' },
      { key: 'url b', print: '1' },
    ]);
  });
});
