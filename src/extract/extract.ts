/** From announced entries to articles: fetch the page where needed, take the article out, settle its dates, store. */
import { interruption } from '../errors.js';
import { deferEntries, passEntries } from '../pipeline.js';
import type {
  ExtractionOptions,
  ExtractionTask,
  Extractor,
  HttpClient,
  JobQueue,
  Log,
  Now,
  Robots,
} from '../ports.js';
import type { ArticleDraft, Store } from '../store-ports.js';
import type { Extraction } from '../vocabulary/article.js';
import type { EntryRecord, NewEntry } from '../vocabulary/entry.js';
import type { ParsedEntry } from '../vocabulary/feed-document.js';
import { choosePulled } from './choose-pulled.js';
import { decideFullText, type FullTextDecision } from './decide-full-text.js';
import { decidePutOff } from './decide-put-off.js';
import { draftArticle } from './draft-article.js';
import { emptyExtraction } from './empty-extraction.js';
import { joinPages } from './join-pages.js';
import { isFollowingPage, isSameSite } from './next-page.js';
import { type SignedSource, signRequests } from './sign-requests.js';
import type { SiteRules } from './site-rules.js';

/** What the configuration says of a source's articles. */
export interface ExtractSettings {
  fullText: 'auto' | 'always' | 'never';
  options: ExtractionOptions;
  /** How many related links of one article are pulled as articles, where they are. */
  pull?: number;
  /** Where the source's own headers belong; absent when it has none. */
  signed?: SignedSource;
}

export interface ExtractPorts {
  store: Pick<Store, 'entries' | 'articles'>;
  queue: JobQueue;
  http: Pick<HttpClient, 'fetchDocument'>;
  robots: Robots;
  extractor: Extractor;
  settingsOf(sourceId: string): ExtractSettings;
  /** Rules for the site of a page, where the operator has a folder of them. */
  siteRules?(url: string): Promise<SiteRules | undefined>;
  log: Log;
  now: Now;
}

/** What one article needs of them: nothing that remembers. */
export type ArticlePorts = Omit<ExtractPorts, 'store' | 'queue' | 'log'>;

type Page = { bytes: Uint8Array; contentType: string | undefined; url: string };

const accept = 'text/html, application/xhtml+xml, */*;q=0.5';

/** The page, or the reason why there is none; with `retryAfterMs` it may be asked for later. */
type Fetched = { page: Page } | { because: string; retryAfterMs?: number };

/** For a server that says "slow down" and not for how long. */
const usualPauseMs = 60_000;

async function fetchPage({ http, robots }: ArticlePorts, url: string): Promise<Fetched> {
  const verdict = await robots.judge(url);
  if (!verdict.allowed) return verdict;
  const outcome = await http.fetchDocument({ url, accept });
  if (outcome.kind === 'failed' && outcome.failure === 'interrupted') throw interruption(`fetching ${url}`);
  if (outcome.kind === 'slow-down')
    return { because: outcome.reason, retryAfterMs: outcome.retryAfterMs ?? usualPauseMs };
  if (outcome.kind !== 'fresh')
    return { because: 'reason' in outcome ? outcome.reason : 'the page was not sent' };
  const { body: bytes, headers, finalUrl } = outcome;
  return { page: { bytes, contentType: headers['content-type'], url: finalUrl } };
}

function taskOf(announced: ParsedEntry, page: Page | undefined, options: ExtractionOptions): ExtractionTask {
  const content = announced.contentHtml ?? announced.summaryHtml ?? '';
  const title = announced.title;
  if (page) {
    return {
      kind: 'page',
      ...page,
      options,
      ...(content === '' ? {} : { feedContentHtml: content }),
      ...(title === undefined ? {} : { feedTitle: title }),
    };
  }
  const url = announced.url ?? 'about:blank';
  return { kind: 'fragment', html: content, url, options, ...(title === undefined ? {} : { title }) };
}

/** A page that defeats the extractor leaves the entry with what its feed said. */
async function takeArticle(
  { extractor }: ArticlePorts,
  announced: ParsedEntry,
  page: Page | undefined,
  options: ExtractionOptions,
): Promise<Extraction> {
  const answer = await extractor.extract(taskOf(announced, page, options));
  if (answer.ok) return answer.extraction;
  if (!page) return emptyExtraction(answer.reason);
  const fallback = await extractor.extract(taskOf(announced, undefined, options));
  if (!fallback.ok) return emptyExtraction(fallback.reason);
  return { ...fallback.extraction, because: `${answer.reason}; ${fallback.extraction.because}` };
}

