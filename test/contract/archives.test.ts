/** What the store promises of archive pages, whichever engine is behind it. */
import { describe, expect, test } from 'vitest';
import { emptyStoreOn } from '../support/empty-store.js';
import { engineKinds } from '../support/engines.js';
import { heldPage } from '../support/held-page.js';
import { outputItem } from '../support/output-feed.js';
import { rendering } from '../support/rendering.js';

const start = new Date('2026-05-01T12:00:00.000Z');
const items = [outputItem({ id: 'tag:news.test,2026:item/7', title: 'Held' })];

describe.each(engineKinds())('archives on $name', (kind) => {
  if (kind.absent !== undefined) {
    test.skip(`skipped: ${kind.absent}`, () => undefined);
    return;
  }
  const site = emptyStoreOn(kind, [], start);

  /** As the newest page, or for good. */
  const render = (name: string, isFinal: boolean) =>
    site.store.renderings.save([
      { ...rendering(`/topics/one/archive/${name}/rss.xml`, `${name} ${isFinal}`, start), isFinal },
    ]);

  test('hold the items of a page until it is rendered with both its neighbours', async () => {
    const { archives } = site.store;
    await archives.close('one', [heldPage('2026-05', items)]);
    expect(await archives.findUnrendered('one', '2026-05')).toEqual({ name: '2026-05', items });
    await render('2026-05', false);
    expect(await archives.findUnrendered('one', '2026-05')).toBeUndefined();
    await archives.close('one', [
      heldPage('2026-06', [], '2026-05'),
      heldPage('2026-06-2', items, '2026-06'),
    ]);
    expect(await archives.findLast(['one', 'two'])).toEqual(new Map([['one', '2026-06-2']]));
    expect(await archives.findUnrendered('one', '2026-05')).toEqual({
      name: '2026-05',
      next: '2026-06',
      items,
    });
    await render('2026-05', true);
    expect(await archives.findUnrendered('one', '2026-05')).toBeUndefined();
    expect(await archives.findUnrendered('one', '2026-06')).toEqual({
      name: '2026-06',
      previous: '2026-05',
      next: '2026-06-2',
      items: [],
    });
  });

  test('hold nothing of a page that was released, and nothing of one that is not there', async () => {
    const { archives } = site.store;
    await archives.close('one', [heldPage('2026-05', items), heldPage('2026-06', items, '2026-05')]);
    await archives.release('one', '2026-05');
    expect(await archives.listHeld()).toEqual([{ topicId: 'one', name: '2026-06' }]);
    for (const [topicId, name] of [
      ['one', '2026-05'],
      ['one', '2026-07'],
      ['two', '2026-06'],
    ] as const)
      expect(await archives.findUnrendered(topicId, name)).toBeUndefined();
  });

  test('keep what was rendered for good from one who read the page before the next was closed', async () => {
    await render('2026-05', true);
    const { etag } = (await site.store.renderings.findFacts('/topics/one/archive/2026-05/rss.xml')) ?? {};
    expect(await render('2026-05', false)).toEqual([]);
    const after = await site.store.renderings.findFacts('/topics/one/archive/2026-05/rss.xml');
    expect([after?.etag, after?.isFinal]).toEqual([etag, true]);
  });

  test('let a program of before the update have left the newest page', async () => {
    const { archives } = site.store;
    await site.database.query(
      "insert into archive_page (topic_id, name, items) values ('one', '2026-05', $1)",
      [JSON.stringify(items)],
    );
    await render('2026-05', false);
    expect(await archives.findUnrendered('one', '2026-05')).toBeUndefined();
    await archives.close('one', [heldPage('2026-06', [], '2026-05')]);
    expect(await archives.findUnrendered('one', '2026-05')).toEqual({
      name: '2026-05',
      next: '2026-06',
      items,
    });
    await archives.release('one', '2026-05');
    expect(await archives.listHeld()).toEqual([{ topicId: 'one', name: '2026-06' }]);
  });
});
