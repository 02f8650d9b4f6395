import { describe, expect, it } from 'vitest';
import { createGrouper } from '../../src/group/grouper.js';
import type { GrouperOptions } from '../../src/group/grouper-options.js';
import { decodePrint, encodePrint } from '../../src/group/print-codec.js';
import {
  bridgeCopy,
  bridgeGazette,
  bridgeHerald,
  choir,
  everyArticle,
  HOUR,
  herring,
} from '../support/group-articles.js';

function grouped(options: GrouperOptions = {}, articles = everyArticle) {
  const grouper = createGrouper(options);
  return Object.fromEntries(articles.map((article) => [article.id, grouper.add(article)]));
}

/** The same words in the same order, published later elsewhere. */
const reprint = {
  ...bridgeGazette,
  id: 'reprint',
  source: 'mirror',
  url: 'https://mirror.example/9',
  text: bridgeGazette.text.replaceAll('\n', '\n\n').toUpperCase(),
};

describe('createGrouper', () => {
  it('puts two reports of one event into one story and says why', () => {
    const { 'bridge-2': decision } = grouped();
    expect(decision).toMatchObject({ story: 'bridge-1', kind: 'story' });
    expect(decision?.because).toMatch(/Old bridge at Karvik collapses.*2 h apart.*in common:.*Karvik/);
  });

  it('leaves other news of the day alone', () => {
    const decisions = grouped();
    expect(decisions.choir).toMatchObject({ story: 'choir', kind: 'new' });
    expect(decisions.herring).toMatchObject({ story: 'herring', kind: 'new' });
  });

  it('recognises a shortened copy and whose it is', () => {
    expect(grouped()['bridge-3']).toMatchObject({ story: 'bridge-1', copyOf: 'bridge-1', kind: 'near' });
  });

  it('recognises the same words in other typography as exact', () => {
    expect(grouped({}, [bridgeGazette, reprint]).reprint).toMatchObject({
      copyOf: 'bridge-1',
      kind: 'exact',
    });
  });

  it('takes new words at a known address for a revision of it', () => {
    const revised = { ...bridgeGazette, id: 'again', text: `${bridgeGazette.text}\nThe ferry runs again.` };
    expect(grouped({}, [bridgeGazette, revised]).again).toMatchObject({
      copyOf: 'bridge-1',
      kind: 'revision',
    });
  });

  it('merges copies alone at the level near, and equal words alone at the level exact', () => {
    expect(grouped({ level: 'near' })['bridge-2']?.story).toBe('bridge-2');
    expect(grouped({ level: 'near' })['bridge-3']?.story).toBe('bridge-1');
    expect(grouped({ level: 'exact' })['bridge-3']?.story).toBe('bridge-3');
    expect(grouped({ level: 'exact' }, [bridgeGazette, reprint]).reprint?.story).toBe('bridge-1');
  });

  it('never welds articles through a digest of them', () => {
    const digest = {
      ...choir,
      id: 'digest',
      source: 'weekly',
      url: 'https://weekly.example/1',
      title: 'The week in brief',
      text: [bridgeGazette.text, choir.text, herring.text].join('\n'),
    };
    const after = grouped({ level: 'near' }, [bridgeGazette, choir, herring, digest]);
    expect(after.digest).toMatchObject({ story: 'digest', kind: 'new' });
    const before = grouped({ level: 'near' }, [digest, bridgeGazette, choir, herring]);
    expect(before.choir?.story).not.toBe(before['bridge-1']?.story);
  });

  it('takes short texts for copies only with the same title, from the same source, on the same day', () => {
    const live = {
      ...choir,
      id: 'live-1',
      url: undefined,
      title: 'Live: the session',
      text: 'Watch the session here.',
    };
    const again = { ...live, id: 'live-2', time: (live.time ?? 0) + 2 * HOUR };
    const elsewhere = { ...again, id: 'live-3', source: 'gazette' };
    const later = { ...live, id: 'live-4', time: (live.time ?? 0) + 40 * HOUR };
    const decisions = grouped({ level: 'near' }, [live, again, elsewhere, later]);
    expect(decisions['live-2']).toMatchObject({ copyOf: 'live-1', kind: 'exact' });
    expect(decisions['live-3']?.kind).toBe('new');
    expect(decisions['live-4']?.kind).toBe('new');
  });

  it('does not join reports of events weeks apart', () => {
    const later = { ...bridgeHerald, time: (bridgeHerald.time ?? 0) + 15 * 24 * HOUR };
    expect(grouped({}, [bridgeGazette, choir, later])['bridge-2']?.kind).toBe('new');
  });

  it('names the first of a story, the followers and the single ones at the end', () => {
    const grouper = createGrouper();
    for (const article of everyArticle) grouper.add(article);
    grouper.repair();
    const kinds = Object.fromEntries(grouper.memberships().map(({ id, kind }) => [id, kind]));
    expect(kinds).toEqual({
      'bridge-1': 'first',
      choir: 'new',
      'bridge-2': 'story',
      'bridge-3': 'near',
      herring: 'new',
    });
  });

  it('decides the same after its window was rebuilt from stored prints', () => {
    const before = createGrouper();
    const stored = [bridgeGazette, choir].map((article) => {
      const print = before.print(article);
      return { bytes: encodePrint(print), decision: before.addPrint(print) };
    });
    const after = createGrouper();
    for (const { bytes, decision } of stored) {
      const print = decodePrint(bytes);
      if (print) after.restore(print, decision);
    }
    for (const article of [bridgeHerald, bridgeCopy, herring])
      expect(after.add(article)).toEqual(before.add(article));
  });

  it('leaves stories alone that were settled before its window was rebuilt', () => {
    const grouper = createGrouper();
    const settled = [bridgeGazette, bridgeHerald].map((article) => grouper.print(article));
    // As it stands in the store: two stories, which looked at anew would be one.
    for (const print of settled)
      grouper.restore(print, { story: print.id, kind: 'new', because: 'it was settled before' });
    expect(grouper.repair()).toEqual([]);
  });

  it('forgets what leaves its window and goes on', () => {
    const grouper = createGrouper({ maxArticles: 2 });
    for (const article of [bridgeGazette, choir, herring]) grouper.add(article);
    expect(grouper.add(bridgeCopy).kind).toBe('new');
    expect(grouper.memberships().map(({ id }) => id)).toEqual(['herring', 'bridge-3']);
  });

  it('takes empty articles without a word', () => {
    const empty = { id: 'empty', source: '', title: '', text: '' };
    const decisions = grouped({}, [empty, { ...empty, id: 'empty-2' }]);
    expect(decisions['empty-2']).toMatchObject({ story: 'empty-2', kind: 'new' });
  });
});
