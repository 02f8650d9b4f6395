/** Reads XML, well-formed or not, into small trees: one for the feed's own part, one at a time for each entry. */
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
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

/**
 * `turns` are markup and texts of CDATA sections, one after the other. Gives the root without its entries, or why the document was refused. Never throws, and never holds more than one
 * entry, so that memory is bounded by `maxNodes` and the text itself.
 */
export function readXml(
  turns: readonly string[],
  reading: XmlReading,
): { root: XmlElement | undefined } | ParseFailure {
  const builder = new TreeBuilder(reading);
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: false }, builder);
  builder.stop = () => tokenizer.pause();
  for (const [index, turn] of turns.entries()) {
    if (builder.failure) break;
    if (index % 2 === 1) builder.addCdata(turn);
    else builder.write(turn, tokenizer);
  }
  tokenizer.end();
  return builder.failure ?? { root: builder.root };
}

class TreeBuilder implements TokenizerCallbacks {
  root: XmlElement | undefined;
  failure: ParseFailure | undefined;
  stop: () => void = () => {};

  #chunk = '';
  /** Position of the chunk as the tokenizer counts. */
  #offset = 0;
  readonly #reading: XmlReading;
  readonly #open: XmlElement[] = [];
  /** The tags of `#open` as end tags will name them: without what a default namespace adds. */
  readonly #openTags: string[] = [];
  readonly #openCounts = new Map<string, number>();
  readonly #names = new Map<string, string>();
  readonly #prefixes = new Map<string, string>();
  #entryNames: ReadonlySet<string> = new Set();
  #entryAt = -1;
  #entries = 0;
  #nodes = 0;
  #tagName = '';
  #attributes: Record<string, string> | undefined;
  #attributeCount = 0;
  #hasNamespaces = false;
  #attributeName = '';
  #attributeValue = '';

  constructor(reading: XmlReading) {
    this.#reading = reading;
  }

  write(markup: string, tokenizer: Tokenizer): void {
    this.#offset += this.#chunk.length;
    this.#chunk = markup;
    tokenizer.write(markup);
  }

  addCdata(text: string): void {
    if (this.#open.length > 0) this.#addText(text);
  }

  #slice(start: number, end: number): string {
    return this.#chunk.slice(start - this.#offset, end - this.#offset);
  }

  onopentagname(start: number, end: number): void {
    this.#tagName = this.#slice(start, end);
    this.#attributes = undefined;
    this.#attributeCount = 0;
    this.#hasNamespaces = false;
  }

  onattribname(start: number, end: number): void {
    this.#attributeName = this.#slice(start, end).toLowerCase();
    this.#attributeValue = '';
    if (this.#attributeName.startsWith('xmlns')) this.#hasNamespaces = true;
  }

  onattribdata(start: number, end: number): void {
    this.#attributeValue += this.#slice(start, end);
  }

  onattribend(): void {
    if (this.#attributeCount++ >= maxAttributes) return;
    this.#attributes ??= Object.create(null) as Record<string, string>;
    this.#attributes[this.#attributeName] ??= decodeXmlText(this.#attributeValue, this.#reading.repairs);
  }

  onopentagend(): void {
    this.#openElement();
  }

  onselfclosingtag(): void {
    this.#openElement();
    if (!this.failure) this.#closeTop();
  }

  onclosetag(start: number, end: number): void {
    const tag = this.#canonicalTag(this.#slice(start, end));
    if (!this.#openCounts.get(tag)) {
      this.#reading.repairs.add('stray-close-tag');
      return;
    }
    while (this.#openTags.at(-1) !== tag) {
      this.#reading.repairs.add('unclosed-element');
      this.#closeTop();
    }
    this.#closeTop();
  }

  ontext(start: number, end: number): void {
    if (this.#open.length > 0) this.#addText(decodeXmlText(this.#slice(start, end), this.#reading.repairs));
  }

  onend(): void {
    if (this.#open.length > 0) this.#reading.repairs.add('truncated-document');
    while (this.#open.length > 0) this.#closeTop();
  }

  ontextentity(): void {}
  onattribentity(): void {}
  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}

  #openElement(): void {
    const attributes = this.#attributes ?? noAttributes;
    if (this.#hasNamespaces) this.#bindNamespaces(attributes);
    const tag = this.#canonicalTag(this.#tagName);
    const name = this.root === undefined ? tag : inDefaultNamespace(tag, attributes.xmlns);
    if (this.root === undefined) this.#entryNames = this.#reading.entryNames(name);
    this.#closeImplied(name);
    const parent = this.#open.at(-1);
    const element: XmlElement = {
      name,
      attributes,
      children: [],
      base: this.#baseOf(attributes, parent),
      language:
        attributes['xml:lang'] ?? attributes.lang ?? (parent ? parent.language : this.#reading.language),
    };
    this.root ??= element;
    if (this.#isEntry(name)) this.#startEntry();
    else parent?.children.push(element);
    this.#open.push(element);
    this.#openTags.push(tag);
    this.#openCounts.set(tag, (this.#openCounts.get(tag) ?? 0) + 1);
    this.#countNode();
    if (this.#open.length > this.#reading.limits.maxDepth)
      this.#refuse('too-deep', `elements are nested more than ${this.#reading.limits.maxDepth} levels deep`);
  }

  #isEntry(name: string): boolean {
    return this.#entryAt === -1 && this.#entryNames.has(name);
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
    this.#openCounts.set(tag, (this.#openCounts.get(tag) ?? 1) - 1);
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
      const top = this.#open.at(-1);
      if (top === undefined || !(isEntry || implicitlyCloses(name, top.name))) return;
      this.#reading.repairs.add('unclosed-element');
      this.#closeTop();
    }
  }

  #addText(text: string): void {
    this.#open.at(-1)?.children.push(text);
    this.#countNode();
  }

  #countNode(): void {
    this.#nodes += 1;
    if (this.#nodes > this.#reading.limits.maxNodes)
      this.#refuse('too-large', `one entry holds more than ${this.#reading.limits.maxNodes} elements`);
  }

  #refuse(failure: ParseFailure['failure'], reason: string): void {
    this.failure ??= { failure, reason };
    this.stop();
  }

  #baseOf(attributes: Readonly<Record<string, string>>, parent: XmlElement | undefined): string {
    const outer = parent?.base ?? this.#reading.base;
    const own = attributes['xml:base'];
    return own ? (resolveUrl(own, outer) ?? outer) : outer;
  }

  #bindNamespaces(attributes: Readonly<Record<string, string>>): void {
    for (const name in attributes) {
      if (!name.startsWith('xmlns:')) continue;
      const prefix = prefixOfNamespace(attributes[name] ?? '');
      if (prefix === undefined || this.#prefixes.get(name.slice(6)) === prefix) continue;
      this.#prefixes.set(name.slice(6), prefix);
      this.#names.clear();
    }
  }

  #canonicalTag(raw: string): string {
    let tag = this.#names.get(raw);
    if (tag === undefined) {
      tag = this.#makeName(raw.toLowerCase());
      this.#names.set(raw, tag);
    }
    return tag;
  }

  #makeName(raw: string): string {
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
  return prefix && prefix !== 'xhtml' ? `${prefix}:${tag}` : tag;
}
