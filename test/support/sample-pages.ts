/** Every page in every state that visitors may meet it in: full, empty, long, from right to left. */
import { renderFeed } from '../../src/publish/render-feed.js';
import { type HomeTopic, renderHome } from '../../src/publish/render-home.js';
import { renderSearch } from '../../src/publish/render-search.js';
import { renderStatus } from '../../src/publish/render-status.js';
import { renderStory, type StoryReport } from '../../src/publish/render-story.js';
import type { OutputItem } from '../../src/vocabulary/item.js';
import type { SourceReport } from '../../src/vocabulary/source.js';
import { hostileItems } from './hostile-items.js';
import { manyItems, outputFeed, outputItem } from './output-feed.js';
import { setAsideEntry } from './set-aside-entry.js';
import { sourceRecord } from './source-record.js';

const long =
  'Regional transport authority unexpectedly postpones the reopening of the harbour bridge for the third time this year, citing inconclusive measurements of the Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const paragraph =
  'The old swing bridge at Marrow Quay will stay closed to lorries until the spring, the harbour board said on Monday, after engineers found cracks in two of its four main girders.';

const titles: Partial<OutputItem>[] = [
  { title: 'Harbour bridge stays closed to lorries until spring', summary: paragraph, rights: '© The Paper' },
  { title: 'Ferry to Long Skerry sails again', summary: 'Its rudder was mended in the dock at Penmarr.' },
  {
    title: 'الجسر القديم في الميناء مغلق أمام الشاحنات حتى الربيع',
    language: 'ar',
    authors: ['ليلى حداد'],
    summary: 'قالت هيئة الميناء يوم الاثنين إن المهندسين وجدوا شقوقا في عارضتين من عوارض الجسر الأربع.',
  },
  { title: long, summary: `${paragraph} ${paragraph}` },
  {
    title: '香港大桥今天重新开放',
    language: 'zh',
    summary: '海港局星期一表示,工程师在四根主梁中的两根上发现了裂缝。',
  },
  { title: 'AT&T <b>wins</b> 👩‍👩‍👧‍👦 "quotes"', summary: 'a < b && c > d' },
  { title: 'גשר הנמל נשאר סגור למשאיות עד האביב', language: 'he', summary: 'רשות הנמל הודיעה ביום שני.' },
];

const reports: OutputItem['alsoReportedBy'] = [
  {
    url: 'https://times.example/a',
    title: 'Bridge: cracks in two girders',
    sourceTitle: 'Northern Times',
    kind: 'story',
  },
  { url: 'https://mail.example/b', title: long, sourceTitle: 'Valley Mail', kind: 'near' },
];

const newest = manyItems(titles.length);
export const sampleItems: OutputItem[] = newest.map((item, index) => ({
  ...item,
  ...titles[index],
  ...(index === 0 ? { alsoReportedBy: reports } : {}),
}));

function homeTopic(title: string, items: readonly OutputItem[], changes: Partial<HomeTopic> = {}): HomeTopic {
  const base = `https://news.example/topics/${encodeURIComponent(title.toLowerCase())}`;
  return {
    title,
    description: 'What happens on the quays, and on the water in front of them.',
    homeUrl: `${base}/`,
    selfUrls: {
      html: `${base}/`,
      rss: `${base}/rss.xml`,
      atom: `${base}/atom.xml`,
      json: `${base}/feed.json`,
    },
    itemCount: items.length,
    newest: items.map(({ title: name, url, source, publishedAt, language }) => ({
      title: name,
      url,
      sourceTitle: source.title,
      publishedAt,
      ...(language === undefined ? {} : { language }),
    })),
    ...(items.length > 0 ? { updatedAt: '2026-03-31T12:00:00Z' } : {}),
    ...changes,
  };
}

const topics = [
  homeTopic('Harbour', sampleItems.slice(0, 3)),
  homeTopic('Energy', sampleItems.slice(1, 3), { itemCount: 1_204 }),
  homeTopic('الميناء', sampleItems.slice(2, 3), { language: 'ar', description: 'أخبار الميناء والسفن' }),
  homeTopic(long.slice(0, 120), sampleItems.slice(3, 6)),
  homeTopic('Football', []),
];

