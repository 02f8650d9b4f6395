/** The role that ticks: polls, lost work, subscriptions, what ages and what is kept no longer. */
import { renewAgeingFeeds } from './ageing-feeds.js';
import { createTopicReview } from './auto-topics.js';
import { keepPolling, tick } from './clock/clock.js';
import type { Context } from './context.js';
import { tickBy } from './cron.js';
import { isFlood } from './flood.js';
import { followConfig, patienceMs, prepare } from './prepare.js';
import { purge } from './purge.js';
import type { Running } from './running.js';
import { spreadOverdue } from './schedule-sources.js';
import { checkpointDue } from './store/checkpoint.js';
import { vacuumDue } from './store/vacuum.js';

/** Every five seconds: soon enough for any feed, cheap enough for any database. */
const tickExpression = '*/5 * * * * *';
/** Once a minute: leases last for days, and a request is repeated after an hour. */
const renewalExpression = '30 * * * * *';
/** Once a minute, away from the renewals. */
const topicReviewExpression = '15 * * * * *';
/** Ages are in minutes at least. */
const ageingExpression = '50 */5 * * * *';
/** Once an hour. */
const clearingExpression = '15 7 * * * *';
/** Between ticks; in a flood of news tables grow to many times their size within minutes. */
const engineExpression = '3-59/10 * * * * *';
const sourcesAtOnce = 500;
/** Between two ticks: more than this is an outage. */
const longGapMs = 60_000;
/** A tick that hangs ends by the limit of its statements; one that is silent for longer is dead. */
const deadAfterMs = 5 * 60_000;
const articlesPerMinute = 5_000;
/** Longer than the longest fetch, so that a slow source is never polled twice at once. */
const leaseMs = 5 * 60_000;

async function renewSubscriptions({ subscriber, config, log }: Context): Promise<void> {
  const wanted = new Set(config.sources.filter(({ enabled }) => enabled).map(({ id }) => id));
  try {
    await subscriber.renew((sourceId) => wanted.has(sourceId));
  } catch (error) {
    log.error({ error: (error as Error).message }, 'subscriptions were not renewed; tried again in a minute');
  }
}

/** Articles that no rendering has followed, after an update of the program above all. */
async function tendSearch({ store, queue, log }: Context): Promise<void> {
  try {
    if (await isFlood(queue)) return;
    await store.search.catchUp(articlesPerMinute);
  } catch (error) {
    log.error(
      { error: (error as Error).message },
      'articles were not made searchable; tried again in a minute',
    );
  }
}

/** What a killed publisher did not announce is announced late, and not never. */
async function tendSubscribers({ hub, log }: Context): Promise<void> {
  try {
    await hub?.prune();
    await hub?.announce();
  } catch (error) {
    log.error(
      { error: (error as Error).message },
      'subscribers were not looked after; tried again in a minute',
    );
  }
}

async function renewAgeing(context: Context): Promise<void> {
  try {
    await renewAgeingFeeds(context);
  } catch (error) {
    context.log.error({ error: (error as Error).message }, 'old items were not taken out; tried again');
  }
}

async function clearOld(context: Context): Promise<void> {
  const { config, log } = context;
  const usual = config.defaults.keep;
  const sources = config.sources.map(({ id, keep = usual }) => ({ id, keep }));
  try {
    await purge(context, { sources, topics: config.topics });
  } catch (error) {
    log.error({ error: (error as Error).message }, 'old articles were not removed; tried again in an hour');
  }
}

/** Servers do it by themselves. */
async function tendEngine({ database, embedded, log }: Context): Promise<void> {
  if (!embedded) return;
  try {
    const tables = await vacuumDue(database);
    if (tables.length > 0) log.debug({ tables }, 'tables were vacuumed');
    if (await checkpointDue(database)) log.debug({}, 'a checkpoint was made');
  } catch (error) {
    log.error(
      { error: (error as Error).message },
      'the embedded engine was not looked after; tried again in a moment',
    );
  }
}

export async function startClock(context: Context): Promise<Running> {
  await prepare(context);
  const limits = { sources: sourcesAtOnce, leaseMs, patienceMs };
  let lastRunAt = performance.now();
  let lastTickAt = context.now().getTime();
  const stopping = new AbortController();
  const run = async () => {
    try {
      // After an outage, or a night in standby, everything is due at once.
      const sinceLastMs = context.now().getTime() - lastTickAt;
      if (sinceLastMs > longGapMs) await spreadOverdue(context);
      if (sinceLastMs < 0) await context.store.sources.recallFuture(context.now());
      const isMoreDue = await tick(context, limits);
      if (isMoreDue) await keepPolling(context, limits, stopping.signal);
      lastTickAt = context.now().getTime();
    } catch (error) {
      context.log.error({ error: (error as Error).message }, 'the tick failed; the next one tries again');
    }
    lastRunAt = performance.now();
  };
  await run();
  const tickers = [
    tickBy(tickExpression, run),
    tickBy(topicReviewExpression, createTopicReview(context)),
    tickBy(ageingExpression, () => renewAgeing(context)),
    tickBy(renewalExpression, () => renewSubscriptions(context)),
    tickBy(renewalExpression, () => tendSubscribers(context)),
    tickBy(renewalExpression, () => tendSearch(context)),
    tickBy(clearingExpression, () => clearOld(context)),
    tickBy(engineExpression, () => tendEngine(context)),
  ];
  return {
    followConfig: () => followConfig(context),
    checkAlive() {
      const silentMs = performance.now() - lastRunAt;
      if (silentMs > deadAfterMs)
        throw new Error(`the clock has not ticked for ${Math.round(silentMs / 1000)} s`);
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(tickers.map((ticker) => ticker.stop()));
    },
  };
}
