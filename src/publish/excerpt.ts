/** A short plain text from HTML, for items whose source gave neither title nor summary. */
import { toLegalText } from './write-xml.js';

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

function decodeReference(whole: string, name: string): string {
  if (!name.startsWith('#')) return named[name] ?? whole;
  const hex = name[1] === 'x' || name[1] === 'X';
  const point = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
}

/** Elements inside a line; every other tag separates words. */
const inline = new Set(
  'a abbr b bdi bdo cite code del em i ins kbd mark q s samp small span strong sub sup u var'.split(' '),
);

/** Text of sanitised HTML on one line; blocks are separated by a space. */
function toPlainText(html: string): string {
  return html
    .replace(/<\/?([a-z0-9]*)[^<>]*>/gi, (_tag, name: string) => (inline.has(name.toLowerCase()) ? '' : ' '))
    .replace(/&(#?[a-z0-9]{1,8});/gi, decodeReference)
    .replace(/\s+/g, ' ')
    .trim();
}

/** At most `maxLength` characters, cut between words, with an ellipsis where something was cut. */
export function excerptOf(html: string, maxLength: number): string {
  // The beginning is enough: three times the length leaves room for markup. A tag cut in two goes.
  const beginning = html.slice(0, maxLength * 3 + 300);
  const open = beginning.lastIndexOf('<');
  const whole = open > beginning.lastIndexOf('>') ? beginning.slice(0, open) : beginning;
  return shorten(toLegalText(toPlainText(whole)), maxLength);
}

/** Plain text cut between words, with an ellipsis where something was cut. */
export function shorten(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const cut = text.slice(0, maxLength - 1);
  const space = cut.lastIndexOf(' ');
  // The second pass drops half an emoji at the cut.
  return `${toLegalText(space > maxLength / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
