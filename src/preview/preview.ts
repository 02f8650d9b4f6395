/** One source, page or feed through every stage, nothing stored: each request and each decision with its reason. */

import { type Findings, type Poll, readSource } from '../collect/collect.js';
import { decodeBytes } from '../collect/decode-bytes.js';
import { hideSecrets } from '../collect/hide-secrets.js';
import { identifyEntries } from '../collect/identify-entries.js';
import { nameEntries } from '../collect/key-entry.js';
import { proposeSelectors } from '../collect/propose-selectors.js';
import type { ListingSelectors } from '../collect/read-listing.js';
import { RepairLog } from '../collect/repair-log.js';
import type { ReadyConfig } from '../config.js';
import type { TopicMatcher } from '../label/topic-matcher.js';
import { collectSettings, extractSettings } from '../settings-of.js';
import { showAddress } from '../source-request.js';
import type { ArticleDraft } from '../store-ports.js';
import type { FetchOutcome } from '../vocabulary/outcome.js';
import { matcherOf } from './config-matcher.js';
import { type DocumentPreview, describeDocument } from './describe-document.js';
import { findTarget, type ReadySource, type Target } from './find-target.js';
import { newSource } from './new-source.js';
import { type EntryPreview, previewArticles } from './preview-articles.js';
import type { PreviewPorts, RequestMade } from './preview-ports.js';
import { isListing } from './tell-listing.js';

export const readings = ['auto', 'feed', 'article', 'listing'] as const;
export type ReadingWish = (typeof readings)[number];

export interface PreviewWish {
  /** A source's id, or an address. */
  name: string;
  as: ReadingWish;
  /** How many entries go through the later stages, newest first. */
  most: number;
}

export interface Preview {
  kind: 'feed' | 'listing' | 'article' | 'unreadable';
  /** Why it was read that way, or what went wrong; a sentence without its stop. */
  because: string;
  address: string;
  /** The source whose settings counted. */
  settingsOf: string | null;
  requests: RequestMade[];
  document: DocumentPreview | null;
  /** Where the page lists news and no source says how to read it. */
  select: ListingSelectors | null;
  entries: EntryPreview[];
}

/** With the articles as they would be stored. */
export interface Previewed {
  preview: Preview;
  drafts: ArticleDraft[];
}

type Fresh = Extract<FetchOutcome, { kind: 'fresh' }>;

type Read = Pick<Preview, 'kind' | 'because' | 'document' | 'select' | 'entries'> & {
  drafts: ArticleDraft[];
};

interface Work {
  ports: PreviewPorts;
  config: ReadyConfig;
  matcher: TopicMatcher;
  target: Target;
  most: number;
}

function pollOf({ config, ports }: Work, source: ReadySource): Poll {
  const polledAt = ports.now();
  const record = newSource(source.id, showAddress(source.url), polledAt);
  return { source: record, settings: collectSettings(config, source), polledAt };
}

function unreadable(because: string): Read {
  return { kind: 'unreadable', because, document: null, select: null, entries: [], drafts: [] };
}

async function readFeed(
  work: Work,
  source: ReadySource,
  because: (found: Findings) => string,
  select: ListingSelectors | null = null,
): Promise<Read> {
  const { ports, config, matcher, target, most } = work;
  const poll = pollOf(work, source);
  const found = await readSource(ports, poll);
  const { feed, failure, failureReason } = found.reading;
  if (!feed) return unreadable(`${failure}: ${hideSecrets(failureReason ?? '', poll.settings.secrets)}`);
  const { document, admitted } = describeDocument(poll, found, feed, source);
  const articles = await previewArticles(ports, config, matcher, {
    source: {
      id: source.id,
      title: source.title ?? document.title ?? source.id,
      feedUrl: showAddress(source.url),
    },
    settings: extractSettings(config, target.sibling ?? source),
    entries: admitted.slice(0, most),
  });
  const kind = feed.format === 'html' ? 'listing' : 'feed';
  return { kind, because: because(found), document, select, ...articles };
}

