import { expect, test } from 'vitest';
import { plainAddress } from '../../src/text/plain-address.js';

test('keeps origin and path alone', () => {
  expect(plainAddress('https://ann:hush@post.example:8443/a/feed.xml?token=1#x')).toBe(
    'https://post.example:8443/a/feed.xml',
  );
});
