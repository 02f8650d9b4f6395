/** What is cleared away before a document is read. */
import { describe, expect, test } from 'vitest';
import { prepareXml } from '../../src/collect/prepare-xml.js';
import { RepairLog } from '../../src/collect/repair-log.js';

function prepare(text: string): { text: string; rules: string[] } {
  const repairs = new RepairLog();
  return { text: prepareXml(text, repairs), rules: repairs.list().map(({ rule }) => rule) };
}

describe('characters that XML forbids', () => {
  test('controls are dropped, and page breaks part words', () => {
    expect(prepare('<rss>a\u0000b\u0008c\u000cd\uffff</rss>')).toEqual({
      text: '<rss>abc d</rss>',
      rules: ['control-character'],
    });
  });

  test('numbers copied from windows-1252 become what they meant there', () => {
    expect(prepare('<rss>\u0093quoted\u0094 \u0085</rss>').text).toBe('<rss>“quoted” \u0085</rss>');
  });
});

test('a document that needs nothing keeps its root and what follows', () => {
  expect(prepare('<?xml version="1.0"?>\n<rss>é\t\r\n</rss>')).toEqual({
    text: '<rss>é\t\r\n</rss>',
    rules: [],
  });
});
