/** The XML writer against an independent reader, with any string there is. */
import fc from 'fast-check';
import { parseDocument } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import {
  element,
  escapeHtmlContent,
  escapeMarkup,
  escapeTitle,
  toLegalText,
} from '../../src/publish/write-xml.js';

/** What an XML reader finds between `<t>` and `</t>`. */
function readBack(content: string): string {
  const document = parseDocument(`<t>${content}</t>`, { xmlMode: true, decodeEntities: true });
  const texts: string[] = [];
  const visit = (node: (typeof document.children)[number]): void => {
    if ('data' in node && typeof node.data === 'string') texts.push(node.data);
    if ('children' in node) node.children.forEach(visit);
  };
  document.children.forEach(visit);
  return texts.join('');
}

describe('text for XML', () => {
  test('loses what XML 1.0 forbids and nothing else', () => {
    expect(toLegalText('a\u0000b\u0008c\u000bd\u001fe\ufffef\uffffg')).toBe('abcdefg');
    expect(toLegalText('tab\tline\nemoji 😀 \u0085 \ue000')).toBe('tab\tline\nemoji 😀 \u0085 \ue000');
  });

  test.each(['\u0000', '\u0008', '\u000b', '\u001f', '\ud800', '\udfff', '\ufffe', '\uffff'])(
    'loses %j even where it stands alone',
    (character) => {
      expect(toLegalText(`a${character}b`)).toBe('ab');
    },
  );

  test('loses halves of surrogate pairs, also when a control character stood between them', () => {
    expect(toLegalText('a\ud83db\ude00c')).toBe('abc');
    expect(toLegalText('\ud83d\u0000\ude00')).toBe('');
    expect(toLegalText('\ud83d😀\ude00')).toBe('😀');
  });

  test('has line feeds only, as an XML reader would make them', () => {
    expect(toLegalText('a\r\nb\rc\nd')).toBe('a\nb\nc\nd');
  });

  test('comes back from a reader as it was, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const legal = toLegalText(text);
        expect(readBack(escapeMarkup(legal))).toBe(legal);
        expect(readBack(escapeTitle(legal))).toBe(legal);
        expect(readBack(escapeHtmlContent(legal))).toBe(legal);
      }),
    );
  });
});

describe('HTML content', () => {
  test('cannot end its section and forge an item', () => {
    const hostile = '<p>a</p>]]></description></item><item><title>forged</title>';
    expect(escapeHtmlContent(hostile)).not.toContain('</item>');
    expect(readBack(escapeHtmlContent(hostile))).toBe(hostile);
  });
});

describe('elements', () => {
  test('leave out attributes that have no value and escape those that have', () => {
    expect(element('link', { rel: 'self', type: undefined, href: 'https://x.example/?a=1&b="2"' })).toBe(
      '<link rel="self" href="https://x.example/?a=1&amp;b=&quot;2&quot;"/>\n',
    );
  });
});
