/** Words of class names and ids that say what a part of a page is for; gathered from themes of common content systems. */
import { COMMENTS, FURNITURE, OVERLAYS, POINTERS } from './layout-names.js';

/** Class names by which frameworks hide a part from everyone or from all but screen readers. */
const HIDDEN: ReadonlySet<string> = new Set([
  'hidden',
  'hide',
  'is-hidden',
  'u-hidden',
  'd-none',
  'sr-only',
  'screen-reader-text',
  'screen-reader',
  'screenreader',
  'visually-hidden',
  'visuallyhidden',
  'u-visually-hidden',
  'offscreen',
  'noprint',
  'no-print',
  'print-only',
  'accessibly-hidden',
  'assistive-text',
  'a11y-hidden',
  'show-for-sr',
  'element-invisible',
  'w-condition-invisible',
]);
/** `md:block`, `d-lg-flex`: shown on some screens. */
const SHOWN_SOMEWHERE =
  /(?:^|\s)(?:\w+:(?:block|flex|grid|inline\S*|contents|not-sr-only)|d-(?:sm|md|lg|xl|xxl)-\w+)/;

function isHiddenByClass(names: string): boolean {
  return (
    names
      .slice(0, MAX_NAMES)
      .split(/\s+/)
      .some((name) => HIDDEN.has(name)) && !SHOWN_SOMEWHERE.test(names)
  );
}

function pattern(names: string): RegExp {
  return new RegExp(`(?:^| )(?:${names.replace(/\s*\|\s*/g, '|').trim()})(?= |$)`);
}

const furniture = pattern(FURNITURE);
const pointers = pattern(POINTERS);
const comments = pattern(COMMENTS);
const overlays = pattern(OVERLAYS);

/** Characters of class names and ids that are looked at. */
const MAX_NAMES = 400;

export type LayoutRole = 'furniture' | 'overlay' | 'pointer' | 'comments' | 'hidden';

export interface Layout {
  role: LayoutRole;
  /** The words that gave it away. */
  word: string;
}

/** `c-article__relatedLinks` → `c article related links`. */
export function layoutWords(names: string): string {
  return names
    .slice(0, MAX_NAMES)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase()
    .trim();
}

/** What class names and ids say a part is for, if anything. */
export function layoutOf(names: string): Layout | undefined {
  if (names === '') return undefined;
  if (isHiddenByClass(names)) return { role: 'hidden', word: 'hidden' };
  const words = layoutWords(names);
  const comment = comments.exec(words);
  if (comment) return { role: 'comments', word: comment[0].trim() };
  const overlay = overlays.exec(words);
  if (overlay) return { role: 'overlay', word: overlay[0].trim() };
  const part = furniture.exec(words);
  if (part) return { role: 'furniture', word: part[0].trim() };
  const pointer = pointers.exec(words);
  return pointer ? { role: 'pointer', word: pointer[0].trim() } : undefined;
}
