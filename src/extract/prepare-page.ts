/** Takes out of a page what is not the article by what the page itself says about its parts. */

import { asCaption } from './captions.js';
import {
  attribute,
  closest,
  type Document,
  type Element,
  isElement,
  type ParentNode,
  removeWhere,
} from './dom.js';
import { SILENT } from './elements.js';
import { layoutOf, layoutWords } from './layout-words.js';
import { type Measures, measureOf } from './measure.js';

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

const UNFOLDED =
  /(?:^| )(?:accordion|answer|answers|collapse|collapsible|expand|expandable|faq|faqs|toggle|panel|tab|tabs)(?= |$)/;

/** What a script unfolds (answers, longer lists) is part of an article. */
function isUnfolded(element: Element): boolean {
  const names = layoutWords(`${element.attribs.class ?? ''} ${element.attribs.id ?? ''}`);
  const isInside = closest(
    element,
    (parent) => parent !== element && (parent.name === 'article' || parent.name === 'main'),
  );
  return isInside !== undefined && UNFOLDED.test(names);
}

const CAPTION = /^(?:captions?|credits?|copyright)$/;

function isInFigure(element: Element): boolean {
  return closest(element, ({ name }) => name === 'figure' || name === 'figcaption') !== undefined;
}

interface Mark {
  /** What gave the part away. */
  why: string;
  /** Largest share of the page's prose the part may hold and still be removed. */
  allowed: number;
}

/** Class, id, and the names by which components and tests call a part. */
function namesOf({ attribs }: Element): string {
  const { class: names = '', id = '' } = attribs;
  const component = attribs['data-component'] ?? attribs['data-testid'] ?? attribs['data-qa'] ?? '';
  return `${names} ${id} ${component}`.trim();
}

function markOf(element: Element): Mark | undefined {
  if (isHiddenByMarkup(element))
    return isUnfolded(element) ? undefined : { why: 'hidden', allowed: MAX_HIDDEN_SHARE };
  if (CONTAINERS.has(element.name) || INLINE.has(element.name)) return undefined;
  if (FURNITURE_TAGS.has(element.name)) return { why: `<${element.name}>`, allowed: MAX_FURNITURE_SHARE };
  const role = attribute(element, 'role');
  if (FURNITURE_ROLES.test(role)) return { why: `role ${role}`, allowed: MAX_FURNITURE_SHARE };
  const layout = layoutOf(namesOf(element));
  if (layout === undefined || (layout.role !== 'hidden' && isInParagraph(element))) return undefined;
  if (layout.role === 'hidden' && isUnfolded(element)) return undefined;
  if (CAPTION.test(layout.word) && (isInFigure(element) || asCaption(element))) return undefined;
  return { why: `class ${layout.word}`, allowed: ALLOWED[layout.role] };
}

/** `1e-9`: no prose at all. */
const ALLOWED = {
  pointer: 1e-9,
  furniture: MAX_FURNITURE_SHARE,
  overlay: MAX_HIDDEN_SHARE,
  comments: MAX_COMMENTS_SHARE,
  hidden: MAX_HIDDEN_SHARE,
};

const MEDIA_KEPT: ReadonlySet<string> = new Set(['iframe', 'audio', 'video']);

/** Removes silent elements and furniture; metadata and links must have been read before. */
export function preparePage(document: Document, measures: Measures): void {
  const total = Math.max(1, measureOf(measures, document).prose);
  removeWhere(document, (element) => {
    if (SILENT.has(element.name)) return MEDIA_KEPT.has(element.name) ? 'keep' : true;
    const mark = markOf(element);
    return mark !== undefined && measureOf(measures, element).prose / total < mark.allowed;
  });
}
