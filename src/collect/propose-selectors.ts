/** Proposes a selector for a page that lists news and names no feed: the element that repeats around its headlines. */
import { type HtmlElement, readHtml, textIn } from './html-document.js';
import { defaultLimits } from './parse-limits.js';
import { type ListingSelectors, readListing } from './read-listing.js';

/** Headlines are longer than the words of a menu. */
const headlineLength = 20;
const mostLinks = 400;
const mostCandidates = 40;
const leastItems = 3;

function nameOf({ name, attribs }: HtmlElement): string {
  const word = (attribs.class ?? '').split(/\s+/).find((one) => /^[A-Za-z][\w-]{1,40}$/.test(one));
  return word === undefined ? name : `${name}.${word}`;
}

/** The link itself and what stands around it, up to four levels. */
function candidatesOf(link: HtmlElement): string[] {
  const names: string[] = [];
  let element: HtmlElement | null = link;
  for (let level = 0; element && level < 5; level += 1) {
    const parent: unknown = element.parent;
    const above =
      parent && typeof parent === 'object' && 'attribs' in parent ? (parent as HtmlElement) : null;
    if (!['html', 'body', 'a'].includes(element.name)) {
      names.push(nameOf(element));
      if (above && element.attribs.class === undefined) names.push(`${nameOf(above)} > ${element.name}`);
    }
    element = above;
  }
  return names;
}

/** The selector whose items have the most headlines of their own; undefined where nothing repeats. */
export function proposeSelectors(html: string, url: string, now: Date): ListingSelectors | undefined {
  const page = readHtml(html.slice(0, defaultLimits.maxBytes), url, defaultLimits.maxDepth);
  if ('failure' in page) return undefined;
  const links = page.select('a[href]').filter((link) => textIn(link).length >= headlineLength);
  const counts = new Map<string, number>();
  for (const link of links.slice(0, mostLinks))
    for (const name of candidatesOf(link)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const candidates = [...counts].sort((a, b) => b[1] - a[1]).slice(0, mostCandidates);
  let best: { item: string; score: number } | undefined;
  for (const [item] of candidates) {
    const read = readListing(html, { item }, { url, limits: defaultLimits, now });
    if ('failure' in read) continue;
    const titled = read.entries.filter(({ title = '' }) => title.length >= headlineLength);
    const dated = read.entries.filter(({ publishedAt }) => publishedAt !== undefined);
    if (titled.length < leastItems || titled.length < read.entries.length * 0.7) continue;
    const score = titled.length + dated.length;
    // Of those that say the same the outer one: it holds the date and the picture too.
    if (!best || score >= best.score) best = { item, score };
  }
  return best && { item: best.item };
}