function home(list: readonly HomeTopic[], latest: readonly OutputItem[]): string {
  const urls = { html: 'all/', rss: 'all/rss.xml', atom: 'all/atom.xml', json: 'all/feed.json' };
  const of = (name: string) => `https://news.example/${name}`;
  return renderHome({
    title: 'Example News',
    description: 'News by topic, cleaned and merged.',
    homeUrl: of(''),
    allUrls: { html: of(urls.html), rss: of(urls.rss), atom: of(urls.atom), json: of(urls.json) },
    opmlUrl: of('opml.xml'),
    healthUrl: of('status'),
    searchUrl: of('search'),
    iconUrl: of('icon.svg'),
    latest: homeTopic('all', latest).newest,
    topics: list,
  });
}

const toReport = (item: OutputItem, kind: StoryReport['kind']): StoryReport => ({
  url: item.url,
  title: item.title,
  sourceTitle: item.source.title,
  authors: item.authors,
  publishedAt: item.publishedAt,
  kind,
  ...(item.summary === undefined ? {} : { summary: item.summary }),
  ...(item.language === undefined ? {} : { language: item.language }),
});

const site = {
  title: 'Example News',
  description: 'News by topic.',
  language: 'en',
  url: 'https://news.example',
  tagAuthority: 'news.example,2026',
};
const place = { title: site.title, url: `${site.url}/` };

function source(id: string, more: Partial<SourceReport> = {}): SourceReport {
  const url = `https://${id}.example/feed.xml`;
  const record = sourceRecord({ id, url, title: `The ${id} paper` });
  return { source: record, address: url, state: 'ok', because: 'It last answered well 3 min ago.', ...more };
}

function search(text: string, items: readonly OutputItem[], hasMore = false): string {
  const hits = items.map((item) => ({
    item,
    excerpt: `The old \ue000bridge\ue001 stays closed. ${item.summary ?? ''}`,
  }));
  return renderSearch({ site: place, url: `${site.url}/search`, text, page: 1, hits, hasMore });
}

function story(items: readonly OutputItem[], changes: { title: string; language?: string }): string {
  return renderStory({
    url: `${site.url}/stories/1`,
    site: place,
    selfUrls: outputFeed().selfUrls,
    reports: items.map((item, index) =>
      toReport(item, index === 0 ? 'lead' : index === 1 ? 'exact' : 'story'),
    ),
    related: [{ url: 'https://a.example/history', title: 'The history of the bridge' }],
    topics: [{ title: 'Harbour', homeUrl: `${site.url}/topics/harbour/` }],
    ...changes,
  });
}

const topic = (items: OutputItem[], changes = {}) => renderFeed(outputFeed(items, changes), 'html').body;

/** HTML by name. */
export const samplePages: Readonly<Record<string, string>> = {
  home: home(topics, sampleItems),
  'home-empty': home([], []),
  'home-many': home(
    Array.from({ length: 150 }, (_, n) => homeTopic(`Topic ${n}`, sampleItems)),
    sampleItems,
  ),
  topic: topic(sampleItems),
  'topic-empty': topic([]),
  'topic-many': topic(manyItems(100).map((item) => ({ ...item, summary: paragraph.repeat(2) }))),
  'topic-hostile': topic(hostileItems),
  'topic-rtl': topic([sampleItems[2] ?? outputItem(), sampleItems[6] ?? outputItem()], {
    language: 'ar',
    title: 'الميناء',
    description: 'أخبار الميناء والسفن',
  }),
  'topic-archive': topic(sampleItems.slice(0, 2), {
    archive: {
      isArchive: true,
      current: outputFeed().selfUrls,
      prevArchive: outputFeed().selfUrls,
      nextArchive: outputFeed().selfUrls,
    },
  }),
  story: story(sampleItems.slice(0, 4), { title: 'Harbour bridge stays closed to lorries until spring' }),
  'story-rtl': story(sampleItems.slice(2, 3), { title: sampleItems[2]?.title ?? '', language: 'ar' }),
  health: renderStatus(
    site,
    [
      source('north'),
      source('south', { state: 'silent', because: 'Its last article is 9 days old.' }),
      source('broken', {
        source: sourceRecord({
          id: 'broken',
          url: 'https://broken.example/',
          failure: 'not-a-feed',
          failures: 3,
        }),
        state: 'backing-off',
        because: 'an HTML page titled "Sign in"',
      }),
      source(`a-source-with-${'quite-'.repeat(8)}long-id`),
    ],
    [setAsideEntry],
  ),
  'health-empty': renderStatus(site, [], []),
  search: search('bridge', sampleItems, true),
  'search-empty': search('', []),
  'search-nothing': search('zeppelin "in the sky" <b>', []),
};