async function readArticle(work: Work, because: string): Promise<Read> {
  const { ports, config, matcher, target } = work;
  const { source, sibling } = target;
  const { url } = source.request;
  const settings = { ...extractSettings(config, sibling ?? source), fullText: 'always' } as const;
  const { id, title = id } = sibling ?? source;
  const articles = await previewArticles(ports, config, matcher, {
    source: { id, title, feedUrl: showAddress((sibling ?? source).url) },
    settings,
    entries: identifyEntries({ names: nameEntries([{ url }]), known: [], byAddress: false }).entries,
  });
  return { kind: 'article', because, document: null, select: null, ...articles };
}

async function readListing(work: Work): Promise<Read> {
  const { source } = work.target;
  const { url } = source.request;
  const outcome = await work.ports.http.fetchDocument({ url });
  if (outcome.kind !== 'fresh') return unreadable('reason' in outcome ? outcome.reason : outcome.kind);
  const { text } = decodeBytes(outcome.body, outcome.headers['content-type'], new RepairLog());
  const select = proposeSelectors(text, outcome.finalUrl, work.ports.now());
  if (!select) return unreadable('the page is no feed, names none, and lists no headlines that repeat');
  const because = () => `the page lists news, each in "${select.item}"`;
  return readFeed(work, { ...source, type: 'html', select }, because, select);
}

function explainFeed({ discoveredUrl, reading }: Findings): string {
  if (discoveredUrl !== undefined) return 'the page names this feed';
  return `it is a feed (${reading.feed?.format})`;
}

/** Shorter texts of pages are notices, or the words above a list. */
const leastWords = 80;

/** A front page has no path, and a list of news no text of its own. */
function isArticle(page: Fresh, { entries }: Read, now: Date): boolean {
  const article = entries[0]?.article;
  if (!article || new URL(page.finalUrl).pathname === '/' || article.verdict !== 'full') return false;
  return article.words >= leastWords && !isListing(page, article.text, now);
}

/** An address of no source: what it leads to decides. */
async function readUnknown(work: Work): Promise<Read> {
  const { source } = work.target;
  const plain = await readSource(work.ports, pollOf(work, { ...source, type: 'feed' }));
  if (plain.reading.feed) return readFeed(work, source, explainFeed);
  if (plain.outcome.kind !== 'fresh') return readFeed(work, source, explainFeed);
  const article = await readArticle(work, 'the page holds one article');
  if (isArticle(plain.outcome, article, work.ports.now())) return article;
  const feed = await readFeed(work, source, explainFeed);
  if (feed.kind !== 'unreadable') return feed;
  const listing = await readListing(work);
  if (listing.kind !== 'unreadable') return listing;
  if (article.entries[0]?.article?.text)
    return { ...article, because: 'the page names no feed and lists no news' };
  const verdict = await work.ports.robots.judge(source.request.url);
  return verdict.allowed ? listing : unreadable(verdict.because);
}

function read(work: Work, as: ReadingWish): Promise<Read> {
  const { source, isConfigured } = work.target;
  if (as === 'article') return readArticle(work, 'you asked for it');
  if (as === 'listing' && !source.select) return readListing(work);
  if (as === 'feed') return readFeed(work, source, explainFeed);
  if (isConfigured) return readFeed(work, source, () => `the configuration has it as "${source.id}"`);
  return readUnknown(work);
}

/** Throws `source-unknown`. */
export async function preview(
  ports: PreviewPorts,
  config: ReadyConfig,
  { name, as, most }: PreviewWish,
): Promise<Previewed> {
  const target = findTarget(config, name);
  const { source, sibling, isConfigured } = target;
  const { drafts, ...found } = await read({ ports, config, matcher: matcherOf(config), target, most }, as);
  const { secrets } = source.request;
  const requests = ports.requests.map((made) => ({
    ...made,
    url: hideSecrets(made.url, secrets),
    answer: hideSecrets(made.answer, secrets),
  }));
  const settingsOf = isConfigured ? source.id : (sibling?.id ?? null);
  return { preview: { ...found, address: showAddress(source.url), settingsOf, requests }, drafts };
}
