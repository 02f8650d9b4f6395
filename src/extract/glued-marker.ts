/** Finds ad markers that stick to an edge of a paragraph, only in forms that prose does not use. */
import { markerKey, speaksOfAds, startsMarker } from './ad-markers.js';
import { matchMarker } from './match-marker.js';

/** How far into a paragraph a marker may reach. In UTF-16 units. */
const REACH = 140;
const MAX_WORDS = 14;
const SENTENCE_END = /[.!?…。！？]["'”’»)\]]*/gu;
const CAPITAL = /^["'“‘«„(]*[\p{Lu}\p{N}\p{Lo}]/u;
const LONG_WORD_BEFORE = /\p{L}{4,}[.!?…]["'”’»)\]]*$/u;

/** UTF-16 offsets of what to cut, the end exclusive. */
export interface Cut {
  start: number;
  end: number;
}

function isUpper(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase();
}

function isCertain(text: string, extra: ReadonlySet<string>): boolean {
  return matchMarker(text, extra)?.certainty === 'always';
}

/** Three words and more that name the ad, or capitals: `Story continues below advertisement`, `ADVERTISEMENT`. */
function isUnmistakable(marker: string): boolean {
  const words = marker.trim().split(/\s+/u).length;
  return (words >= 3 && (speaksOfAds(marker) || isUpper(marker))) || (isUpper(marker) && marker.length >= 6);
}

/** `Advertisement` and a capital without a space between. */
function cutGluedStart(head: string, extra: ReadonlySet<string>): Cut | undefined {
  const glued = /^\s*(\p{L}+(?:\p{Ll}|[:–-]))(?=\p{Lu}\p{Ll})/u.exec(head);
  const marker = glued?.[1] ?? '';
  if (marker.length < 5 || !isCertain(marker, extra)) return undefined;
  return { start: 0, end: glued?.[0].length ?? 0 };
}

function cutStart(text: string, extra: ReadonlySet<string>): Cut | undefined {
  const head = text.slice(0, REACH);
  const first = /^[^\p{L}\p{N}]*([\p{L}\p{N}]+)/u.exec(head)?.[1];
  if (first === undefined) return undefined;
  const glued = cutGluedStart(head, extra);
  if (glued) return glued;
  if (!startsMarker(markerKey(first), extra)) return undefined;
  const gaps = [...head.matchAll(/\s+/gu)].slice(0, MAX_WORDS).reverse();
  for (const gap of gaps) {
    const marker = head.slice(0, gap.index);
    const rest = text.slice(gap.index + gap[0].length);
    if (!CAPITAL.test(rest) || isUpper(rest.slice(0, 40))) continue;
    if (isCertain(marker, extra) && isUnmistakable(marker)) {
      return { start: 0, end: gap.index + gap[0].length };
    }
  }
  return undefined;
}

function lastSentenceEnd(tail: string): number {
  let end = -1;
  for (const match of tail.matchAll(SENTENCE_END)) {
    const after = match.index + match[0].length;
    if (after < tail.trimEnd().length) end = after;
  }
  return end;
}

function cutEnd(text: string, extra: ReadonlySet<string>): Cut | undefined {
  const offset = Math.max(0, text.length - REACH);
  const tail = text.slice(offset);
  const end = lastSentenceEnd(tail);
  if (end < 0) return undefined;
  const marker = tail.slice(end);
  if (/[.!?]\s*$/u.test(marker) || marker.trim().length < 5) return undefined;
  if (!isCertain(marker, extra) || !/^\s*[^\p{L}]*\p{Lu}|^\s*[^\p{L}]*\p{Lo}/u.test(marker)) return undefined;
  const isGlued = !/^\s/u.test(marker);
  const before = tail.slice(0, end);
  const cut = isGlued || isUnmistakable(marker) || LONG_WORD_BEFORE.test(before);
  return cut ? { start: offset + end, end: text.length } : undefined;
}

/** The cuts to make in a paragraph, in order; it keeps at least one sentence. */
export function findGluedMarkers(text: string, extra: ReadonlySet<string> = new Set()): Cut[] {
  const start = cutStart(text, extra);
  const end = cutEnd(text, extra);
  const cuts = [start, end].filter((cut) => cut !== undefined);
  const overlap = start && end && start.end >= end.start;
  return overlap ? [] : cuts;
}
