/** Renders the output feeds that changed, and the pages that list them; bytes change only when items do. */
import type { Log, Now } from '../ports.js';
import type { FeedSummary, Store } from '../store-ports.js';
import type { OutputFeed } from '../vocabulary/item.js';
import { buildFeed, documentPaths, documentUrls, type FeedPlan, type SitePlan } from './build-feed.js';
import type { OutputFormat, RenderedFeed } from './render-feed.js';
import { renderHome } from './render-home.js';
import { renderLive } from './render-live.js';
import { renderOpml } from './render-opml.js';
import { strongEtag } from './strong-etag.js';

export interface PublishPorts {
  store: Pick<Store, 'items' | 'outputFeeds' | 'renderings'>;
  site(): SitePlan;
  plans(): Promise<FeedPlan[]>;
  compress(body: Buffer): Promise<{ gzip: Buffer; br: Buffer }>;
  log: Log;
  now: Now;
}

const formats: readonly OutputFormat[] = ['rss', 'atom', 'json', 'html'];
const newestOnHome = 3;

async function saveDocument(
  { store, compress }: PublishPorts,
  path: string,
  document: RenderedFeed,
  modifiedAt: Date,
): Promise<boolean> {
  const body = Buffer.from(document.body);
  const forms = await compress(body);
  return store.renderings.save({
    path,
    mediaType: document.mediaType,
    body,
    ...forms,
    etag: strongEtag(body),
    modifiedAt,
  });
}

function summaryOf(feed: OutputFeed): FeedSummary {
  return {
    itemCount: feed.items.length,
    ...(feed.items.length === 0 ? {} : { updatedAt: feed.updatedAt }),
    newest: feed.items.slice(0, newestOnHome).map(({ title, url, source, publishedAt, language }) => ({
      title,
      url,
      sourceTitle: source.title,
      publishedAt,
      ...(language === undefined ? {} : { language }),
    })),
  };
}

async function publishFeed(ports: PublishPorts, plan: FeedPlan): Promise<FeedSummary> {
  const { scope, merge, itemLimit: limit } = plan;
  const feed = buildFeed(ports.site(), plan, await ports.store.items.select({ scope, merge, limit }));
  const documents = renderLive(feed);
  const paths = documentPaths(plan.path);
  for (const format of formats) await saveDocument(ports, paths[format], documents[format], ports.now());
  return summaryOf(feed);
}

function isTopic(plan: FeedPlan): boolean {
  return plan.scope.kind === 'topic';
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
    healthUrl: `${site.url}/status`,
    iconUrl: `${site.url}/icon.svg`,
    topics: plans.filter(isTopic).map((plan) => {
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
    outlines: plans.filter(isTopic).map((plan) => {
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
  await saveDocument(ports, '/', home, ports.now());
  await saveDocument(ports, '/opml.xml', opml, ports.now());
}

/** Idempotent: a feed is marked published only up to the change it was rendered after. */
export async function publishChanged(ports: PublishPorts): Promise<void> {
  const changed = await ports.store.outputFeeds.findChanged();
  if (changed.length === 0) return;
  const plans = await ports.plans();
  const planOf = new Map(plans.map((plan) => [plan.path, plan]));
  for (const { path, change } of changed) {
    const plan = planOf.get(path);
    const summary = plan ? await publishFeed(ports, plan) : { itemCount: 0, newest: [] };
    await ports.store.outputFeeds.markPublished(path, change, summary);
  }
  await publishLists(ports, plans);
  ports.log.info({ feeds: changed.length }, 'output feeds were rendered');
}
