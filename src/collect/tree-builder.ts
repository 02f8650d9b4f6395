/** Builds small trees from tags and texts as they are met: one for the feed's own part, one at a time for each entry. */
import { decodeXmlText } from './decode-entities.js';
import { implicitlyCloses } from './implied-ends.js';
import { prefixOfNamespace, prefixOfUnboundPrefix } from './namespaces.js';
import type { ParseFailure, ParseLimits } from './parse-limits.js';
import type { RepairLog } from './repair-log.js';
import { resolveUrl } from './resolve-urls.js';
import type { XmlElement } from './xml-element.js';

export interface XmlReading {
  base: string;
  /** Language in force where the document declares none. */
  language?: string | undefined;
  limits: ParseLimits;
  repairs: RepairLog;
  /** Names of the elements that are entries, once the root is known. */
  entryNames(root: string): ReadonlySet<string>;
  /** Called as each entry ends; the entry is then forgotten. */
  onEntry(entry: XmlElement): void;
}

const noAttributes: Readonly<Record<string, string>> = Object.freeze({});
const maxAttributes = 256;

/** A tag as end tags will name it: without what a default namespace adds. */
interface Tag {
  readonly name: string;
  /** As the last one of that name was written. */
  written: string;
  openCount: number;
}

/** The engine's own copy of a name: such copies are compared by their addresses. */
const interned = (name: string): string => Object.keys({ [name]: 0 })[0] ?? name;

/** Never holds more than one entry, so that memory is bounded by `maxNodes` and the text itself. */
export class TreeBuilder {
  /** Without its entries. */
  root: XmlElement | undefined;
  /** Set when a limit is passed; nothing should be added then. */
  failure: ParseFailure | undefined;

  readonly #reading: XmlReading;
  readonly #open: XmlElement[] = [];
  readonly #openTags: Tag[] = [];
  #top: XmlElement | undefined;
  readonly #tags = new Map<string, Tag>();
  /** Tags by their names as written; forgotten when a prefix is bound anew. */
  readonly #written = new Map<string, Tag>();
  readonly #attributeNames = new Map<string, string>();
  readonly #prefixes = new Map<string, string>();
  #entryNames: ReadonlySet<string> = new Set();
  #entryAt = -1;
  #entries = 0;
  #nodes = 0;
  #attributes: Record<string, string> | undefined;
  #attributeCount = 0;
  #hasNamespaces = false;

  constructor(reading: XmlReading) {
    this.#reading = reading;
  }

