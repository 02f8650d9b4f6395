/** The operators' feed: one item for each trouble of a source or an entry. Errors never enter a reader's feed. */
import type { SetAsideEntry } from '../vocabulary/entry.js';
import type { OutputFeed, OutputItem } from '../vocabulary/item.js';
import type { SourceReport } from '../vocabulary/source.js';
import type { SitePlan } from './build-feed.js';
import { type RenderedFeed, renderFeed } from './render-feed.js';
import {
  entryFragment,
  explainSetAside,
  explainState,
  isInTrouble,
  nameEntry,
  stateWords,
} from './render-status.js';
import { escapeMarkup } from './write-xml.js';

interface Problem {
  /** Of the permanent id, the page's fragment and the title. */
  id: string;
  fragment: string;
  title: string;
  sentences: readonly string[];
  category: string;
  since: Date;
  source: OutputItem['source'];
}

function toItem(site: SitePlan, problem: Problem): OutputItem {
  const since = problem.since.toISOString();
  return {
    id: `tag:${site.tagAuthority}:problem/${problem.id}/${since}`,
    url: `${site.url}/status#${problem.fragment}`,
    title: problem.title,
    contentHtml: problem.sentences.map((text) => `<p>${escapeMarkup(text)}</p>`).join(''),
    authors: [site.title],
    categories: [problem.category],
    enclosures: [],
    publishedAt: since,
    updatedAt: since,
    source: problem.source,
    related: [],
    alsoReportedBy: [],
  };
}

/**
 * One item as long as a trouble lasts: its id and date are of the last time the source was well, so that a reader
 * shows it once and not after every poll.
 */
function problemOf(report: SourceReport): Problem {
  const { source, address, state, slowDown, since } = report;
  const { id, lastNewAt, lastSuccessAt, firstSeenAt } = source;
  const title = source.title ?? id;
  return {
    id: `${id}/${state}`,
    fragment: id,
    title: `${title}: ${stateWords[state]}`,
    sentences: [explainState(report), slowDown].filter((text) => text !== undefined),
    category: state,
    since: since ?? (state === 'silent' ? lastNewAt : lastSuccessAt) ?? firstSeenAt,
    source: { id, title, feedUrl: address },
  };
}

function problemOfEntry(entry: SetAsideEntry, reports: readonly SourceReport[]): Problem {
  const { id, sourceId, at } = entry;
  const of = reports.find(({ source }) => source.id === sourceId);
  return {
    id: `entry/${id}`,
    fragment: entryFragment(entry),
    title: `Set aside: ${nameEntry(entry)}`,
    sentences: explainSetAside(entry),
    category: 'set-aside',
    since: at,
    source: { id: sourceId, title: of?.source.title ?? sourceId, feedUrl: of?.address ?? '' },
  };
}

/** An Atom document; the newest trouble first. */
export function renderProblems(
  site: SitePlan,
  reports: readonly SourceReport[],
  setAside: readonly SetAsideEntry[],
): RenderedFeed {
  const troubled = reports.filter((report) => report.source.enabled && isInTrouble(report));
  const problems = [...troubled.map(problemOf), ...setAside.map((entry) => problemOfEntry(entry, reports))];
  const items = problems
    .map((problem) => toItem(site, problem))
    .toSorted((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1));
  const [page, feedUrl] = [`${site.url}/status`, `${site.url}/status/problems.xml`];
  const feed: OutputFeed = {
    id: `tag:${site.tagAuthority}:feed/problems`,
    title: `${site.title}: sources in trouble`,
    description:
      'For operators: which sources do not answer as they should, and which entries were set aside.',
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
