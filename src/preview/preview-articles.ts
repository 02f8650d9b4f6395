/** Entries through the later stages: page, article, copies among each other, topics, item. */
import type { ReadyConfig } from '../config.js';
import { decideFullText } from '../extract/decide-full-text.js';
import { type ExtractSettings, extractEntry } from '../extract/extract.js';
import { createGrouper, type GroupDecision } from '../group/grouper.js';
import { labelArticle } from '../label/match-topics.js';
import type { TopicMatcher } from '../label/topic-matcher.js';
import type { ArticleDraft } from '../store-ports.js';
import { tokenise } from '../text/tokenise.js';
import type { RelatedLink, Removal, Verdict } from '../vocabulary/article.js';
import type { KeyedEntry } from '../vocabulary/entry.js';
import type { Label } from '../vocabulary/topic.js';
import type { PreviewPorts } from './preview-ports.js';
import { type RenderedItem, renderItems } from './render-items.js';

export interface ArticlePreview {
  url: string;
  title: string;
  authors: string[];
  /** ISO 8601, as readers would see it. */
  publishedAt: string;
  language: string | null;
  categories: string[];
  verdict: Verdict;
  /** Which step found the text, and why. */
  because: string;
  words: number;
  text: string;
  removed: Removal[];
  related: RelatedLink[];
  /** Addresses of related articles that the source would pull. */
  pulled: string[];
  /** Of another entry shown here, or of its story; null where there is none. */
  copy: { kind: GroupDecision['kind']; of: string; because: string } | null;
  topics: Label[];
  item: RenderedItem | null;
}

export interface EntryPreview {
  /** `entry 1` and so on, as copies name it. */
  name: string;
  /** As announced. */
  title: string | null;
  url: string | null;
  publishedAt: string | null;
  /** Whether its page is fetched. */
  page: { fetch: boolean; because: string };
  /** Null where there is none, for the reason that stands in `nothing`. */
  article: ArticlePreview | null;
  nothing: string | null;
}

export interface ArticleWish {
  source: { id: string; title: string; feedUrl: string };
  settings: ExtractSettings;
  entries: readonly KeyedEntry[];
}

interface Drafted {
  entry: KeyedEntry;
  draft?: ArticleDraft;
  pulled: string[];
  nothing?: string;
}

async function draft(
  ports: PreviewPorts,
  { source, settings }: ArticleWish,
  entry: KeyedEntry,
  number: number,
): Promise<Drafted> {
  const record = {
    id: String(number),
    sourceId: source.id,
    print: entry.print,
    announced: entry.announced,
    firstSeenAt: ports.now(),
    stage: 'extract',
    putOffSince: null,
  } as const;
  const extracted = await extractEntry(
    { ...ports, http: ports.pageHttp, settingsOf: () => settings },
    record,
  );
  if ('draft' in extracted) {
    const pulled = extracted.pulled.flatMap(({ announced }) => announced.url ?? []);
    return { entry, draft: extracted.draft, pulled };
  }
  const nothing =
    'until' in extracted
      ? `its page is put off until ${extracted.until.toISOString()}: the server asks to slow down`
      : extracted.because;
  return { entry, pulled: [], nothing };
}

/** By its place among the entries shown, which is the id of its draft. */
export function nameOf(number: number | string): string {
  return `entry ${number}`;
}

/** In order of arrival, as the worker decides: the oldest first. */
function findCopies(drafts: readonly ArticleDraft[]): Map<ArticleDraft, ArticlePreview['copy']> {
  const grouper = createGrouper();
  const copies = new Map<ArticleDraft, ArticlePreview['copy']>();
  for (const one of drafts.toSorted((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime())) {
    const { extraction, publishedAt, sourceId: source, url, title } = one;
    const id = nameOf(one.entryId);
    const { text, language } = extraction;
    const decision = grouper.add({ id, source, url, title, text, time: publishedAt.getTime(), language });
    const of = decision.copyOf ?? decision.story;
    copies.set(one, of === id ? null : { kind: decision.kind, of, because: decision.because });
  }
  return copies;
}

function topicsOf({ extraction, sourceId, url, title }: ArticleDraft, matcher: TopicMatcher): Label[] {
  const { text, categories, authors, language } = extraction;
  const known = language === undefined ? {} : { language };
  return labelArticle(matcher, { title, text, categories, authors, source: sourceId, url, ...known });
}

export async function previewArticles(
  ports: PreviewPorts,
  config: ReadyConfig,
  matcher: TopicMatcher,
  wish: ArticleWish,
): Promise<{ entries: EntryPreview[]; drafts: ArticleDraft[] }> {
  const drafted: Drafted[] = [];
  // One after the other, so that the requests stand in the report in their order.
  for (const [at, entry] of wish.entries.entries()) drafted.push(await draft(ports, wish, entry, at + 1));
  const drafts = drafted.flatMap((one) => one.draft ?? []);
  const copies = findCopies(drafts);
  const items = renderItems(config, wish.source, drafts);
  const entries = drafted.map(({ entry, draft: one, pulled, nothing = null }, at): EntryPreview => {
    const { title = null, url = null, publishedAt = null } = entry.announced;
    const page = decideFullText(entry.announced, wish.settings.fullText);
    const announced = { name: nameOf(at + 1), title, url, publishedAt, page, nothing };
    if (!one) return { ...announced, article: null };
    const { authors, categories, verdict, because, text, removed, related, language = null } = one.extraction;
    const article = {
      url: one.url,
      title: one.title,
      authors,
      publishedAt: one.publishedAt.toISOString(),
      language,
      categories,
      verdict,
      because,
      words: tokenise(text).count,
      text,
      removed,
      related,
      pulled,
      copy: copies.get(one) ?? null,
      topics: topicsOf(one, matcher),
      item: items.get(one) ?? null,
    };
    return { ...announced, article };
  });
  return { entries, drafts };
}
