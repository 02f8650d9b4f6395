import { expect, test } from 'vitest';
import { type CollectSettings, isOpen, printOfReader, readerOf } from '../../src/collect/collect-settings.js';

const settings: CollectSettings = {
  url: 'https://post.example/news',
  type: 'auto',
  headers: {},
  secrets: [],
  plan: { floorMs: 1, ceilingMs: 2 },
  firstItems: 20,
};
const select = { item: 'article' };

test('reads by selectors only what is a page', () => {
  expect(readerOf({ ...settings, select })).toEqual({ select });
  expect(readerOf({ ...settings, type: 'html', select })).toEqual({ select });
  expect(readerOf({ ...settings, type: 'feed', select })).toEqual({});
});

test('notices that selectors changed', () => {
  expect(printOfReader({ select })).not.toBe(printOfReader({ select: { item: 'li' } }));
  expect(printOfReader({ select })).toBe(printOfReader({ select: { ...select } }));
});

test('takes what needs a password, a key or headers for private', () => {
  expect(isOpen(settings)).toBe(true);
  expect(isOpen({ ...settings, url: 'https://ann:x@post.example/' })).toBe(false);
  expect(isOpen({ ...settings, secrets: ['hush'] })).toBe(false);
  expect(isOpen({ ...settings, headers: { cookie: 'a=b' } })).toBe(false);
});
