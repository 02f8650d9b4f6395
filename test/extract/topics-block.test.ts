import { expect, it } from 'vitest';
import { serialise } from '../../src/extract/dom.js';
import { parsePage } from '../../src/extract/parse-page.js';
import { takeTopicsBlock } from '../../src/extract/topics-block.js';

const PROSE = '<p>The council voted on Tuesday to close the bridge.</p>';

it.each([
  ['a line of text', '<p>Topics: Rivers, City News</p>'],
  ['links with commas', '<p><b>Topics:</b> <a href="a">Rivers</a>, <a href="b">City News</a></p>'],
  ['links side by side', '<div>Topics: <a href="a">Rivers</a> <a href="b">City News</a></div>'],
  ['a list', '<div><p>Tags:</p><ul><li><a>Rivers</a></li><li><a>City News</a></li></ul></div>'],
])('takes the topics out of the body where they are %s', (_, block) => {
  const parsed = parsePage(`<div>${PROSE}${block}</div>`, 'https://example.org/');
  if ('failure' in parsed) throw new Error(parsed.reason);
  const { categories, removed } = takeTopicsBlock(parsed.document);
  expect(categories).toEqual(['Rivers', 'City News']);
  expect(removed[0]?.rule).toBe('topics-line');
  expect(serialise(parsed.document)).toBe(`<div>${PROSE}</div>`);
});

it.each([
  ['One.<br><br>Topics: Rivers, City News', 'One.'],
  ['One.<br><br>Topics: Rivers, City News<br><br>', 'One.'],
  ['Topics: Rivers, City News<br><br>One.', 'One.'],
  ['One.<br>Topics: Rivers, City News<br><br>Two.', 'One.<br><br>Two.'],
])('leaves no breaks behind in %s', (html, left) => {
  const parsed = parsePage(html, 'https://example.org/');
  if ('failure' in parsed) throw new Error(parsed.reason);
  expect(takeTopicsBlock(parsed.document).categories).toEqual(['Rivers', 'City News']);
  expect(serialise(parsed.document)).toBe(left);
});
