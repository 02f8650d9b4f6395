/** Links that a page itself names as related: by `rel`, by the block they stand in, or by the words before them. */
import { canonicalUrl } from '../text/canonical-url.js';
import { cleanUrl } from '../text/clean-url.js';
import type { RelatedLink } from '../vocabulary/article.js';
import { attribute, closest, type Document, type Element, findAll, isElement, textOf, walk } from './dom.js';
import { HEADINGS } from './elements.js';
import { layoutWords } from './layout-words.js';
import { type Measures, measureOf } from './measure.js';

const MAX_RELATED = 20;
const MAX_BLOCK_LINKS = 40;
const MIN_TITLE = 12;
const MAX_TITLE = 250;

const RELATED_NAME =
  /(?:^| )(?:related|relatedposts|see also|also read|read also|read more|more on this|more on|further reading|similar|you may(?: also)? like|may also like|in this series)(?= |$)/;
/** Lists of what is new or liked on the site are not about this article. */
const NOT_RELATED =
  /(?:^| )(?:popular|trending|latest|most read|most viewed|recent|nav|menu|footer|header|breadcrumb|sidebar nav|comments?|sponsored|taboola|outbrain|share|social|author|newsletter)(?= |$)/;
const RELATED_HEADING =
  /^(?:related(?: (?:articles?|stor(?:y|ies)|posts?|news|content|links?|reading|coverage|topics?))?|(?:read|see) (?:more|also)|also read|more (?:on|about) (?:this|the)\b.*|more on this (?:story|topic)|further reading|you (?:may|might) also (?:like|enjoy|be interested in)|recommended (?:reading|for you|stories|articles)?|similar (?:articles|stories|posts)|in this series|mehr zum thema|lesen sie auch|weiterlesen|à lire aussi|lire aussi|sur le même sujet|lea también|te puede interesar|noticias relacionadas|artículos relacionados|leia também|leia mais|leggi anche|articoli correlati|lees ook|läs också|les også|læs også|czytaj także|zobacz także|čtěte také|читайте также|по теме|читайте також|ilgili haberler|関連記事|相关阅读|相关新闻|관련기사|関連ニュース)\s*[:：>»→]*$/i;
const RELATED_PREFIX =
  /^(?:\W*)(?:read (?:more|also|next)|also read|see also|related(?: (?:article|story|stories))?|more on this|more|lesen sie auch|mehr dazu|lire aussi|à lire aussi|lea también|lee también|leia também|leia mais|leggi anche|lees ook|läs också|les også|czytaj także|читайте также|читайте також)\s*[:：|>»→–—-]/i;

const OUTSIDE: ReadonlySet<string> = new Set(['nav', 'header', 'footer', 'menu']);

const HINT =
  /relat|read|also|more|similar|series|like|popular|trending|latest|most|recent|nav|menu|footer|header|breadcrumb|comment|sponsor|taboola|outbrain|share|social|author|newsletter/i;

function names(element: Element): string {
  const raw = `${element.attribs.class ?? ''} ${element.attribs.id ?? ''}`;
  if (!HINT.test(raw)) return '';
  return layoutWords(raw);
}

function isOutside(element: Element): boolean {
  return (
    closest(
      element,
      (parent) =>
        OUTSIDE.has(parent.name) ||
        (parent !== element &&
          NOT_RELATED.test(names(parent)) &&
          !/article|content|main|body|page|single|post/.test(names(parent))),
    ) !== undefined
  );
}

function linksIn(element: Element): Element[] {
  if (element.name === 'a') return [element];
  return findAll(element, (inner) => inner.name === 'a' && attribute(inner, 'href') !== '').slice(
    0,
    MAX_BLOCK_LINKS,
  );
}

/** The list or block that follows a heading, or the rest of the heading's own block. */
function afterHeading(heading: Element): Element[] {
  const found: Element[] = [];
  let next = heading.next;
  while (next && found.length < 12) {
    if (isElement(next)) {
      if (HEADINGS.has(next.name) && linksIn(next).length === 0) break;
      if (textOf(next).length > 0) found.push(next);
      if (found.length === 1 && !/^(?:p|a|h\d)$/.test(next.name)) break;
      if (found.length > 0 && linksIn(next).length === 0) break;
    }
    next = next.next;
  }
  return found.flatMap(linksIn);
}

function relatedLinks(document: Document, measures: Measures): Element[] {
  const links: Element[] = [];
  walk(document, (element) => {
    if (OUTSIDE.has(element.name)) return false;
    const own = names(element);
    if (own !== '' && NOT_RELATED.test(own) && !/article|content|main|body|page|single/.test(own))
      return false;
    if (/(?:^|\s)related(?:$|\s)/.test(attribute(element, 'rel'))) links.push(element);
    else if (own !== '' && RELATED_NAME.test(own) && !/^(?:body|main|article|html)$/.test(element.name))
      links.push(...blockLinks(element));
    else if (
      HEADINGS.has(element.name) ||
      element.name === 'p' ||
      element.name === 'strong' ||
      element.name === 'div' ||
      element.name === 'span'
    )
      links.push(...namedByText(element, measures));
    return true;
  });
  return links.filter((link) => !isOutside(link));
}

function blockLinks(element: Element): Element[] {
  const links = linksIn(element);
  const linked = links.reduce((sum, link) => sum + textOf(link).length, 0);
  return linked * 4 >= textOf(element).length ? links : [];
}

function namedByText(element: Element, measures: Measures): Element[] {
  if (element.children.length > 12 || measureOf(measures, element).text > MAX_TITLE * 2) return [];
  const text = textOf(element);
  if (text.length > MAX_TITLE * 2) return [];
  if (RELATED_HEADING.test(text)) {
    const inBlock = element.name === 'strong' || element.name === 'span' ? element.parent : element;
    return inBlock && isElement(inBlock) ? afterHeading(inBlock) : [];
  }
  return RELATED_PREFIX.test(text) ? linksIn(element) : [];
}

function titleOf(link: Element): string {
  const heading = findAll(link, (inner) => HEADINGS.has(inner.name))[0];
  const text = heading ? textOf(heading) : textOf(link);
  return (text || attribute(link, 'title') || attribute(link, 'aria-label')).slice(0, MAX_TITLE);
}

/** Reads the untouched document; links in order, each once, at most 20, without the page itself. */
export function findRelated(
  document: Document,
  measures: Measures,
  pageUrl: string,
  baseUrl: string,
): RelatedLink[] {
  const links = relatedLinks(document, measures);
  if (links.length === 0) return [];
  const seen = new Set([canonicalUrl(pageUrl)]);
  const related: RelatedLink[] = [];
  for (const link of links) {
    const url = cleanUrl(attribute(link, 'href'), baseUrl);
    const key = url === undefined ? undefined : canonicalUrl(url);
    const title = titleOf(link);
    if (
      url === undefined ||
      key === undefined ||
      seen.has(key) ||
      title.length < MIN_TITLE ||
      new URL(url).pathname === '/'
    )
      continue;
    seen.add(key);
    related.push({ url, title });
    if (related.length >= MAX_RELATED) break;
  }
  return related;
}
