/** What a preview asks publishers with: the guarded, polite client of the workers, which here remembers only for one run. */
import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';
import type { ReadPorts } from '../collect/collect.js';
import type { PolitenessRecord } from '../collect/decide-politeness.js';
import type { ReadyConfig } from '../config.js';
import type { ArticlePorts } from '../extract/extract.js';
import { openHttp } from '../open-http.js';
import { createPageExtractor } from '../system/page-extractor.js';
import { createLog } from '../system/pino-log.js';
import { createPoliteHttp, type PolitePorts } from '../system/polite-http.js';
import { createHostGate } from '../system/politeness.js';
import { createRobotsCache } from '../system/robots-cache.js';
import { openSiteRules } from '../system/site-rules-folder.js';
import type { DocumentRequest, HttpClient } from '../vocabulary/fetching.js';
import type { FetchOutcome } from '../vocabulary/outcome.js';

/** One request that was sent. */
export interface RequestMade {
  url: string;
  /** For example `200, 34 kB`, or what went wrong. */
  answer: string;
  durationMs: number;
}

export interface PreviewPorts extends ReadPorts, Omit<ArticlePorts, 'http' | 'settingsOf'> {
  /** For article pages, of which several are asked for in a row: leaves a host its pauses. */
  pageHttp: HttpClient;
  requests: RequestMade[];
  close(): Promise<void>;
}

function describeAnswer(outcome: FetchOutcome, url: string): string {
  if (outcome.kind !== 'fresh') return 'reason' in outcome ? outcome.reason : outcome.kind;
  const moved = outcome.finalUrl === url ? '' : `, led to ${outcome.finalUrl}`;
  const kilobytes = Math.max(1, Math.round(outcome.body.byteLength / 1000));
  return `${outcome.status}, ${kilobytes} kB${moved}`;
}

function recordRequests(
  http: HttpClient,
  requests: RequestMade[],
  onRequest: (url: string) => void,
): HttpClient {
  return {
    async fetchDocument(request) {
      onRequest(request.url);
      const startedMs = performance.now();
      const outcome = await http.fetchDocument(request);
      const durationMs = Math.round(performance.now() - startedMs);
      requests.push({ url: request.url, answer: describeAnswer(outcome, request.url), durationMs });
      return outcome;
    },
    close: () => http.close(),
  };
}

/** A page may be looked at as a feed and as an article: it is asked for once. */
function askOnce(http: HttpClient, answers: Map<string, Promise<FetchOutcome>>): HttpClient {
  return {
    fetchDocument(request: DocumentRequest) {
      const { url, headers = {} } = request;
      const key = JSON.stringify([url, headers]);
      const answer = answers.get(key) ?? http.fetchDocument(request);
      answers.set(key, answer);
      return answer;
    },
    close: () => http.close(),
  };
}

function createBudgets(): PolitePorts['records'] {
  const known = new Map<string, PolitenessRecord>();
  const find = (keys: readonly string[]) => keys.flatMap((key) => known.get(key) ?? []);
  return {
    find: async (keys) => find(keys),
    async update(keys, decide) {
      const { changed, value } = decide(find(keys));
      for (const record of changed) known.set(record.key, record);
      return value;
    },
  };
}

/** `configFile` is where paths of the configuration count from. Throws `site-rules-missing`. */
export function openPreviewPorts(
  config: ReadyConfig,
  configFile: string,
  onRequest: (url: string) => void = () => undefined,
): PreviewPorts {
  const { connectionsPerHost, hostGap, allow: allowHosts } = config.network;
  const { siteRules } = config.defaults;
  const rules =
    siteRules === undefined ? {} : { siteRules: openSiteRules(resolve(dirname(configFile), siteRules)) };
  const requests: RequestMade[] = [];
  const now = () => new Date();
  const guarded = openHttp(config);
  const http = recordRequests(guarded, requests, onRequest);
  const polite = { http, records: createBudgets(), gate: createHostGate(connectionsPerHost), now };
  const answers = new Map<string, Promise<FetchOutcome>>();
  const feeds = createPoliteHttp(polite, { hostGapMs: 0, allowHosts });
  const pages = createPoliteHttp(polite, { hostGapMs: hostGap, allowHosts });
  const noRecords = { find: async () => undefined, save: async () => undefined };
  const extractor = createPageExtractor({ threads: Math.min(2, availableParallelism()) });
  return {
    http: askOnce(feeds, answers),
    pageHttp: askOnce(pages, answers),
    robots: createRobotsCache({ http: feeds, records: noRecords, now }, 'Winnow'),
    extractor,
    ...rules,
    log: createLog('silent'),
    now,
    requests,
    async close() {
      await Promise.all([feeds.close(), pages.close(), guarded.close(), extractor.close()]);
    },
  };
}
