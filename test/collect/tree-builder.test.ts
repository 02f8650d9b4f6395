/** Names, bases, languages and lost end tags, as the trees of entries show them. */
import { describe, expect, test } from 'vitest';
import { defaultLimits } from '../../src/collect/parse-limits.js';
import { RepairLog } from '../../src/collect/repair-log.js';
import { scanXml } from '../../src/collect/scan-xml.js';
import { TreeBuilder } from '../../src/collect/tree-builder.js';
import { childElements, type XmlElement } from '../../src/collect/xml-element.js';

function read(text: string, limits = defaultLimits) {
  const entries: XmlElement[] = [];
  const repairs = new RepairLog();
  const builder = new TreeBuilder({
    base: 'https://news.example/',
    limits,
    repairs,
    entryNames: () => new Set(['item']),
    onEntry: (entry) => entries.push(entry),
  });
  expect(scanXml(text, builder)).toBe(true);
  return { entries, builder, rules: repairs.list().map(({ rule }) => rule) };
}

const namesIn = (text: string) =>
  read(text)
    .entries.flatMap(childElements)
    .map(({ name }) => name);

describe('names', () => {
  test('go by what a prefix is bound to, not by the prefix', () => {
    expect(
      namesIn(
        '<rss xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:r="http://purl.org/rss/1.0/"><r:item><D:Date/><r:link/></r:item></rss>',
      ),
    ).toEqual(['dc:date', 'link']);
  });

  test('keep a prefix that nobody binds, and lose that of Atom', () => {
    expect(namesIn('<rss><item><media:content/><atom:link/></item></rss>')).toEqual([
      'media:content',
      'link',
    ]);
  });

  test('take a default namespace of their own into account', () => {
    expect(
      namesIn('<rss><item><date xmlns="http://purl.org/dc/elements/1.1/"/><date/></item></rss>'),
    ).toEqual(['dc:date', 'date']);
  });
});

test('bases and languages are inherited until an element has its own', () => {
  const { entries } = read(
    '<rss xml:lang="de" xml:base="/a/"><item><t xml:base="b/"/><u xml:lang="fr"/></item></rss>',
  );
  expect(entries.flatMap(childElements).map(({ base, language }) => [base, language])).toEqual([
    ['https://news.example/a/b/', 'de'],
    ['https://news.example/a/', 'fr'],
  ]);
});

test('attributes named like the parts of every object are attributes', () => {
  const [entry] = read('<rss><item constructor="1" __proto__="2" type="3"/></rss>').entries;
  expect(Object.entries(entry?.attributes ?? {})).toEqual([
    ['constructor', '1'],
    ['type', '3'],
  ]);
});

describe('lost tags', () => {
  test('an entry ends where the next one starts', () => {
    const { entries, rules } = read('<rss><item><title>a<item><title>b</title></item></rss>');
    expect(entries).toHaveLength(2);
    expect(rules).toEqual(['unclosed-element']);
  });

  test('an end tag without a start is passed over', () => {
    const { entries, rules } = read('<rss><item></b><c/></item></rss>');
    expect(entries.flatMap(childElements)).toHaveLength(1);
    expect(rules).toEqual(['stray-close-tag']);
  });

  test('a document that is cut off gives the entry it was in', () => {
    const { entries, rules } = read('<rss><item><title>a');
    expect(entries).toHaveLength(1);
    expect(rules).toEqual(['truncated-document']);
  });
});

test('limits say which one was passed', () => {
  const failure = (text: string, limits: Partial<typeof defaultLimits>) =>
    read(text, { ...defaultLimits, ...limits }).builder.failure?.failure;
  expect(failure('<rss><a><b>', { maxDepth: 2 })).toBe('too-deep');
  expect(failure('<rss><item/><item/>', { maxEntries: 1 })).toBe('too-many-entries');
  expect(failure('<rss><item><a/><b/>', { maxNodes: 2 })).toBe('too-large');
  expect(failure('<rss><item><a/></item><item><a/></item></rss>', { maxNodes: 2 })).toBeUndefined();
});
