/** The quick reader of well-formed markup: what it takes, what it leaves alone, and that it reads as the repairing one does. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultLimits } from '../../src/collect/parse-limits.js';
import { readXml } from '../../src/collect/read-xml.js';
import { RepairLog } from '../../src/collect/repair-log.js';
import { repairMarkup } from '../../src/collect/repair-markup.js';
import { scanXml } from '../../src/collect/scan-xml.js';
import { TreeBuilder } from '../../src/collect/tree-builder.js';
import { isElement, type XmlElement } from '../../src/collect/xml-element.js';

/** Tags with their attributes, and texts joined, so that trees can be compared and read. */
function outline({ name, attributes, children }: XmlElement): unknown {
  const parts: unknown[] = [];
  for (const child of children) {
    const last = parts.at(-1);
    if (isElement(child)) parts.push(outline(child));
    else if (typeof last === 'string') parts[parts.length - 1] = last + child;
    else parts.push(child);
  }
  return [name, { ...attributes }, ...parts];
}

function builderWith(entries: unknown[]): TreeBuilder {
  return new TreeBuilder({
    base: 'https://news.example/',
    limits: defaultLimits,
    repairs: new RepairLog(),
    entryNames: () => new Set(['item']),
    onEntry: (entry) => entries.push(outline(entry)),
  });
}

function scan(text: string): unknown {
  const entries: unknown[] = [];
  const builder = builderWith(entries);
  return scanXml(text, builder) ? { root: builder.root && outline(builder.root), entries } : 'irregular';
}

function repairAndRead(text: string): unknown {
  const entries: unknown[] = [];
  const builder = builderWith(entries);
  readXml(repairMarkup(text, new RepairLog()), builder);
  return { root: builder.root && outline(builder.root), entries };
}

test('tags, attributes, references, CDATA and comments are read in one pass', () => {
  expect(
    scan(
      '<rss a="1" B=\'x "y" &amp; z\'><?php x?><item><t >a &lt; <![CDATA[<b>]]><!-- <no> -->c</t ><e\n x = "1" /></item></rss>',
    ),
  ).toEqual({
    root: ['rss', { a: '1', b: 'x "y" & z' }],
    entries: [['item', {}, ['t', {}, 'a < <b>c'], ['e', { x: '1' }]]],
  });
});

test.each([
  ['a stray <', '<a>1 < 2</a>'],
  ['a value without quotes', '<a b=c></a>'],
  ['an attribute without a value', '<a b></a>'],
  ['a quote that never ends', '<a b="c></a>'],
  ['a < in a value', '<a b="<i>"></a>'],
  ['attributes that touch', '<a b="1"c="2"/>'],
  ['a comment that never ends', '<a><!-- x</a>'],
  ['a CDATA section that never ends', '<a><![CDATA[ x</a>'],
  ['a CDATA section that begins in another', '<a><![CDATA[ x<![CDATA[ y]]></a>'],
  ['a declaration inside', '<a><!x></a>'],
  ['a tag cut off', '<a><b'],
  ['an end tag without a name', '</><a></>'],
  ['an instruction that holds a tag', '<a><?x <b> ?></a>'],
])('%s is left to the reader that repairs', (_, text) => {
  expect(scan(text)).toBe('irregular');
});

test('what it takes, it reads as the repairing reader does', () => {
  const piece = fc.constantFrom(
    ...[
      '<a>',
      '</a>',
      '<b c="d">',
      '</b>',
      '<item>',
      '</item>',
      '<e/>',
      "<e f='>'/>",
      '<![CDATA[',
      ']]>',
      '<!--',
    ],
    ...[
      '-->',
      '&amp;',
      '&',
      ' ',
      'x',
      '<',
      '>',
      '"',
      '=',
      '<title>',
      '<link>',
      '</title>',
      '<?x?>',
      '<A',
      '/>',
      "'",
    ],
  );
  let taken = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = `<rss>${pieces.join('')}</rss>`;
      const scanned = scan(text);
      if (scanned === 'irregular') return;
      taken += 1;
      expect(scanned).toEqual(repairAndRead(text));
    }),
    { numRuns: 1500 },
  );
  expect(taken).toBeGreaterThan(300);
});
