/** The operators' feed: one item for each trouble of a source. Errors never enter a reader's feed. */
import type { OutputFeed, OutputItem } from '../vocabulary/item.js';
import type { SourceReport } from '../vocabulary/source.js';
import type { SitePlan } from './build-feed.js';
import { type RenderedFeed, renderFeed } from './render-feed.js';
import { explainState, isInTrouble, stateWords } from './render-status.js';
import { escapeMarkup } from './write-xml.js';

/**
 * One item as long as a trouble lasts: its id and date are of the last time the source was well, so that a reader
 * shows it once and not after every poll.
 */
function toItem(site: SitePlan, report: SourceReport): OutputItem {
  const { source, address, state, slowDown, since: known } = report;
  const { lastNewAt, lastSuccessAt, firstSeenAt } = source;
  const since = (known ?? (state === 'silent' ? lastNewAt : lastSuccessAt) ?? firstSeenAt).toISOString();
  const title = source.title ?? source.id;
  const sentences = [explainState(report), slowDown].filter((text) => text !== undefined);
  return {
    id: `tag:${site.tagAuthority}:problem/${source.id}/${state}/${since}`,
    url: `${site.url}/status#${source.id}`,
    title: `${title}: ${stateWords[state]}`,
    contentHtml: sentences.map((text) => `<p>${escapeMarkup(text)}</p>`).join(''),
    authors: [site.title],
    categories: [state],
    enclosures: [],
    publishedAt: since,
    updatedAt: since,
    source: { id: source.id, title, feedUrl: address },
    related: [],
    alsoReportedBy: [],
  };
}

/** An Atom document; the newest trouble first. */
export function renderProblems(site: SitePlan, reports: readonly SourceReport[]): RenderedFeed {
  const items = reports
    .filter((report) => report.source.enabled && isInTrouble(report))
    .map((report) => toItem(site, report))
    .toSorted((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1));
  const [page, feedUrl] = [`${site.url}/status`, `${site.url}/status/problems.xml`];
  const feed: OutputFeed = {
    id: `tag:${site.tagAuthority}:feed/problems`,
    title: `${site.title}: sources in trouble`,
    description: 'For operators: which sources do not answer as they should.',
    language: 'en',
    homeUrl: page,
    selfUrls: { html: page, atom: feedUrl, rss: feedUrl, json: feedUrl },
    content: 'full',
    ttlMinutes: 15,
    // An empty feed is as old as the format of its ids.
    updatedAt: '2026-01-01T00:00:00.000Z',
    items,
  };
  return renderFeed(feed, 'atom');
}
