/** Takes from the chosen part of a page what stands before, after and between the article's own text. */
import type { Removal } from '../vocabulary/article.js';
import { type ContentBlock, contentBlocks } from './content-blocks.js';
import {
  attribute,
  closest,
  type Element,
  findAll,
  findFirst,
  isElement,
  type ParentNode,
  removeWhere,
  textOf,
  walk,
} from './dom.js';
import { endKind } from './end-headings.js';
import { linkDensity, type Measures, measureAll, measureOf } from './measure.js';

const MAX_LINKED = 0.5;
const MOSTLY_LINKED = 0.8;
/** A linked line this short is a button. */
const MAX_BUTTON = 40;
/** Sections that point elsewhere stand in the last part of the prose and hold little of it. */
const TAIL_STARTS = 0.5;
const MAX_TAIL_SHARE = 0.25;
/** Paragraphs that may stand above a byline. */
const HEAD_PARAGRAPHS = 2;
/** Shorter lines may be meant to be said twice. */
const MIN_REPEAT = 100;
/** A section longer than this, tables and lists included, is one of the article. */
const MAX_TAIL_TEXT = 0.4;
const MIN_CARDS = 3;
/** Characters. */
const MAX_CARD = 500;
/** Cards link their titles, not their excerpts. */
const CARD_LINKED = 0.05;

const META_LINE =
  /^(?:(?:by|von|par|por|di|door)\s+\p{Lu}.{0,80}|(?:published|updated|posted|last (?:updated|modified|reviewed)|modified|written by|reviewed by|medically reviewed by|date|written|author|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado)\b.{0,120}|\d+\s*(?:-\s*)?min(?:ute)?s?\.?(?: read)?.{0,20}|(?:reading|read) time.{0,30}|estimated reading.{0,40}|(?:share|tweet|print|save|listen|email|copy link|back|menu|comments?)(?: .{0,20})?|\d+ (?:comments?|shares?|views?)|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:\d{1,2}(?:st|nd|rd|th)?,? )?\d{4}.{0,30}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}.{0,20})$/iu;

