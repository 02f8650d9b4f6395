/** Entity tags from bytes. */
import { expect, test } from 'vitest';
import { strongEtag } from '../../src/text/strong-etag.js';

test('equal bytes have one tag and a changed byte another', () => {
  expect(strongEtag('feed')).toBe(strongEtag(Buffer.from('feed')));
  expect(strongEtag('feed')).not.toBe(strongEtag('feed '));
});

test('a tag is strong and quoted as HTTP wants it (RFC 9110 §8.8.3)', () => {
  expect(strongEtag('')).toMatch(/^"[A-Za-z0-9_-]{22}"$/);
});
