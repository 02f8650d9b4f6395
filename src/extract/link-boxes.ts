/** Tells boxes of links and rows of cards from the lists of an article. */
import { attribute, closest, type Element, findAll, findFirst, isElement, textOf } from './dom.js';
import { endKind } from './end-headings.js';
import { linkDensity, type Measures, measureOf } from './measure.js';

const MAX_LINKED = 0.5;
const MOSTLY_LINKED = 0.8;
const MIN_CARDS = 3;
/** Characters. */
const MAX_CARD = 500;
/** Cards link their titles, not their excerpts. */
const CARD_LINKED = 0.05;

export function hasPicture(element: Element): boolean {
  return (
    findFirst(
      element,
      (inner) => inner.name === 'img' || inner.name === 'video' || inner.name === 'iframe',
    ) !== undefined
  );
}

/** Most links lead to places of the same page. */
export function isContentsList(element: Element, measures: Measures): boolean {
  const links = findAll(element, (inner) => inner.name === 'a');
  if (links.length < 2) return false;
  const inPage = links.filter((link) => /^#./.test(attribute(link, 'href')));
  return (
    inPage.length >= links.length * MOSTLY_LINKED && linkDensity(measureOf(measures, element)) > MAX_LINKED
  );
}

/** A list after a line that ends in a colon belongs to the text. */
export function isIntroduced(element: Element): boolean {
  let previous = element.prev;
  while (previous && !(isElement(previous) && textOf(previous) !== '')) previous = previous.prev;
  if (!previous || !isElement(previous)) return false;
  const text = textOf(previous);
  return /[:：]$/.test(text) && endKind(text) === undefined;
}

/** Three or more children, nearly all of them cards. */
export function isCardRow(element: Element, measures: Measures): boolean {
  const children = element.children.filter(isElement);
  const cards = children.filter((child) => isCard(child, measures));
  return cards.length >= MIN_CARDS && cards.length >= children.length * MOSTLY_LINKED;
}

function isCard(element: Element, measures: Measures): boolean {
  const measure = measureOf(measures, element);
  if (
    measure.text === 0 ||
    measure.text > MAX_CARD ||
    element.name === 'p' ||
    linkDensity(measure) < CARD_LINKED
  )
    return false;
  const link = findFirst(element, (inner) => inner.name === 'a' && !attribute(inner, 'href').startsWith('#'));
  return (
    link !== undefined &&
    findFirst(element, (inner) => inner.name === 'img' || /^h\d$/.test(inner.name)) !== undefined
  );
}

/** A card whose heading is the link: it points to another article, where a card of a list describes a thing. */
function isTeaser(element: Element, measures: Measures): boolean {
  if (measureOf(measures, element).paragraphs > 1 || !isCard(element, measures)) return false;
  const isHeading = (inner: Element) => /^h\d$/.test(inner.name);
  const isLink = (inner: Element) => inner.name === 'a';
  const linked = (outer: (e: Element) => boolean, inner: (e: Element) => boolean) =>
    findFirst(element, (one) => outer(one) && findFirst(one, inner) !== undefined) !== undefined;
  return linked(isHeading, isLink) || linked(isLink, isHeading);
}

/** Three or more children, nearly all of them teasers of other articles. */
export function isTeaserRow(element: Element, measures: Measures): boolean {
  const children = element.children.filter(isElement);
  if (children.length < MIN_CARDS || measureOf(measures, element).prose === 0) return false;
  const teasers = children.filter((child) => isTeaser(child, measures)).length;
  return teasers >= MIN_CARDS && teasers >= children.length * MOSTLY_LINKED;
}

export function isInIntroducedList(element: Element): boolean {
  const list = closest(element, ({ name }) => name === 'ul' || name === 'ol');
  return list !== undefined && isIntroduced(list);
}

/** Several links, or a list of them; a paragraph that is one long link may be a sentence. */
export function isLinkBox(element: Element): boolean {
  if (element.name === 'p' || element.name === 'table') return false;
  return findAll(element, (inner) => inner.name === 'a').length >= 2;
}
