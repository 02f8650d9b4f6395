/** What an address without a document answers. */
import { expect, test } from 'vitest';
import { explainMissing, feedPathOf } from '../../src/serve/explain-missing.js';

const known = {
  plannedPaths: new Set(['topics/harbour', 'sources/paper', 'all']),
  topics: [{ id: 'harbour', formerly: ['port', 'quay'] }],
  isRetired: false,
};
const kindOf = (path: string, isRetired = false) => explainMissing(path, { ...known, isRetired }).kind;

test('documents of the configuration are on their way', () => {
  for (const path of ['/', '/opml.xml', '/all/', '/topics/harbour/rss.xml', '/sources/paper/feed.json'])
    expect(kindOf(path)).toBe('planned');
});

test('every document of a renamed topic has moved, its archive too', () => {
  const moved = (path: string) => explainMissing(path, known);
  expect(moved('/topics/port/')).toEqual({ kind: 'moved', path: '/topics/harbour/' });
  expect(moved('/topics/quay/atom.xml')).toEqual({ kind: 'moved', path: '/topics/harbour/atom.xml' });
  expect(moved('/topics/quay/archive/2026-03/atom.xml')).toEqual({
    kind: 'moved',
    path: '/topics/harbour/archive/2026-03/atom.xml',
  });
});

test('a removed topic is gone, an address that never was is unknown', () => {
  expect(kindOf('/topics/old/rss.xml', true)).toBe('retired');
  for (const path of ['/topics/old/rss.xml', '/topics/harbour/wrong.xml', '/wp-login.php', '/topics/', '//x'])
    expect(kindOf(path)).toBe('unknown');
  expect(feedPathOf('/wp-login.php')).toBe('');
});
