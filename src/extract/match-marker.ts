/** Decides whether the whole text of one block is an ad marker. */
import {
  foldFirstWord,
  foldText,
  isQuotation,
  joinSpacedLetters,
  normaliseSpace,
  stripDecoration,
} from '../text/normalise.js';
import { AD_MARKERS, type Certainty, JOINED_MARKERS, markerKey, startsMarker } from './ad-markers.js';
import { isJumpLine, isJumpWord, isReadOn } from './match-jump.js';
import { splitMarkers } from './split-markers.js';
import { isSponsorLabel } from './sponsor-label.js';

/** No marker, however decorated or repeated, is longer; longer blocks are not even folded. In UTF-16 units. */
const MAX_BLOCK = 400;
const BRACKETED = /^[[({<【［（*—–-].*[\])}>】］）*—–-]$/su;

export interface MarkerMatch {
  certainty: Exclude<Certainty, 'shout'>;
  /** Whether brackets, dashes, repetition or, for a certain word, capitals leave no doubt that it is a label. */
  labelled: boolean;
  /** Names the payer: a label only as a block of its own, never part of one. */
  isSponsor?: boolean;
}

function isUpper(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase();
}

/** The questions of ad menus are markers (`Why this ad?`); a single word with a question mark is a heading. */
function asStatement(key: string): string {
  return key.endsWith('?') && key.split(' ').length > 2 ? key.slice(0, -1).trim() : key;
}

function judgeKey(key: string, text: string): MarkerMatch | undefined {
  const parts = splitMarkers(asStatement(key)) ?? (isJumpLine(key) ? ['always' as const] : undefined);
  if (!parts || parts.length === 0) return undefined;
  const isBracketed = BRACKETED.test(text);
  if (parts.includes('shout') && !isBracketed && !isUpper(text)) return undefined;
  const several = parts.length > 1;
  const certainty = parts.includes('always') ? 'always' : 'weak';
  return { certainty, labelled: several || isBracketed || (certainty === 'always' && isUpper(text)) };
}

/** Most blocks begin with a word that has no capital inside. */
const PLAIN_HEAD = /^(?:[A-Z][a-z]*|[a-z]+)[^A-Za-z\x80-\uffff]/;
const CAMEL_HEAD = /^\P{L}*(\p{L}*?\p{Ll})\p{Lu}/u;

/** Labels after which a name of any words may follow. */
const BEFORE_NAME =
  /^\P{L}*(?:content|article|story|video|sponso|paid|brought|powered|advertiser|gespons|werbung|anzeige|patrocin|реклам|χορηγ)/iu;
/** So much of a block is folded before the rest is, in UTF-16 units. */
const HEAD = 48;

/** A quick no for most prose, before the whole block is folded: by its first words. */
function mayBeMarker(block: string): boolean {
  const word = foldFirstWord(block);
  if (word === undefined) return block.length > 80;
  if (word.length <= 2 && Array.from(word).length === 1) return true;
  if (startsMarker(word) || isJumpWord(word)) return block.length <= HEAD || hasKnownHead(block);
  if (PLAIN_HEAD.test(block)) return false;
  const head = CAMEL_HEAD.exec(block.slice(0, 80))?.[1];
  return head !== undefined && startsMarker(foldText(head));
}

function hasKnownHead(block: string): boolean {
  if (BEFORE_NAME.test(block.slice(0, HEAD))) return true;
  const words = markerKey(block.slice(0, HEAD)).split(' ').slice(0, -1);
  return words.every((word) => isMarkerWord(word) || word.length > 9);
}

/** Whether a marker may hold the folded word. */
export function isMarkerWord(word: string): boolean {
  return AD_MARKERS.knowsWord(word) || isJumpWord(word);
}

/** Markers that the config adds for one source. */
export interface ExtraMarkers {
  keys: ReadonlySet<string>;
  firstWords: ReadonlySet<string>;
}

export const NO_EXTRA_MARKERS: ExtraMarkers = { keys: new Set(), firstWords: new Set() };

export function extraMarkers(markers: readonly string[] = []): ExtraMarkers {
  const keys = markers.map(markerKey).filter((key) => key !== '');
  return { keys: new Set(keys), firstWords: new Set(keys.map((key) => foldFirstWord(key) ?? key)) };
}

function isExtra(text: string, { keys, firstWords }: ExtraMarkers): boolean {
  return keys.size > 0 && firstWords.has(foldFirstWord(text) ?? '') && keys.has(markerKey(text));
}

/**
 * The match when the whole block is a marker: case, accents, decoration, repetition, counters, invisible characters
 * and letter-spacing aside. Quotations and questions are never markers.
 */
export function matchMarker(block: string, extra: ExtraMarkers = NO_EXTRA_MARKERS): MarkerMatch | undefined {
  const trimmed = block.length > MAX_BLOCK ? block.trim() : block;
  if (trimmed.length > MAX_BLOCK) return undefined;
  if (isExtra(trimmed, extra)) return { certainty: 'always', labelled: true };
  return mayBeMarker(trimmed) ? matchFolded(normaliseSpace(trimmed)) : undefined;
}

function matchFolded(text: string): MarkerMatch | undefined {
  if (text === '' || isQuotation(stripOuter(text))) return undefined;
  const key = markerKey(text);
  if (key === '') return undefined;
  const match =
    judgeKey(key, text) ?? (CAMEL.test(text) ? judgeKey(markerKey(splitCamel(text)), text) : undefined);
  if (match) return match;
  if (isLabelledJump(text)) return { certainty: 'always', labelled: true };
  const joined = joinSpacedLetters(key);
  if (joined !== undefined && JOINED_MARKERS.has(joined)) return { certainty: 'always', labelled: true };
  return isSponsorLabel(text) ? { certainty: 'always', labelled: true, isSponsor: true } : undefined;
}

const LABEL_AND_REST = /^\P{L}*([\p{L}\p{M}' ]{2,30}?)\s*[-–—:|•,.]+\s*(\p{L}.*)$/su;

/** `Werbung – hier geht es weiter`: a label, a dash, and only words that say to go on. */
function isLabelledJump(text: string): boolean {
  const [, label = '', rest = ''] = LABEL_AND_REST.exec(text) ?? [];
  return (
    label !== '' &&
    splitMarkers(markerKey(label)) !== undefined &&
    isReadOn(markerKey(rest).replaceAll(',', ''))
  );
}

const CAMEL = /\p{Ll}\p{Lu}/u;

/** `AdvertisementStory continues below`: two blocks joined without a space. */
function splitCamel(text: string): string {
  return text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
}

function stripOuter(text: string): string {
  return /[«»‹›]/u.test(text) ? text : stripDecoration(text);
}
