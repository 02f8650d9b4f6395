/** Renders the output feeds that changed, and the pages that list them; bytes change only when items do. */
import type { Log, Now } from '../ports.js';
import { settleAll } from '../settle-all.js';
import type { PublishedFeed, Store } from '../store-ports.js';
import { strongEtag } from '../text/strong-etag.js';
import type { FeedSummary, OutputItem } from '../vocabulary/item.js';
import { type ArchivePage, pageLimits, planArchive } from './archive-pages.js';
import { batchFeeds, type ChangedFeed } from './batch-feeds.js';
import { buildLive, mergeItems } from './build-archive.js';
import { addressOf, documentPaths, type FeedPlan, mixedQuery, plansOf, type SitePlan } from './build-feed.js';
import { type DocumentDraft, draftArchivePage, draftsOf } from './document-drafts.js';
import { documentsAt } from './render-feed.js';
import { renderLists } from './render-lists.js';
import { renderLive } from './render-live.js';
import { summariseFeed } from './summarise-feed.js';

export interface PublishPorts {
  store: Pick<Store, 'archives' | 'items' | 'outputFeeds' | 'renderings'>;
  site(): SitePlan;
  plans(): Promise<FeedPlan[]>;
  /** Told after documents changed: the paths of those that are pushed. */
  announce(changed: readonly string[]): Promise<void>;
  compress(body: Buffer, use?: 'archive'): Promise<Buffer>;
  log: Log;
  now: Now;
}

/** Bounds what is read at once when new topics find a month of articles. */
const openAtOnce = 100;

/**
 * Compression costs many times what rendering does, so that the same bytes are not compressed again. Returns the
 * paths of the documents that are not as they were by `tags`.
 */
async function saveDocuments(
  { store, compress, now }: PublishPorts,
  drafts: readonly DocumentDraft[],
  tags: ReadonlyMap<string, string>,
  use?: 'archive',
): Promise<string[]> {
  const modifiedAt = now();
  const renderings = drafts.flatMap(({ path, document: { body: text, mediaType }, isFinal = false }) => {
    const body = Buffer.from(text);
    const etag = strongEtag(body);
    return tags.get(path) === etag ? [] : [{ path, mediaType, body, etag, modifiedAt, isFinal }];
  });
  return store.renderings.save(
    await Promise.all(
      renderings.map(async ({ body, ...facts }) => ({ ...facts, br: await compress(body, use) })),
    ),
  );
}

interface ArchivedTopic {
  plan: FeedPlan;
  topicId: string;
}

/** Most pages are never read: their items are kept, and rendered for whoever asks for them first. */
async function closePages(
  { store, compress }: PublishPorts,
  topicId: string,
  pages: readonly ArchivePage[],
): Promise<void> {
  const held = pages.map(async ({ items, ...page }) => ({
    ...page,
    itemIds: items.map(({ id }) => id),
    held: await compress(Buffer.from(JSON.stringify(items)), 'archive'),
  }));
  await store.archives.close(topicId, await Promise.all(held));
}

/** Pages stay what they are, and so would the token in their links, and what a mix leaves out. */
function archivedTopics(plans: readonly FeedPlan[]): ArchivedTopic[] {
  return plans.flatMap((plan) =>
    plan.scope.kind === 'topic' && plan.token === undefined && plan.mix === undefined
      ? [{ plan, topicId: plan.scope.topicId }]
      : [],
  );
}

/** What a live feed needs to know of its archive. */
interface ArchiveState {
  /** Items on no page yet. */
  open: OutputItem[];
  newestPage: string | undefined;
}

