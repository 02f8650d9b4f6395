/** Reads the text of a JSON Feed: depth and count caps, repair of what strict JSON refuses, then the mapping. */
import type { ParsedFeed } from '../vocabulary/feed-document.js';
import { describeNonFeed } from './describe-non-feed.js';
import { isJsonFeed, isRecord, mapJsonFeedHead, mapJsonFeedItem } from './map-json-feed.js';
import type { ParseFailure, ParseLimits } from './parse-limits.js';
import type { RepairLog } from './repair-log.js';

export function parseJsonFeed(
  text: string,
  base: string,
  limits: ParseLimits,
  repairs: RepairLog,
): Omit<ParsedFeed, 'repairs'> | ParseFailure {
  const parsed = readJson(text, limits, repairs);
  if ('failure' in parsed) return parsed;
  const { value } = parsed;
  if (!isRecord(value) || !isJsonFeed(value)) return { failure: 'not-a-feed', reason: describeNonFeed(text) };
  const items = (Array.isArray(value.items) ? value.items : []).filter(isRecord);
  if (items.length > limits.maxEntries)
    return { failure: 'too-many-entries', reason: `there are more than ${limits.maxEntries} entries` };
  const entries = items.map((item) => mapJsonFeedItem(item, base));
  return { format: 'json', feed: mapJsonFeedHead(value, base), entries };
}

/** Strict JSON, else the same without raw control characters and trailing commas. */
export function readJson(
  text: string,
  limits: Pick<ParseLimits, 'maxDepth'>,
  repairs: RepairLog,
): { value: unknown } | ParseFailure {
  if (depthOf(text) > limits.maxDepth)
    return { failure: 'too-deep', reason: `values are nested more than ${limits.maxDepth} levels deep` };
  for (const candidate of [() => text, () => repairJson(text)]) {
    try {
      const value: unknown = JSON.parse(candidate());
      if (candidate() !== text) repairs.add('bad-json');
      return { value };
    } catch {}
  }
  return { failure: 'parse', reason: 'the JSON is broken or cut off' };
}

function repairJson(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[\]}])/g, (_, string?: string) => string ?? '')
    .trim();
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isString = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isString) {
      if (code === 92) index += 1;
      else if (code === 34) isString = false;
    } else if (code === 34) isString = true;
    else if (code === 91 || code === 123) deepest = Math.max(deepest, ++depth);
    else if (code === 93 || code === 125) depth -= 1;
  }
  return deepest;
}
