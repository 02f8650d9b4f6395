/** Finds ad markers that stick to an edge of a paragraph, only in forms that prose does not use. */
import { foldFirstWord } from '../text/normalise.js';
import { markerKey, startsMarker } from './ad-markers.js';
import type { Cut } from './cuts.js';
import { type ExtraMarkers, isMarkerWord, matchMarker, NO_EXTRA_MARKERS } from './match-marker.js';

/** Words that begin a sentence and no name that `Advertisement` could be part of. */
const SENTENCE_START =
  /^["“‘]?(?:The|A|An|He|She|It|They|We|But|This|These|There|According|When|While|Although|However|Meanwhile|Earlier|Last)\s/u;
const ENGLISH_LABEL = /^\W*advert(?:isement)?\W*$/iu;

/** How far into a paragraph a marker may reach. In UTF-16 units. */
const REACH = 140;
const MAX_WORDS = 14;
/** A paragraph has fewer sentences; what follows is not a paragraph. */
const MAX_SENTENCES = 300;
const SENTENCE_END = /[.!?…。！？]["'”’»)\]]*/gu;
const SENTENCE_GAP = /[.!?…]["'”’»)\]]*\s+/gu;
const CAPITAL = /^["'“‘«„(]*[\p{Lu}\p{N}\p{Lo}]/u;
const WAITS_FOR_NAME = /\b(?:by|from|von|par|por|da|door|av|af|przez|with|our)\W*$/iu;
const LONG_WORD_BEFORE = /\p{L}{4,}[.!?…]["'”’»)\]]*$/u;

function isUpper(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase();
}

function isCertain(text: string, extra: ExtraMarkers): boolean {
  const match = matchMarker(text, extra);
  return match?.certainty === 'always' && !match.isSponsor;
}

/** Three words and more that wait for no name, or capitals: `Story continues below this ad`, `ADVERTISEMENT`. */
function isUnmistakable(marker: string): boolean {
  const words = marker.trim().split(/\s+/u).length;
  return (words >= 3 || (isUpper(marker) && marker.trim().length >= 6)) && !WAITS_FOR_NAME.test(marker);
}

/** `Advertisement` and a capital without a space between. */
function cutGluedStart(head: string, extra: ExtraMarkers): Cut | undefined {
  const glued = /^\s*(\p{L}+(?:\p{Ll}|[:–-]))(?=\p{Lu}\p{Ll})/u.exec(head);
  const marker = glued?.[1] ?? '';
  if (marker.length < 5 || !isCertain(marker, extra)) return undefined;
  return { start: 0, end: glued?.[0].length ?? 0 };
}

/** A marker that begins at `from` and after which a sentence begins. */
function cutAt(text: string, from: number, extra: ExtraMarkers): Cut | undefined {
  const head = text.slice(from, from + REACH);
  const first = foldFirstWord(head);
  if (first === undefined || !(startsMarker(first) || extra.firstWords.has(first))) return undefined;
  for (const gap of knownGaps(head, extra).reverse()) {
    const marker = head.slice(0, gap.index);
    const end = from + gap.index + gap[0].length;
    const rest = text.slice(end, end + 40);
    if (!CAPITAL.test(rest) || isUpper(rest)) continue;
    const isPlain = ENGLISH_LABEL.test(marker) && SENTENCE_START.test(rest);
    if (isPlain || (isUnmistakable(marker) && isCertain(marker, extra))) return { start: from, end };
  }
  return undefined;
}

/** The gaps after the words that a marker may hold. */
function knownGaps(head: string, extra: ExtraMarkers): RegExpExecArray[] {
  const gaps: RegExpExecArray[] = [];
  let at = 0;
  for (const gap of head.matchAll(/\s+/gu)) {
    const word = markerKey(head.slice(at, gap.index));
    const isKnown = word.split(' ').every((part) => part === '' || isMarkerWord(part));
    if ((!isKnown && extra.keys.size === 0) || gaps.length >= MAX_WORDS) break;
    gaps.push(gap);
    at = gap.index + gap[0].length;
  }
  return gaps;
}

/** Cuts at the beginning, and between the sentences of a paragraph whose line breaks were lost. */
function cutBeforeSentences(text: string, extra: ExtraMarkers): Cut[] {
  const glued = cutGluedStart(text.slice(0, REACH), extra);
  const cuts: Cut[] = glued ? [glued] : [];
  const starts = [0, ...[...text.matchAll(SENTENCE_GAP)].map((gap) => gap.index + gap[0].length)];
  for (const start of starts.slice(0, MAX_SENTENCES)) {
    if (start < (cuts.at(-1)?.end ?? 0)) continue;
    const cut = cutAt(text, start, extra);
    if (cut) cuts.push(cut);
  }
  return cuts;
}

function lastSentenceEnd(tail: string): number {
  let end = -1;
  for (const match of tail.matchAll(SENTENCE_END)) {
    const after = match.index + match[0].length;
    if (after < tail.trimEnd().length) end = after;
  }
  return end;
}

function cutEnd(text: string, extra: ExtraMarkers): Cut | undefined {
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

/** The cuts to make in a paragraph, in order and apart; none where nothing else would remain. */
export function findGluedMarkers(text: string, extra: ExtraMarkers = NO_EXTRA_MARKERS): Cut[] {
  const cuts = cutBeforeSentences(text, extra);
  const end = cutEnd(text, extra);
  if (!end) return cuts;
  return [...cuts.filter((cut) => cut.end < end.start), end];
}
