/** Output feeds as the configuration describes them: their addresses, their names, what they take. */
import type { FormatUrls, OutputFeed, OutputItem } from '../vocabulary/item.js';

export type FeedScope =
  | { kind: 'topic'; topicId: string }
  | { kind: 'source'; sourceId: string }
  | { kind: 'all' };

/** Limits beyond the number of items; a feed that has any is a window on its topic, without an archive. */
export interface FeedMix {
  /** Most items of one source. */
  perSource?: number;
  maxAgeMs?: number;
  sort: 'published' | 'arrived' | 'reports';
}

/** One output feed of the site, by the configuration. */
export interface FeedPlan {
  /** Path without its first slash and without a document name: `topics/russia`, `sources/bbc`, `all`. */
  path: string;
  /** The path it first had, for its permanent id; `path` when absent. */
  firstPath?: string;
  /** Part of its addresses that only its readers know; it is listed nowhere then. */
  token?: string;
  /** Tokens it had before, which still open it. */
  formerTokens?: readonly string[];
  /** Kept out of the home page and the list of feeds. */
  unlisted?: boolean;
  scope: FeedScope;
  title: string;
  description: string;
  language?: string;
  merge: 'off' | 'exact' | 'near' | 'story';
  content: 'full' | 'summary' | 'title';
  itemLimit: number;
  mix?: FeedMix;
}

export interface SitePlan {
  title: string;
  description: string;
  /** Public address without a slash at its end. */
  url: string;
  /** Where changes are pushed from (WebSub); absent where nobody could call. */
  hubUrl?: string;
  /** Hubs of others, which are told of changes. */
  otherHubUrls?: readonly string[];
  language: string;
  /** Host and date of every permanent id (RFC 4151). */
  tagAuthority: string;
}

/** What readers are told to wait between polls; close to how soon news can be there. */
export const ttlMinutes = 15;

/** Documents of a feed as paths on the site; one address a format. */
export function documentPaths(path: string): FormatUrls {
  return {
    html: `/${path}/`,
    rss: `/${path}/rss.xml`,
    atom: `/${path}/atom.xml`,
    json: `/${path}/feed.json`,
  };
}

export function documentUrls(site: SitePlan, path: string): FormatUrls {
  const { html, rss, atom, json } = documentPaths(path);
  return { html: site.url + html, rss: site.url + rss, atom: site.url + atom, json: site.url + json };
}

/** What to ask the store for; undefined of a feed without a mix. */
export function mixedQuery({ scope, merge, itemLimit: limit, mix }: FeedPlan, now: Date) {
  if (mix === undefined || scope.kind !== 'topic') return undefined;
  const { perSource, maxAgeMs, sort } = mix;
  return {
    topicId: scope.topicId,
    merge,
    limit,
    sort,
    ...(perSource === undefined ? {} : { perSource }),
    ...(maxAgeMs === undefined ? {} : { since: new Date(now.getTime() - maxAgeMs) }),
  };
}

/** The same feed at each of its addresses, which name only themselves: one, or one a token. */
export function plansOf({ formerTokens = [], ...plan }: FeedPlan): FeedPlan[] {
  return [plan, ...formerTokens.map((token) => ({ ...plan, token }))];
}

/** Where its documents are: its path, or the same behind its token. */
export function addressOf({ path, token }: FeedPlan): string {
  return token === undefined ? path : `private/${token}/${path}`;
}

/** Where the document stands that says what a topic leaves out. */
export function leftOutPath(plan: FeedPlan): string {
  return `/${addressOf(plan)}/merged.xml`;
}

/** Before there is anything to show, a feed is as old as the web site standard it follows: a fixed instant, never "now". */
export const emptyFeedInstant = '2026-01-01T00:00:00.000Z';

function newestChange(items: readonly OutputItem[]): string {
  // ISO 8601 instants of one form sort as text.
  return (
    items
      .map(({ updatedAt }) => updatedAt)
      .toSorted()
      .at(-1) ?? emptyFeedInstant
  );
}

function hubsOf({ hubUrl, otherHubUrls = [] }: SitePlan): Pick<OutputFeed, 'hubUrl' | 'otherHubUrls'> {
  return {
    ...(hubUrl === undefined ? {} : { hubUrl }),
    ...(otherHubUrls.length > 0 ? { otherHubUrls } : {}),
  };
}

export function buildFeed(site: SitePlan, plan: FeedPlan, items: OutputItem[]): OutputFeed {
  const selfUrls = documentUrls(site, addressOf(plan));
  const language = plan.language ?? site.language;
  return {
    id: `tag:${site.tagAuthority}:feed/${plan.firstPath ?? plan.path}`,
    title: plan.title,
    description: plan.description,
    language,
    homeUrl: selfUrls.html,
    site: { title: site.title, url: `${site.url}/` },
    selfUrls,
    ...(plan.scope.kind === 'topic' ? { leftOutUrl: site.url + leftOutPath(plan) } : {}),
    iconUrl: `${site.url}/icon-512.png`,
    faviconUrl: `${site.url}/icon-64.png`,
    ...(plan.token === undefined ? hubsOf(site) : {}),
    content: plan.content,
    ttlMinutes,
    updatedAt: newestChange(items),
    items,
  };
}
