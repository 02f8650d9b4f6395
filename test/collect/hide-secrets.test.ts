import { expect, test } from 'vitest';
import { hideSecrets } from '../../src/collect/hide-secrets.js';

test('hides a secret as it is and as it stands in an address', () => {
  expect(hideSecrets('no /feed?key=p%40ss%201 for p@ss 1', ['p@ss 1'])).toBe('no /feed?key=*** for ***');
});

test('leaves texts readable where a secret is only a letter or two', () => {
  expect(hideSecrets('an honest answer', ['an', ''])).toBe('an honest answer');
});
