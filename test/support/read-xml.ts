/** A strict reader of XML documents, apart from the writer: throws at the first thing XML 1.0 does not allow. */

export interface XmlElement {
  /** Names from the root on, for example `/rss/channel/title`. */
  path: string;
  text: string;
  attributes: Record<string, string>;
  children: XmlElement[];
}

/** The last part of an element's path. */
export const nameOf = ({ path }: XmlElement): string => path.slice(path.lastIndexOf('/') + 1);

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

interface Tag {
  name: string;
  attributes: Record<string, string>;
  /** Position behind the tag. */
  end: number;
  isEmpty: boolean;
}

function readTag(xml: string, start: number): Tag {
  names.lastIndex = start + 1;
  const name = names.exec(xml)?.[0];
  if (!name) throw new Error(`no element name at ${start}`);
  let position = names.lastIndex;
  const attributes: Record<string, string> = {};
  for (;;) {
    attribute.lastIndex = position;
    const [, key = '', value = ''] = attribute.exec(xml) ?? [];
    if (!key) break;
    if (Object.hasOwn(attributes, key)) throw new Error(`attribute ${key} twice`);
    attributes[key] = decode(value);
    position = attribute.lastIndex;
  }
  const isEmpty = xml.startsWith('/>', position);
  if (!isEmpty && xml[position] !== '>') throw new Error(`<${name}> is not closed at ${position}`);
  return { name, attributes, end: position + (isEmpty ? 2 : 1), isEmpty };
}

class XmlReader {
  readonly elements: XmlElement[] = [];
  readonly #open: XmlElement[] = [];

  text(text: string): void {
    const last = this.#open.at(-1);
    if (last) last.text += text;
    else if (text.trim()) throw new Error(`text outside the root: ${text}`);
  }

  start({ name, attributes, isEmpty }: Tag): void {
    const parent = this.#open.at(-1);
    if (!parent && this.elements.length > 0) throw new Error(`<${name}> is a second root`);
    const path = `${parent?.path ?? ''}/${name}`;
    const element: XmlElement = { path, text: '', attributes, children: [] };
    parent?.children.push(element);
    this.elements.push(element);
    if (!isEmpty) this.#open.push(element);
  }

  end(name: string): void {
    const last = this.#open.pop();
    if (!last || nameOf(last) !== name) throw new Error(`</${name}> closes ${last?.path}`);
  }

  finish(): XmlElement[] {
    const last = this.#open.at(-1);
    if (last) throw new Error(`${last.path} is never closed`);
    return this.elements;
  }
}

/** Elements in document order, the root first, each with its own text. */
export function readXml(xml: string): XmlElement[] {
  checkCharacters(xml);
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!xml.startsWith(declaration)) throw new Error('no XML declaration');
  const reader = new XmlReader();
  let position = declaration.length;
  while (position < xml.length) {
    const next = xml.indexOf('<', position);
    reader.text(decode(xml.slice(position, next === -1 ? xml.length : next)));
    if (next === -1) break;
    if (xml.startsWith('<![CDATA[', next)) {
      const end = xml.indexOf(']]>', next);
      reader.text(xml.slice(next + 9, end));
      position = end + 3;
    } else if (xml[next + 1] === '/') {
      const end = xml.indexOf('>', next);
      reader.end(xml.slice(next + 2, end));
      position = end + 1;
    } else {
      const tag = readTag(xml, next);
      reader.start(tag);
      position = tag.end;
    }
  }
  return reader.finish();
}
