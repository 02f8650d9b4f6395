/** Gives lazily loaded pictures the address a script would have set. */
import { parseSrcset } from './clean-links.js';
import {
  attribute,
  type ChildNode,
  type Element,
  findAll,
  findFirst,
  isElement,
  type ParentNode,
  remove,
  replace,
} from './dom.js';

/** Attributes in which lazy loaders keep the address, most usual first. */
const SOURCES = [
  'data-src',
  'data-lazy-src',
  'data-original',
  'data-original-src',
  'data-lazy',
  'data-url',
  'data-image',
  'data-img-src',
  'data-hi-res-src',
  'data-full-src',
  'data-large-file',
  'data-orig-file',
];
const SOURCE_SETS = ['data-srcset', 'data-lazy-srcset', 'data-original-set'];
const PLACEHOLDER =
  /^data:|(?:^|[/_-])(?:placeholder|blank|spacer|loading|lazy|transparent|pixel|grey|gray|1x1|empty)[\w-]*\.(?:gif|png|svg|jpe?g|webp)/i;
const LOOKS_LIKE_IMAGE = /^(?:https?:)?\/\/|^\/|\.(?:jpe?g|png|gif|webp|avif|svg)/i;
const WIDEST = 2000;

function isPlaceholder(image: Element): boolean {
  const source = attribute(image, 'src');
  return source === '' || PLACEHOLDER.test(source);
}

/** The widest candidate up to 2000 pixels. */
function bestOf(srcset: string): string | undefined {
  const width = (descriptor: string) => Number.parseFloat(descriptor) || 0;
  const candidates = parseSrcset(srcset).filter(({ descriptor }) => width(descriptor) <= WIDEST);
  candidates.sort((a, b) => width(b.descriptor) - width(a.descriptor));
  return candidates[0]?.url;
}

function repair(image: Element): void {
  const set = SOURCE_SETS.map((name) => attribute(image, name)).find((value) => value !== '');
  if (set && !image.attribs.srcset) image.attribs.srcset = set;
  const lazy = SOURCES.map((name) => attribute(image, name)).find((value) => LOOKS_LIKE_IMAGE.test(value));
  if (lazy) image.attribs.src = lazy;
  if (!isPlaceholder(image)) return;
  const best = bestOf(image.attribs.srcset ?? '') ?? bestOf(pictureSources(image));
  if (best && !best.startsWith('data:')) image.attribs.src = best;
}

function pictureSources(image: Element): string {
  const parent = image.parent;
  if (!parent || !isElement(parent) || parent.name !== 'picture') return '';
  return findAll(parent, (element) => element.name === 'source')
    .map((source) => attribute(source, 'srcset') || attribute(source, 'data-srcset'))
    .filter(Boolean)
    .join(', ');
}

function previousElement(node: ChildNode): Element | undefined {
  let previous = node.prev;
  while (previous && !isElement(previous)) previous = previous.prev;
  return previous ?? undefined;
}

/** A `<noscript>` picture takes the place of the empty one before it, or stands alone. */
function useNoscript(noscript: Element): void {
  const image = findFirst(noscript, (element) => element.name === 'img' && !isPlaceholder(element));
  if (!image) return;
  const before = previousElement(noscript);
  const shown =
    before && (before.name === 'img' ? before : findFirst(before, (element) => element.name === 'img'));
  if (shown && !isPlaceholder(shown)) return;
  if (shown) remove(noscript);
  replace(shown ?? noscript, image);
}

/** Players are loaded late as pictures are. */
function repairFrame(frame: Element): void {
  const address = attribute(frame, 'src');
  if (address !== '' && !address.startsWith('about:')) return;
  const late = ['data-src', 'data-lazy-src', 'data-url'].map((name) => attribute(frame, name)).find(Boolean);
  if (late) frame.attribs.src = late;
}

export function repairImages(root: ParentNode): void {
  for (const frame of findAll(root, (element) => element.name === 'iframe')) repairFrame(frame);
  for (const image of findAll(root, (element) => element.name === 'img')) repair(image);
  for (const noscript of findAll(root, (element) => element.name === 'noscript')) useNoscript(noscript);
}
