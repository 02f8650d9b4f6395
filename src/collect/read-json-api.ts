/** Reads the answer of a JSON API as a list of entries, by dotted paths from the configuration. */
import type { ParsedEntry, ParsedFeed } from '../vocabulary/feed-document.js';
import { plainToHtml } from './entry-text.js';
import { isRecord, textIn } from './map-json-feed.js';
import { parseDate } from './parse-date.js';
import { readJson } from './parse-json-feed.js';
import type { ParseFailure, ParseLimits } from './parse-limits.js';
import { plainTitle } from './plain-title.js';
import type { RepairLog } from './repair-log.js';
import { resolveHtmlUrls, resolveUrl } from './resolve-urls.js';
import { withoutUndefined } from './without-undefined.js';

/** Dotted paths, such as `data.articles` or `images.0.url`; an empty one is the value itself. */
export interface JsonPaths {
  /** The array (or object of values) of items. */
  items: string;
  url: string;
  title?: string | undefined;
  id?: string | undefined;
  date?: string | undefined;
  content?: string | undefined;
  summary?: string | undefined;
}

export function readJsonApi(
  text: string,
  paths: JsonPaths,
  context: { base: string; limits: ParseLimits; repairs: RepairLog },
): Omit<ParsedFeed, 'repairs'> | ParseFailure {
  const parsed = readJson(text, context.limits, context.repairs);
  if ('failure' in parsed) return parsed;
  const found = valueAt(parsed.value, paths.items);
  const items = Array.isArray(found) ? (found as unknown[]) : isRecord(found) ? Object.values(found) : [];
  if (items.length === 0)
    return { failure: 'selector-empty', reason: `the path "${paths.items}" leads to no items` };
  if (items.length > context.limits.maxEntries)
    return {
      failure: 'too-many-entries',
      reason: `there are more than ${context.limits.maxEntries} entries`,
    };
  const entries = items
    .map((item) => mapItem(item, paths, context.base))
    .filter(({ url }) => url !== undefined);
  if (entries.length === 0)
    return { failure: 'selector-empty', reason: `the path "${paths.url}" leads to no address` };
  return { format: 'json', feed: {}, entries };
}

/** Undefined where a step is missing; never follows what JavaScript objects inherit. */
export function valueAt(value: unknown, path: string): unknown {
  let at = value;
  for (const step of path.split(/[.[\]]+/).filter((name) => name !== '' && name !== '$')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string, unknown>)[step];
  }
  return at;
}

function mapItem(item: unknown, paths: JsonPaths, base: string): ParsedEntry {
  const read = (path: string | undefined) => (path === undefined ? undefined : textIn(valueAt(item, path)));
  const url = resolveUrl(read(paths.url) ?? '', base);
  const html = (text: string | undefined) =>
    text === undefined
      ? undefined
      : resolveHtmlUrls(/<[a-z]/i.test(text) ? text : plainToHtml(text), url ?? base);
  return withoutUndefined<ParsedEntry>({
    guid: read(paths.id) ?? url,
    url,
    title: plainTitle(read(paths.title) ?? '', 'unknown') || undefined,
    publishedAt: parseDate(read(paths.date) ?? ''),
    contentHtml: html(read(paths.content)),
    summaryHtml: html(read(paths.summary)),
  });
}
