/** Renders the output feeds that changed, and the pages that list them; bytes change only when items do. */
import type { Log, Now } from '../ports.js';
import type { FeedSummary, Store } from '../store-ports.js';
import { strongEtag } from '../text/strong-etag.js';
import type { FormatUrls, OutputFeed, OutputItem } from '../vocabulary/item.js';
import { type ArchivePage, pageLimits, planArchive } from './archive-pages.js';
import { archivePaths, buildArchivePage, buildLive, type LinkedPage, mergeItems } from './build-archive.js';
import {
  addressOf,
  documentPaths,
  documentUrls,
  type FeedPlan,
  plansOf,
  type SitePlan,
} from './build-feed.js';
import { type OutputFormat, type RenderedFeed, renderAll } from './render-feed.js';
import { renderHome } from './render-home.js';
import { renderLive } from './render-live.js';
import { renderOpml } from './render-opml.js';

export interface PublishPorts {
  store: Pick<Store, 'archives' | 'items' | 'outputFeeds' | 'renderings'>;
  site(): SitePlan;
  plans(): Promise<FeedPlan[]>;
  /** Told after documents changed: the paths of those that are pushed. */
  announce(changed: readonly string[]): Promise<void>;
  compress(body: Buffer): Promise<{ gzip: Buffer; br: Buffer }>;
  log: Log;
  now: Now;
}

const formats: readonly OutputFormat[] = ['rss', 'atom', 'json', 'html'];
const newestOnHome = { topic: 3, all: 8 };
/** Bounds what is read at once when a new topic finds a month of articles. */
const openAtOnce = 400;

interface Keeping {
  forms: 'all' | 'br';
  /** Whether it will never change again. */
  isFinal: boolean;
}

const live: Keeping = { forms: 'all', isFinal: false };

async function saveDocuments(
  ports: PublishPorts,
  paths: FormatUrls,
  documents: Record<OutputFormat, RenderedFeed>,
  keeping: Keeping,
): Promise<string[]> {
  const save = async (format: OutputFormat) => {
    const isNew = await saveDocument(ports, paths[format], documents[format], keeping);
    return isNew ? [paths[format]] : [];
  };
  return (await Promise.all(formats.map(save))).flat();
}

/** Compression costs many times what rendering does, so that the same bytes are not compressed again. */
async function saveDocument(
  { store, compress, now }: PublishPorts,
  path: string,
  document: RenderedFeed,
  { forms, isFinal }: Keeping = live,
): Promise<boolean> {
  const body = Buffer.from(document.body);
  const etag = strongEtag(body);
  if (await store.renderings.holds(path, etag)) return false;
  const { br, gzip } = await compress(body);
  return store.renderings.save({
    path,
    mediaType: document.mediaType,
    br,
    ...(forms === 'br' ? {} : { body, gzip }),
    etag,
    modifiedAt: now(),
    isFinal,
  });
}

function summaryOf(feed: OutputFeed, newest: number): FeedSummary {
  return {
    itemCount: feed.items.length,
    ...(feed.items.length === 0 ? {} : { updatedAt: feed.updatedAt }),
    newest: feed.items.slice(0, newest).map(({ title, url, source, publishedAt, language }) => ({
      title,
      url,
      sourceTitle: source.title,
      publishedAt,
      ...(language === undefined ? {} : { language }),
    })),
  };
}

async function saveArchivePage(ports: PublishPorts, plan: FeedPlan, page: LinkedPage): Promise<void> {
  const feed = buildArchivePage(ports.site(), plan, page);
  // The newest page will be rendered once more, to lead on to the next.
  const keeping: Keeping = { forms: 'br', isFinal: page.next !== undefined };
  await saveDocuments(ports, archivePaths(plan, page.name), renderAll(feed), keeping);
}

/**
 * Rendered before they are recorded, the newest first, so that a page which is linked is there. The page before them
 * is rendered once more, from the items it was closed with, to lead on to the first of them.
 */
async function closePages(
  ports: PublishPorts,
  plan: FeedPlan,
  topicId: string,
  pages: readonly ArchivePage[],
): Promise<void> {
  const { archives } = ports.store;
  const last = await archives.findLast(topicId);
  const linked = pages.map(({ name, items }, at): LinkedPage => {
    const [previous, next] = [pages[at - 1]?.name ?? last, pages[at + 1]?.name];
    return {
      name,
      items,
      ...(previous === undefined ? {} : { previous }),
      ...(next === undefined ? {} : { next }),
    };
  });
  for (const page of linked.toReversed()) await saveArchivePage(ports, plan, page);
  const before = last === undefined ? undefined : await archives.find(topicId, last);
  const [first] = linked;
  if (before && first) await saveArchivePage(ports, plan, { ...before, next: first.name });
  for (const { next: _, ...page } of linked) await archives.close(topicId, page);
}

/** Moves what is due from a topic to its archive; returns what is on no page yet. */
async function archiveTopic(ports: PublishPorts, plan: FeedPlan, topicId: string): Promise<OutputItem[]> {
  const { items, archives } = ports.store;
  const limits = { ...pageLimits, items: Math.min(pageLimits.items, plan.itemLimit) };
  for (;;) {
    const waiting = await items.selectOpen({ topicId, merge: plan.merge, limit: openAtOnce });
    const { pages, open } = planArchive(waiting, await archives.findLast(topicId), limits);
    if (pages.length === 0) return open;
    await closePages(ports, plan, topicId, pages);
  }
}