/** The pages of one article, more than which no publisher makes for its readers' good. */
const mostPages = 5;

async function readPage(
  ports: ArticlePorts,
  url: string,
  options: ExtractionOptions,
): Promise<Extraction | undefined> {
  const fetched = await fetchPage(ports, url);
  if (!('page' in fetched)) return undefined;
  const answer = await ports.extractor.extract(taskOf({}, fetched.page, options));
  return answer.ok ? answer.extraction : undefined;
}

/** The page that holds the article in one piece, where a rule names one and it says more. */
async function takeWhole(
  ports: ArticlePorts,
  first: Extraction,
  page: Page,
  options: ExtractionOptions,
): Promise<Extraction | undefined> {
  const { wholeUrl } = first;
  if (wholeUrl === undefined || wholeUrl === page.url || !isSameSite(page.url, wholeUrl)) return undefined;
  const whole = await readPage(ports, wholeUrl, options);
  if (whole?.verdict !== 'full' || whole.text.length < first.text.length) return undefined;
  const { text, html, removed, verdict } = whole;
  return { ...first, text, html, removed, verdict, because: `${whole.because}; the page in one piece` };
}

/** A page that cannot be had ends the article where it is. */
async function followPages(
  ports: ArticlePorts,
  first: Extraction,
  page: Page,
  options: ExtractionOptions,
): Promise<Extraction> {
  let article = first;
  const asked = new Set([page.url]);
  while (article.nextUrl !== undefined && asked.size < mostPages) {
    const isRuled = (options.site?.nextPageLink.length ?? 0) > 0 && isSameSite(page.url, article.nextUrl);
    if (asked.has(article.nextUrl)) break;
    if (!isRuled && !isFollowingPage(page.url, article.nextUrl, asked.size)) break;
    asked.add(article.nextUrl);
    const next = await readPage(ports, article.nextUrl, options);
    const joined = next ? joinPages(article, next) : undefined;
    if (!joined) break;
    article = joined;
  }
  return article === first ? first : { ...article, because: `${first.because}; ${asked.size} pages` };
}

async function takeAllPages(
  ports: ArticlePorts,
  announced: ParsedEntry,
  page: Page | undefined,
  options: ExtractionOptions,
): Promise<Extraction> {
  const taken = await takeArticle(ports, announced, page, options);
  if (!page) return taken;
  return (await takeWhole(ports, taken, page, options)) ?? followPages(ports, taken, page, options);
}

/** With the entries its related links make. */
interface Taken {
  draft: ArticleDraft;
  pulled: readonly NewEntry[];
}

/** An article, or when to try again, or why a related link leads to none. */
export type Extracted = Taken | { entryId: string; until: Date } | { entryId: string; because: string };

export async function extractEntry(
  shared: ArticlePorts,
  entry: EntryRecord,
  decided?: FullTextDecision,
): Promise<Extracted> {
  const { fullText, options: configured, pull = 0, signed } = shared.settingsOf(entry.sourceId);
  const decision = decided ?? decideFullText(entry.announced, fullText);
  const ports = { ...shared, http: signRequests(shared.http, signed) };
  const url = entry.announced.url;
  const fetched: Fetched = decision.fetch && url !== undefined ? await fetchPage(ports, url) : decision;
  const until = 'page' in fetched ? undefined : decidePutOff({ ...fetched, ...entry, now: ports.now() });
  if (until) return { entryId: entry.id, until };
  const page = 'page' in fetched ? fetched.page : undefined;
  const site = page && (await ports.siteRules?.(page.url));
  const options = site ? { ...configured, site } : configured;
  const extraction = await takeAllPages(ports, entry.announced, page, options);
  const because = 'page' in fetched ? extraction.because : `${fetched.because}; ${extraction.because}`;
  const isPulled = entry.announced.announcedBy !== undefined;
  if (isPulled && extraction.text === '') return { entryId: entry.id, because };
  const pulled =
    isPulled || url === undefined ? [] : choosePulled({ url: page?.url ?? url, ...extraction }, pull);
  return { draft: draftArticle(entry, { ...extraction, because }, page?.url), pulled };
}

