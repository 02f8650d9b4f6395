/** Takes nodes out of a tree together with the wrappers, rules and figures that then hold nothing; linear in the tree. */
import { isNamedAd } from './ad-names.js';
import {
  type ChildNode,
  createElement,
  createText,
  type Element,
  isElement,
  isText,
  type ParentNode,
  relink,
} from './dom.js';
import { BLOCKS } from './elements.js';

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Stay even when they hold nothing: a page's frame, and cells, whose loss would move the others. */
const KEPT = set('html body main article td th');
const UNSEEN = set('script style noscript template link meta');
const MEDIA = set('img picture video audio iframe embed object svg canvas math input hr');

/** What a subtree shows: text or controls, only media, or nothing. */
type Shown = 'content' | 'media' | 'nothing';

interface Child {
  node: ChildNode;
  isGone: boolean;
  shown: Shown;
}

function stronger(first: Shown, second: Shown): Shown {
  if (first === 'content' || second === 'content') return 'content';
  return first === 'media' || second === 'media' ? 'media' : 'nothing';
}

function shownBy(node: ChildNode): Shown {
  if (isText(node)) return node.data.trim() === '' ? 'nothing' : 'content';
  if (!isElement(node) || UNSEEN.has(node.name)) return 'nothing';
  if (MEDIA.has(node.name)) return 'media';
  return node.children.reduce<Shown>((shown, child) => stronger(shown, shownBy(child)), 'nothing');
}

function isBlock(node: ChildNode): boolean {
  return isElement(node) && BLOCKS.has(node.name);
}

function isNamed(node: ChildNode | undefined, name: string): boolean {
  return node !== undefined && isElement(node) && node.name === name;
}

/** An ad's own wrapper goes with its picture or frame in it, and so does a figure whose caption went. */
function isLeftOver(element: Element, shown: Shown, lostCaption: boolean): boolean {
  if (KEPT.has(element.name) || shown === 'content') return false;
  return shown === 'nothing' || isNamedAd(element) || (element.name === 'figure' && lostCaption);
}

class Pruner {
  constructor(
    private readonly gone: ReadonlySet<ChildNode>,
    private readonly touched: ReadonlySet<ParentNode>,
  ) {}

  /** Rebuilds the children and says what they show. */
  sweep(parent: ParentNode): { shown: Shown; lostCaption: boolean } {
    const children = parent.children.map((node) => this.judge(node));
    const kept = closeGaps(children);
    parent.children = kept;
    relink(parent);
    const shown = children.reduce<Shown>(
      (all, child) => (child.isGone ? all : stronger(all, child.shown)),
      'nothing',
    );
    const lostCaption = children.some(({ node, isGone }) => isGone && isNamed(node, 'figcaption'));
    return { shown, lostCaption };
  }

  private judge(node: ChildNode): Child {
    if (this.gone.has(node)) return { node, isGone: true, shown: 'nothing' };
    if (!isElement(node) || !this.touched.has(node)) return { node, isGone: false, shown: shownBy(node) };
    const { shown, lostCaption } = this.sweep(node);
    return { node, isGone: isLeftOver(node, shown, lostCaption), shown };
  }
}

/** What stands in the place of removed nodes so that the text around them does not run together. */
function bridge(before: ChildNode, after: ChildNode, removed: readonly Child[]): ChildNode | undefined {
  if (isBlock(before) || isBlock(after) || isNamed(before, 'br') || isNamed(after, 'br')) return undefined;
  if (removed.some(({ node }) => isBlock(node))) return createElement('br');
  const isGlued = isText(before) && isText(after) && /\S$/u.test(before.data) && /^\S/u.test(after.data);
  return isGlued ? createText(' ') : undefined;
}

/** Whether the rules on one or both sides of a gap framed what is gone. */
function dropRules(
  before: ChildNode | undefined,
  after: ChildNode | undefined,
): { before: boolean; after: boolean } {
  const [above, below] = [isNamed(before, 'hr'), isNamed(after, 'hr')];
  return { before: above && (below || after === undefined), after: below && (above || before === undefined) };
}

function isBlank({ node }: Child): boolean {
  return isText(node) && node.data.trim() === '';
}

/** The children that stay, with the rules around gaps dropped and bridges put in. */
function closeGaps(children: readonly Child[]): ChildNode[] {
  const kept: ChildNode[] = [];
  let last: ChildNode | undefined;
  let gap: Child[] = [];
  const closeGap = (after: ChildNode | undefined): boolean => {
    const drop = gap.some(({ node }) => isBlock(node))
      ? dropRules(last, after)
      : { before: false, after: false };
    if (drop.before && last) kept.splice(kept.lastIndexOf(last), 1);
    const link = gap.length > 0 && last && after ? bridge(last, after, gap) : undefined;
    if (link) kept.push(link);
    gap = [];
    return drop.after;
  };
  for (const child of children) {
    if (child.isGone) gap.push(child);
    else if (isBlank(child)) kept.push(child.node);
    else if (!closeGap(child.node)) {
      kept.push(child.node);
      last = child.node;
    }
  }
  closeGap(undefined);
  return kept;
}

/** Removes the nodes, then every ancestor below `root` that shows nothing without them. */
export function prune(root: ParentNode, gone: ReadonlySet<ChildNode>): void {
  const touched = new Set<ParentNode>();
  for (const node of gone) {
    for (let parent = node.parent; parent && !touched.has(parent); parent = parent.parent) {
      touched.add(parent);
      if (parent === root) break;
    }
  }
  if (touched.has(root)) new Pruner(gone, touched).sweep(root);
}
