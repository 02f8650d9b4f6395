/** Names of people from the one-line forms of RSS. */
import { expect, test } from 'vitest';
import { nameOnly } from '../../src/collect/read-people.js';

test.each([
  ['joe@news.example (Joe Public)', 'Joe Public'],
  ['Joe Public <joe@news.example>', 'Joe Public'],
  ['Joe Public (joe@news.example)', 'Joe Public'],
  ['joe@news.example', 'joe@news.example'],
  ['Joe &amp; Ann', 'Joe & Ann'],
  ['  ', undefined],
])('%s', (line, name) => {
  expect(nameOnly(line)).toBe(name);
});