/** How many pages of one job are asked for at once; what feeds carry waits for none of them. */
const pagesAtOnce = 4;

async function extractAll(ports: ExtractPorts, entries: readonly EntryRecord[]): Promise<Extracted[]> {
  const extracted: Extracted[] = [];
  const work = async (entry: EntryRecord, decision: FullTextDecision, at: number) => {
    extracted[at] = await extractEntry(ports, entry, decision);
  };
  const pages: Parameters<typeof work>[] = [];
  const carried: Promise<void>[] = [];
  entries.forEach((entry, at) => {
    const decision = decideFullText(entry.announced, ports.settingsOf(entry.sourceId).fullText);
    if (decision.fetch) pages.push([entry, decision, at]);
    else carried.push(work(entry, decision, at));
  });
  const inTurn = async () => {
    for (let next = pages.shift(); next; next = pages.shift()) await work(...next);
  };
  await Promise.all([...carried, ...Array.from({ length: pagesAtOnce }, inTurn)]);
  return extracted;
}

/** Saved before the job is added: should the job be lost, the clock finds the entries waiting. */
async function putOff(
  { store, queue, log, now }: ExtractPorts,
  extracted: readonly Extracted[],
): Promise<void> {
  const waiting = new Map<number, string[]>();
  for (const one of extracted) {
    if (!('until' in one)) continue;
    waiting.set(one.until.getTime(), [...(waiting.get(one.until.getTime()) ?? []), one.entryId]);
  }
  for (const [at, ids] of waiting) {
    const until = new Date(at);
    await store.entries.putOff(ids, until, now());
    await deferEntries(queue, 'extract', ids, until, now());
    log.info(
      { entries: ids.length, until: until.toISOString() },
      'pages are left for later: their servers need time',
    );
  }
}

/** Before the articles are saved: an interrupted job runs again, and what is known already is not news. */
async function pullRelated(
  { store, queue, log, now }: ExtractPorts,
  drafts: readonly Taken[],
): Promise<void> {
  for (const { draft, pulled } of drafts) {
    if (pulled.length === 0) continue;
    const ids = await store.entries.saveNew(draft.sourceId, pulled, now());
    await passEntries(queue, 'extract', ids);
    log.info(
      { source: draft.sourceId, article: draft.url, pulled: ids.length },
      'related articles are pulled',
    );
  }
}

/** A related link that leads to no article is forgotten; nobody announced it. */
async function forgetEmpty(
  { store, log, now }: ExtractPorts,
  extracted: readonly Extracted[],
): Promise<void> {
  const empty = extracted.filter((one) => 'because' in one);
  if (empty.length === 0) return;
  const ids = empty.map(({ entryId }) => entryId);
  await store.entries.advance(ids, 'extract', 'done', now());
  log.info({ entries: ids, because: empty[0]?.because }, 'related links lead to no article');
}

/** Idempotent: entries that have moved on are left alone. */
export async function extractEntries(ports: ExtractPorts, entryIds: readonly string[]): Promise<void> {
  const entries = (await ports.store.entries.get(entryIds)).filter(({ stage }) => stage === 'extract');
  if (entries.length === 0) return;
  const extracted = await extractAll(ports, entries);
  await putOff(ports, extracted);
  await forgetEmpty(ports, extracted);
  const taken = extracted.filter((one) => 'draft' in one);
  if (taken.length === 0) return;
  await pullRelated(ports, taken);
  const drafts = taken.map(({ draft }) => draft);
  await ports.store.articles.save(drafts, ports.now());
  await passEntries(
    ports.queue,
    'group',
    drafts.map(({ entryId }) => entryId),
  );
  const removed = drafts.reduce((sum, { extraction }) => sum + extraction.removed.length, 0);
  const verdicts: Record<string, number> = {};
  for (const { extraction } of drafts) verdicts[extraction.verdict] = (verdicts[extraction.verdict] ?? 0) + 1;
  ports.log.info(
    { event: 'extraction', articles: drafts.length, removed, verdicts },
    'articles were extracted',
  );
}
