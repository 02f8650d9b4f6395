/** `winnow parse`: a feed document in, its entries out. */
import { parseFeed } from '../collect/parse-feed.js';
import type { ParsedFeed } from '../vocabulary/feed-document.js';
import type { FailureClass } from '../vocabulary/outcome.js';
import { filterCommand, type JsonObject } from './filter.js';

const utf8 = { 'content-type': 'text/xml; charset=utf-8' };

function stage(input: JsonObject): JsonObject {
  const { url, headers, bodyBase64, body } = input;
  const isText = typeof body === 'string';
  const result = parseFeed({
    bytes: Buffer.from(String(isText ? body : (bodyBase64 ?? '')), isText ? 'utf8' : 'base64'),
    url: typeof url === 'string' ? url : '',
    headers: { ...textHeaders(headers), ...(isText ? utf8 : {}) },
  });
  return result.ok ? { ...result.feed } : { error: errorOf(result.failure, result.reason) };
}

const errorOf = (failure: FailureClass, reason: string) => ({ class: failure, message: reason });

function textHeaders(headers: unknown): Record<string, string> {
  if (typeof headers !== 'object' || headers === null) return {};
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}

function show(output: JsonObject): string {
  if (output.error) {
    const { class: name, message } = output.error as { class: string; message: string };
    return `${name}: ${message}`;
  }
  const { format, feed, entries, repairs } = output as unknown as ParsedFeed;
  const head = `${feed.title ?? '(no title)'} [${format}], ${entries.length} entries`;
  const rows = entries.map(
    (entry) => `  ${entry.publishedAt ?? '-'}  ${entry.title ?? entry.url ?? entry.guid}`,
  );
  const repaired = repairs.map(({ rule, count }) => `  repaired: ${rule} (${count})`);
  return [head, ...rows, ...repaired].join('\n');
}

export const command = filterCommand({
  name: 'parse',
  summary: 'feed document in, entries out',
  options: [['--url <url>', 'address the document came from, for relative links']],
  open: (options) => ({
    stage,
    show,
    fromDocument: (bytes) => ({ url: options.url, bodyBase64: bytes.toString('base64') }),
  }),
});
