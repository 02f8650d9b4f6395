/** Reads who wrote something, from Atom person constructs and from the one-line forms of RSS. */
import { decodeHtmlText } from './decode-entities.js';
import { childElements, childText, ownText, type XmlElement } from './xml-element.js';

const email = /[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/;

/** The name; where there is only an e-mail address, that. */
export function personName(element: XmlElement): string | undefined {
  const name = childText(element, 'name', 'foaf:name');
  if (name !== undefined) return nameOnly(name);
  return childText(element, 'email') ?? nameOnly(ownText(element));
}

/** Takes the address out of `a@b.example (Name)`, `Name <a@b.example>` and the like. */
export function nameOnly(line: string): string | undefined {
  const text = decodeHtmlText(line).replace(/\s+/g, ' ').trim();
  const address = email.exec(text)?.[0];
  if (address === undefined) return text === '' ? undefined : text;
  const name = text
    .replace(address, '')
    .replace(/mailto:|<\s*>|\(\s*\)|\[\s*\]/gi, '')
    .replace(/^[\s"'(,-]+|[\s"'),-]+$/g, '');
  return name === '' ? address : name;
}

export function uniqueNames(names: readonly (string | undefined)[]): string[] | undefined {
  const unique = [...new Set(names.filter((name) => name !== undefined))];
  return unique.length === 0 ? undefined : unique;
}

/** Names in document order, each once; podcast and channel contacts only where no author is named. */
export function readAuthors(element: XmlElement): string[] | undefined {
  const names = (...kinds: string[]) =>
    uniqueNames(
      childElements(element)
        .filter(({ name }) => kinds.includes(name))
        .map(personName),
    );
  return names('author', 'dc:creator', 'dc:author') ?? names('itunes:author', 'managingeditor');
}
