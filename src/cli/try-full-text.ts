/** Whether a source's articles have to be fetched from their pages, whether robots.txt allows it, and what that gives. */
import { identifyEntries } from '../collect/identify-entries.js';
import { nameEntries } from '../collect/key-entry.js';
import type { ReadyConfig } from '../config.js';
import type { TopicMatcher } from '../label/topic-matcher.js';
import { previewArticles } from '../preview/preview-articles.js';
import type { PreviewPorts } from '../preview/preview-ports.js';
import { extractSettings } from '../settings-of.js';
import { writeCount } from '../text/write-count.js';
import type { ParsedEntry } from '../vocabulary/feed-document.js';

/** Goes on after "full text". */
export async function tryFullText(
  ports: PreviewPorts,
  config: ReadyConfig,
  matcher: TopicMatcher,
  newest: ParsedEntry | undefined,
): Promise<string> {
  if (newest?.url === undefined) return 'cannot be tried: the newest entry has no address';
  const { entries } = await previewArticles(ports, config, matcher, {
    source: { id: 'new', title: 'new', feedUrl: newest.url },
    settings: extractSettings(config, undefined),
    entries: identifyEntries({ names: nameEntries([newest]), known: [], byAddress: false }).entries,
  });
  const [entry] = entries;
  if (!entry) return 'cannot be tried: the newest entry is empty';
  if (!entry.page.fetch) return `in the feed: ${entry.page.because}`;
  const robots = await ports.robots.judge(newest.url);
  if (!robots.allowed) return `only as far as the feed carries it: ${robots.because}`;
  const { article, nothing } = entry;
  if (!article) return `not there: ${nothing}`;
  if (article.verdict === 'empty') return `not found in the page of the newest: ${article.because}`;
  return `from the pages: ${writeCount(article.words, 'word')} in the newest (${article.verdict}); robots.txt allows them`;
}
