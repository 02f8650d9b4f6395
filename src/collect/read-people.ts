/** Reads who wrote something, from Atom person constructs and from the one-line forms of RSS. */
import { decodeHtmlText } from './decode-entities.js';
import { collapse } from './plain-title.js';
import { childText, isElement, ownText, type XmlElement } from './xml-element.js';

const email = /[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/;

/** The name; where there is only an e-mail address, that. */
export function personName(element: XmlElement): string | undefined {
  const name = childText(element, 'name', 'foaf:name');
  if (name !== undefined) return nameOnly(name);
  return childText(element, 'email') ?? nameOnly(ownText(element));
}

/** Takes the address out of `a@b.example (Name)`, `Name <a@b.example>` and the like. */
export function nameOnly(line: string): string | undefined {
  const text = collapse(decodeHtmlText(line));
  const address = text.includes('@') ? email.exec(text)?.[0] : undefined;
  if (address === undefined) return text === '' ? undefined : text;
  const name = text
    .replace(address, '')
    .replace(/mailto:|<\s*>|\(\s*\)|\[\s*\]/gi, '')
    .replace(/^[\s"'(,-]+|[\s"'),-]+$/g, '');
  return name === '' ? address : name;
}

export function uniqueNames(names: readonly (string | undefined)[]): string[] | undefined {
  const present = names.filter((name) => name !== undefined);
  const unique = present.length < 2 ? present : [...new Set(present)];
  return unique.length === 0 ? undefined : unique;
}

function namesIn(element: XmlElement, ...kinds: readonly string[]): string[] | undefined {
  const names: (string | undefined)[] = [];
  for (const child of element.children)
    if (isElement(child) && kinds.includes(child.name)) names.push(personName(child));
  return names.length === 0 ? undefined : uniqueNames(names);
}

/** Names in document order, each once; podcast and channel contacts only where no author is named. */
export function readAuthors(element: XmlElement): string[] | undefined {
  return (
    namesIn(element, 'author', 'dc:creator', 'dc:author') ??
    namesIn(element, 'itunes:author', 'managingeditor')
  );
}
