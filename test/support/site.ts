/** A whole site in this process, without sources that answer: articles are put into its store. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, openContext } from '../../src/context.js';
import { readEnvironment } from '../../src/environment.js';
import { requestPublish } from '../../src/pipeline.js';
import type { Role } from '../../src/role-names.js';
import { startRoles } from '../../src/roles.js';
import type { PollResult } from '../../src/vocabulary/source.js';
import { makeDataDir, quiet } from './engines.js';
import { until } from './program.js';

export interface SiteArticle {
  title: string;
  html?: string;
  categories?: string[];
}

export interface Site {
  url: string;
  context: Context;
  /** Files articles under a topic as if they had come in now, and waits until the feeds show them. */
  addArticles(topicId: string, articles: readonly SiteArticle[]): Promise<void>;
  /** The status, headers and body at a path; redirects are not followed. */
  get(
    path: string,
    headers?: Record<string, string>,
  ): Promise<{ status: number; headers: Headers; text: string }>;
  /** Ends and starts again over the same store. */
  restart(config: object): Promise<void>;
  dataDir: string;
  /** Ends it and leaves its store. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

const source = 'paper';

const polled = (at: Date): PollResult => ({
  polledAt: at,
  nextPollAt: new Date(at.getTime() + 86_400_000),
  pollBecause: 'test',
  state: 'ok',
  failure: null,
  failureReason: null,
  failures: 0,
});

async function storeArticles(
  { store }: Context,
  topicId: string,
  articles: readonly SiteArticle[],
): Promise<void> {
  const now = new Date();
  const added = articles.map(({ title }) => ({
    key: title,
    print: 'first',
    announced: { guid: title, title },
    stage: 'extract' as const,
  }));
  const entryIds = await store.sources.recordPoll(source, polled(now), { added, changed: [] });
  const drafts = entryIds.map((entryId, index) => {
    const { title = '', html = `<p>${title}.</p>`, categories = [] } = articles[index] ?? {};
    const url = `https://paper.example/${entryId}`;
    return {
      entryId,
      print: 'first',
      sourceId: source,
      url,
      title,
      summary: null,
      extraction: {
        text: title,
        html,
        authors: ['Ada Byrne'],
        categories,
        related: [],
        removed: [],
        verdict: 'full' as const,
        because: 'test',
      },
      enclosures: [],
      addresses: { url },
      rights: null,
      publishedAt: now,
      updatedAt: now,
      firstSeenAt: now,
    };
  });
  await store.articles.save(drafts, now);
  const saved = await store.articles.getByEntries(entryIds);
  const labels = [{ id: topicId, because: 'test' }];
  await store.labels.replace(saved.map(({ id, publishedAt }) => ({ articleId: id, publishedAt, labels })));
  await store.entries.advance(entryIds, 'group', 'done', now);
  await store.outputFeeds.markChanged(await store.outputFeeds.pathsOf(saved.map(({ id }) => id)));
}

/** `config` lacks its sources, which are one that is switched off. */
export async function startSite(
  port: number,
  config: object,
  roles: readonly Role[] = ['clock', 'publish', 'serve'],
  variables: Record<string, string> = {},
): Promise<Site> {
  const { dataDir, remove } = makeDataDir();
  const configFile = join(dataDir, '..', 'feeds.config.json');
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    ...readEnvironment({ LOG_LEVEL: 'silent', HOST: '127.0.0.1', ...variables }),
    port,
    dataDir,
  };
  const begin = async (settings: object) => {
    const sources = [{ id: source, url: 'https://paper.example/feed.xml', enabled: false }];
    writeFileSync(configFile, JSON.stringify({ ...settings, sources }));
    const context = await openContext(environment, configFile, quiet);
    return { context, running: await startRoles(context, roles) };
  };
  let { context, running } = await begin(config);
  let isStopped = false;
  const end = async () => {
    await running.stop();
    await context.close();
  };
  const settled = () => until(async () => (await context.store.outputFeeds.findChanged()).length === 0);
  await settled();
  // The lists come after the feeds.
  await until(async () => (await context.store.renderings.findFacts('/opml.xml')) !== undefined);
  return {
    url,
    get context() {
      return context;
    },
    async addArticles(topicId, articles) {
      await storeArticles(context, topicId, articles);
      await requestPublish(context.queue, new Date());
      await settled();
    },
    async get(path, headers = {}) {
      const answer = await fetch(url + path, { headers, redirect: 'manual' });
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    },
    dataDir,
    async stop() {
      await end();
      isStopped = true;
    },
    async restart(settings) {
      await end();
      ({ context, running } = await begin(settings));
      await settled();
    },
    async close() {
      if (!isStopped) await end();
      remove();
      rmSync(configFile, { force: true });
    },
  };
}
