/** Documents before it is known whether readers have them already. */
import { archivePaths, buildArchivePage, type LinkedPage } from './build-archive.js';
import type { FeedPlan, SitePlan } from './build-feed.js';
import { type Documents, documentsAt, type RenderedFeed, renderAll } from './render-feed.js';

/** What may be written under its path. */
export interface DocumentDraft {
  path: string;
  document: RenderedFeed;
  /** It will never change again. */
  isFinal?: boolean;
}

export function draftsOf(documents: Documents): DocumentDraft[] {
  return [...documents].map(([path, document]) => ({ path, document }));
}

export function draftArchivePage(site: SitePlan, plan: FeedPlan, page: LinkedPage): DocumentDraft[] {
  const documents = renderAll(buildArchivePage(site, plan, page));
  // The newest page will be rendered once more, to lead on to the next.
  const isFinal = page.next !== undefined;
  return draftsOf(documentsAt(archivePaths(plan, page.name), documents)).map((draft) => ({
    ...draft,
    isFinal,
  }));
}
