/** Tokens of private topics. */
import { expect, test } from 'vitest';
import { isOpen, withoutToken } from '../../src/serve/check-token.js';

const token = 'f3b1c2d4e5f60718293a4b5c6d7e8f90';
const topics = [{ id: 'board', token }, { id: 'harbour' }];

test.each([
  [`/private/${token}/topics/board/rss.xml`, true],
  [`/private/${token}/topics/board/`, true],
  [`/private/${token}x/topics/board/rss.xml`, false],
  [`/private/${token.toUpperCase()}/topics/board/rss.xml`, false],
  ['/private//topics/board/rss.xml', false],
  ['/private//topics/harbour/rss.xml', false],
  [`/private/${token}/topics/harbour/rss.xml`, false],
  [`/private/${token}/topics/none/rss.xml`, false],
  [`/private/${token}`, false],
  ['/topics/board/rss.xml', false],
  ['/topics/board', false],
  ['/topics/harbour/rss.xml', true],
  ['/topics/boards/rss.xml', true],
  ['/', true],
])('opens a topic with its own token only: %s', (path, isRight) => {
  expect(isOpen(path, topics)).toBe(isRight);
});

test('former tokens open a topic until they are taken away, and empty ones never', () => {
  const former = '00112233445566778899aabbccddeeff';
  const at = (given: string) => `/private/${given}/topics/board/rss.xml`;
  const rotating = [{ id: 'board', token, formerTokens: [former] }];
  expect([at(token), at(former), at(''), at('x')].map((path) => isOpen(path, rotating))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(isOpen(at(former), [{ id: 'board', token, formerTokens: [] }])).toBe(false);
});

test('a token is written into no log', () => {
  expect(withoutToken(`/private/${token}/topics/board/rss.xml?x=1`)).toBe(
    '/private/…/topics/board/rss.xml?x=1',
  );
  expect(withoutToken('/topics/harbour/')).toBe('/topics/harbour/');
});