/** Moves what is due from topics to their archives; returns how these are now, by the plan. */
async function archiveTopics(
  ports: PublishPorts,
  plans: readonly FeedPlan[],
): Promise<Map<FeedPlan, ArchiveState>> {
  const { items, archives } = ports.store;
  const states = new Map<FeedPlan, ArchiveState>();
  for (let topics = archivedTopics(plans); topics.length > 0; ) {
    const waiting = await items.selectOpen(
      topics.map(({ topicId, plan: { merge } }) => ({ topicId, merge, limit: openAtOnce })),
    );
    const lasts = await archives.findLast(topics.map(({ topicId }) => topicId));
    const planned = topics.map((topic, at) => {
      const last = lasts.get(topic.topicId);
      const limits = { ...pageLimits, items: Math.min(pageLimits.items, topic.plan.itemLimit) };
      return { topic, last, ...planArchive(waiting[at] ?? [], last, limits) };
    });
    for (const { topic, last, open } of planned) states.set(topic.plan, { open, newestPage: last });
    const unsettled = planned.filter(({ pages }) => pages.length > 0);
    await settleAll(unsettled.map(({ topic: { topicId }, pages }) => closePages(ports, topicId, pages)));
    topics = unsettled.map(({ topic }) => topic);
  }
  return states;
}

/** The items of each feed by its plan, in the order its readers get them. */
async function selectItems(
  { store, now }: PublishPorts,
  plans: readonly FeedPlan[],
): Promise<Map<FeedPlan, OutputItem[]>> {
  const plain = plans.filter(({ mix }) => mix === undefined);
  const lists = await store.items.select(
    plain.map(({ scope, merge, itemLimit: limit }) => ({ scope, merge, limit })),
  );
  const items = new Map(plain.map((plan, at) => [plan, lists[at] ?? []]));
  for (const plan of plans) {
    const query = mixedQuery(plan, now());
    if (query) items.set(plan, await store.items.selectMixed(query));
  }
  return items;
}

/** All that is read of a feed before it is rendered. */
interface FeedFacts extends ArchiveState {
  items: OutputItem[];
}

async function readFacts(
  ports: PublishPorts,
  plans: readonly FeedPlan[],
): Promise<{ factsOf(plan: FeedPlan): FeedFacts; tags: Map<string, string> }> {
  const states = await archiveTopics(ports, plans);
  const items = await selectItems(ports, plans);
  const places = plans.flatMap(plansOf);
  const tags = await ports.store.renderings.findTags(
    places.flatMap((place) => Object.values(documentPaths(addressOf(place)))),
  );
  const factsOf = (plan: FeedPlan) => {
    const state = states.get(plan) ?? { open: [], newestPage: undefined };
    return { ...state, items: mergeItems(items.get(plan) ?? [], state.open) };
  };
  return { factsOf, tags };
}

interface Published {
  summary: FeedSummary;
  /** Paths of public documents that are not as they were. */
  changed: string[];
}

const nothing: Published = { summary: { itemCount: 0, newest: [] }, changed: [] };

async function publishFeed(
  ports: PublishPorts,
  plan: FeedPlan,
  { items, open, newestPage }: FeedFacts,
  tags: ReadonlyMap<string, string>,
): Promise<Published> {
  const published: Published = { ...nothing, changed: [] };
  const openIds = new Set(open.map(({ id }) => id));
  for (const place of plansOf(plan)) {
    const feed = buildLive(ports.site(), place, items, newestPage);
    const documents = documentsAt(documentPaths(addressOf(place)), renderLive(feed, { openIds }));
    const changed = await saveDocuments(ports, draftsOf(documents), tags);
    const bytes = [...documents.values()].reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);
    ports.log.debug({ event: 'rendering', feed: plan.path, bytes }, 'an output feed was rendered');
    published.summary = summariseFeed(feed, plan.scope);
    if (place.token === undefined) published.changed.push(...changed);
  }
  return published;
}

interface Outcome {
  pushed: string[];
  failures: unknown[];
}

function joinOutcomes(outcomes: readonly Outcome[]): Outcome {
  return {
    pushed: outcomes.flatMap(({ pushed }) => pushed),
    failures: outcomes.flatMap(({ failures }) => failures),
  };
}

