/** Archive pages of an output feed as documents of their own (RFC 5005 §4). */
import type { FormatUrls, OutputFeed, OutputItem } from '../vocabulary/item.js';
import type { ArchivePage } from './archive-pages.js';
import { buildFeed, documentPaths, documentUrls, type FeedPlan, type SitePlan } from './build-feed.js';

export interface LinkedPage extends ArchivePage {
  /** Name of the page after it; absent on the newest. */
  next?: string;
}

function pagePath(plan: FeedPlan, name: string): string {
  return `${plan.path}/archive/${name}`;
}

export function archivePaths(plan: FeedPlan, name: string): FormatUrls {
  return documentPaths(pagePath(plan, name));
}

export function archiveUrls(site: SitePlan, plan: FeedPlan, name: string): FormatUrls {
  return documentUrls(site, pagePath(plan, name));
}

/** The live feed, leading back to the newest page. */
export function buildLive(
  site: SitePlan,
  plan: FeedPlan,
  items: OutputItem[],
  newestPage: string | undefined,
): OutputFeed {
  const feed = buildFeed(site, plan, items);
  if (newestPage === undefined) return feed;
  return { ...feed, archive: { isArchive: false, prevArchive: archiveUrls(site, plan, newestPage) } };
}

/** A page has the id of its feed, and says where the feed and the pages beside it are. */
export function buildArchivePage(site: SitePlan, plan: FeedPlan, page: LinkedPage): OutputFeed {
  const live = buildFeed(site, plan, page.items);
  // A hub pushes the live documents alone.
  const { hubUrl: _unpushed, otherHubUrls: _untold, leftOutUrl: _ofNow, ...feed } = live;
  const { previous, next } = page;
  return {
    ...feed,
    selfUrls: archiveUrls(site, plan, page.name),
    archive: {
      isArchive: true,
      current: live.selfUrls,
      ...(previous === undefined ? {} : { prevArchive: archiveUrls(site, plan, previous) }),
      ...(next === undefined ? {} : { nextArchive: archiveUrls(site, plan, next) }),
    },
  };
}

/** Newest first: what a feed shows, together with open items that are older than all of that. */
export function mergeItems(newest: readonly OutputItem[], open: readonly OutputItem[]): OutputItem[] {
  const shown = new Set(newest.map(({ id }) => id));
  const missing = open.filter(({ id }) => !shown.has(id));
  if (missing.length === 0) return [...newest];
  return [...newest, ...missing].toSorted((a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt));
}