function skeleton(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

class Trimmer {
  readonly removed: Removal[] = [];
  private readonly doomed = new Set<Element>();
  private measures: Measures;

  constructor(
    private readonly root: ParentNode,
    private readonly title: string,
  ) {
    this.measures = measureAll(root);
  }

  private drop(element: Element, rule: string): void {
    const text = textOf(element).slice(0, 200);
    if (text !== '') this.removed.push({ rule, text });
    this.doomed.add(element);
  }

  /** Takes out what was dropped and measures what is left. */
  sweep(): void {
    if (this.doomed.size === 0) return;
    removeWhere(this.root, (element) => this.doomed.has(element));
    this.doomed.clear();
    this.measures = measureAll(this.root);
  }

  private blocks(): ContentBlock[] {
    return contentBlocks(this.root, this.measures);
  }

  /** Lists, tables and boxes of links; contents lists of the page itself. */
  dropLinkBoxes(): void {
    walk(this.root, (element) => {
      if (
        !/^(?:div|section|ul|ol|dl|table|aside|header|footer|details|fieldset|center|p)$/.test(element.name)
      )
        return true;
      const measure = measureOf(this.measures, element);
      if (measure.text === 0 || measure.prose > 0) return true;
      if (
        isContentsList(element) ||
        (linkDensity(measure) > MAX_LINKED && isLinkBox(element) && !isIntroduced(element))
      ) {
        this.drop(element, 'link-list');
        return false;
      }
      return true;
    });
  }

  /** Rows of cards, each with a linked title or picture and a line or two, in the last part of the text. */
  dropCards(): void {
    const total = measureOf(this.measures, this.root).prose;
    let seen = 0;
    walk(this.root, (element) => {
      const { prose } = measureOf(this.measures, element);
      if (
        seen >= total * TAIL_STARTS &&
        prose <= total * MAX_TAIL_SHARE &&
        isCardRow(element, this.measures)
      ) {
        this.drop(element, 'card-row');
        return false;
      }
      const isLeaf = !element.children.some(isElement) || element.name === 'p';
      if (isLeaf) seen += prose;
      return !isLeaf;
    });
  }

  /** Short lines that are one link are buttons, wherever they stand. */
  dropButtons(): void {
    for (const block of this.blocks()) {
      const isButton =
        block.linked > 0.95 && block.level === 0 && !block.isItem && block.text.length <= MAX_BUTTON;
      if (isButton && !hasPicture(block.element)) this.drop(block.element, 'link-button');
    }
  }

  /** What leads up to the first paragraph (title again, category), and bylines and dates near it. */
  trimHead(): void {
    const blocks = this.blocks();
    const prose = blocks.flatMap((block, index) => (block.isProse && block.level === 0 ? [index] : []));
    const first = prose[0] ?? 0;
    const title = skeleton(this.title);
    blocks.slice(0, prose[HEAD_PARAGRAPHS] ?? first).forEach((block, index) => {
      if (block.isItem || block.isProse) return;
      const isTitle = block.level === 1 || (title !== '' && skeleton(block.text) === title);
      if (isTitle && index < first) this.drop(block.element, 'title');
      else if (block.level === 0 && META_LINE.test(block.text)) this.drop(block.element, 'byline');
      else if (index < first && block.linked > MOSTLY_LINKED && block.level === 0)
        this.drop(block.element, 'link-line');
    });
  }

  /** Pages print an article again for small screens, and teasers of it; the second time says nothing. */
  dropRepeats(): void {
    const seen = new Set<string>();
    for (const block of this.blocks()) {
      if (block.text.length < MIN_REPEAT) continue;
      const key = skeleton(block.text);
      if (seen.has(key)) this.drop(block.element, 'repeat');
      else seen.add(key);
    }
  }

  /** Sections under a heading such as "Related stories" or "About the author". */
  dropEndSections(): void {
    const blocks = this.blocks();
    const total = proseOf(blocks);
    let seen = 0;
    for (let index = 0; index < blocks.length; index += 1) {
      const heading = blocks[index];
      if (!heading) break;
      const end = heading.level > 0 || !heading.isProse ? sectionEnd(blocks, index) : index;
      const section = blocks.slice(index, Math.max(end, index + 1));
      if (end > index && endsArticle(section, seen, total)) {
        for (const block of section) this.drop(block.element, 'end-section');
        index = end - 1;
      } else seen += heading.isProse ? heading.text.length : 0;
    }
  }

  /** After the last paragraph: link lines, and headings that head nothing. */
  trimTail(): void {
    const blocks = this.blocks();
    const last = blocks.findLastIndex((block) => block.isProse);
    if (last < 0) return;
    let hasText = false;
    for (const block of blocks.slice(last + 1).reverse()) {
      const isLinks = block.linked > MOSTLY_LINKED && !(block.isItem && isInIntroducedList(block.element));
      if (isLinks || (META_LINE.test(block.text) && !block.isItem)) this.drop(block.element, 'tail');
      else if (block.level > 0 && !hasText) this.drop(block.element, 'tail');
      else hasText = true;
    }
  }
}

function hasPicture(element: Element): boolean {
  return (
    findFirst(
      element,
      (inner) => inner.name === 'img' || inner.name === 'video' || inner.name === 'iframe',
    ) !== undefined
  );
}

/** Most links lead to places of the same page. */
function isContentsList(element: Element): boolean {
  const links = findAll(element, (inner) => inner.name === 'a');
  if (links.length < 2) return false;
  const inPage = links.filter((link) => /^#./.test(attribute(link, 'href')));
  return (
    inPage.length >= links.length * MOSTLY_LINKED &&
    linkDensity(measureAll(element).get(element) ?? NONE) > MAX_LINKED
  );
}

const NONE = { text: 0, link: 0, prose: 0, paragraphs: 0 };

/** A list after a line that ends in a colon belongs to the text. */
function isIntroduced(element: Element): boolean {
  let previous = element.prev;
  while (previous && !(isElement(previous) && textOf(previous) !== '')) previous = previous.prev;
  if (!previous || !isElement(previous)) return false;
  const text = textOf(previous);
  return /[:：]$/.test(text) && endKind(text) === undefined;
}

/** Three or more children, nearly all of them cards. */
function isCardRow(element: Element, measures: Measures): boolean {
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

function isInIntroducedList(element: Element): boolean {
  const list = closest(element, ({ name }) => name === 'ul' || name === 'ol');
  return list !== undefined && isIntroduced(list);
}

/** Several links, or a list of them; a paragraph that is one long link may be a sentence. */
function isLinkBox(element: Element): boolean {
  if (element.name === 'p' || element.name === 'table') return false;
  return findAll(element, (inner) => inner.name === 'a').length >= 2;
}

function proseOf(blocks: readonly ContentBlock[]): number {
  return blocks.reduce((sum, block) => sum + (block.isProse ? block.text.length : 0), 0);
}

/** Whether a heading and what stands under it point away from the article. */
function endsArticle(section: readonly ContentBlock[], seen: number, total: number): boolean {
  const [heading, ...under] = section;
  const kind = heading && endKind(heading.text);
  if (!heading || kind === undefined || under.length === 0) return false;
  const prose = proseOf(under);
  const isTail = seen >= total * TAIL_STARTS && prose <= total * MAX_TAIL_SHARE;
  if (kind === 'aside') return isTail && heading.level > 0;
  const text = under.reduce((sum, block) => sum + block.text.length, 0);
  if (text > total * MAX_TAIL_TEXT) return false;
  const linked = under.reduce((sum, block) => sum + block.text.length * block.linked, 0);
  return linked > text * MAX_LINKED || (isTail && linked > text * CARD_LINKED);
}

/**
 * Up to the next heading of the same rank that is not itself a link (cards have linked headings); under a line
 * that is no heading, only the linked lines that follow.
 */
function sectionEnd(blocks: readonly ContentBlock[], start: number): number {
  const level = blocks[start]?.level ?? 0;
  for (let index = start + 1; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (!block) break;
    if (
      level === 0
        ? block.linked < MAX_LINKED
        : block.level > 0 && block.level <= level && block.linked < MAX_LINKED
    )
      return index;
  }
  return blocks.length;
}

/** Changes the tree; says what went and by which rule. */
export function trimContent(root: ParentNode, title: string | undefined): Removal[] {
  const trimmer = new Trimmer(root, title ?? '');
  trimmer.dropLinkBoxes();
  trimmer.sweep();
  trimmer.dropRepeats();
  trimmer.sweep();
  trimmer.dropCards();
  trimmer.sweep();
  trimmer.dropEndSections();
  trimmer.sweep();
  trimmer.dropButtons();
  trimmer.sweep();
  trimmer.trimHead();
  trimmer.sweep();
  trimmer.trimTail();
  trimmer.sweep();
  return trimmer.removed;
}
