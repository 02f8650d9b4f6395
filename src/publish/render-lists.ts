/** The pages that list the output feeds of a site, from what is planned and what was published. */
import type { FeedSummary } from '../vocabulary/item.js';
import { documentUrls, type FeedPlan, type SitePlan } from './build-feed.js';
import type { Documents } from './render-feed.js';
import { renderHome } from './render-home.js';
import { renderOpml } from './render-opml.js';

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

export function renderLists(
  site: SitePlan,
  plans: readonly FeedPlan[],
  summaries: Map<string, FeedSummary>,
): Documents {
  return new Map([
    ['/', { body: renderHomeOf(site, plans, summaries), mediaType: 'text/html; charset=utf-8' }],
    ['/opml.xml', { body: renderTopicList(site, plans), mediaType: 'text/x-opml; charset=utf-8' }],
  ]);
}
