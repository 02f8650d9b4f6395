/** Starts with few and many sources, new and overdue, over a stand-in for the store. */
import { expect, test, vi } from 'vitest';
import { type SchedulePorts, scheduleSources, spreadOverdue } from '../src/schedule-sources.js';
import type { ConfiguredSource } from '../src/source-ports.js';
import { sourceRecord } from './support/source-record.js';

const now = new Date('2026-05-01T12:00:00Z');
const quiet = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };

function idsOf(count: number): string[] {
  return Array.from({ length: count }, (_, n) => `source-${n}`);
}

async function start(configured: string[], known: string[], overdue: string[]) {
  let saved: readonly ConfiguredSource[] = [];
  let moved: readonly { id: string; at: Date }[] = [];
  const sources = {
    findOverdue: async () => overdue,
    list: async () => known.map((id) => sourceRecord({ id, url: `https://${id}.example/` })),
    configure: async (all: readonly ConfiguredSource[]) => {
      saved = all;
    },
    reschedule: async (dates: readonly { id: string; at: Date }[]) => {
      moved = dates;
    },
  };
  const ports = { store: { sources }, log: quiet, now: () => now } as unknown as SchedulePorts;
  await spreadOverdue(ports);
  await scheduleSources(
    ports,
    configured.map((id) => ({ id, url: `https://${id}.example/`, enabled: true })),
  );
  return { saved, moved };
}

test('asks a handful of new sources at once', async () => {
  const { saved } = await start(idsOf(5), [], []);
  expect(saved.map(({ firstPollAt }) => firstPollAt)).toEqual(idsOf(5).map(() => now));
});

test('spreads only what is new when many sources are added to a few', async () => {
  const { saved } = await start(idsOf(300), idsOf(10), []);
  const dates = saved.flatMap(({ firstPollAt }) => firstPollAt ?? []);
  expect(dates).toHaveLength(290);
  expect(new Set(dates.map(Number)).size).toBeGreaterThan(250);
});

test('spreads what fell due while the program was down, unless it is little', async () => {
  const { moved } = await start(idsOf(300), idsOf(300), idsOf(300));
  expect(moved).toHaveLength(300);
  expect(Math.max(...moved.map(({ at }) => at.getTime() - now.getTime()))).toBeGreaterThan(60_000);
  expect((await start(idsOf(300), idsOf(300), idsOf(20))).moved).toEqual([]);
});
