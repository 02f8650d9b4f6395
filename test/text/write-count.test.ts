import { expect, test } from 'vitest';
import { writeCount } from '../../src/text/write-count.js';

test('counts are grouped by thousands and have their plural', () => {
  expect([writeCount(0, 'item'), writeCount(1, 'item'), writeCount(1234567, 'item')]).toEqual([
    '0 items',
    '1 item',
    '1,234,567 items',
  ]);
  expect([writeCount(1, 'copy', 'copies'), writeCount(2, 'copy', 'copies')]).toEqual(['1 copy', '2 copies']);
});
