/** JSON Feed 1.1. */
import { toRfc3339 } from './format-date.js';
import type { PreparedFeed } from './prepare-feed.js';
import type { PreparedItem, PreparedLink } from './prepared-item.js';

const links = (list: readonly PreparedLink[]) =>
  list.length > 0 ? list.map(({ url, title, by }) => ({ url, title, source: by })) : undefined;

/** What JSON Feed has no member for; custom objects begin with an underscore and say what they are about. */
function toExtension({ source, rights, reports, related }: PreparedItem, about: string): object {
  return {
    about,
    source: { title: source.title, url: source.siteUrl, feed_url: source.feedUrl },
    rights,
    also_reported_by: links(reports),
    related: links(related),
  };
}

export function writeJsonItem(item: PreparedItem, feed: PreparedFeed): string {
  const attachments = item.enclosures.map(({ url, type, length }) => ({
    url,
    mime_type: type,
    size_in_bytes: length,
  }));
  return JSON.stringify({
    id: item.id,
    url: item.url,
    // The counterpart of Atom's rel=related by JSON Feed's own mapping page.
    external_url: item.reports[0]?.url,
    title: item.title,
    content_html: item.html,
    summary: item.summary,
    image: item.image,
    date_published: toRfc3339(item.published),
    date_modified: toRfc3339(item.updated),
    authors: item.authors.map((name) => ({ name })),
    tags: item.categories.length > 0 ? item.categories : undefined,
    language: item.language,
    attachments: attachments.length > 0 ? attachments : undefined,
    _winnow: toExtension(item, feed.homeUrl),
  });
}

/**
 * JSON Feed 1.1 as one JSON document of items that are written already; absent members are left out, and the
 * order of members is fixed.
 */
export function renderJsonFeed(feed: PreparedFeed, items: readonly string[]): string {
  const { archive, hubUrls, selfUrls } = feed;
  const older = archive.prevArchive?.json;
  const head = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.homeUrl,
    feed_url: selfUrls.json,
    description: feed.description,
    next_url: older === selfUrls.json ? undefined : older,
    icon: feed.iconUrl,
    favicon: feed.faviconUrl,
    language: feed.language,
    hubs: hubUrls.length > 0 ? hubUrls.map((url) => ({ type: 'WebSub', url })) : undefined,
    _winnow: {
      about: feed.homeUrl,
      id: feed.id,
      date_modified: toRfc3339(feed.updated),
      archive: archive.isArchive || undefined,
    },
  });
  return `${head.slice(0, -1)},"items":[${items.join(',')}]}`;
}