  /** Of the tag that is opened next; name and value as written. */
  addAttribute(written: string, value: string): void {
    if (this.#attributeCount++ >= maxAttributes) return;
    const name = this.#attributeName(written);
    if (name.startsWith('xmlns')) this.#hasNamespaces = true;
    this.#attributes ??= {};
    if (!Object.hasOwn(this.#attributes, name))
      this.#attributes[name] = decodeXmlText(value, this.#reading.repairs);
  }

  openElement(written: string): void {
    const attributes = this.#takeAttributes();
    const tag = this.#tagOf(written);
    const name = this.root === undefined ? tag.name : inDefaultNamespace(tag.name, attributes.xmlns);
    if (this.root === undefined) this.#entryNames = this.#reading.entryNames(name);
    this.#closeImplied(name);
    const parent = this.#top;
    const element: XmlElement = {
      name,
      attributes,
      children: [],
      base: this.#baseOf(attributes, parent),
      language:
        attributes['xml:lang'] ?? attributes.lang ?? (parent ? parent.language : this.#reading.language),
    };
    this.root ??= element;
    if (this.#entryAt === -1 && this.#entryNames.has(name)) this.#startEntry();
    else parent?.children.push(element);
    this.#open.push(element);
    this.#openTags.push(tag);
    this.#top = element;
    tag.openCount += 1;
    tag.written = written;
    this.#countNode();
    if (this.#open.length > this.#reading.limits.maxDepth)
      this.#refuse('too-deep', `elements are nested more than ${this.#reading.limits.maxDepth} levels deep`);
  }

  /** How the end tag of the element that was opened last will be written; '' when none is open. */
  get openName(): string {
    return this.#openTags[this.#openTags.length - 1]?.written ?? '';
  }

  /** What stands between the fields of an entry, or outside the root, is nobody's text. */
  get wantsText(): boolean {
    return this.#top !== undefined && this.#open.length - 1 !== this.#entryAt;
  }

  /** Ends the element that was opened last. */
  closeElement(): void {
    if (this.failure) return;
    this.#closeTop();
  }

  /** Ends the element that an end tag names, and whatever is open inside it. */
  closeNamed(written: string): void {
    const tag = this.#tagOf(written);
    if (tag.openCount === 0) {
      this.#reading.repairs.add('stray-close-tag');
      return;
    }
    while (this.#openTags.at(-1) !== tag) {
      this.#reading.repairs.add('unclosed-element');
      this.#closeTop();
    }
    this.#closeTop();
  }

  /** Text as written, with its references. */
  addText(written: string): void {
    if (this.#top !== undefined && this.wantsText)
      this.#addChild(this.#top, decodeXmlText(written, this.#reading.repairs));
  }

  addCdata(text: string): void {
    if (this.#top !== undefined) this.#addChild(this.#top, text);
  }

  /** Ends the document. */
  end(): void {
    if (this.#open.length > 0) this.#reading.repairs.add('truncated-document');
    while (this.#open.length > 0) this.#closeTop();
  }

  #startEntry(): void {
    this.#entryAt = this.#open.length;
    this.#nodes = 0;
    this.#entries += 1;
    const { maxEntries } = this.#reading.limits;
    if (this.#entries > maxEntries)
      this.#refuse('too-many-entries', `there are more than ${maxEntries} entries`);
  }

  #closeTop(): void {
    const element = this.#open.pop();
    const tag = this.#openTags.pop();
    if (element === undefined || tag === undefined) return;
    tag.openCount -= 1;
    this.#top = this.#open[this.#open.length - 1];
    if (this.#open.length !== this.#entryAt) return;
    this.#entryAt = -1;
    this.#nodes = 0;
    if (!this.failure) this.#reading.onEntry(element);
  }

  /** An entry cannot hold an entry, nor a date or a link another field: what was open there lost its end tag. */
  #closeImplied(name: string): void {
    if (this.#entryAt === -1) return;
    const isEntry = this.#entryNames.has(name);
    while (this.#entryAt !== -1) {
      if (this.#top === undefined || !(isEntry || implicitlyCloses(name, this.#top.name))) return;
      this.#reading.repairs.add('unclosed-element');
      this.#closeTop();
    }
  }

  #addChild(parent: XmlElement, text: string): void {
    parent.children.push(text);
    this.#countNode();
  }

  #countNode(): void {
    this.#nodes += 1;
    if (this.#nodes > this.#reading.limits.maxNodes)
      this.#refuse('too-large', `one entry holds more than ${this.#reading.limits.maxNodes} elements`);
  }

  #refuse(failure: ParseFailure['failure'], reason: string): void {
    this.failure ??= { failure, reason };
  }

  #baseOf(attributes: Readonly<Record<string, string>>, parent: XmlElement | undefined): string {
    const outer = parent?.base ?? this.#reading.base;
    const own = attributes['xml:base'];
    return own ? (resolveUrl(own, outer) ?? outer) : outer;
  }

  #takeAttributes(): Readonly<Record<string, string>> {
    const attributes = this.#attributes ?? noAttributes;
    if (this.#hasNamespaces) this.#bindNamespaces(attributes);
    this.#attributes = undefined;
    this.#attributeCount = 0;
    this.#hasNamespaces = false;
    return attributes;
  }

  #bindNamespaces(attributes: Readonly<Record<string, string>>): void {
    for (const name in attributes) {
      if (!name.startsWith('xmlns:')) continue;
      const prefix = prefixOfNamespace(attributes[name] ?? '');
      if (prefix === undefined || this.#prefixes.get(name.slice(6)) === prefix) continue;
      this.#prefixes.set(name.slice(6), prefix);
      this.#written.clear();
    }
  }

  #attributeName(written: string): string {
    let name = this.#attributeNames.get(written);
    if (name === undefined) {
      name = interned(written.toLowerCase());
      this.#attributeNames.set(written, name);
    }
    return name;
  }

  #tagOf(written: string): Tag {
    let tag = this.#written.get(written);
    if (tag === undefined) {
      const name = interned(this.#canonicalName(written.toLowerCase()));
      tag = this.#tags.get(name) ?? { name, written, openCount: 0 };
      this.#tags.set(name, tag);
      this.#written.set(written, tag);
    }
    return tag;
  }

  #canonicalName(raw: string): string {
    const colon = raw.indexOf(':');
    if (colon === -1) return raw;
    const bound = raw.slice(0, colon);
    const prefix = this.#prefixes.get(bound) ?? prefixOfUnboundPrefix(bound);
    return prefix === '' ? raw.slice(colon + 1) : `${prefix}:${raw.slice(colon + 1)}`;
  }
}

/** Default namespaces are looked at on the element that declares them only; feeds use them no other way. */
function inDefaultNamespace(tag: string, namespace: string | undefined): string {
  if (namespace === undefined || tag.includes(':')) return tag;
  const prefix = prefixOfNamespace(namespace);
  return prefix && prefix !== 'xhtml' ? interned(`${prefix}:${tag}`) : tag;
}