async function selectItems(ports: PublishPorts, plan: FeedPlan): Promise<OutputItem[]> {
  const { scope, merge, itemLimit: limit, mix } = plan;
  const { items } = ports.store;
  if (mix === undefined || scope.kind !== 'topic') return items.select({ scope, merge, limit });
  const { perSource, maxAgeMs, sort } = mix;
  return items.selectMixed({
    topicId: scope.topicId,
    merge,
    limit,
    sort,
    ...(perSource === undefined ? {} : { perSource }),
    ...(maxAgeMs === undefined ? {} : { since: new Date(ports.now().getTime() - maxAgeMs) }),
  });
}

/** Pages stay what they are, and so would the token in their links, and what a mix leaves out. */
function hasArchive({ token, mix }: FeedPlan): boolean {
  return token === undefined && mix === undefined;
}

interface Published {
  summary: FeedSummary;
  /** Paths of public documents that are not as they were. */
  changed: string[];
}

const nothing: Published = { summary: { itemCount: 0, newest: [] }, changed: [] };

async function publishFeed(ports: PublishPorts, plan: FeedPlan): Promise<Published> {
  const { scope } = plan;
  const topicId = scope.kind === 'topic' && hasArchive(plan) ? scope.topicId : undefined;
  const open = topicId === undefined ? [] : await archiveTopic(ports, plan, topicId);
  const newestPage = topicId === undefined ? undefined : await ports.store.archives.findLast(topicId);
  const items = mergeItems(await selectItems(ports, plan), open);
  const published: Published = { ...nothing, changed: [] };
  for (const place of plansOf(plan)) {
    const feed = buildLive(ports.site(), place, items, newestPage);
    const documents = renderLive(feed, { openIds: new Set(open.map(({ id }) => id)) });
    const changed = await saveDocuments(ports, documentPaths(addressOf(place)), documents, live);
    const bytes = formats.reduce((sum, format) => sum + Buffer.byteLength(documents[format].body), 0);
    ports.log.debug({ event: 'rendering', feed: plan.path, bytes }, 'an output feed was rendered');
    published.summary = summaryOf(feed, scope.kind === 'all' ? newestOnHome.all : newestOnHome.topic);
    if (place.token === undefined) published.changed.push(...changed);
  }
  return published;
}

function isListed({ scope, token, unlisted = false }: FeedPlan): boolean {
  return scope.kind === 'topic' && token === undefined && !unlisted;
}

/** Where strangers come, the state of the sources is for operators, and a link to it would be refused. */
function isLocal(siteUrl: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(new URL(siteUrl).hostname);
}

function renderHomeOf(
  site: SitePlan,
  plans: readonly FeedPlan[],
  summaries: Map<string, FeedSummary>,
): string {
  return renderHome({
    title: site.title,
    description: site.description,
    homeUrl: `${site.url}/`,
    allUrls: documentUrls(site, 'all'),
    opmlUrl: `${site.url}/opml.xml`,
    ...(isLocal(site.url) ? { healthUrl: `${site.url}/status` } : {}),
    searchUrl: `${site.url}/search`,
    iconUrl: `${site.url}/icon.svg`,
    latest: summaries.get('all')?.newest ?? [],
    topics: plans.filter(isListed).map((plan) => {
      const selfUrls = documentUrls(site, plan.path);
      const { title, description } = plan;
      const summary = summaries.get(plan.path) ?? { itemCount: 0, newest: [] };
      return { title, description, homeUrl: selfUrls.html, selfUrls, ...summary };
    }),
  });
}

function renderTopicList(site: SitePlan, plans: readonly FeedPlan[]): string {
  return renderOpml({
    title: site.title,
    outlines: plans.filter(isListed).map((plan) => {
      const { rss: xmlUrl, html: htmlUrl } = documentUrls(site, plan.path);
      return { title: plan.title, description: plan.description, xmlUrl, htmlUrl };
    }),
  });
}

async function publishLists(ports: PublishPorts, plans: readonly FeedPlan[]): Promise<void> {
  const site = ports.site();
  const summaries = await ports.store.outputFeeds.summaries();
  const home = { body: renderHomeOf(site, plans, summaries), mediaType: 'text/html; charset=utf-8' };
  const opml = { body: renderTopicList(site, plans), mediaType: 'text/x-opml; charset=utf-8' };
  await saveDocument(ports, '/', home);
  await saveDocument(ports, '/opml.xml', opml);
}

/** Renders one feed where it has changed since it was rendered last; subscribers are told whoever asked for it. */
export async function publishOne(ports: PublishPorts, path: string): Promise<void> {
  const change = await ports.store.outputFeeds.findChange(path);
  if (change === undefined) return;
  const plan = (await ports.plans()).find((planned) => planned.path === path);
  if (!plan) return;
  const { summary, changed } = await publishFeed(ports, plan);
  await ports.store.outputFeeds.markPublished(path, change, summary);
  if (changed.length > 0) await ports.announce(changed);
}

/** Idempotent: a feed is marked published only up to the change it was rendered after. */
export async function publishChanged(ports: PublishPorts): Promise<void> {
  const changed = await ports.store.outputFeeds.findChanged();
  if (changed.length === 0) return;
  const plans = await ports.plans();
  const planOf = new Map(plans.map((plan) => [plan.path, plan]));
  const failures: unknown[] = [];
  const pushed: string[] = [];
  for (const { path, change } of changed) {
    try {
      const plan = planOf.get(path);
      const published = plan ? await publishFeed(ports, plan) : nothing;
      pushed.push(...published.changed);
      await ports.store.outputFeeds.markPublished(path, change, published.summary);
    } catch (error) {
      ports.log.error({ feed: path, error: (error as Error).message }, 'an output feed cannot be rendered');
      failures.push(error);
    }
  }
  await ports.announce(pushed);
  await publishLists(ports, plans);
  ports.log.info(
    { event: 'publishing', feeds: changed.length - failures.length },
    'output feeds were rendered',
  );
  // One that cannot be rendered held up no other; it is tried again.
  if (failures.length > 0) throw failures[0];
}
