/** Which documents are read in place of one that only names them: the feeds of a page, the sitemaps of an index. */
import { decodeBytes } from './decode-bytes.js';
import { discoverFeeds } from './discover-feeds.js';
import { RepairLog } from './repair-log.js';

interface Page {
  body: Uint8Array;
  finalUrl: string;
  headers: Readonly<Record<string, string>>;
}

/** A publisher that is asked for more than these in a row is bothered. */
const mostCandidates = 3;

const isAboutComments = /comment|kommentar|commentaire|comentario/i;

/** Addresses of the feeds a page names, the best first; feeds of comments come last. */
export function chooseFeeds({ body, finalUrl, headers }: Page): string[] {
  const { text } = decodeBytes(body, headers['content-type'], new RepairLog());
  const found = discoverFeeds(text, finalUrl).filter(({ url }) => /^https?:/i.test(url));
  const [news, comments] = [false, true].map((wanted) =>
    found.filter(({ url, title }) => isAboutComments.test(`${url} ${title ?? ''}`) === wanted),
  );
  return [...(news ?? []), ...(comments ?? [])].map(({ url }) => url).slice(0, mostCandidates);
}

const isAboutNews = /news|latest|recent|aktuell|actualit/i;

/**
 * Of the sitemaps an index lists those that speak of news; without any, the last ones and the first: publishers
 * add new ones at either end.
 */
export function chooseSitemaps(addresses: readonly string[]): string[] {
  const ofNews = addresses.filter((address) => isAboutNews.test(new URL(address).pathname));
  if (ofNews.length > 0) return ofNews.slice(0, mostCandidates);
  return [...new Set([...addresses.slice(-2).reverse(), ...addresses.slice(0, 1)])];
}
