/** Judges the blocks of a document in their order: ad marker, furniture, or article. */
import { foldText } from '../text/normalise.js';
import { markerKey, speaksOfAds } from './ad-markers.js';
import type { CleanOptions } from './clean-options.js';
import type { Cut } from './cuts.js';
import { matchFurniture } from './furniture.js';
import { findGluedMarkers } from './glued-marker.js';
import { type ExtraMarkers, extraMarkers, type MarkerMatch, matchMarker } from './match-marker.js';

/** `listed` stands among keywords; `title`, `quoted`, `code` and `data` are never touched. */
export type BlockRole = 'text' | 'heading' | 'title' | 'listed' | 'quoted' | 'code' | 'data';

const NEVER_TOUCHED: ReadonlySet<BlockRole> = new Set<BlockRole>(['title', 'quoted', 'code', 'data']);

export interface Block {
  text: string;
  role: BlockRole;
}

/** `rule` removes the whole block; `cuts` only its edges. */
export interface BlockVerdict {
  rule: string;
  cuts?: readonly Cut[];
}

/** From this length on a block is a paragraph and tells what the article is about. */
const PARAGRAPH = 40;
const NEAR = 3;

interface Context {
  extra: ExtraMarkers;
  options: CleanOptions;
  title: string;
  matches: readonly (MarkerMatch | undefined)[];
  repeated: ReadonlySet<string>;
  isAboutAds: () => boolean;
}

function countAdParagraphs(blocks: readonly Block[]): boolean {
  const paragraphs = blocks.filter(({ text }) => text.length >= PARAGRAPH);
  const speaking = paragraphs.filter(({ text }) => speaksOfAds(text.slice(0, 4000))).length;
  return speaking >= 3 && speaking >= paragraphs.length * 0.2;
}

function once(compute: () => boolean): () => boolean {
  let value: boolean | undefined;
  return () => {
    value ??= compute();
    return value;
  };
}

function findRepeated(blocks: readonly Block[], matches: readonly (MarkerMatch | undefined)[]): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  blocks.forEach(({ text }, index) => {
    if (!matches[index]) return;
    const key = markerKey(text);
    if (seen.has(key)) repeated.add(key);
    seen.add(key);
  });
  return repeated;
}

function readContext(blocks: readonly Block[], options: CleanOptions): Context {
  const extra = extraMarkers(options.markers);
  const matches = blocks.map(({ text, role }) =>
    NEVER_TOUCHED.has(role) ? undefined : matchMarker(text, extra),
  );
  const title = options.title ?? '';
  return {
    extra,
    options,
    title: foldText(title),
    matches,
    repeated: findRepeated(blocks, matches),
    isAboutAds: once(() => speaksOfAds(title) || countAdParagraphs(blocks)),
  };
}

function isTitle(text: string, { title }: Context): boolean {
  return title !== '' && text.length <= title.length * 2 + 20 && foldText(text) === title;
}

/** Whether the paragraph that follows takes the word up, as it does below a heading. */
function headsAdParagraph(blocks: readonly Block[], index: number): boolean {
  const next = blocks.slice(index + 1, index + 1 + NEAR).find(({ text }) => text.length >= PARAGRAPH);
  if (next === undefined) return false;
  const start = foldText(next.text.slice(0, 400));
  const stem = markerKey(blocks[index]?.text ?? '').slice(0, 7);
  return speaksOfAds(start) || (stem.length >= 5 && start.includes(stem));
}

/** A line that a hard line break cut out of a sentence: it starts small, and the line above has no end. */
function continuesSentence(blocks: readonly Block[], index: number): boolean {
  const text = blocks[index]?.text ?? '';
  if (!/^\s*\p{Ll}/u.test(text)) return false;
  const above = (blocks[index - 1]?.text ?? '').trim();
  return /[.,;]\s*$/u.test(text) || (above.length >= PARAGRAPH && /[\p{L}\p{N},;–—-]$/u.test(above));
}

function isMarker(blocks: readonly Block[], index: number, context: Context): boolean {
  const block = blocks[index];
  const match = context.matches[index];
  if (!block || !match || isTitle(block.text, context)) return false;
  if (match.labelled && block.role !== 'listed') return true;
  if (block.role === 'listed') return match.certainty === 'always' && match.labelled;
  if (continuesSentence(blocks, index)) return false;
  const mayHead = match.certainty === 'weak' || block.role === 'heading';
  if (!mayHead || context.repeated.has(markerKey(block.text))) return true;
  return !headsAdParagraph(blocks, index) && !context.isAboutAds();
}

function judge(blocks: readonly Block[], index: number, context: Context): BlockVerdict | undefined {
  const block = blocks[index];
  if (!block || NEVER_TOUCHED.has(block.role)) return undefined;
  const { options, extra } = context;
  if (options.rules?.['ad-marker'] !== false && isMarker(blocks, index, context)) {
    return { rule: 'ad-marker' };
  }
  if (context.matches[index] || isTitle(block.text, context) || continuesSentence(blocks, index)) {
    return undefined;
  }
  const furniture = block.role === 'listed' ? undefined : matchFurniture(block.text, options.rules);
  if (furniture) return { rule: furniture };
  if (options.rules?.['glued-ad-marker'] === false) return undefined;
  const cuts = findGluedMarkers(block.text, extra);
  return cuts.length > 0 ? { rule: 'glued-ad-marker', cuts } : undefined;
}

/** One verdict for each block, undefined where the block is the article's. */
export function judgeBlocks(
  blocks: readonly Block[],
  options: CleanOptions = {},
): (BlockVerdict | undefined)[] {
  const context = readContext(blocks, options);
  return blocks.map((_, index) => judge(blocks, index, context));
}
