/** Agreement with the expectations of Python feedparser's own test feeds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalizeEncoding, TextDecoder } from '@exodus/bytes/encoding.js';
import { expect, test } from 'vitest';
import { decodeBytes } from '../../src/collect/decode-bytes.js';
import { parseDate } from '../../src/collect/parse-date.js';
import { parseFeed } from '../../src/collect/parse-feed.js';
import { RepairLog } from '../../src/collect/repair-log.js';
import type { ParsedFeed } from '../../src/vocabulary/feed-document.js';
import { corpusPath, expectAboveFloors } from '../support/corpus.js';
import {
  agrees,
  type FeedparserCheck,
  mapping,
  outOfScope,
  patternOf,
} from '../support/feedparser-mapping.js';

interface Case {
  file: string;
  headers: Record<string, string>;
  checks: FeedparserCheck[];
}

interface Tally {
  right: number;
  total: number;
}

const folder = corpusPath('feeds', 'feedparser');
const verbose = process.env.WINNOW_EVAL_VERBOSE !== undefined;
const nothing: ParsedFeed = { format: 'rss', feed: {}, entries: [], repairs: [] };

const lowerNames = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

function valueFor(feed: ParsedFeed, path: FeedparserCheck['path']): unknown {
  const mapped = mapping[patternOf(path)];
  const indexes = path.filter((part) => typeof part === 'number');
  const isEntry = path[0] === 'entries';
  const entry = feed.entries[isEntry ? (indexes[0] ?? 0) : 0] ?? {};
  return mapped?.read(feed, entry, indexes[isEntry ? 1 : 0] ?? 0);
}

function isRight(check: FeedparserCheck, feed: ParsedFeed): boolean {
  const mapped = mapping[patternOf(check.path)];
  const actual = valueFor(feed, check.path);
  if (check.op === 'truthy') return Boolean(actual) !== Boolean(check.neg);
  const same = mapped !== undefined && agrees(mapped.kind, check.value, actual, parseDate);
  return same === (check.op === '==');
}

/** Names differ between Python and the Encoding Standard: what counts is that the text comes out the same. */
function isDecodedAs(bytes: Buffer, label: unknown, decoded: { text: string; encoding: string }): boolean {
  const encoding = normalizeEncoding(String(label).replace('_INVALID_PYTHON_3', ''));
  if (encoding === null) return decoded.encoding === label;
  return new TextDecoder(encoding).decode(bytes) === decoded.text;
}

function tally(tallies: Map<string, Tally>, name: string, right: boolean): void {
  const counts = tallies.get(name) ?? { right: 0, total: 0 };
  tallies.set(name, { right: counts.right + Number(right), total: counts.total + 1 });
}

test.skipIf(folder === undefined)('feedparser checks are met (skipped: no corpora)', () => {
  const cases = JSON.parse(readFileSync(join(folder ?? '', 'expect.json'), 'utf8')) as Case[];
  const fields = new Map<string, Tally>();
  const leftOut = new Map<string, Tally>();
  const encodings: Tally = { right: 0, total: 0 };
  let accepted = 0;
  for (const { file, headers, checks } of cases) {
    const bytes = readFileSync(join(folder ?? '', file));
    const result = parseFeed({ bytes, url: 'http://127.0.0.1:8097/', headers });
    accepted += Number(result.ok);
    if (!result.ok && verbose)
      process.stdout.write(`${file}  expected a feed, got ${result.failure}: ${result.reason}\n`);
    for (const check of checks) {
      const pattern = patternOf(check.path);
      if (pattern === 'encoding') {
        const decoded = decodeBytes(bytes, lowerNames(headers)['content-type'], new RepairLog());
        const right = isDecodedAs(bytes, check.value, decoded);
        encodings.total += 1;
        encodings.right += Number(right);
        if (!right && verbose)
          process.stdout.write(`${file}  encoding: expected ${check.value}, got ${decoded.encoding}\n`);
      } else if (mapping[pattern] === undefined) {
        tally(
          leftOut,
          outOfScope.find(([paths]) => paths.test(pattern))?.[1] ?? `NO REASON: ${pattern}`,
          true,
        );
      } else {
        const right = isRight(check, result.ok ? result.feed : nothing);
        tally(fields, `${pattern} -> ${mapping[pattern].ours}`, right);
        if (!right && verbose) {
          const got = result.ok ? JSON.stringify(valueFor(result.feed, check.path)) : result.reason;
          process.stdout.write(`${file}  ${pattern}: expected ${JSON.stringify(check.value)}, got ${got}\n`);
        }
      }
    }
  }
  for (const [name, { right, total }] of fields) process.stdout.write(`${right}/${total}  ${name}\n`);
  for (const [reason, { total }] of leftOut) process.stdout.write(`left out: ${total}  ${reason}\n`);
  const sum = (pick: keyof Tally) => [...fields.values()].reduce((all, counts) => all + counts[pick], 0);
  expectAboveFloors('feedparser', {
    'mapped checks': sum('right') / sum('total'),
    'text decoded alike': encodings.right / encodings.total,
    'documents accepted': accepted / cases.length,
  });
  expect([...leftOut.keys()].filter((reason) => reason.startsWith('NO REASON'))).toEqual([]);
});
