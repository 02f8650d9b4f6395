/** Which output feeds a site has: one a topic, one a source, and one of everything. */
import type { FeedMix, FeedPlan } from './build-feed.js';

export interface PlannedTopic {
  id: string;
  /** Ids it had before, the first one first. */
  formerly?: readonly string[] | undefined;
  /** Makes it private. */
  token?: string | undefined;
  /** Tokens it had before, which still open it. */
  formerTokens?: readonly string[] | undefined;
  title?: string | undefined;
  description?: string | undefined;
  merge?: FeedPlan['merge'] | undefined;
  content?: FeedPlan['content'] | undefined;
  items?: number | undefined;
  itemsPerSource?: number | undefined;
  /** In milliseconds. */
  maxAge?: number | undefined;
  sort?: FeedMix['sort'] | undefined;
  /** False keeps it out of lists; its addresses work. */
  listed?: boolean | undefined;
}

export interface FeedDefaults {
  siteTitle: string;
  merge: FeedPlan['merge'];
  content: FeedPlan['content'];
  items: number;
}

function titleOf(id: string): string {
  const words = id.replace(/[-_.]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function topicTitle(topic: PlannedTopic): string {
  return topic.title ?? titleOf(topic.id);
}

function planMix({ itemsPerSource, maxAge, sort = 'published' }: PlannedTopic): FeedMix | undefined {
  if (itemsPerSource === undefined && maxAge === undefined && sort === 'published') return undefined;
  return {
    sort,
    ...(itemsPerSource === undefined ? {} : { perSource: itemsPerSource }),
    ...(maxAge === undefined ? {} : { maxAgeMs: maxAge }),
  };
}

function planTopic(topic: PlannedTopic, defaults: FeedDefaults): FeedPlan {
  const title = topicTitle(topic);
  const mix = planMix(topic);
  return {
    path: `topics/${topic.id}`,
    firstPath: `topics/${topic.formerly?.[0] ?? topic.id}`,
    ...(topic.token === undefined ? {} : { token: topic.token, formerTokens: topic.formerTokens ?? [] }),
    ...(topic.listed === false ? { unlisted: true } : {}),
    scope: { kind: 'topic', topicId: topic.id },
    title,
    description: topic.description ?? `News about ${title}, collected by ${defaults.siteTitle}.`,
    merge: topic.merge ?? defaults.merge,
    content: topic.content ?? defaults.content,
    itemLimit: topic.items ?? defaults.items,
    ...(mix === undefined ? {} : { mix }),
  };
}

/** `sources` are pairs of id and the name readers know. */
export function planFeeds(
  topics: readonly PlannedTopic[],
  sources: readonly { id: string; title: string }[],
  defaults: FeedDefaults,
): FeedPlan[] {
  const { merge, content, items: itemLimit } = defaults;
  return [
    ...topics.map((topic) => planTopic(topic, defaults)),
    ...sources.map(
      ({ id, title }): FeedPlan => ({
        path: `sources/${id}`,
        scope: { kind: 'source', sourceId: id },
        title,
        description: `Everything from ${title}, cleaned by ${defaults.siteTitle}.`,
        merge: 'off',
        content,
        itemLimit,
      }),
    ),
    {
      path: 'all',
      scope: { kind: 'all' },
      title: `${defaults.siteTitle}: everything`,
      description: `Every story of every source, collected by ${defaults.siteTitle}.`,
      merge,
      content,
      itemLimit,
    },
  ];
}
