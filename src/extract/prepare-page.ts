/** Takes out of a page what is not the article by what the page itself says about its parts. */
import { attribute, type Document, type Element, isElement, type ParentNode, remove, walk } from './dom.js';
import { SILENT } from './elements.js';
import { layoutRole } from './layout-words.js';
import { type Measures, measureAll, measureOf } from './measure.js';

/** A part that holds this share of the page's prose is not furniture, whatever it is called. */
const MAX_FURNITURE_SHARE = 0.15;
const MAX_COMMENTS_SHARE = 0.85;
const MAX_HIDDEN_SHARE = 0.5;

const FURNITURE_TAGS: ReadonlySet<string> = new Set([
  'nav',
  'aside',
  'footer',
  'form',
  'menu',
  'dialog',
  'address',
]);
const FURNITURE_ROLES =
  /^(?:navigation|complementary|banner|contentinfo|search|dialog|alertdialog|menu|menubar|toolbar|tablist|alert|tooltip|form)$/;
/** Whole-page containers carry state in their classes ("has-sidebar"), not a role. */
const CONTAINERS: ReadonlySet<string> = new Set(['html', 'body', 'main', 'article']);
/** Class names of inline text say how it looks, not what it is. */
const INLINE: ReadonlySet<string> = new Set([
  'b',
  'i',
  'em',
  'strong',
  'u',
  's',
  'sup',
  'sub',
  'code',
  'kbd',
  'cite',
  'q',
  'mark',
  'abbr',
  'time',
  'br',
  'img',
  'picture',
]);
const PARAGRAPHS: ReadonlySet<string> = new Set([
  'p',
  'blockquote',
  'pre',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'td',
  'th',
  'figcaption',
]);

function isHiddenByMarkup(element: Element): boolean {
  if ('hidden' in element.attribs && attribute(element, 'hidden') !== 'until-found') return true;
  const style = element.attribs.style;
  if (style !== undefined && /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style)) return true;
  return attribute(element, 'aria-hidden') === 'true' || attribute(element, 'aria-modal') === 'true';
}

function isInParagraph(element: Element): boolean {
  let parent: ParentNode | null = element.parent;
  while (parent && isElement(parent)) {
    if (PARAGRAPHS.has(parent.name)) return true;
    parent = parent.parent;
  }
  return false;
}

/** Largest share of the page's prose the part may hold and still be removed; 0 when nothing speaks against it. */
function allowedShare(element: Element): number {
  if (isHiddenByMarkup(element)) return MAX_HIDDEN_SHARE;
  if (CONTAINERS.has(element.name) || INLINE.has(element.name)) return 0;
  if (FURNITURE_TAGS.has(element.name) || FURNITURE_ROLES.test(attribute(element, 'role')))
    return MAX_FURNITURE_SHARE;
  const names = `${element.attribs.class ?? ''} ${element.attribs.id ?? ''}`.trim();
  const role = layoutRole(names);
  if (role === undefined || (role !== 'hidden' && isInParagraph(element))) return 0;
  return role === 'comments'
    ? MAX_COMMENTS_SHARE
    : role === 'hidden'
      ? MAX_HIDDEN_SHARE
      : MAX_FURNITURE_SHARE;
}

function removeFurniture(document: Document, measures: Measures): void {
  const total = Math.max(1, measureOf(measures, document).prose);
  walk(document, (element) => {
    if (SILENT.has(element.name)) return false;
    const share = measureOf(measures, element).prose / total;
    const allowed = allowedShare(element);
    if (allowed === 0 || share >= allowed) return true;
    remove(element);
    return false;
  });
}

/** Removes silent elements, then furniture; metadata and links must have been read before. */
export function preparePage(document: Document): void {
  walk(document, (element) => {
    if (!SILENT.has(element.name)) return true;
    if (!MEDIA_KEPT.has(element.name)) remove(element);
    return false;
  });
  removeFurniture(document, measureAll(document));
}

const MEDIA_KEPT: ReadonlySet<string> = new Set(['iframe', 'audio', 'video']);
