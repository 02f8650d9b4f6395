/** What is made of markup that is no XML any more. */
import { expect, test } from 'vitest';
import { defaultLimits } from '../../src/collect/parse-limits.js';
import { readXml } from '../../src/collect/read-xml.js';
import { RepairLog } from '../../src/collect/repair-log.js';
import { TreeBuilder } from '../../src/collect/tree-builder.js';
import { textOf, type XmlElement } from '../../src/collect/xml-element.js';

function read(turns: readonly string[], limits = defaultLimits) {
  const entries: XmlElement[] = [];
  const builder = new TreeBuilder({
    base: 'https://news.example/',
    limits,
    repairs: new RepairLog(),
    entryNames: () => new Set(['item']),
    onEntry: (entry) => entries.push(entry),
  });
  readXml(turns, builder);
  return { entries, failure: builder.failure?.failure };
}

test('attributes without quotes or values are read', () => {
  const { entries } = read(['<rss><item a=1 b c="2"/></rss>']);
  expect(entries.map(({ attributes }) => ({ ...attributes }))).toEqual([{ a: '1', b: '', c: '2' }]);
});

test('the text of CDATA sections is taken as it is, between the markup', () => {
  const { entries } = read(['<rss><item><t>a &amp; ', '<b> &amp;', '</t></item></rss>']);
  expect(entries.map(textOf)).toEqual(['a & <b> &amp;']);
});

test('reading stops where a limit is passed', () => {
  const { entries, failure } = read(['<rss><item/><item/>', '', '<item/></rss>'], {
    ...defaultLimits,
    maxEntries: 1,
  });
  expect(failure).toBe('too-many-entries');
  expect(entries).toHaveLength(1);
});
