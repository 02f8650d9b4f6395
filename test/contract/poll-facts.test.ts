/** What a poll is decided by, read for many sources at once, on every engine. */
import { describe, expect, test } from 'vitest';
import { articleDraft } from '../support/article-draft.js';
import { emptyStoreOn, wellPolled } from '../support/empty-store.js';
import { engineKinds } from '../support/engines.js';
import { storedSubscription } from '../support/stored-subscription.js';

const start = new Date('2026-05-01T12:00:00Z');
const hour = (number: number) => new Date(start.getTime() - number * 3_600_000);

describe.each(engineKinds())('what a poll is decided by on $name', (kind) => {
  if (kind.absent !== undefined) {
    test.skip(`skipped: ${kind.absent}`, () => undefined);
    return;
  }
  const site = emptyStoreOn(kind, ['north', 'south'], start);

  async function bring(source: string, hours: readonly number[]): Promise<void> {
    const keyOf = (age: number) => `${source} ${age}`;
    const added = hours.map((age) => ({
      key: keyOf(age),
      print: 'first',
      announced: { title: keyOf(age) },
      stage: 'extract' as const,
    }));
    const ids = await site.store.sources.recordPoll(source, wellPolled(start), { added, changed: [] });
    const drafts = hours.map((age, at) => {
      const [title, url] = [keyOf(age), `https://${source}.test/${age}`];
      return articleDraft({
        entryId: ids[at] ?? '',
        sourceId: source,
        url,
        title,
        text: title,
        at: hour(age),
      });
    });
    await site.store.articles.save(drafts, start);
  }

  test('has the newest articles of each source, as many as each was asked for, newest first', async () => {
    await bring('north', [5, 1, 3]);
    await bring('south', [2, 4]);
    const { findForPoll } = site.store.sources;
    const [two, all, none, unknown] = await Promise.all([
      findForPoll('north', 2),
      findForPoll('south', 30),
      findForPoll('south', 0),
      findForPoll('nowhere', 30),
    ]);
    expect(two?.recentInstants).toEqual([hour(1), hour(3)]);
    expect(all?.recentInstants).toEqual([hour(2), hour(4)]);
    expect(none?.recentInstants).toEqual([]);
    expect(unknown).toBeUndefined();
    expect(two?.source).toEqual(await site.store.sources.find('north'));
  });

  test('tells whether the source has a subscription', async () => {
    await site.store.subscriptions.save(storedSubscription('south'));
    const both = await Promise.all(['north', 'south'].map((id) => site.store.sources.findForPoll(id, 30)));
    expect(both.map((known) => known?.hasSubscription)).toEqual([false, true]);
  });
});
