/** The `<meta>` elements of a page by name (name, property and itemprop alike, lower case). */
import { attribute, type Document, findAll } from './dom.js';

const MAX_META = 500;
const MAX_CONTENT = 5000;

export class MetaTags {
  private readonly contents = new Map<string, string[]>();

  constructor(document: Document) {
    const elements = findAll(document, (element) => element.name === 'meta').slice(0, MAX_META);
    for (const element of elements) {
      const content = attribute(element, 'content').slice(0, MAX_CONTENT);
      if (content === '') continue;
      for (const key of ['name', 'property', 'itemprop', 'http-equiv']) {
        const names = attribute(element, key).toLowerCase().split(/\s+/).filter(Boolean);
        for (const name of names) this.contents.set(name, [...(this.contents.get(name) ?? []), content]);
      }
    }
  }

  all(name: string): readonly string[] {
    return this.contents.get(name) ?? [];
  }

  /** The first content under the first name that has one. */
  first(...names: string[]): string | undefined {
    for (const name of names) {
      const content = this.all(name)[0];
      if (content !== undefined) return content;
    }
    return undefined;
  }
}
