/** Topics that categories become by themselves: decided now and then, and seen by everyone else as if they were configured. */
import type { ReadyConfig } from './config.js';
import type { TopicConfig } from './config-schema.js';
import { createCategoryNames } from './label/alias-categories.js';
import { type AutoTopicDecision, decideAutoTopics } from './label/decide-auto-topics.js';
import { requestPublish } from './pipeline.js';
import type { JobQueue, Log, Now } from './ports.js';
import type { Store } from './store-ports.js';
import type { AutoTopic } from './vocabulary/topic.js';

export interface AutoTopicPorts {
  config: Pick<ReadyConfig, 'topics' | 'autoTopics' | 'categoryAliases'>;
  store: Pick<Store, 'autoTopics' | 'outputFeeds'>;
  queue: JobQueue;
  log: Log;
  now: Now;
}

type TopicSettings = AutoTopicPorts['config'];

/** Articles older than this are not searched for the category of a new topic. */
const relabelMs = 30 * 24 * 3_600_000;
/** Pause after a review, in times of what it took. */
const restPerWork = 20;
/** As if they had waited long already, so that the next tick takes them. */
const patienceMs = 5 * 60_000;

/** Folded names that are excluded, and the topics that name the others as their own. */
function readOwners({ topics, autoTopics, categoryAliases }: TopicSettings) {
  const nameOf = createCategoryNames(categoryAliases);
  const excluded = new Set(autoTopics?.exclude.map(nameOf));
  const owners = new Map<string, string>();
  for (const { id, categories = [] } of topics)
    for (const category of categories) if (!owners.has(nameOf(category))) owners.set(nameOf(category), id);
  return { nameOf, excluded, owners };
}

function asTopic({ id, title, category, retired }: AutoTopic): TopicConfig {
  const description = `News that publishers file under ${title}.`;
  return { id, title, description, categories: [category], formerly: [], formerTokens: [], listed: !retired };
}

/**
 * The configured topics and those made from categories. One that a configured topic names as its category becomes
 * that topic's former id, so that its readers are led on; an excluded one is gone; a quiet one stays, but unlisted.
 */
export function mergeAutoTopics(config: TopicSettings, known: readonly AutoTopic[]): TopicConfig[] {
  if (config.autoTopics === undefined) return config.topics;
  const { nameOf, excluded, owners } = readOwners(config);
  const current = new Set(config.topics.map(({ id }) => id));
  const former = new Map<string, string[]>();
  const made: TopicConfig[] = [];
  for (const topic of known) {
    const name = nameOf(topic.category);
    const owner = owners.get(name);
    if (current.has(topic.id)) continue;
    if (owner !== undefined) former.set(owner, [...(former.get(owner) ?? []), topic.id]);
    else if (!excluded.has(name)) made.push(asTopic(topic));
  }
  const configured = config.topics.map((topic) => ({
    ...topic,
    formerly: [...new Set([...topic.formerly, ...(former.get(topic.id) ?? [])])],
  }));
  return [...configured, ...made];
}

/** Saved first, then announced: a kill in between is made good by the next review. */
async function carryOut(
  { store, queue, log, now }: AutoTopicPorts,
  decisions: readonly AutoTopicDecision[],
  spellings: ReadonlyMap<string, string[]>,
): Promise<void> {
  const moment = now().getTime();
  const begun = decisions.filter(({ kind }) => kind === 'create');
  await store.autoTopics.save(decisions.map(({ topic }) => topic));
  await store.autoTopics.sendBack(
    begun.flatMap(({ topic }) => spellings.get(topic.category) ?? []),
    new Date(moment - relabelMs),
    new Date(moment - patienceMs),
  );
  const changed = decisions.filter(({ kind }) => kind !== 'keep');
  for (const { kind, topic, because } of changed)
    log.info({ topic: topic.id, kind, because }, 'a topic of a category changed');
  if (changed.length === 0) return;
  await store.outputFeeds.markChanged(changed.map(({ topic }) => `topics/${topic.id}`));
  await requestPublish(queue, now());
}

/** Makes, retires and revives topics by what stands on the articles of the window. */
export async function reviewAutoTopics(ports: AutoTopicPorts): Promise<void> {
  const { config, store, now } = ports;
  if (config.autoTopics === undefined) return;
  const { minArticles, window: windowMs, exclude, most: maxTopics } = config.autoTopics;
  const moment = now().getTime();
  const counts = await store.autoTopics.countCategories(new Date(moment - windowMs));
  const decisions = decideAutoTopics(
    counts,
    await store.autoTopics.list(),
    {
      minArticles,
      windowMs,
      exclude,
      maxTopics,
      categoryAliases: config.categoryAliases,
      taken: config.topics.flatMap(({ categories = [] }) => categories),
      takenIds: config.topics.flatMap(({ id, formerly }) => [id, ...formerly]),
    },
    moment,
  );
  const nameOf = createCategoryNames(config.categoryAliases);
  const spellings = new Map<string, string[]>();
  for (const { category } of counts)
    spellings.set(nameOf(category), [...(spellings.get(nameOf(category)) ?? []), category]);
  await carryOut(ports, decisions, spellings);
}

/** Now and then, the more seldom the longer it takes: a large store must not be counted over and over. Never throws. */
export function createTopicReview(ports: AutoTopicPorts): () => Promise<void> {
  let notBefore = 0;
  return async () => {
    const began = performance.now();
    if (began < notBefore) return;
    try {
      await reviewAutoTopics(ports);
    } catch (error) {
      ports.log.error(
        { error: (error as Error).message },
        'topics of categories were not reviewed; tried again',
      );
    }
    notBefore = performance.now() + restPerWork * (performance.now() - began);
  };
}
