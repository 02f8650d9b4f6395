import { expect, test } from 'vitest';
import { describeProgress } from '../../src/cli/show-progress.js';

const none = { polls: 0, extract: 0, group: 0, label: 0, feeds: 0 };
const done = { articles: 41, copies: 2, removals: 17, published: 0 };

test('progress tells what is read, what is left, and how long that takes', () => {
  const progress = { sources: 8, left: { ...none, polls: 5, extract: 70, label: 12 }, done };
  expect(describeProgress(progress, 10_000)).toBe(
    '3/8 sources · 41 articles · 17 blocks removed · 82 waiting · 4.1/s · about 20 s left',
  );
});

test('a rate is not told before it means something', () => {
  const progress = { sources: 1, left: { ...none, extract: 1, feeds: 2 }, done: { ...done, articles: 1 } };
  expect(describeProgress(progress, 500)).toBe(
    '1/1 source · 1 article · 17 blocks removed · 1 waiting · 2 feeds to render',
  );
});
