/** What a start does before the first tick, and a new configuration at once: the store follows, and nothing that was begun is lost. */
import { createHash } from 'node:crypto';
import { recoverLostWork } from './clock/clock.js';
import type { Context } from './context.js';
import { requestPublish } from './pipeline.js';
import { addressOf, plansOf } from './publish/build-feed.js';
import { scheduleSources, spreadOverdue } from './schedule-sources.js';

/** To be raised with every change of what documents look like, so that an update of the program shows at once. */
const rendererVersion = 2;

const dayMs = 24 * 3_600_000;
/** Articles older than this keep the labels they have when the rules change. */
const relabelMs = 30 * dayMs;

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}

/** Does `work` when `value` was not seen under `key`, and then remembers it: work that failed is done again. */
async function onNews(
  { store }: Context,
  key: string,
  value: unknown,
  work: () => Promise<void>,
): Promise<void> {
  const hash = digest(value);
  if ((await store.settings.find(key)) === hash) return;
  await work();
  await store.settings.save(key, hash);
}

async function followFeeds(context: Context): Promise<void> {
  const { store, queue, now } = context;
  for (const { id, formerly } of await context.topics())
    for (const former of formerly) await store.archives.move(former, id);
  const plans = await context.feedPlans();
  const paths = plans.map(({ path }) => path);
  const closed = plans.filter(({ token }) => token !== undefined).map(({ path }) => path);
  const gone = await store.outputFeeds.retain(paths);
  const open = plans.flatMap(plansOf).filter(({ token }) => token !== undefined);
  const folders = open.map((plan) => `/${addressOf(plan)}/`);
  const locked = (await store.renderings.listPaths()).filter(
    (path) => path.startsWith('/private/') && !folders.some((folder) => path.startsWith(folder)),
  );
  // What was public, or had another token, must not stay where it was; what readers may have stays until it is made anew.
  await store.renderings.removeUnder([...locked, ...[...gone, ...closed].map((path) => `/${path}/`)]);
  await store.archives.drop([...gone, ...closed].flatMap((path) => path.match(/^topics\/(.+)/)?.[1] ?? []));
  // Those who subscribed to what has ended, moved or been closed hear of it.
  await context.hub?.retire(paths.filter((path) => !closed.includes(path)).map((path) => `/${path}/`));
  await store.outputFeeds.markChanged(paths);
  await requestPublish(queue, now());
}

/** What decides on labels: another title or length of a feed sends no article back. */
function rulesOf({ topics, categoryAliases, autoTopics, models }: Context['config']): unknown {
  const rules = topics.map(
    ({
      title,
      description,
      merge,
      content,
      items,
      formerly,
      token,
      formerTokens,
      listed,
      itemsPerSource,
      maxAge,
      sort,
      keep,
      ...rule
    }) => rule,
  );
  const learned = models.size === 0 ? [] : [[...models]];
  return [rules, categoryAliases, ...(autoTopics === undefined ? [] : [autoTopics.exclude]), ...learned];
}

async function relabel({ store, now }: Context): Promise<void> {
  // As if they had waited long already, so that the next ticks take them, a batch each.
  const longAgo = new Date(now().getTime() - patienceMs);
  await store.labels.sendBack(new Date(now().getTime() - relabelMs), longAgo);
}

/** What is the same as before is left alone; may be called while everything runs, and again when it failed. */
export async function followConfig(context: Context): Promise<void> {
  const { config, site, log } = context;
  await scheduleSources(context, config.sources);
  await onNews(context, 'topics', rulesOf(config), () => relabel(context));
  const output = [rendererVersion, config.topics, config.sources, config.defaults, site, config.autoTopics];
  await onNews(context, 'output', output, async () => {
    log.info({}, 'the configuration or the program is new: every output feed is rendered');
    await followFeeds(context);
  });
}

/** A restart with the same configuration renders nothing anew. */
export async function prepare(context: Context): Promise<void> {
  const { store, now } = context;
  // Alone on this engine, whoever held work before is gone.
  if (context.embedded) await store.sources.releaseClaims();
  await spreadOverdue(context);
  await followConfig(context);
  await store.politeness.prune(new Date(now().getTime() - dayMs));
  await recoverLostWork(context, context.embedded ? 0 : patienceMs);
}

/** How long an entry may wait at a stage before its job counts as lost. */
export const patienceMs = 5 * 60_000;
