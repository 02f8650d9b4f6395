/** Articles as extraction hands them on, for tests of what comes after it. */
import type { ArticleDraft } from '../../src/store-ports.js';

export interface DraftFacts {
  entryId: string;
  sourceId: string;
  /** Absent: its address. */
  guid?: string;
  url: string;
  title: string;
  text: string;
  language?: string;
  /** When it was published and first seen. */
  at: Date;
}

export function articleDraft({
  entryId,
  sourceId,
  guid,
  url,
  title,
  text,
  language,
  at,
}: DraftFacts): ArticleDraft {
  return {
    entryId,
    print: 'first',
    sourceId,
    url,
    title,
    summary: null,
    extraction: {
      text,
      html: `<p>${text}</p>`,
      authors: [],
      categories: [],
      related: [],
      removed: [],
      ...(language === undefined ? {} : { language }),
      verdict: 'full',
      because: 'test',
    },
    enclosures: [],
    addresses: { guid: guid ?? url, url },
    rights: null,
    publishedAt: at,
    updatedAt: at,
    firstSeenAt: at,
  };
}
