/** The roles of a worker process: each wires a stage to its queue, its timer or its port. */

import { setTimeout as sleep } from 'node:timers/promises';
import { collectSource } from './collect/collect.js';
import type { Context } from './context.js';
import { extractEntries } from './extract/extract.js';
import { isAtRest, watchFlood } from './flood.js';
import { createGroupStage } from './group/group.js';
import { labelEntries } from './label/label.js';
import { makeLeftOut } from './left-out-page.js';
import { mergeCalls } from './merge-calls.js';
import { operatorPages } from './operators.js';
import {
  type CollectJob,
  type DeliverJob,
  type EntriesJob,
  type PublishJob,
  requestPings,
} from './pipeline.js';
import { PollJobs } from './poll-jobs.js';
import { type PublishPorts, publishChanged } from './publish/publish.js';
import { siteFiles } from './publish/site-files.js';
import { renderWhenAsked } from './render-when-asked.js';
import { type Role, roles } from './role-names.js';
import type { Running } from './running.js';
import { isOpen } from './serve/check-token.js';
import { isLiveFeed } from './serve/describe-document.js';
import { explainMissing, feedPathOf } from './serve/explain-missing.js';
import { serve } from './serve/serve.js';
import type { HubCallback } from './serve-ports.js';
import { entriesSetAside, pollSetAside } from './set-aside.js';
import { isPublic, makeSearchPage, makeSourceList, makeStory } from './site-pages.js';
import { startClock } from './start-clock.js';
import { compress } from './system/compress.js';
import { pace } from './system/pace.js';
import { openThreadedWindow } from './system/threaded-window.js';
import { whenIdle } from './system/when-idle.js';

async function startCollect(context: Context): Promise<Running> {
  const ports = {
    ...context,
    settingsOf: context.collectSettings,
    subscribe: context.subscriber.update,
    random: Math.random,
  };
  const atOnce = context.environment.concurrency.collect;
  const polls = new PollJobs((sourceId, askedAt) => collectSource(ports, sourceId, askedAt), atOnce);
  const consumer = context.queue.consume<CollectJob>('collect', (job) => polls.run(job), {
    concurrency: atOnce,
    onSetAside: pollSetAside(context),
  });
  return {
    stop: () => {
      polls.stop();
      return consumer.close();
    },
  };
}

async function startExtract(context: Context): Promise<Running> {
  const ports = { ...context, http: context.pageHttp, settingsOf: context.extractSettings };
  const consumer = context.queue.consume<EntriesJob>(
    'extract',
    ({ entryIds }) => extractEntries(ports, entryIds),
    { concurrency: context.environment.concurrency.extract, onSetAside: entriesSetAside(context, 'extract') },
  );
  return { stop: () => consumer.close() };
}

/** What waits is grouped and labelled together: a write for hundreds costs little more than one for twenty. */
const entriesPerBatch = 400;
const jobsPerBatch = 10;
/** One is read while another is decided on and a third one is saved. */
const groupedAtOnce = 3;

/** The sources are looked through once for each configuration. */
function preferenceOf(context: Context): (sourceId: string) => boolean {
  let known: { config: Context['config']; ids: Set<string> } | undefined;
  return (sourceId) => {
    const { config } = context;
    if (known?.config !== config)
      known = { config, ids: new Set(config.sources.filter((one) => one.preferred).map(({ id }) => id)) };
    return known.ids.has(sourceId);
  };
}

/** Labels are anybody's work; copies and stories have one writer at a time, who holds the window of recent articles. */
async function startGroup(context: Context): Promise<Running> {
  const { queue } = context;
  const grouping = await context.elect(async () => {
    const ports = { ...context, isPreferred: preferenceOf(context), openWindow: openThreadedWindow };
    const stage = createGroupStage(ports);
    const group = mergeCalls(stage.groupEntries, { most: entriesPerBatch, batchesAtOnce: groupedAtOnce });
    const consumer = queue.consume<EntriesJob>('group', ({ entryIds }) => group(entryIds), {
      concurrency: groupedAtOnce * jobsPerBatch,
      onSetAside: entriesSetAside(context, 'group'),
    });
    return {
      stop: async () => {
        await consumer.close();
        await stage.close();
      },
    };
  });
  const label = mergeCalls<string>((entryIds) => labelEntries(context, entryIds), { most: entriesPerBatch });
  const labelling = queue.consume<EntriesJob>('label', ({ entryIds }) => label(entryIds), {
    concurrency: jobsPerBatch,
    onSetAside: entriesSetAside(context, 'label'),
  });
  return {
    stop: async () => {
      await Promise.all([grouping.stop(), labelling.close()]);
    },
  };
}

/** At rest news is out at once; in a flood of it rendering takes at most a tenth of the time, or a run a minute. */
const publishPace = { restPerRun: 3, maxRestMs: 1_000, floodRestPerRun: 9, maxFloodRestMs: 60_000 };

/** Made searchable by one statement, which nothing that comes meanwhile can interrupt. */
const articlesPerStep = 50;

/** What rendering needs of a process. */
export function publishPorts(context: Context): PublishPorts {
  const { hub, site, queue, now, feedPlans: plans } = context;
  const announce = async (changed: readonly string[]) => {
    await hub?.announce();
    const urls = changed.filter(isLiveFeed).map((path) => site.url + path);
    await requestPings(queue, site.otherHubUrls ?? [], urls, now());
  };
  return { ...context, site: () => context.site, plans, compress, announce };
}

