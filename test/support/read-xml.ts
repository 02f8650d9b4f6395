/** A strict reader of XML documents, apart from the writer: throws at the first thing XML 1.0 does not allow. */

export interface XmlElement {
  /** Names from the root on, for example `/rss/channel/title`. */
  path: string;
  text: string;
}

const names = /[A-Za-z_][\w.:-]*/y;
const attribute = /\s+([A-Za-z_][\w.:-]*)="([^"<]*)"/y;
const reference = /&(?:(amp|lt|gt|quot|apos)|#x([0-9A-Fa-f]+)|#(\d+));/g;
const predefined: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  if (/[<]|&(?!(?:amp|lt|gt|quot|apos|#x[0-9A-Fa-f]+|#\d+);)/.test(text))
    throw new Error(`bare markup in ${text}`);
  if (text.includes(']]>')) throw new Error(']]> in text');
  return text.replace(reference, (_whole, name?: string, hex?: string, decimal?: string) =>
    name ? (predefined[name] ?? '') : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );
}

function checkCharacters(xml: string): void {
  // XML 1.0 §2.2: tab, line feed, carriage return, and everything from U+0020 but surrogates, U+FFFE and U+FFFF.
  for (const character of xml) {
    const point = character.codePointAt(0) ?? 0;
    const allowed =
      point >= 0x20
        ? !(point >= 0xd800 && point <= 0xdfff) && point !== 0xfffe && point !== 0xffff
        : [9, 10].includes(point);
    if (!allowed) throw new Error(`U+${point.toString(16)} in the document`);
  }
}

/** Position behind the tag that begins at `start`, and whether it is empty; checks every attribute. */
function readTag(xml: string, start: number): { name: string; end: number; isEmpty: boolean } {
  names.lastIndex = start + 1;
  const name = names.exec(xml)?.[0];
  if (!name) throw new Error(`no element name at ${start}`);
  let position = names.lastIndex;
  const seen = new Set<string>();
  for (;;) {
    attribute.lastIndex = position;
    const found = attribute.exec(xml);
    if (!found) break;
    if (seen.has(found[1] ?? '')) throw new Error(`attribute ${found[1]} twice`);
    seen.add(found[1] ?? '');
    decode(found[2] ?? '');
    position = attribute.lastIndex;
  }
  const isEmpty = xml.startsWith('/>', position);
  if (!isEmpty && xml[position] !== '>') throw new Error(`<${name}> is not closed at ${position}`);
  return { name, end: position + (isEmpty ? 2 : 1), isEmpty };
}

/** Elements in document order with their whole text. */
export function readXml(xml: string): XmlElement[] {
  checkCharacters(xml);
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!xml.startsWith(declaration)) throw new Error('no XML declaration');
  const elements: XmlElement[] = [];
  const open: { name: string; element: XmlElement }[] = [];
  let position = declaration.length;
  const append = (text: string) => {
    const last = open.at(-1);
    if (last) last.element.text += text;
    else if (text.trim()) throw new Error(`text outside the root: ${text}`);
  };
  while (position < xml.length) {
    const next = xml.indexOf('<', position);
    append(decode(xml.slice(position, next === -1 ? xml.length : next)));
    if (next === -1) break;
    if (xml.startsWith('<![CDATA[', next)) {
      const end = xml.indexOf(']]>', next);
      append(xml.slice(next + 9, end));
      position = end + 3;
    } else if (xml[next + 1] === '/') {
      const end = xml.indexOf('>', next);
      const closed = open.pop();
      if (closed?.name !== xml.slice(next + 2, end))
        throw new Error(`</${closed?.name}> expected at ${next}`);
      position = end + 1;
    } else {
      const { name, end, isEmpty } = readTag(xml, next);
      const element = { path: `${open.at(-1)?.element.path ?? ''}/${name}`, text: '' };
      elements.push(element);
      if (!isEmpty) open.push({ name, element });
      position = end;
    }
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)?.name}> is never closed`);
  return elements;
}
