/** What another configuration would change, for people. */
import type { CleaningDifference } from '../operations/compare-cleaning.js';
import type { ConfigDifference, MovedArticle, TopicDifference } from '../operations/compare-config.js';
import type { SourceDifference } from '../operations/compare-sources.js';
import { writeCount } from '../text/write-count.js';
import { columns, paint, plain, print, shorten } from './terminal.js';

const width = 90;

function showMoved(mark: string, articles: readonly MovedArticle[], count: number): void {
  for (const { title, source, because } of articles) {
    print(`    ${mark} ${shorten(title, width)}  (${source})`);
    print(`        ${plain(because)}`);
  }
  if (count > articles.length && articles.length > 0)
    print(`    ${mark} and ${count - articles.length} more`);
}

function showTopic(topic: TopicDifference): void {
  const { id, formerId, change, before, after, gained, lost } = topic;
  const kind = change === 'changed' ? '' : ` (${change})`;
  const renamed = formerId === null ? '' : `, until now "${formerId}"`;
  print(
    `  ${paint('bold', id)}${kind}${renamed}: ${before} before, ${after} after, ${gained} gained, ${lost} lost`,
  );
  showMoved(paint('green', '+'), topic.gainedSamples, gained);
  showMoved(paint('red', '-'), topic.lostSamples, lost);
}

function showSources(sources: readonly SourceDifference[]): void {
  if (sources.length === 0) return;
  print(`\n${writeCount(sources.length, 'source')} would be read otherwise, come or go`);
  for (const row of columns(
    sources.map(({ id, change, settings }) => [
      id,
      settings.length === 0 ? change : `${change}: ${settings.join(', ')}`,
    ]),
  ))
    print(row);
}

function showCleaning({ sourceId, articles, differing, samples }: CleaningDifference): void {
  print(
    `  ${paint('bold', sourceId)}: ${differing} of its newest ${writeCount(articles, 'article')} come out otherwise`,
  );
  for (const { title, removed, kept } of samples) {
    print(`    ${shorten(title, width)}`);
    for (const { rule, text } of removed)
      print(`      ${paint('red', '-')} ${rule}  ${shorten(text, width)}`);
    for (const { rule, text } of kept) print(`      ${paint('green', '+')} ${rule}  ${shorten(text, width)}`);
  }
}

export function showDifference(difference: ConfigDifference): void {
  const { since, articles, topics, sameTopics, sources, cleaning } = difference;
  print(`${writeCount(articles, 'article')} since ${since.slice(0, 10)}, labelled by both configurations`);
  print(`${writeCount(topics.length, 'topic')} would change, ${sameTopics} would not`);
  for (const topic of topics) showTopic(topic);
  showSources(sources);
  if (cleaning.length > 0) print('\nTexts, cleaned by both configurations');
  for (const one of cleaning) showCleaning(one);
}
