/** Takes from the chosen part of a page what stands before, after and between the article's own text. */
import type { Removal } from '../vocabulary/article.js';
import { type ContentBlock, contentBlocks } from './content-blocks.js';
import { type Element, isElement, type ParentNode, removeWhere, textOf, walk } from './dom.js';
import { endsArticle, MAX_TAIL_SHARE, proseOf, sectionEnd, TAIL_STARTS } from './end-sections.js';
import {
  hasPicture,
  isCardRow,
  isContentsList,
  isInIntroducedList,
  isIntroduced,
  isLinkBox,
} from './link-boxes.js';
import { linkDensity, type Measures, measureAll, measureOf } from './measure.js';
import { isBareNumber, isMetaLine } from './meta-line.js';
import { findRepeats, skeleton } from './repeats.js';

const MAX_LINKED = 0.5;
const MOSTLY_LINKED = 0.8;
/** A linked line this short is a button. */
const MAX_BUTTON = 40;
/** Characters after an author's name. */
const MAX_ROLE = 60;
const SENTENCE = /[.!?…。！？؟।]['"”’»」』)]*$/u;
/** Paragraphs that may stand above a byline. */
const HEAD_PARAGRAPHS = 2;

/** What is known of the article, and which rules are switched off by name. */
export interface TrimFacts {
  title?: string;
  authors?: readonly string[];
  rules?: Readonly<Record<string, boolean>>;
}

class Trimmer {
  readonly removed: Removal[] = [];
  private readonly doomed = new Set<Element>();
  private measures: Measures;

  constructor(
    private readonly root: ParentNode,
    private readonly facts: TrimFacts,
  ) {
    this.measures = measureAll(root);
  }

  private drop(element: Element, rule: string): void {
    if (this.facts.rules?.[rule] === false) return;
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
        isContentsList(element, this.measures) ||
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

  /** The name of an author, with a role or a place after it. */
  private isByline(text: string): boolean {
    return (this.facts.authors ?? []).some(
      (name) =>
        name.length >= 5 &&
        text.startsWith(name) &&
        text.length <= name.length + MAX_ROLE &&
        !/[.!?:]$/.test(text),
    );
  }

  /** What leads up to the first paragraph (title again, category), and bylines and dates near it. */
  trimHead(): void {
    const blocks = this.blocks();
    const prose = blocks.flatMap((block, index) => (block.isProse && block.level === 0 ? [index] : []));
    const first =
      prose[0] ??
      Math.max(
        0,
        blocks.findIndex(({ level, text }) => level === 0 && SENTENCE.test(text)),
      );
    const title = skeleton(this.facts.title ?? '');
    blocks.slice(0, prose[HEAD_PARAGRAPHS] ?? first).forEach((block, index) => {
      if (block.isItem || block.isProse) return;
      const isTitle = block.level === 1 || (title !== '' && skeleton(block.text) === title);
      if (isTitle && index < first) this.drop(block.element, 'title');
      else if (block.level === 0 && isMetaLine(block.text)) this.drop(block.element, 'byline');
      else if (block.level === 0 && index < first && (isBareNumber(block.text) || this.isByline(block.text)))
        this.drop(block.element, 'byline');
      else if (index < first && block.linked > MOSTLY_LINKED && block.level === 0)
        this.drop(block.element, 'link-line');
    });
  }

  /** Pages print an article again for small screens, and teasers of it; the second time says nothing. */
  dropRepeats(): void {
    const blocks = this.blocks();
    for (const index of findRepeats(blocks.map(({ text }) => text))) {
      const block = blocks[index];
      if (block) this.drop(block.element, 'repeat');
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
      if (isLinks || (isMetaLine(block.text) && !block.isItem)) this.drop(block.element, 'tail');
      else if (block.level > 0 && !hasText) this.drop(block.element, 'tail');
      else hasText = true;
    }
  }
}

/** Changes the tree; says what went and by which rule. */
export function trimContent(root: ParentNode, facts: TrimFacts): Removal[] {
  const trimmer = new Trimmer(root, facts);
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
