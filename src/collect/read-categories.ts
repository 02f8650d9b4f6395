/** Reads what an entry or feed is filed under, in every vocabulary that feeds mix. */
import { plainTitle } from './plain-title.js';
import { childElements, ownText, textOf, type XmlElement } from './xml-element.js';

/** Plain texts in document order, each once. */
export function readCategories(element: XmlElement): string[] | undefined {
  const found = new Set<string>();
  for (const child of childElements(element)) {
    for (const term of termsOf(child)) {
      const text = term === '' ? '' : plainTitle(term, 'unknown');
      if (text !== '') found.add(text);
    }
  }
  return found.size === 0 ? undefined : [...found];
}

function termsOf(element: XmlElement): string[] {
  switch (element.name) {
    case 'category':
    case 'media:category':
    case 'dc:subject':
    case 'keywords':
      return [atomTerm(element), ownText(element)];
    case 'itunes:category':
      return [element.attributes.text ?? '', ...childElements(element).flatMap(termsOf)];
    case 'itunes:keywords':
    case 'media:keywords':
    case 'tags':
      return textOf(element).split(',');
    default:
      return [];
  }
}

/** A term that is an address is meant for programs: the label is the name then. */
function atomTerm({ attributes: { term = '', label } }: XmlElement): string {
  return label !== undefined && (term === '' || /^[a-z]+:\/\//i.test(term)) ? label : term;
}
