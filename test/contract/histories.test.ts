/** What the history of an entry tells, whichever engine is behind it. */
import { describe, expect, test } from 'vitest';
import { hashAddress } from '../../src/collect/key-entry.js';
import type { ArticleDraft } from '../../src/store-ports.js';
import { emptyStoreOn, wellPolled } from '../support/empty-store.js';
import { engineKinds } from '../support/engines.js';

const start = new Date('2026-05-01T12:00:00.000Z');
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

const polled = wellPolled(start);

const addressOf = (source: string, key: string) => `https://${source}.test/${key}`;

describe.each(engineKinds())('histories on $name', (kind) => {
  if (kind.absent !== undefined) {
    test.skip(`skipped: ${kind.absent}`, () => undefined);
    return;
  }
  const site = emptyStoreOn(kind, ['north', 'south'], start);

  async function announce(source: string, key: string, stage: 'extract' | 'held' = 'extract') {
    const announced = { title: `Announced ${key}`, url: addressOf(source, key) };
    const address = hashAddress(announced.url);
    const kept = address === undefined ? {} : { address };
    const [entryId] = await site.store.sources.recordPoll(source, polled, {
      added: [{ key, print: 'first', announced, stage, ...kept }],
      changed: [],
    });
    return entryId ?? '';
  }

  function draftOf(
    entryId: string,
    source: string,
    key: string,
    title: string,
    minutes: number,
  ): ArticleDraft {
    return {
      entryId,
      print: 'first',
      sourceId: source,
      url: addressOf(source, key),
      title,
      summary: null,
      extraction: {
        text: title,
        html: `<p>${title}</p>`,
        authors: [],
        categories: [],
        related: [],
        removed: [{ rule: 'ad-marker', text: 'Advertisement' }],
        verdict: 'full',
        because: 'its selector matched',
      },
      enclosures: [],
      addresses: { url: addressOf(source, key) },
      rights: null,
      publishedAt: later(minutes),
      updatedAt: later(minutes),
      firstSeenAt: later(minutes),
    };
  }

  async function save(source: string, key: string, minutes = 0): Promise<{ entryId: string; id: string }> {
    const entryId = await announce(source, key);
    await site.store.articles.save([draftOf(entryId, source, key, `Title ${key}`, minutes)], start);
    const [article] = await site.store.articles.getByEntries([entryId]);
    const id = article?.id ?? '';
    await site.store.articles.settleIdentity([{ id, keys: [{ kind: 'url', key: addressOf(source, key) }] }]);
    return { entryId, id };
  }

  const byAddress = (url: string, found = url) =>
    site.store.histories.find({ url, urlKeys: [found], addressHash: hashAddress(found) });

  test('finds an entry by the number of its article, by the ledger, and before it has an article', async () => {
    const { entryId, id } = await save('north', 'ferry');
    const entry = { kind: 'entry', entryId };
    expect(await site.store.histories.find({ articleId: id })).toEqual(entry);
    const other = 'https://north.test/ferry?utm_source=mail';
    expect(await byAddress(other, addressOf('north', 'ferry'))).toEqual(entry);
    const waiting = await announce('south', 'waiting');
    expect(await byAddress(addressOf('south', 'waiting'))).toEqual({ kind: 'entry', entryId: waiting });
    expect(await site.store.histories.findArticle(waiting)).toBeUndefined();
    expect(await byAddress('https://south.test/never')).toBeUndefined();
    expect(await site.store.histories.find({ articleId: '999' })).toBeUndefined();
  });

  test('finds an entry by every spelling of its address, on its way, and where it announced a front page', async () => {
    const waiting = await announce('south', 'waiting');
    const spelled = 'https://south.test/waiting?utm_source=mail';
    const found = { url: spelled, urlKeys: [spelled], addressHash: hashAddress(spelled) };
    expect(await site.store.histories.find(found)).toEqual({ kind: 'entry', entryId: waiting });
    const extracted = await announce('north', 'extracted');
    const draft = {
      ...draftOf(extracted, 'north', 'extracted', 'Title', 0),
      url: 'https://north.test/moved',
    };
    await site.store.articles.save([draft], start);
    expect(await byAddress('https://north.test/moved')).toEqual({ kind: 'entry', entryId: extracted });
    const front = await announce('north', '');
    expect(hashAddress(addressOf('north', ''))).toBeUndefined();
    expect(await byAddress(addressOf('north', ''))).toEqual({ kind: 'entry', entryId: front });
  });

  test('finds no entry by reading what all of them announced', async () => {
    for (let at = 0; at < 3; at += 1) await announce('north', `page-${at}`);
    await site.database.query("update entry set announced = announced - 'url'");
    const entry = await byAddress(addressOf('north', 'page-1'));
    expect(entry).toEqual({ kind: 'entry', entryId: expect.stringMatching(/^\d+$/) });
  });

  test('says that an article was known and is kept no longer', async () => {
    const { id } = await save('north', 'old');
    await site.store.retention.remove([id]);
    const purged = { kind: 'purged', articleId: id };
    expect(await site.store.histories.find({ articleId: id })).toEqual(purged);
    expect(await byAddress(addressOf('north', 'old'))).toEqual(purged);
  });

  test('tells where an entry is, and why it was set aside', async () => {
    await announce('north', 'held', 'held');
    const held = await byAddress(addressOf('north', 'held'));
    const heldId = held?.kind === 'entry' ? held.entryId : '0';
    expect(await site.store.histories.getEntry(heldId)).toMatchObject({ stage: 'held', failedStage: null });
    const entryId = await announce('north', 'broken');
    await site.store.entries.setAside([entryId], 'extract', 'its page is no page', later(1));
    expect(await site.store.histories.getEntry(entryId)).toMatchObject({
      sourceId: 'north',
      title: 'Announced broken',
      url: addressOf('north', 'broken'),
      announcedBy: null,
      stage: 'set-aside',
      stageSince: later(1),
      failedStage: 'extract',
      failure: 'its page is no page',
    });
  });

  test('tells of which article one is a copy, what stands for it, and who else reported it', async () => {
    const first = await save('north', 'first');
    const copy = await save('south', 'copy', 5);
    const report = await save('south', 'report', 9);
    const evidence = { level: 'near' as const, with: first.id, score: 0.9, threshold: 0.6, rules: 1 };
    const likeness = { level: 'story' as const, with: first.id, score: 0.2, shared: ['Ferry'], rules: 1 };
    await site.store.articles.linkCopies([
      { articleId: copy.id, copyOf: first.id, kind: 'near', because: '90 % of its words', evidence },
    ]);
    await site.store.prints.save({
      prints: [],
      copies: [],
      stories: [{ articleId: report.id, storyId: first.id, because: 'shared names', evidence: likeness }],
    });
    await site.store.stories.saveLead(
      { storyId: first.id, leadId: report.id, because: 'its source is preferred' },
      later(10),
    );
    const history = await site.store.histories.findArticle(copy.entryId);
    expect(history).toMatchObject({
      id: copy.id,
      copyOf: first.id,
      copyKind: 'near',
      copyBecause: '90 % of its words',
      copyEvidence: evidence,
      storyId: first.id,
      verdict: 'full',
      because: 'its selector matched',
      removed: [{ rule: 'ad-marker', text: 'Advertisement' }],
    });
    expect((await site.store.histories.findArticle(report.entryId))?.storyEvidence).toEqual(likeness);
    expect(history?.roots).toEqual({
      off: { id: copy.id, publishedAt: later(5) },
      exact: { id: copy.id, publishedAt: later(5) },
      near: { id: first.id, publishedAt: start },
      story: { id: first.id, publishedAt: start },
    });
    const reports = await site.store.histories.listReports(first.id);
    expect(reports.map(({ id, copyKind, because }) => [id, copyKind, because])).toEqual([
      [first.id, null, null],
      [copy.id, 'near', '90 % of its words'],
      [report.id, null, 'shared names'],
    ]);
    expect(await site.store.histories.findLead(first.id)).toEqual({
      id: report.id,
      because: 'its source is preferred',
      since: later(10),
    });
    expect(await site.store.histories.findLead(copy.id)).toBeUndefined();
  });

  test('tells the revisions in order, one that is not judged too, and the topics with their evidence', async () => {
    const { entryId, id } = await save('north', 'moving');
    for (const [title, minutes] of [
      ['Second title', 1],
      ['Third title', 2],
    ] as const) {
      await site.store.articles.save([draftOf(entryId, 'north', 'moving', title, 0)], later(minutes));
      const [pending] = await site.store.articles.pendingRevisions([id]);
      if (minutes === 1)
        await site.store.articles.settleRevision({
          id: pending?.id ?? '',
          significant: true,
          because: 'the title',
        });
    }
    expect(await site.store.histories.listRevisions(id)).toEqual([
      { seenAt: later(1), significant: true, because: 'the title', titleBefore: 'Title moving' },
      { seenAt: later(2), significant: null, because: null, titleBefore: null },
    ]);
    await site.store.labels.replace([
      { articleId: id, publishedAt: start, labels: [{ id: 'ships', because: '"ferry" in the title' }] },
    ]);
    expect(await site.store.histories.listLabels(id)).toMatchObject([
      { topicId: 'ships', because: '"ferry" in the title', archived: false },
    ]);
  });
});
