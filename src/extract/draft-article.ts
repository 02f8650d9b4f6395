/** The article as it is stored: what was extracted, with what its entry announced. */
import { cleanUrl } from '../text/clean-url.js';
import type { Extraction } from '../vocabulary/article.js';
import type { EntryRecord } from '../vocabulary/entry.js';
import type { ParsedEntry } from '../vocabulary/feed-document.js';
import { plainSummary } from './plain-summary.js';
import { settleDates } from './settle-dates.js';

function addressesOf(announced: ParsedEntry, extraction: Extraction, pageUrl: string | undefined) {
  const url = pageUrl ?? announced.url;
  const before = announced.url !== undefined && announced.url !== url ? [announced.url] : [];
  return {
    ...(announced.guid === undefined ? {} : { guid: announced.guid }),
    ...(url === undefined ? {} : { url }),
    ...(extraction.canonicalUrl === undefined ? {} : { canonicalUrl: extraction.canonicalUrl }),
    alternateUrls: before,
  };
}

function merged(first: readonly string[] | undefined, second: readonly string[]): string[] {
  const seen = new Map([...(first ?? []), ...second].map((name) => [name.toLowerCase(), name]));
  return [...seen.values()];
}

/** `pageUrl` is the address its page was fetched from, after redirects. */
export function draftArticle(entry: EntryRecord, extraction: Extraction, pageUrl: string | undefined) {
  const { announced } = entry;
  const dates = settleDates(
    {
      entryPublishedAt: announced.publishedAt,
      entryUpdatedAt: announced.updatedAt,
      pagePublishedAt: extraction.publishedAt,
    },
    entry.firstSeenAt,
  );
  const language = announced.language ?? extraction.language;
  const image = extraction.image ?? announced.imageUrl;
  const url = announced.url ?? extraction.canonicalUrl ?? '';
  const title = announced.title || extraction.title || extraction.text.split('\n', 1)[0]?.slice(0, 120);
  return {
    entryId: entry.id,
    print: entry.print,
    sourceId: entry.sourceId,
    url: cleanUrl(url) ?? url,
    title: title || 'Untitled',
    summary: plainSummary(announced),
    extraction: {
      ...extraction,
      ...(language === undefined ? {} : { language }),
      ...(image === undefined ? {} : { image }),
      authors: announced.authors?.length ? announced.authors : extraction.authors,
      categories: merged(announced.categories, extraction.categories),
    },
    enclosures: announced.enclosures ?? [],
    addresses: addressesOf(announced, extraction, pageUrl),
    rights: announced.rights ?? null,
    ...dates,
    firstSeenAt: entry.firstSeenAt,
  };
}
