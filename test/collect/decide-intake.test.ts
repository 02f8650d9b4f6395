import { describe, expect, it } from 'vitest';
import { decideIntake } from '../../src/collect/decide-intake.js';
import type { KeyedEntry } from '../../src/vocabulary/entry.js';

const now = new Date('2026-05-01T12:00:00.000Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString();

function entry(key: string, hours?: number): KeyedEntry {
  const announced = {
    guid: key,
    title: key,
    ...(hours === undefined ? {} : { publishedAt: hoursAgo(hours) }),
  };
  return { key, print: `print of ${key}`, announced } as KeyedEntry;
}

function decide(entries: KeyedEntry[], facts: { firstPoll?: boolean; known?: string[] } = {}) {
  const known = new Map((facts.known ?? []).map((key) => [key, `print of ${key}`]));
  const { added } = decideIntake({ entries, known, firstPoll: facts.firstPoll ?? false, firstItems: 3, now });
  const keysAt = (wanted: string) => added.filter(({ stage }) => stage === wanted).map(({ key }) => key);
  return { in: keysAt('extract'), held: keysAt('held') };
}

const archive = Array.from({ length: 40 }, (_, at) => entry(`old ${at}`, 24 * (30 + at)));

describe('decideIntake', () => {
  it('lets the newest items of a new source in, whatever their place in the document', () => {
    const verdict = decide([entry('a', 500), entry('b', 90), entry('c', 400), entry('d', 100)], {
      firstPoll: true,
    });
    expect(verdict).toEqual({ in: ['b', 'c', 'd'], held: ['a'] });
  });

  it('lets everything of the last day of a new source in', () => {
    const entries = Array.from({ length: 9 }, (_, at) => entry(`news ${at}`, at));
    expect(decide(entries, { firstPoll: true }).held).toEqual([]);
  });

  it('lets all news of a known source in, however many', () => {
    const entries = Array.from({ length: 30 }, (_, at) => entry(`news ${at}`, 24 + at));
    expect(decide(entries, { known: ['other'] }).held).toEqual([]);
  });

  it('holds the archive that a known source suddenly announces, but not its news', () => {
    const verdict = decide([...archive, entry('news', 2)], { known: ['other'] });
    expect(verdict.in).toEqual(['old 0', 'old 1', 'news']);
    expect(verdict.held).toHaveLength(38);
  });

  it('lets a few late entries and entries without a date in', () => {
    const entries = [
      entry('late', 24 * 30),
      entry('undated 1'),
      entry('undated 2'),
      entry('undated 3'),
      entry('undated 4'),
    ];
    expect(decide(entries, { known: ['other'] }).held).toEqual([]);
  });

  it('adds nothing that is known', () => {
    expect(decide([entry('a', 1)], { known: ['a'] })).toEqual({ in: [], held: [] });
  });
});
