/** Character references in XML text. */
import { expect, test } from 'vitest';
import { decodeXmlText } from '../../src/collect/decode-entities.js';
import { RepairLog } from '../../src/collect/repair-log.js';

test.each([
  ['a &amp; b &lt;i&gt; &quot;&apos;', 'a & b <i> "\'', []],
  ['&#233;&#xe9;&#x1F600;', 'éé😀', []],
  ['&#147;quoted&#148;', '“quoted”', []],
  ['&nbsp;&eacute;&hellip;', '\u00a0é…', ['undefined-entity']],
  ['AT&T & Co; ?a=1&b=2', 'AT&T & Co; ?a=1&b=2', ['bare-ampersand', 'unknown-entity']],
  ['&custom;', '&custom;', ['unknown-entity']],
  ['&amp;nbsp;', '&nbsp;', []],
  ['&#0;&#1;x', '\ufffdx', []],
])('%s', (text, decoded, rules) => {
  const repairs = new RepairLog();
  expect(decodeXmlText(text, repairs)).toBe(decoded);
  for (const { rule } of repairs.list()) expect(rules).toContain(rule);
});
