/** Archives that never change. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageLimits, planArchive } from '../../src/publish/archive-pages.js';
import { outputItem } from '../support/output-feed.js';

const entered = (id: number, enteredAt: string) =>
  outputItem({ id: `tag:news.example,2026:item/${String(id).padStart(4, '0')}`, enteredAt });
const names = (plan: ReturnType<typeof planArchive>) => plan.pages.map(({ name }) => name);
const pages = (items: number) => ({ items, bytes: 1_000_000 });
const ids = (items: { id: string }[]) => items.map(({ id }) => Number(id.slice(-4)));

describe('the archive', () => {
  test('has a page for each month that is over and leaves the running month open', () => {
    const plan = planArchive([
      entered(3, '2026-03-02T00:00:00Z'),
      entered(2, '2026-01-31T23:59:59Z'),
      entered(1, '2026-01-01T00:00:00Z'),
    ]);
    expect(plan.pages.map(({ name, items }) => [name, ids(items)])).toEqual([['2026-01', [2, 1]]]);
    expect(ids(plan.open)).toEqual([3]);
  });

  test('closes a page when it is full and numbers the next of that month', () => {
    const items = Array.from({ length: 5 }, (_, index) => entered(index, '2026-03-02T00:00:00Z'));
    const plan = planArchive(items, '', pages(2));
    expect(names(plan)).toEqual(['2026-03', '2026-03-2']);
    expect(ids(plan.open)).toEqual([4]);
  });

  test('goes on after the pages there are, and never takes a name twice', () => {
    const items = Array.from({ length: 3 }, (_, index) => entered(index, '2026-03-02T00:00:00Z'));
    expect(names(planArchive(items, '2026-03', pages(1)))).toEqual(['2026-03-2', '2026-03-3', '2026-03-4']);
    expect(names(planArchive(items, '2026-03-9', pages(3)))).toEqual(['2026-03-10']);
    expect(names(planArchive(items, '2026-02-9', pages(3)))).toEqual(['2026-03']);
    // Two machines whose clocks disagree about midnight.
    expect(names(planArchive(items, '2026-04', pages(3)))).toEqual(['2026-04-2']);
  });

  test('closes a page when its articles are long, so that an open page fits the live document', () => {
    const long = Array.from({ length: 20 }, (_, index) => ({
      ...entered(index, '2026-03-02T00:00:00Z'),
      contentHtml: `<p>${'é'.repeat(20_000)}</p>`,
    }));
    const plan = planArchive(long);
    expect(plan.pages.map(({ items }) => items.length)).toEqual([4, 4, 4, 4, 4]);
    expect(pageLimits.bytes).toBeLessThan(250_000);
  });

  test('files an old article under the month in which it came in', () => {
    const late = { ...entered(2, '2026-03-05T00:00:00Z'), publishedAt: '2019-05-01T00:00:00Z' };
    expect(
      names(planArchive([entered(1, '2026-02-01T00:00:00Z'), late, entered(3, '2026-04-01T00:00:00Z')])),
    ).toEqual(['2026-02', '2026-03']);
  });

  test('never changes a closed page and never loses an item, however many come in (RFC 5005 §4)', () => {
    const hours = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 60 });
    fc.assert(
      fc.property(hours, fc.integer({ min: 1, max: 7 }), fc.nat(60), (gaps, pageItems, cut) => {
        let time = Date.UTC(2026, 0, 1);
        const items = gaps.map((gap, index) => {
          time += gap * 3_600_000;
          return entered(index, new Date(time).toISOString());
        });
        const earlier = planArchive(items.slice(0, cut), '', pages(pageItems));
        const later = planArchive(items.toReversed(), '', pages(pageItems));
        expect(later.pages.slice(0, earlier.pages.length)).toEqual(earlier.pages);
        const all = [...later.pages.flatMap((page) => page.items), ...later.open];
        expect(ids(all).toSorted((a, b) => a - b)).toEqual(items.map((_, index) => index));
        expect(later.open.length).toBeLessThan(pageItems);
        expect(new Set(names(later)).size).toBe(later.pages.length);
      }),
    );
  });

  test('of nothing is nothing', () => {
    expect(planArchive([])).toEqual({ pages: [], open: [] });
  });
});
