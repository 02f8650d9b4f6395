import { describe, expect, test } from 'vitest';
import { closestName } from '../../src/text/closest-name.js';

describe('the closest name', () => {
  const known = ['url', 'title', 'interval', 'language'];

  test.each([
    ['ulr', 'url'],
    ['tilte', 'title'],
    ['intervall', 'interval'],
    ['Language', 'language'],
  ])('of %s is %s', (name, meant) => {
    expect(closestName(name, known)).toBe(meant);
  });

  test('is none where nothing comes near', () => {
    expect(closestName('colour', known)).toBeUndefined();
    expect(closestName('url', [])).toBeUndefined();
  });

  test('is found quickly in hostile lengths', () => {
    expect(closestName('x'.repeat(1_000_000), known)).toBeUndefined();
  });
});
