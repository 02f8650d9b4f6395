/** What the server answers with beside stored documents: stories, searches, lists, the state of the sources. */
import type { Context } from './context.js';
import { buildStory, buildStoryFeed } from './publish/build-story.js';
import { topicTitle } from './publish/plan-feeds.js';
import { renderLive } from './publish/render-live.js';
import { renderOpml } from './publish/render-opml.js';
import { renderProblems } from './publish/render-problems.js';
import { renderSearch } from './publish/render-search.js';
import { renderStatus } from './publish/render-status.js';
import { renderStory } from './publish/render-story.js';
import { reportSources } from './report-sources.js';
import type { MadeDocument, StoryFormat } from './serve-ports.js';
import { showAddress } from './source-request.js';

type Site = Pick<Context, 'site' | 'store' | 'now' | 'topics'>;

const html = 'text/html; charset=utf-8';
const opml = 'text/x-opml; charset=utf-8';
const hitsPerPage = 20;
const setAsideOnPage = 20;

export function isPublic({ token }: { token?: unknown }): boolean {
  return token === undefined;
}

/** Repair may have moved an article to another story: links to the old one lead on. */
export async function makeStory(
  { site, store, topics: allTopics }: Site,
  id: string,
  format: StoryFormat,
): Promise<MadeDocument | { movedTo: string } | undefined> {
  const storyId = await store.items.findStoryId(id);
  if (storyId === undefined) return undefined;
  if (storyId !== id) return { movedTo: storyId };
  const reports = await store.items.selectStory(storyId);
  if (format !== 'html') {
    const feed = buildStoryFeed(site, { storyId, reports });
    return feed && renderLive(feed)[format];
  }
  const ids = new Set(await store.items.topicsOfStory(storyId));
  const topics = (await allTopics())
    .filter((topic) => ids.has(topic.id) && isPublic(topic))
    .map((topic) => ({ id: topic.id, title: topicTitle(topic) }));
  const story = buildStory(site, { storyId, reports, topics });
  return story && { body: renderStory(story), mediaType: html };
}

export async function makeSearchPage(
  { site, store, now }: Site,
  { text, page }: { text: string; page: number },
): Promise<MadeDocument> {
  const query = { text, limit: hitsPerPage + 1, offset: (page - 1) * hitsPerPage };
  const hits = text === '' ? [] : await store.search.find(query, now());
  const body = renderSearch({
    site: { title: site.title, url: `${site.url}/` },
    url: `${site.url}/search`,
    iconUrl: `${site.url}/icon.svg`,
    text,
    page,
    hits: hits.slice(0, hitsPerPage),
    hasMore: hits.length > hitsPerPage,
  });
  return { body, mediaType: html };
}

export async function makeSourceList({ site, store }: Site): Promise<MadeDocument> {
  const sources = (await store.sources.list()).filter(({ enabled }) => enabled);
  const body = renderOpml({
    title: `Sources of ${site.title}`,
    outlines: sources.map(({ id, title, url, siteUrl }) => ({
      title: title ?? id,
      xmlUrl: showAddress(url),
      ...(siteUrl === null ? {} : { htmlUrl: siteUrl }),
    })),
  });
  return { body, mediaType: opml };
}

/** How the sources do, and the newest of the entries that were set aside. */
function troubles({ store, now }: Pick<Site, 'store' | 'now'>) {
  return Promise.all([reportSources(store, now), store.entries.listSetAside(setAsideOnPage)]);
}

export async function makeStatusPage({
  site,
  store,
  now,
  liveConfig,
}: Site & Pick<Context, 'liveConfig'>): Promise<MadeDocument> {
  const [reports, setAside] = await troubles({ store, now });
  return { body: renderStatus(site, reports, setAside, liveConfig), mediaType: html };
}

export async function makeProblemFeed({ site, store, now }: Site): Promise<MadeDocument> {
  const [reports, setAside] = await troubles({ store, now });
  return renderProblems(site, reports, setAside);
}
