/** Reads what identifies an entry or feed: guid, Atom id, `rdf:about`. */
import { resolveUrl } from './resolve-urls.js';
import { childText, findChild, findChildren, textOf, type XmlElement } from './xml-element.js';

export interface Identity {
  guid: string | undefined;
  guidIsPermalink: boolean | undefined;
}

/** `guidIsPermalink` is set for RSS guids only; there it is true unless the source says otherwise. */
export function readIdentity(entry: XmlElement): Identity {
  const guid = findChildren(entry, 'guid').find((element) => textOf(element) !== '');
  if (guid !== undefined) {
    const guidIsPermalink = guid.attributes.ispermalink?.trim().toLowerCase() !== 'false';
    return { guid: guidIsPermalink ? identifierOf(guid) : textOf(guid), guidIsPermalink };
  }
  const own = readId(entry) ?? aboutOf(entry) ?? childText(entry, 'dc:identifier');
  return { guid: own, guidIsPermalink: undefined };
}

export function readId(element: XmlElement): string | undefined {
  const id = findChild(element, 'id');
  return (id && identifierOf(id)) || undefined;
}

function aboutOf({ attributes }: XmlElement): string | undefined {
  const name = Object.keys(attributes).find((attribute) => attribute.endsWith(':about'));
  return (name && attributes[name]?.trim()) || undefined;
}

/** Identifiers stay as written, but for paths: those name an address on the feed's own site. */
function identifierOf(element: XmlElement): string {
  const text = textOf(element);
  return /^\.{0,2}\//.test(text) ? (resolveUrl(text, element.base) ?? text) : text;
}