/** They wait for others and do little themselves. */
const deliveriesAtOnce = 32;

async function deliver({ hub, subscriber, pingHub }: Context, job: DeliverJob): Promise<void> {
  if (job.kind === 'ping') await pingHub(job.hub, job.urls);
  else if (job.kind === 'ask') await subscriber.ask(job.sourceId);
  else await hub?.run(job);
}

/** Renders what has changed, and makes articles searchable whenever nothing has to be rendered. */
function createPublisher(context: Context): { publish(): Promise<void>; stop(): Promise<void> } {
  const { queue, store, log } = context;
  const ports = publishPorts(context);
  let isPublishing = false;
  const indexer = whenIdle({
    step: async () => (await store.search.catchUp(articlesPerStep)) === articlesPerStep,
    isIdle: async () => !isPublishing && isAtRest(queue),
    onFault: (error) =>
      log.error({ error: (error as Error).message }, 'articles were not made searchable; tried again later'),
  });
  const run = async () => {
    isPublishing = true;
    try {
      await publishChanged(ports);
    } finally {
      isPublishing = false;
      indexer.wake();
    }
  };
  return {
    publish: pace(run, { ...publishPace, isFlood: watchFlood(queue) }),
    stop: () => indexer.stop(),
  };
}

async function startPublish(context: Context): Promise<Running> {
  const { queue } = context;
  const publisher = createPublisher(context);
  const consumer = queue.consume<PublishJob>('publish', publisher.publish, { concurrency: 1 });
  // Without a public address nobody is told of anything, and the queue for it is not even loaded.
  const deliveries =
    context.hub &&
    queue.consume<DeliverJob>('deliver', (job) => deliver(context, job), { concurrency: deliveriesAtOnce });
  return {
    stop: async () => {
      await Promise.all([consumer.close(), deliveries?.close()]);
      await publisher.stop();
    },
  };
}

/** A delivery is taken as word that there is news; the poll that follows reads it like any other. */
function hubCallback({ subscriber, store, now, log }: Context): HubCallback {
  return {
    verify: subscriber.verify,
    async deliver(token, body, signature) {
      const answer = await subscriber.deliver(token, body, signature);
      const { sourceId: source, because } = answer;
      if (source !== undefined) await store.sources.wake(source, now());
      log.info({ source, because }, source === undefined ? 'a delivery was not accepted' : 'a hub delivered');
      return answer;
    },
  };
}

async function startServe(context: Context): Promise<Running> {
  const { environment, site, store, database, hub, log } = context;
  const { trustProxy, drainMs } = environment;
  let isDraining = false;
  const server = await serve(
    {
      store,
      siteUrl: () => site.url,
      files: siteFiles,
      story: (id, format) => makeStory(context, id, format),
      leftOut: (path) => makeLeftOut(context, path),
      searchPage: (query) => makeSearchPage(context, query),
      sourceList: () => makeSourceList(context),
      hubCallback: hubCallback(context),
      hubUrls: [...(site.hubUrl === undefined ? [] : [site.hubUrl]), ...(site.otherHubUrls ?? [])],
      ...(hub === undefined ? {} : { hub: { url: `${site.url}/hub`, request: hub.request } }),
      isOpen: (path) => isOpen(path, context.config.topics),
      freshen: renderWhenAsked(publishPorts(context)),
      explainMissing: async (path) =>
        explainMissing(path, {
          plannedPaths: new Set((await context.feedPlans()).filter(isPublic).map((plan) => plan.path)),
          topics: (await context.topics()).filter(isPublic),
          isRetired: await store.outputFeeds.isRetired(feedPathOf(path)),
        }),
      checkReady: async () => {
        if (isDraining) throw new Error('it is stopping');
        await database.query('select 1');
      },
      operatorPages: await operatorPages(context),
      ...(trustProxy === undefined ? {} : { trustProxy }),
      log,
    },
    environment,
  );
  log.info({ url: `http://localhost:${server.port}/` }, 'serving');
  return {
    port: server.port,
    stop: async () => {
      isDraining = true;
      if (drainMs > 0) await sleep(drainMs);
      await server.close();
    },
  };
}

const starters: Record<Role, (context: Context) => Promise<Running>> = {
  clock: startClock,
  collect: startCollect,
  extract: startExtract,
  group: startGroup,
  publish: startPublish,
  serve: startServe,
};

/**
 * Starts roles against the flow, so that what a stage hands on is awaited; the port first, so that a taken one stops
 * the start before any work is done. Stops them together, the port last.
 */
export async function startRoles(context: Context, wanted: readonly Role[]): Promise<Running> {
  const running: Running[] = [];
  const stop = async () => {
    const [last, ...others] = running.splice(0);
    await Promise.all(others.map((role) => role.stop()));
    await last?.stop();
  };
  try {
    for (const role of roles.toReversed().filter((name) => wanted.includes(name))) {
      running.push(await starters[role](context));
    }
  } catch (error) {
    await stop();
    throw error;
  }
  const port = running.find((role) => role.port !== undefined)?.port;
  const checkAlive = () => {
    for (const role of running) role.checkAlive?.();
  };
  const followConfig = async () => {
    for (const role of running) await role.followConfig?.();
  };
  return { stop, checkAlive, followConfig, ...(port === undefined ? {} : { port }) };
}
