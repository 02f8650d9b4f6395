/** OPML 2.0 subscription lists: of our topics, and of the sources we read. */
import { toAbsoluteUrl } from './absolute-url.js';
import { toInstant, toRfc822 } from './format-date.js';
import { toLanguage, toLine } from './prepare-item.js';
import { element, textElement } from './write-xml.js';

export interface OpmlOutline {
  title: string;
  /** Address of the feed document. */
  xmlUrl: string;
  /** Address of the page. */
  htmlUrl?: string;
  description?: string;
  language?: string;
  /** Groups; the first is the folder in which readers show it. */
  categories?: readonly string[];
}

export interface OpmlDocument {
  title: string;
  /** ISO 8601; newest change of the list, never "now". */
  updatedAt?: string;
  outlines: readonly OpmlOutline[];
}

function writeOutline({ title, xmlUrl, htmlUrl, description, language, categories }: OpmlOutline): string {
  const address = toAbsoluteUrl(xmlUrl);
  if (!address) return '';
  const text = toLine(title) || address;
  // OPML 2.0 separates categories by commas, so a name cannot hold one.
  const category = categories?.map((name) => toLine(name).replaceAll(',', ' ')).join(',');
  return element('outline', {
    text,
    title: text,
    type: 'rss',
    xmlUrl: address,
    htmlUrl: toAbsoluteUrl(htmlUrl),
    description: toLine(description) || undefined,
    language: toLanguage(language),
    category: category || undefined,
  });
}

/** Outlines by their first category, in order of appearance; those without one come first, outside a folder. */
function writeBody(outlines: readonly OpmlOutline[]): string {
  const folders = new Map<string, string>([['', '']]);
  for (const outline of outlines) {
    const folder = toLine(outline.categories?.[0]);
    folders.set(folder, (folders.get(folder) ?? '') + writeOutline(outline));
  }
  return [...folders]
    .map(([name, content]) =>
      name && content ? element('outline', { text: name, title: name }, `\n${content}`) : content,
    )
    .join('');
}

/** One XML document; outlines without a usable address are left out. */
export function renderOpml({ title, updatedAt, outlines }: OpmlDocument): string {
  const head = [
    textElement('title', toLine(title)),
    updatedAt ? textElement('dateModified', toRfc822(toInstant(updatedAt))) : '',
    textElement('docs', 'http://opml.org/spec2.opml'),
  ].join('');
  const content = `\n${element('head', {}, `\n${head}`)}${element('body', {}, `\n${writeBody(outlines)}`)}`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('opml', { version: '2.0' }, content)}`;
}
