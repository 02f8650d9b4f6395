/** Hostile and broken documents by the hundred thousand: no exception, nothing over a second. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFeed } from '../../src/collect/parse-feed.js';
import { feedDocument } from '../support/feed-arbitrary.js';

const count = Number(process.env.WINNOW_FUZZ_COUNT ?? 100_000);

test(`${count} documents are read without exception or delay`, () => {
  let slowestMs = 0;
  let accepted = 0;
  fc.assert(
    fc.property(feedDocument, (bytes) => {
      const started = performance.now();
      const result = parseFeed({ bytes, url: 'https://news.example/feed' });
      const tookMs = performance.now() - started;
      slowestMs = Math.max(slowestMs, tookMs);
      accepted += Number(result.ok);
      expect(tookMs).toBeLessThan(1000);
    }),
    { numRuns: count },
  );
  process.stdout.write(
    `fuzz: ${count} documents, ${accepted} read as feeds, slowest ${slowestMs.toFixed(1)} ms\n`,
  );
});
