/** Broken markup made readable, and what was done to it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RepairLog } from '../../src/collect/repair-log.js';
import { repairMarkup } from '../../src/collect/repair-markup.js';

function repair(text: string): { turns: string[]; rules: string[] } {
  const repairs = new RepairLog();
  const turns = repairMarkup(text, repairs);
  return { turns, rules: repairs.list().map(({ rule }) => rule) };
}

test('a well-formed document stays as it is', () => {
  const text = '<?xml version="1.0"?><a b="x>y" c=\'"\'><d/>é &amp; ü</a>';
  expect(repair(text)).toEqual({ turns: [text], rules: [] });
});

test('markup and CDATA sections come in turns, comments not at all', () => {
  expect(repair('<a><![CDATA[x < y]]><!-- <item> --></a>')).toEqual({
    turns: ['<a>', 'x < y', '</a>'],
    rules: [],
  });
});

test.each([
  ['<t>a < b <3 <= c</t>', '<t>a &lt; b &lt;3 &lt;= c</t>', 'stray-less-than'],
  ['<title>Foo</title<link>x</link>', '<title>Foo</title><link>x</link>', 'unclosed-tag'],
  ['<title Foo</title>', '<title> Foo</title>', 'unclosed-tag'],
  ['<link href="http://a/x/><id>1</id>', '<link href="http://a/x"/><id>1</id>', 'unclosed-tag'],
  ['<a><!-- never ends<b>x</b>', '<a> never ends<b>x</b>', 'unclosed-comment'],
  ['<?xml version="1.0"><a/>', '<a/>', 'unclosed-tag'],
])('%s', (broken, repaired, rule) => {
  expect(repair(broken)).toEqual({ turns: [repaired], rules: [rule] });
});

test('a CDATA section without an end stops where its element does', () => {
  expect(repair('<t><![CDATA[One</t><d><![CDATA[Two]]></d>')).toEqual({
    turns: ['<t>', 'One', '</t><d>', 'Two', '</d>'],
    rules: ['unclosed-cdata'],
  });
});

test('nothing is lost but markup: every letter of the text is still there', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '<a',
    ' b="',
    '</a>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '=',
    '/',
    'q',
    'zz',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const letters = (all: string) => all.replace(/<!--.*?-->/gs, '').replace(/[^z]/g, '').length;
      const kept = repair(text).turns.join('');
      expect(letters(kept)).toBeLessThanOrEqual(letters(text.replaceAll('<!--', '')));
      expect(kept.length).toBeLessThan(text.length * 6 + 20);
    }),
  );
});
