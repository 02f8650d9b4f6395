/** The one composition root: environment, then configuration, then everything that stages need, then the way back. */
import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';
import type { CollectSettings } from './collect/collect.js';
import { loadConfig, type ReadyConfig, showProblem } from './config.js';
import type { Environment } from './environment.js';
import type { ExtractSettings } from './extract/extract.js';
import { createLiveConfig, type LiveConfig } from './live-config.js';
import { createLiveTopics, type LiveTopics } from './live-topics.js';
import { measureProgress } from './measure-progress.js';
import { Closers, openClock, openDatabase, openQueue } from './open-engines.js';
import { openHttp } from './open-http.js';
import { queues, requestSubscription } from './pipeline.js';
import type { Database, Embeddings, Extractor, HttpClient, JobQueue, Log, Now, Robots } from './ports.js';
import type { FeedPlan, SitePlan } from './publish/build-feed.js';
import { planFeeds } from './publish/plan-feeds.js';
import { isLiveFeed } from './serve/describe-document.js';
import { collectSettings, extractSettings } from './settings-of.js';
import { createProgress } from './store/progress.js';
import { createSettings } from './store/settings.js';
import { createStore } from './store/store.js';
import type { KeptRenderings, Store } from './store-ports.js';
import { countEvents } from './system/count-events.js';
import { createEmbeddings } from './system/embeddings.js';
import { pingHub } from './system/hub-ping.js';
import { createHubPolicy } from './system/hub-policy.js';
import { elect, type Reign } from './system/leadership.js';
import { createMetrics, type Metrics, measureQueues, timeDatabase } from './system/metrics.js';
import { createPageExtractor } from './system/page-extractor.js';
import { createPoliteHttp } from './system/polite-http.js';
import { createHostGate } from './system/politeness.js';
import type { PooledDatabase } from './system/pool-database.js';
import { createRenderingCache } from './system/rendering-cache.js';
import { createRobotsCache } from './system/robots-cache.js';
import { type FindSiteRules, openSiteRules } from './system/site-rules-folder.js';
import { fingerprintOf } from './system/watch-files.js';
import { createWebSubHub, type WebSubHub } from './system/websub-hub.js';
import { createWebSubSubscriber, type WebSubSubscriber } from './system/websub-subscriber.js';
import type { HttpSender } from './vocabulary/fetching.js';

export interface Context extends LiveTopics {
  environment: Environment;
  /** As it is now: to be asked for anew after every wait. */
  readonly config: ReadyConfig;
  readonly site: SitePlan;
  liveConfig: LiveConfig;
  /** Of the files of the configuration, when they were read at the start. */
  configPrint: string;
  log: Log;
  now: Now;
  database: Database;
  store: Store & { renderings: KeptRenderings };
  queue: JobQueue;
  /** For feeds and the like, asked as often as their plan says. */
  http: HttpClient;
  /** For article pages, of which many can be waiting at once: leaves a host its pauses. */
  pageHttp: HttpClient;
  robots: Robots;
  subscriber: WebSubSubscriber;
  /** Absent without a public address. */
  hub: WebSubHub | undefined;
  /** Tells a hub of others that documents changed. */
  pingHub(hub: string, urls: readonly string[]): Promise<void>;
  extractor: Extractor;
  /** Absent unless the operator has a model. */
  embeddings?: Embeddings;
  metrics: Metrics;
  /** The page of the queues, for the server. */
  openQueueBoard(path: string): Promise<unknown>;
  /** Runs something in one process at a time, across all that use the database. */
  elect(begin: () => Promise<Reign>): Promise<Reign>;
  /** Whether this process has the engine for itself. */
  embedded: boolean;
  collectSettings(sourceId: string): CollectSettings | undefined;
  extractSettings(sourceId: string): ExtractSettings;
  /** Absent without a folder of them. */
  siteRules?: FindSiteRules;
  feedPlans(): Promise<FeedPlan[]>;
  /** Ends everything in reverse order. */
  close(): Promise<void>;
}

