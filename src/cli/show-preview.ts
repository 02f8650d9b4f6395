/** A preview for people: what was asked, what came, and what each stage made of it. */
import type { KnownArticle } from '../operations/find-known.js';
import type { ComparedPreview } from '../preview/compare-with-store.js';
import type { DocumentPreview } from '../preview/describe-document.js';
import type { ArticlePreview, EntryPreview } from '../preview/preview-articles.js';
import { writeCount } from '../text/write-count.js';
import { age, columns, paint, plain, print, shorten } from './terminal.js';

export interface PreviewDisplay {
  /** Whole texts instead of their beginning. */
  text: boolean;
  /** The HTML of each item. */
  html: boolean;
  now: Date;
}

const width = 100;
const shownRemovals = 20;
const shownRelated = 5;
const beginningLength = 300;

function showRequests({ requests }: ComparedPreview): void {
  print(`Requests: ${requests.length}`);
  const rows = requests.map(({ url, answer, durationMs }) => [`${durationMs} ms`, plain(url), plain(answer)]);
  for (const row of columns(rows)) print(row);
}

function showDocument(document: DocumentPreview): void {
  const { format, title, entries, dated, admitted, repairs, hubs, ttlMinutes, warnings } = document;
  print(
    `Document: ${format}, ${shorten(title ?? 'without a title', 60)}, ${writeCount(entries, 'entry', 'entries')}`,
  );
  print(
    `  ${dated} with a date; a new source takes in ${admitted} and remembers the other ${entries - admitted}`,
  );
  print(`  ${plain(document.nextPollBecause)}`);
  if (ttlMinutes !== null) print(`  its publisher asks to wait ${ttlMinutes} min between polls`);
  if (hubs.length > 0) print(`  changes are pushed by ${hubs.map(plain).join(', ')}`);
  if (repairs.length > 0)
    print(`  repaired: ${repairs.map(({ rule, count }) => `${rule} ${count}`).join(', ')}`);
  for (const warning of warnings) print(`  ${paint('yellow', 'warning')}: ${warning}`);
}

function showRemoved({ removed }: ArticlePreview): void {
  print(removed.length === 0 ? '  Removed: nothing' : `  Removed: ${writeCount(removed.length, 'block')}`);
  const rows = removed.slice(0, shownRemovals).map(({ rule, text }) => [rule, shorten(text, width - 24)]);
  for (const row of columns(rows, '    ')) print(row);
  if (removed.length > shownRemovals)
    print(`    and ${removed.length - shownRemovals} more (--json has them)`);
}

function showRelated({ related, pulled }: ArticlePreview): void {
  if (related.length === 0) return;
  const also = pulled.length === 0 ? '' : `, of which ${pulled.length} would be pulled as articles`;
  print(`  Related: ${writeCount(related.length, 'link')}${also}`);
  for (const { title, url } of related.slice(0, shownRelated))
    print(`    ${shorten(title, 60)}  ${plain(url)}`);
  if (related.length > shownRelated) print(`    and ${related.length - shownRelated} more`);
}

function showTopics({ topics }: ArticlePreview): void {
  print(topics.length === 0 ? '  Topics: none takes it' : '  Topics');
  for (const row of columns(
    topics.map(({ id, because }) => [id, plain(because)]),
    '    ',
  ))
    print(row);
}

function showBody({ text, item }: ArticlePreview, { text: whole, html }: PreviewDisplay): void {
  if (html && item) {
    print(item.content_html.replace(/[\p{Cc}]+/gu, (controls) => (controls.includes('\n') ? '\n' : ' ')));
    return;
  }
  if (!whole) {
    if (text !== '') print(`  Text: ${shorten(text.replaceAll('\n', ' '), beginningLength)}`);
    return;
  }
  for (const line of text.split('\n')) print(`\n${plain(line)}`);
}

function showArticle(
  article: ArticlePreview,
  known: KnownArticle | undefined,
  display: PreviewDisplay,
): void {
  const { url, authors, publishedAt, language, categories, verdict, because, words, copy } = article;
  const mark = paint(verdict === 'full' ? 'green' : 'red', verdict);
  print(`  Article: ${mark}, ${writeCount(words, 'word')}, because ${plain(because)}`);
  const facts = [
    authors.length > 0 ? `by ${shorten(authors.join(', '), 60)}` : 'no author',
    `published ${publishedAt}`,
    language ?? 'language unknown',
  ];
  print(`    ${facts.join('; ')}`);
  if (categories.length > 0) print(`    categories: ${shorten(categories.join(', '), width)}`);
  print(`    ${plain(url)}`);
  showRemoved(article);
  showRelated(article);
  if (copy !== null) print(`  Group: ${copy.kind} of ${copy.of}: ${plain(copy.because)}`);
  if (known)
    print(
      `  Store: article ${known.articleId} of ${known.sourceId}, "${shorten(known.title, 60)}": ${plain(known.because)}`,
    );
  showTopics(article);
  showBody(article, display);
}

function showEntry(entry: EntryPreview, known: KnownArticle | undefined, display: PreviewDisplay): void {
  const { name, title, url, publishedAt, page, article, nothing } = entry;
  const headline = shorten(article?.title ?? title ?? 'An entry without a title', width);
  print(`\n${paint('bold', `${name.replace('e', 'E')}: ${headline}`)}`);
  const date = publishedAt === null ? 'without a date' : age(publishedAt, display.now);
  print(`  Announced: ${date}, ${plain(url ?? 'without an address')}`);
  print(`  Page: ${page.fetch ? 'fetched' : 'not fetched'}, because ${plain(page.because)}`);
  if (article) showArticle(article, known, display);
  else print(`  Nothing: ${plain(nothing ?? '')}`);
}

function showStore({ store }: ComparedPreview): void {
  if (store.compared === null) print(`\nNot compared with what is stored: ${plain(store.because ?? '')}`);
  else
    print(
      `\nCompared with the store: ${store.known.length} known, ${writeCount(store.compared, 'recent article')} looked at for copies`,
    );
}

export function showPreview(preview: ComparedPreview, display: PreviewDisplay): void {
  const { kind, because, address, settingsOf, document, entries, select, store } = preview;
  print(
    `${paint('bold', plain(address))}  ${kind === 'unreadable' ? paint('red', kind) : kind}: ${plain(because)}`,
  );
  if (settingsOf !== null) print(`With the settings of the source "${settingsOf}"`);
  showRequests(preview);
  if (document) showDocument(document);
  if (select) print(`  to read it so: "type": "html", "select": ${JSON.stringify(select)}`);
  for (const entry of entries)
    showEntry(
      entry,
      store.known.find(({ id }) => id === entry.name),
      display,
    );
  if (entries.length > 0) showStore(preview);
}