/** One that cannot be rendered holds up no other; it is tried again. */
async function publishTogether(ports: PublishPorts, feeds: readonly ChangedFeed[]): Promise<Outcome> {
  const done: PublishedFeed[] = [];
  const { factsOf, tags } = await readFacts(
    ports,
    feeds.flatMap(({ plan }) => plan ?? []),
  );
  // One is rendered while others are compressed and saved.
  const outcomes = await Promise.all(
    feeds.map(async ({ path, change, plan }): Promise<Outcome> => {
      try {
        const published = plan ? await publishFeed(ports, plan, factsOf(plan), tags) : nothing;
        done.push({ path, change, summary: published.summary });
        return { pushed: published.changed, failures: [] };
      } catch (error) {
        ports.log.error({ feed: path, error: (error as Error).message }, 'an output feed cannot be rendered');
        return { pushed: [], failures: [error] };
      }
    }),
  );
  await ports.store.outputFeeds.markPublished(done);
  return joinOutcomes(outcomes);
}

/** What cannot be read together is read alone, so that it is known which feed it is. */
async function publishBatch(ports: PublishPorts, feeds: readonly ChangedFeed[]): Promise<Outcome> {
  try {
    return await publishTogether(ports, feeds);
  } catch (error) {
    const [first] = feeds;
    if (feeds.length === 1) {
      ports.log.error(
        { feed: first?.path, error: (error as Error).message },
        'an output feed cannot be read',
      );
      return { pushed: [], failures: [error] };
    }
    const outcomes: Outcome[] = [];
    for (const feed of feeds) outcomes.push(await publishBatch(ports, [feed]));
    return joinOutcomes(outcomes);
  }
}

/** While one is compressed the store is asked for the next. */
const batchesAtOnce = 2;

async function publishAll(ports: PublishPorts, feeds: readonly ChangedFeed[]): Promise<Outcome> {
  const batches = batchFeeds(feeds);
  const outcomes: Outcome[] = [];
  const inTurn = async () => {
    for (let next = batches.shift(); next; next = batches.shift())
      outcomes.push(await publishBatch(ports, next));
  };
  await Promise.all(Array.from({ length: batchesAtOnce }, inTurn));
  return joinOutcomes(outcomes);
}

async function publishLists(ports: PublishPorts, plans: readonly FeedPlan[]): Promise<void> {
  const summaries = await ports.store.outputFeeds.summaries();
  const documents = renderLists(ports.site(), plans, summaries);
  const tags = await ports.store.renderings.findTags([...documents.keys()]);
  await saveDocuments(ports, draftsOf(documents), tags);
}

/** Renders one feed where it has changed since it was rendered last; subscribers are told whoever asked for it. */
export async function publishOne(ports: PublishPorts, path: string): Promise<void> {
  const change = await ports.store.outputFeeds.findChange(path);
  if (change === undefined) return;
  const plan = (await ports.plans()).find((planned) => planned.path === path);
  if (!plan) return;
  const { pushed, failures } = await publishBatch(ports, [{ path, change, plan }]);
  if (failures.length > 0) throw failures[0];
  if (pushed.length > 0) await ports.announce(pushed);
}

/**
 * Renders an archive page that has not been, or that leads on to a next one since it was: whoever saves it later than
 * that cannot undo it. Private topics have no pages.
 */
export async function publishPage(ports: PublishPorts, topicId: string, name: string): Promise<void> {
  const page = await ports.store.archives.findUnrendered(topicId, name);
  if (!page) return;
  const plan = (await ports.plans()).find(
    ({ path, token }) => path === `topics/${topicId}` && token === undefined,
  );
  if (!plan) return;
  await saveDocuments(ports, draftArchivePage(ports.site(), plan, page), new Map(), 'archive');
  if (page.next !== undefined) await ports.store.archives.release(topicId, name);
}

/** Idempotent: a feed is marked published only up to the change it was rendered after. */
export async function publishChanged(ports: PublishPorts): Promise<void> {
  const changed = await ports.store.outputFeeds.findChanged();
  if (changed.length === 0) return;
  const plans = await ports.plans();
  const planOf = new Map(plans.map((plan) => [plan.path, plan]));
  const feeds = changed.map(({ path, change }) => ({ path, change, plan: planOf.get(path) }));
  const { pushed, failures } = await publishAll(ports, feeds);
  await ports.announce(pushed);
  await publishLists(ports, plans);
  ports.log.info(
    { event: 'publishing', feeds: changed.length - failures.length },
    'output feeds were rendered',
  );
  if (failures.length > 0) throw failures[0];
}