/** Where another process publishes, a reader may see a document this much later. */
const renderingCache = { maxBytes: 32 * 1024 * 1024, freshMs: 250 };

/** Hubs and subscribers have little to do with what they are told; whoever hangs keeps a place from others. */
const tellLimitMs = 10_000;

/** Spells "WNGR": the advisory lock of the one process that groups. */
const groupingLock = 0x574e4752;

function siteUrl(config: ReadyConfig, port: number): string {
  return (config.site.url ?? `http://localhost:${port}`).replace(/\/+$/, '');
}

/** Chosen once and kept: permanent ids must not change with the address of the site. */
async function settleTagAuthority(
  database: Database,
  config: ReadyConfig,
  url: string,
  now: Date,
): Promise<string> {
  if (config.site.tagHost !== undefined) return config.site.tagHost;
  const settings = createSettings(database);
  const kept = await settings.find('tag-authority');
  if (kept !== undefined) return kept;
  const chosen = `${new URL(url).hostname},${now.getUTCFullYear()}`;
  await settings.save('tag-authority', chosen);
  return chosen;
}

function planSite(
  { site }: ReadyConfig,
  url: string,
  tagAuthority: string,
  hubUrl: string | undefined,
): SitePlan {
  const { title, description, language, hubs } = site;
  const pushed = hubUrl === undefined ? {} : { hubUrl, otherHubUrls: hubs };
  return { title, description, language, url, tagAuthority, ...pushed };
}

function openPoliteHttp(
  config: ReadyConfig,
  http: HttpClient,
  store: Store,
  now: Now,
): { feeds: HttpClient; pages: HttpClient } {
  const { connectionsPerHost, hostGap, allow: allowHosts } = config.network;
  const ports = { http, records: store.politeness, gate: createHostGate(connectionsPerHost), now };
  return {
    feeds: createPoliteHttp(ports, { hostGapMs: 0, allowHosts }),
    pages: createPoliteHttp(ports, { hostGapMs: hostGap, allowHosts }),
  };
}

async function planAll(config: ReadyConfig, store: Store, { topics }: LiveTopics): Promise<FeedPlan[]> {
  const { merge, content, items } = config.defaults;
  const known = new Map((await store.sources.list()).map(({ id, title }) => [id, title]));
  const sources = config.sources.map(({ id, title }) => ({ id, title: title ?? known.get(id) ?? id }));
  return planFeeds(await topics(), sources, { siteTitle: config.site.title, merge, content, items });
}

/** A look through thousands of sources for every entry would be half of what an entry costs. */
const sourcesById = new WeakMap<ReadyConfig, Map<string, ReadyConfig['sources'][number]>>();

function sourceOf(config: ReadyConfig, sourceId: string): ReadyConfig['sources'][number] | undefined {
  const known = sourcesById.get(config) ?? new Map(config.sources.map((source) => [source.id, source]));
  sourcesById.set(config, known);
  return known.get(sourceId);
}

function openRules(config: ReadyConfig, configFile: string): FindSiteRules | undefined {
  const { siteRules } = config.defaults;
  return siteRules === undefined ? undefined : openSiteRules(resolve(dirname(configFile), siteRules));
}

function openEmbeddings({ group }: ReadyConfig, http: HttpSender): { embeddings?: Embeddings } {
  if (group.embeddings === undefined) return {};
  const { timeout: timeoutMs, ...options } = group.embeddings;
  return { embeddings: createEmbeddings(http, { ...options, timeoutMs }) };
}

