/** Tells a page that lists news from one that holds an article: what was taken for the article has the headlines of the list. */
import { decodeBytes } from '../collect/decode-bytes.js';
import { parseFeed } from '../collect/parse-feed.js';
import { proposeSelectors } from '../collect/propose-selectors.js';
import { RepairLog } from '../collect/repair-log.js';
import type { FetchOutcome } from '../vocabulary/outcome.js';

type Fresh = Extract<FetchOutcome, { kind: 'fresh' }>;

/** Fewer may be quoted in an article. */
const leastHeadlines = 3;

/** Characters that a list says of each; an article says more between the headings of its parts. */
const longestTeaser = 600;

/** `text` is what extraction chose. The related articles of a page stand outside of it. */
export function isListing({ body, headers, finalUrl: url }: Fresh, text: string, now: Date): boolean {
  const html = decodeBytes(body, headers['content-type'], new RepairLog()).text;
  const select = proposeSelectors(html, url, now);
  const read = select && parseFeed({ bytes: body, url, headers, select });
  if (!read?.ok) return false;
  // A table of contents leads to its own page.
  const others = read.feed.entries.filter((entry) => entry.url?.split('#')[0] !== url.split('#')[0]);
  const headlines = others.flatMap(({ title }) => title ?? []);
  // A link within a sentence is no headline.
  const blocks = new Set(text.split('\n'));
  const held = headlines.filter((headline) => blocks.has(headline)).length;
  return held >= leastHeadlines && held * 2 >= headlines.length && text.length <= held * longestTeaser;
}
