import { expect, test } from 'vitest';
import { extractPage } from '../../src/extract/extract-page.js';

const prose =
  'The ferry crosses the sound again after a winter in the yard, and everybody on the quay waved. ';
const page = (inner: string) =>
  extractPage({
    html: `<html><body><main><h1>Ferry</h1>${`<p>${prose.repeat(3)}</p>`.repeat(4)}${inner}</main></body></html>`,
    url: 'https://paper.test/ferry',
    options: { strip: ['.poll', '.poll b', '['] },
  });

test('what a selector strips is gone and on record, once, and a selector that is none strips nothing', () => {
  const { text, removed } = page(`<div class="poll">Vote <b>now</b></div><p>${prose}</p>`);
  expect(text).not.toContain('Vote');
  expect(text).toContain('The ferry');
  expect(removed.filter(({ rule }) => rule === 'strip')).toEqual([{ rule: 'strip', text: 'Vote now' }]);
});

test('what held no text is not worth a record', () => {
  expect(page('<div class="poll"><img src="x.png"></div>').removed.map(({ rule }) => rule)).not.toContain(
    'strip',
  );
});
