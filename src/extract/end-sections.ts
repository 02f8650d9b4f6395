/** Finds the sections under headings that point away from the article. */
import type { ContentBlock } from './content-blocks.js';
import { endKind } from './end-headings.js';

/** Such sections stand in the last part of the prose and hold little of it. */
export const TAIL_STARTS = 0.5;
export const MAX_TAIL_SHARE = 0.25;
/** Teasers may take more room under a heading that names them. */
const MAX_POINTED_SHARE = 0.4;
/** A section longer than this, tables and lists included, is one of the article. */
const MAX_TAIL_TEXT = 0.4;
const MAX_LINKED = 0.5;
/** Teasers link their titles, not their excerpts. */
const TEASER_LINKED = 0.05;

export function proseOf(blocks: readonly ContentBlock[]): number {
  return blocks.reduce((sum, block) => sum + (block.isProse ? block.text.length : 0), 0);
}

/** Whether a heading and what stands under it point away from the article. */
export function endsArticle(section: readonly ContentBlock[], seen: number, total: number): boolean {
  const [heading, ...under] = section;
  const kind = heading && endKind(heading.text);
  if (!heading || kind === undefined || under.length === 0) return false;
  const prose = proseOf(under);
  const mostProse = total * (kind === 'pointer' && heading.level > 0 ? MAX_POINTED_SHARE : MAX_TAIL_SHARE);
  const isTail = seen >= total * TAIL_STARTS && prose <= mostProse;
  if (kind === 'aside') return isTail && heading.level > 0;
  const text = under.reduce((sum, block) => sum + block.text.length, 0);
  if (text > total * MAX_TAIL_TEXT) return false;
  const linked = under.reduce((sum, block) => sum + block.text.length * block.linked, 0);
  return linked > text * MAX_LINKED || (isTail && linked > text * TEASER_LINKED);
}

/**
 * Up to the next heading of the same rank that is not itself a link (cards have linked headings); under a line
 * that is no heading, only the linked lines that follow.
 */
export function sectionEnd(blocks: readonly ContentBlock[], start: number): number {
  const level = blocks[start]?.level ?? 0;
  for (let index = start + 1; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (!block) break;
    if (block.isCell) return index;
    if (
      level === 0
        ? block.linked < MAX_LINKED
        : block.level > 0 && block.level <= level && block.linked < MAX_LINKED
    )
      return index;
  }
  return blocks.length;
}