async function fill(
  environment: Environment,
  configFile: string,
  plainLog: Log,
  open: () => Promise<{ database: PooledDatabase }>,
  closers: Closers,
): Promise<Context> {
  const loaded = loadConfig(configFile);
  const { config, warnings } = loaded;
  const configPrint = await fingerprintOf(loaded);
  const liveConfig = createLiveConfig(configFile, loaded);
  const metrics = createMetrics();
  const log = countEvents(plainLog, metrics);
  for (const warning of warnings)
    log.warn({ problem: showProblem(warning) }, 'the configuration has a warning');
  const siteRules = openRules(config, configFile);
  const { database: untimed } = await open();
  closers.add(() => untimed.close());
  const database = timeDatabase(untimed, metrics);
  const now = await openClock(environment, database, log, closers);
  const queue = await openQueue(environment, database, log, closers);
  metrics.measure(measureQueues(queue, queues));
  metrics.measure(measureProgress(createProgress(database), now));
  const url = siteUrl(config, environment.port);
  const tagAuthority = await settleTagAuthority(database, config, url, now());
  const stored = createStore(database, tagAuthority);
  const store = { ...stored, renderings: createRenderingCache(stored.renderings, renderingCache) };
  const sender = openHttp(config, url);
  const teller = openHttp(config, url, tellLimitMs);
  closers.add(async () => void (await Promise.all([sender.close(), teller.close()])));
  const { feeds: http, pages: pageHttp } = openPoliteHttp(config, sender, store, now);
  closers.add(async () => void (await Promise.all([http.close(), pageHttp.close()])));
  const liveTopics = createLiveTopics(() => liveConfig.config, store);
  const extractor = createPageExtractor({ threads: Math.max(1, availableParallelism() - 1) });
  closers.add(() => extractor.close());
  const hubUrl = config.site.url === undefined ? undefined : `${url}/hub`;
  return {
    environment,
    get config() {
      return liveConfig.config;
    },
    get site() {
      return planSite(liveConfig.config, url, tagAuthority, hubUrl);
    },
    liveConfig,
    configPrint,
    log,
    now,
    database,
    store,
    queue,
    http,
    pageHttp,
    robots: createRobotsCache({ http, records: store.robots, now }, 'Winnow'),
    subscriber: createWebSubSubscriber({
      http: teller,
      records: store.subscriptions,
      handOn: (sourceId, requestedAt) => requestSubscription(queue, sourceId, requestedAt),
      callbackUrl: (token) => `${url}/websub/${token}`,
      mayAsk: createHubPolicy(config.site.url, config.network.allow),
      now,
    }),
    pingHub: (hub, urls) => pingHub(teller, hub, urls),
    hub:
      hubUrl === undefined
        ? undefined
        : createWebSubHub({
            http: teller,
            ...store,
            settleMs: environment.databaseUrl === undefined ? 0 : renderingCache.freshMs,
            queue,
            siteUrl: url,
            hubUrl,
            isFeed: isLiveFeed,
            log,
            now,
          }),
    extractor,
    ...openEmbeddings(config, sender),
    ...liveTopics,
    metrics,
    async openQueueBoard(path) {
      // Most processes never show it.
      const { createQueueBoard } = await import('./system/queue-board.js');
      return createQueueBoard(await Promise.all(queues.map((name) => queue.show(name))), path);
    },
    elect: (begin) => elect(database.pool, groupingLock, begin, log),
    embedded: environment.databaseUrl === undefined,
    collectSettings(sourceId) {
      const { config } = liveConfig;
      const source = sourceOf(config, sourceId);
      return source && collectSettings(config, source);
    },
    ...(siteRules === undefined ? {} : { siteRules }),
    extractSettings: (sourceId) => extractSettings(liveConfig.config, sourceOf(liveConfig.config, sourceId)),
    feedPlans: () => planAll(liveConfig.config, store, liveTopics),
    close: () => closers.closeAll(),
  };
}

/**
 * Opens what the wanted roles need (all when none are named), or throws a coded error and leaves nothing open. `opening`
 * is the embedded database, where that was begun with before.
 */
export async function openContext(
  environment: Environment,
  configFile: string,
  log: Log,
  wanted?: readonly string[],
  opening?: Promise<PooledDatabase>,
): Promise<Context> {
  const closers = new Closers();
  const database = () => openDatabase(environment, wanted, log, opening);
  try {
    return await fill(environment, configFile, log, database, closers);
  } catch (error) {
    await closers.closeAll();
    await opening?.then((database) => database.close()).catch(() => undefined);
    throw error;
  }
}
