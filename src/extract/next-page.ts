/** The next page of an article that its publisher cut into several. */
import { parseWebUrl } from '../text/clean-url.js';
import { siteOf } from '../text/registrable-domain.js';
import { attribute, type Document, findFirst } from './dom.js';

/** Where addresses carry the number of the page; what stands before and after it is the article. */
const PAGE_NUMBERS: readonly RegExp[] = [
  /[?&](?:page|p|pg|paged|pagina|seite|pageno|page_no|page-no|start)=(\d{1,3})(?=&|$)/i,
  /\/(?:page|pagina|seite|p)[/_-]?(\d{1,3})(?=\/?(?:\.\w{2,5})?(?:\?|$))/i,
  /(?<=[^/]\/)(\d{1,2})(?=\/?(?:\?|$))/,
  /[_,-](?:p|page|seite)?[_-]?(\d{1,2})(?=(?:\.\w{2,5})?\/?(?:\?|$))/i,
];

interface NumberedPage {
  /** The address without the number. */
  stem: string;
  number: number;
}

function bare(path: string): string {
  return path.replace(/[?&]$/, '').replace(/\/$/, '');
}

/** Every way of reading an address as one page of several; as it stands, it is the first. */
function readings(url: URL): NumberedPage[] {
  const path = url.pathname + url.search;
  const numbered = PAGE_NUMBERS.flatMap((pattern) => {
    const match = pattern.exec(path);
    if (!match) return [];
    const rest = path.slice(match.index + match[0].length).replace(/^\//, '');
    return [{ stem: bare(path.slice(0, match.index) + rest), number: Number(match[1]) }];
  });
  return [{ stem: bare(path), number: 1 }, ...numbered];
}

function isAhead(
  current: string,
  next: string,
  by: number,
  isStart: (page: NumberedPage) => boolean,
): boolean {
  const [from, to] = [parseWebUrl(current), parseWebUrl(next)];
  if (!from || !to || from.host !== to.host) return false;
  const starts = readings(from).filter(isStart);
  return readings(to)
    .slice(1)
    .some(({ stem, number }) => starts.some((start) => stem === start.stem && number === start.number + by));
}

/**
 * Blogs say `rel=next` of the next article too (adjacent posts), so that only an address that differs in the number of
 * the page, by one, is a page of the same article.
 */
export function isNextPage(current: string, next: string): boolean {
  return isAhead(current, next, 1, () => true);
}

/** Whether `page` is so many pages after `first`, which is no later page itself: posts are numbered too. */
export function isFollowingPage(first: string, page: string, pagesAfter: number): boolean {
  return isAhead(first, page, pagesAfter, ({ number }) => number <= 1);
}

/** Whether one publisher serves both, as the pages that a rule leads to must be. */
export function isSameSite(one: string, other: string): boolean {
  const [from, to] = [parseWebUrl(one), parseWebUrl(other)];
  return from !== undefined && to !== undefined && siteOf(from) === siteOf(to);
}

/** What `rel=next` names (HTML, section 4.6.7.12), where that is the next page of the same article. */
export function findNextPage(document: Document, url: string, baseUrl: string): string | undefined {
  const link = findFirst(
    document,
    (element) =>
      (element.name === 'link' || element.name === 'a') &&
      /(?:^|\s)next(?:\s|$)/i.test(attribute(element, 'rel')) &&
      attribute(element, 'href') !== '' &&
      isNextPage(url, parseWebUrl(attribute(element, 'href'), baseUrl)?.href ?? ''),
  );
  return link && parseWebUrl(attribute(link, 'href'), baseUrl)?.href;
}
