/** Octets to text, whatever is declared. */
import { describe, expect, test } from 'vitest';
import { decodeBytes } from '../../src/collect/decode-bytes.js';
import { RepairLog } from '../../src/collect/repair-log.js';

const decode = (bytes: Iterable<number>, contentType?: string) => {
  const repairs = new RepairLog();
  return { ...decodeBytes(Uint8Array.from(bytes), contentType, repairs), repairs: repairs.list() };
};
const octets = (latin1: string) => Buffer.from(latin1, 'latin1');
const utf8 = (text: string) => Buffer.from(text, 'utf8');
const windows1251 = (text: string) =>
  [...text].map((letter) => (/[А-я]/.test(letter) ? letter.charCodeAt(0) - 0x350 : letter.charCodeAt(0)));

describe('the order of authorities', () => {
  test('a byte order mark wins over every declaration', () => {
    const marked = decode(
      [0xef, 0xbb, 0xbf, ...utf8('<?xml version="1.0" encoding="koi8-r"?>é')],
      'text/xml; charset=big5',
    );
    expect(marked).toMatchObject({ encoding: 'utf-8', because: 'bom', repairs: [] });
    expect(decode([0xff, 0xfe, 0x3c, 0, 0x61, 0])).toMatchObject({ text: '<a', encoding: 'utf-16le' });
  });

  test('the HTTP header comes before the XML declaration', () => {
    const document = octets('<?xml version="1.0" encoding="iso-8859-5"?><t>caf\u00e9</t>');
    expect(decode(document, 'text/xml; charset="windows-1252"').text).toContain('café');
  });

  test('an XML declaration or an HTML meta is believed without a header', () => {
    expect(decode(octets('<?xml version="1.0" encoding="iso-8859-1"?><t>caf\u00e9</t>')).text).toContain(
      'café',
    );
    expect(decode(octets('<meta charset=windows-1252><p>\u0093caf\u00e9\u0094')).text).toContain('“café”');
  });
});

describe('wrong declarations', () => {
  test('UTF-8 stays UTF-8 whatever is declared, and the repair is reported', () => {
    const wrong = decode(utf8('<?xml version="1.0" encoding="iso-8859-1"?><t>Zürich</t>'));
    expect(wrong.text).toContain('Zürich');
    expect(wrong.repairs).toEqual([{ rule: 'wrong-charset', count: 1 }]);
  });

  test('text that would look like no language is decoded by detection', () => {
    const words = 'Правительство утвердило новый план развития железных дорог и обещало начать работы весной';
    expect(
      decode([...octets('<?xml version="1.0" encoding="iso-8859-1"?>'), ...windows1251(words)]).text,
    ).toContain(words);
  });

  test('a few broken octets do not spoil a UTF-8 document', () => {
    const broken = decode([...utf8('<?xml version="1.0" encoding="utf-8"?><t>Žluťoučký kůň'), 0xff]);
    expect(broken.text).toContain('Žluťoučký kůň\ufffd');
    expect(broken.repairs).toContainEqual({ rule: 'undecodable-bytes', count: 1 });
  });
});

test('UTF-16 without its mark, UTF-32 and Japanese in seven bits are known by their shape', () => {
  expect(decode([0, 0x3c, 0, 0x61]).text).toBe('<a');
  expect(decode([0x3c, 0, 0, 0, 0x61, 0, 0, 0]).text).toBe('<a');
  expect(decode(octets('<t>\u001b$B$"\u001b(B</t>')).text).toBe('<t>あ</t>');
});
