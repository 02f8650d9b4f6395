/** The feed of what a topic leaves out. */
import { parseAtomFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import type { FeedPlan } from '../../src/publish/build-feed.js';
import { type FiledFacts, renderLeftOut } from '../../src/publish/left-out.js';
import { checkAtom } from '../support/check-atom.js';

const site = {
  title: 'News',
  description: 'News by topic.',
  language: 'en',
  url: 'https://news.example',
  tagAuthority: 'news.example,2026',
};
const plan: FeedPlan = {
  path: 'topics/harbour',
  scope: { kind: 'topic', topicId: 'harbour' },
  title: 'Harbour',
  description: 'News from the harbour.',
  merge: 'story',
  content: 'full',
  itemLimit: 30,
};
const now = new Date('2026-05-03T12:00:00Z');

function filed(changes: Partial<FiledFacts> = {}): FiledFacts {
  return {
    id: '7',
    url: 'https://isle.example/ferry',
    title: 'Ferry <late>',
    language: 'en',
    sourceId: 'isle',
    sourceTitle: 'Isle Post',
    sourceUrl: 'https://isle.example/feed',
    publishedAt: new Date('2026-05-03T10:00:00Z'),
    enteredAt: new Date('2026-05-03T10:05:00Z'),
    rootId: '3',
    rootTitle: 'Ferries stay in port',
    rootSourceTitle: 'Quay & News',
    storyId: '2',
    copyKind: 'near',
    because: '83 % of its text is that of 3',
    evidence: 'likeness 0.83, where 0.6 is enough (rules of version 1)',
    ...changes,
  };
}
const alone = (changes: Partial<FiledFacts> = {}) =>
  filed({ rootId: '7', copyKind: null, because: null, evidence: undefined, ...changes });

function render(articles: FiledFacts[], more: { plan?: Partial<FeedPlan>; shown?: string[] } = {}) {
  const shown = new Set(more.shown ?? []);
  const { body } = renderLeftOut(articles, { site, plan: { ...plan, ...more.plan }, now, shown });
  return { body, entries: parseAtomFeed(body).entries ?? [] };
}

describe('the feed of what a topic leaves out', () => {
  test('tells of a merged article what stands for it, why, by which evidence, and where all coverage is', () => {
    const { entries } = render([filed()]);
    expect(entries).toHaveLength(1);
    expect(entries[0]?.title?.value).toBe('Ferry <late>');
    expect(entries[0]?.links?.[0]?.href).toBe('https://isle.example/ferry');
    const text = entries[0]?.content?.value ?? '';
    expect(text).toContain(
      'nearly the words of &quot;Ferries stay in port&quot; of Quay &amp; News, because 83 %',
    );
    expect(text).toContain('likeness 0.83, where 0.6 is enough');
    expect(text).toContain('href="https://news.example/stories/2"');
    expect(entries[0]?.categories?.[0]?.term).toBe('near');
  });

  test('has an entry of its own for an article, whatever its item is called elsewhere', () => {
    const { entries } = render([filed({ copyKind: null, because: 'likeness 0.2' })]);
    expect(entries[0]?.id).toBe('tag:news.example,2026:left-out/7');
    expect(entries[0]?.content?.value).toContain('another report of the story of');
  });

  test('tells what the limits of a topic drop, and nothing of what stands in the feed', () => {
    const articles = [
      alone(),
      alone({ id: '8', rootId: '8', publishedAt: new Date('2026-04-01T00:00:00Z') }),
    ];
    const mix = { sort: 'published' as const, perSource: 2, maxAgeMs: 86_400_000 };
    const { entries } = render(articles, { plan: { mix } });
    expect(entries.map(({ categories }) => categories?.[0]?.term)).toEqual(['limit', 'too old']);
    expect(entries[0]?.content?.value).toContain('at most 2 of them of one source (itemsPerSource)');
    expect(render(articles, { plan: { mix }, shown: ['tag:news.example,2026:item/7'] }).entries).toHaveLength(
      1,
    );
  });

  test('leaves out what newer items moved to the archive', () => {
    expect(render([alone()]).entries).toEqual([]);
  });

  test('is a valid feed that names itself and no hub, with nothing in it too', () => {
    const self = 'https://news.example/topics/harbour/merged.xml';
    expect(checkAtom(render([filed(), alone()]).body, self)).toEqual([]);
    expect(checkAtom(render([]).body, self)).toEqual([]);
    const secret = 'https://news.example/private/s3cret/topics/harbour/merged.xml';
    expect(checkAtom(render([filed()], { plan: { token: 's3cret' } }).body, secret)).toEqual([]);
  });
});
