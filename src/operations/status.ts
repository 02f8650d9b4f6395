/** How a site does: its sources, its queues, what was set aside, and when each topic last changed. */
import { z } from 'zod';
import type { Context } from '../context.js';
import { queues } from '../pipeline.js';
import type { QueueCounts } from '../ports.js';
import { addressOf, documentPaths } from '../publish/build-feed.js';
import { reportSources } from '../report-sources.js';
import type { HealthState, SourceReport } from '../vocabulary/source.js';
import { operation } from './operation.js';

export interface SourceStatus {
  id: string;
  title: string | null;
  address: string;
  state: HealthState;
  /** Two sentences at most. */
  because: string;
  /** Where its guids change, or come again with other articles. */
  guids: string | null;
  nextPollAt: string;
  lastSuccessAt: string | null;
  lastNewAt: string | null;
  due: boolean;
}

export interface TopicStatus {
  id: string;
  title: string;
  /** Null until the feed is rendered for the first time. */
  items: number | null;
  publishedAt: string | null;
}

export interface SiteStatus {
  at: string;
  url: string;
  sources: SourceStatus[];
  queues: ({ name: string } & QueueCounts)[];
  setAside: {
    id: string;
    title: string | null;
    url: string | null;
    stage: string;
    reason: string;
    at: string;
  }[];
  topics: TopicStatus[];
}

const mostSetAside = 20;

function iso(instant: Date | null): string | null {
  return instant === null ? null : instant.toISOString();
}

function sourceStatus({ source, address, state, because, guids }: SourceReport, now: Date): SourceStatus {
  return {
    id: source.id,
    title: source.title,
    address,
    state,
    because,
    guids: guids ?? null,
    nextPollAt: source.nextPollAt.toISOString(),
    lastSuccessAt: iso(source.lastSuccessAt),
    lastNewAt: iso(source.lastNewAt),
    due: source.enabled && source.nextPollAt <= now,
  };
}

async function topicStatuses({ store, feedPlans }: Context): Promise<TopicStatus[]> {
  const summaries = await store.outputFeeds.summaries();
  const topics = (await feedPlans()).filter(({ scope }) => scope.kind === 'topic');
  return Promise.all(
    topics.map(async (plan) => {
      const { path, title } = plan;
      const facts = await store.renderings.findFacts(documentPaths(addressOf(plan)).json);
      return {
        id: path.replace('topics/', ''),
        title,
        items: summaries.get(path)?.itemCount ?? null,
        publishedAt: iso(facts?.modifiedAt ?? null),
      };
    }),
  );
}

export const status = operation({
  args: z.strictObject({}),
  async answer(context): Promise<SiteStatus> {
    const { store, queue, now, site } = context;
    const known = new Set(context.config.sources.map(({ id }) => id));
    const [reports, setAside, topics, counts] = await Promise.all([
      reportSources(store, now),
      store.entries.listSetAside(mostSetAside),
      topicStatuses(context),
      Promise.all(queues.map(async (name) => ({ name, ...(await queue.counts(name)) }))),
    ]);
    return {
      at: now().toISOString(),
      url: site.url,
      sources: reports
        .filter(({ source }) => known.has(source.id))
        .map((report) => sourceStatus(report, now())),
      queues: counts,
      setAside: setAside.map(({ id, title, url, stage, reason, at }) => ({
        id,
        title,
        url,
        stage,
        reason,
        at: at.toISOString(),
      })),
      topics,
    };
  },
});
