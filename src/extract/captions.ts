/** Captions speak of pictures: they stay beside them in the HTML and out of the text. */
import { type Element, findFirst, isElement, type ParentNode, textOf } from './dom.js';

const PICTURES: ReadonlySet<string> = new Set(['img', 'picture', 'video', 'iframe']);
/** Figures of these are text, whatever else they hold. */
const TEXTS: ReadonlySet<string> = new Set(['table', 'pre', 'blockquote', 'ul', 'ol']);
const HOLDERS: ReadonlySet<string> = new Set(['div', 'span', 'section', 'center', 'figure']);
const MAX_CAPTION_DEPTH = 2;
/** Characters; what says more is no caption. */
const MAX_CAPTION = 1000;
/** Characters that a picture's box may hold beside the caption: a credit. */
const MAX_BESIDE = 120;

function holds(root: ParentNode, names: ReadonlySet<string>): boolean {
  return findFirst(root, ({ name }) => names.has(name)) !== undefined;
}

/** A caption, or a figure that is a picture with its caption. */
export function isCaption(element: Element): boolean {
  if (element.name === 'figcaption') return true;
  const isPicture = element.name === 'figure' && holds(element, PICTURES) && !holds(element, TEXTS);
  return isPicture && textOf(element).length <= MAX_CAPTION;
}

/** Makes what a class calls a caption one in HTML, with its figure, where a picture stands beside it. */
export function asCaption(element: Element): boolean {
  if (element.name === 'figcaption') return true;
  const most = Math.min(MAX_CAPTION, textOf(element).length + MAX_BESIDE);
  let holder: ParentNode | null = element.parent;
  for (let depth = 0; depth < MAX_CAPTION_DEPTH && holder && isElement(holder); depth += 1) {
    if (textOf(holder).length > most) return false;
    if (HOLDERS.has(holder.name) && holds(holder, PICTURES) && !holds(holder, TEXTS)) {
      element.name = 'figcaption';
      holder.name = 'figure';
      return true;
    }
    holder = holder.parent;
  }
  return false;
}
