/** Articles as the items that readers would get, without a store: their ids are stand-ins. */
import type { ReadyConfig } from '../config.js';
import { buildFeed } from '../publish/build-feed.js';
import { prepareFeed } from '../publish/prepare-feed.js';
import { writeJsonItem } from '../publish/render-json-feed.js';
import type { ArticleDraft } from '../store-ports.js';
import type { OutputItem } from '../vocabulary/item.js';

/** An item of a JSON Feed. */
export interface RenderedItem {
  content_html: string;
  [member: string]: unknown;
}

export interface ItemOrigin {
  id: string;
  title: string;
  feedUrl: string;
}

const tagAuthority = 'localhost,2026';
const localUrl = 'http://localhost:8080';

function itemOf(origin: ItemOrigin, draft: ArticleDraft, number: number): OutputItem {
  const { extraction, publishedAt, updatedAt, summary, rights } = draft;
  const { html, authors, categories, language, image, related } = extraction;
  return {
    id: `tag:${tagAuthority}:item/${number}`,
    url: draft.url,
    title: draft.title,
    contentHtml: html,
    authors,
    categories,
    related,
    enclosures: [...draft.enclosures],
    publishedAt: publishedAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    source: origin,
    alsoReportedBy: [],
    ...(summary === null ? {} : { summary }),
    ...(rights === null ? {} : { rights }),
    ...(language === undefined ? {} : { language }),
    ...(image === undefined ? {} : { image }),
  };
}

export function renderItems(
  { site, defaults }: ReadyConfig,
  origin: ItemOrigin,
  drafts: readonly ArticleDraft[],
): Map<ArticleDraft, RenderedItem> {
  const { title, description, language } = site;
  const url = (site.url ?? localUrl).replace(/\/+$/, '');
  const plan = {
    path: `sources/${origin.id}`,
    scope: { kind: 'source', sourceId: origin.id },
    title: origin.title,
    description,
    merge: defaults.merge,
    content: defaults.content,
    itemLimit: defaults.items,
  } as const;
  const items = drafts.map((draft, at) => itemOf(origin, draft, at + 1));
  const feed = prepareFeed(buildFeed({ title, description, url, language, tagAuthority }, plan, items));
  const rendered = feed.items.map((item) => JSON.parse(writeJsonItem(item, feed)) as RenderedItem);
  return new Map(drafts.flatMap((draft, at) => (rendered[at] ? [[draft, rendered[at]]] : [])));
}
