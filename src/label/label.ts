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
  matcher(): TopicMatcher;
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

/** Idempotent: labels are replaced, entries that have moved on stay where they are. */
export async function labelEntries(ports: LabelPorts, entryIds: readonly string[]): Promise<void> {
  const { store, queue, log, now } = ports;
  const articles = await store.articles.getByEntries(entryIds);
  if (articles.length === 0) return;
  const matcher = ports.matcher();
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
  await requestPublish(queue, now());
  log.info({ articles: articles.length, topics: [...topics] }, 'articles were labelled');
}
