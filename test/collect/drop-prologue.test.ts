/** What is dropped before the root, and how a document finds its root at all. */
import { describe, expect, test } from 'vitest';
import { dropPrologue } from '../../src/collect/drop-prologue.js';
import { RepairLog } from '../../src/collect/repair-log.js';

function prepare(text: string): { text: string; rules: string[] } {
  const repairs = new RepairLog();
  return { text: dropPrologue(text, repairs), rules: repairs.list().map(({ rule }) => rule) };
}

describe('before the root', () => {
  test.each([
    ['a declaration and comments', '<?xml version="1.0"?><!-- <rss> is next --> \n', []],
    ['a document type', '<!DOCTYPE rss PUBLIC "-//x" "http://x.example/rss.dtd">', []],
    ['a document type with entities', '<!DOCTYPE rss [<!ENTITY a "b">]>', ['doctype-dropped']],
    ['junk in a document type', '<!DOCTYPE rss [<!-- ]> -->]> ', ['doctype-dropped', 'junk-before-root']],
    ['a declaration that lost its end', '<?xml version="1.0" ', ['junk-before-root']],
    ['a comment that never ends', '<!-- <b>', ['junk-before-root']],
    ['a warning of the server', '<br /><b>Warning</b>: include() failed\n', ['junk-before-root']],
  ])('%s is dropped', (_, before, rules) => {
    expect(prepare(`${before}<rss version="2.0"/>`)).toEqual({ text: '<rss version="2.0"/>', rules });
  });

  test('entries are never taken for junk', () => {
    const text = '<item><title>1</title></item><feed><entry/></feed>';
    expect(prepare(text)).toEqual({ text, rules: [] });
  });
});

test('an unknown root is left to be described, without the declaration', () => {
  expect(prepare(' <?xml version="1.0"?><svg/>')).toEqual({ text: '<svg/>', rules: [] });
});

test.each(['<!--', '<?', '<!doctype ', '<!doctype [', '<!DOCTYPE x [ ]   ', '<'])(
  'tens of thousands of "%s" before the root are read in a moment',
  (piece) => {
    const started = performance.now();
    expect(prepare(`${piece.repeat(60_000 / piece.length)}<rss >`).rules).toContain('junk-before-root');
    expect(performance.now() - started).toBeLessThan(200);
  },
);
