/** Files articles under their topics and asks for the output feeds that changed. */
import { requestPublish } from '../pipeline.js';
import type { JobQueue, Log, Now } from '../ports.js';
import type { ArticleRecord, Store } from '../store-ports.js';
import type { Label } from '../vocabulary/topic.js';
import { labelArticle } from './match-topics.js';
import type { TopicMatcher } from './topic-matcher.js';

export interface LabelPorts {
  store: Pick<Store, 'articles' | 'entries' | 'labels' | 'outputFeeds'>;
  queue: JobQueue;
  /** The same object as long as the rules are the same. */
  matcher(): Promise<TopicMatcher>;
  log: Log;
  now: Now;
}

function labelsOf(article: ArticleRecord, matcher: TopicMatcher): Label[] {
  return labelArticle(matcher, {
    title: article.title,
    text: article.text,
    categories: article.categories,
    source: article.sourceId,
    url: article.url,
    authors: article.authors,
    ...(article.language === null ? {} : { language: article.language }),
  });
}

async function labelWith(
  { store, now }: LabelPorts,
  matcher: TopicMatcher,
  entryIds: readonly string[],
  articles: readonly ArticleRecord[],
): Promise<Set<string>> {
  const topics = await store.labels.replace(
    articles.map((article) => ({
      articleId: article.id,
      publishedAt: article.publishedAt,
      labels: labelsOf(article, matcher),
    })),
  );
  const showing = await store.outputFeeds.pathsOf(articles.map(({ id }) => id));
  await store.outputFeeds.markChanged([...showing, ...[...topics].map((id) => `topics/${id}`)]);
  await store.entries.advance(entryIds, 'label', 'done', now());
  return topics;
}

/** Idempotent: labels are replaced, entries that have moved on stay where they are. */
export async function labelEntries(ports: LabelPorts, entryIds: readonly string[]): Promise<void> {
  const { store, queue, log, now } = ports;
  const articles = await store.articles.getByEntries(entryIds);
  if (articles.length === 0) return;
  let matcher: TopicMatcher;
  let topics: Set<string>;
  // A topic that came up meanwhile could not know of articles that were still on their way here.
  do {
    matcher = await ports.matcher();
    topics = await labelWith(ports, matcher, entryIds, articles);
  } while (matcher !== (await ports.matcher()));
  await requestPublish(queue, now());
  log.info({ event: 'labelling', articles: articles.length, topics: [...topics] }, 'articles were labelled');
}
