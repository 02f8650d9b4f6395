/** Reads the article a page describes in JSON-LD (schema.org/Article and its kinds). */
import { attribute, type Document, findAll, isText } from './dom.js';

type JsonNode = Record<string, unknown>;

export interface LinkedArticle {
  headline?: string;
  articleBody?: string;
  authors: string[];
  /** Authors that are no persons. */
  organisations: string[];
  datePublished?: string;
  dateModified?: string;
  image?: string;
  language?: string;
  keywords: string[];
  siteName?: string;
}

const MAX_SCRIPTS = 30;
const MAX_SCRIPT_LENGTH = 1_000_000;
const MAX_NODES = 2000;
const MAX_DEPTH = 8;

const ARTICLE =
  /^(?:.*Article|.*BlogPosting|SocialMediaPosting|DiscussionForumPosting|Report|Review|Recipe|HowTo)$/;
const PAGE = /^(?:.*Page|WebSite|VideoObject|CreativeWork)$/;

function parse(text: string): unknown {
  const bare = text.replace(/^\s*(?:<!\[CDATA\[|\/\/.*|<!--)?/, '').replace(/(?:\]\]>|-->)?\s*;?\s*$/, '');
  for (const attempt of [text, bare, bare.replace(/\p{Cc}+/gu, ' ')]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // The next repair may make it valid.
    }
  }
  return undefined;
}

function isNode(value: unknown): value is JsonNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** Every object of the document, outermost first. */
function collect(value: unknown, nodes: JsonNode[], depth: number): void {
  if (depth > MAX_DEPTH || nodes.length >= MAX_NODES) return;
  if (Array.isArray(value)) {
    for (const entry of value) collect(entry, nodes, depth + 1);
  } else if (isNode(value)) {
    nodes.push(value);
    for (const entry of Object.values(value)) {
      if (typeof entry === 'object') collect(entry, nodes, depth + 1);
    }
  }
}

function typesOf(node: JsonNode): string[] {
  return asList(node['@type']).filter((type) => typeof type === 'string');
}

function textOf(value: unknown): string | undefined {
  const first = asList(value)[0];
  const text = isNode(first) ? (first['@value'] ?? first.name ?? first.url) : first;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

function imageOf(value: unknown): string | undefined {
  const first = asList(value)[0];
  const url = isNode(first) ? (first.url ?? first.contentUrl ?? first['@id']) : first;
  return typeof url === 'string' && url.trim() !== '' ? url.trim() : undefined;
}

class Graph {
  private readonly byId = new Map<string, JsonNode>();

  constructor(readonly nodes: readonly JsonNode[]) {
    for (const node of nodes) {
      const id = node['@id'];
      if (typeof id === 'string' && Object.keys(node).length > 1 && !this.byId.has(id))
        this.byId.set(id, node);
    }
  }

  /** Follows a bare `{"@id": …}` to the object it names. */
  resolve(value: unknown): unknown {
    if (!isNode(value) || typeof value['@id'] !== 'string' || value.name !== undefined) return value;
    return this.byId.get(value['@id']) ?? value;
  }

  names(value: unknown, isWanted: (node: unknown) => boolean = () => true): string[] {
    return asList(value).flatMap((entry) => {
      const node = this.resolve(entry);
      if (!isWanted(node)) return [];
      const name = isNode(node) ? asList(node.name)[0] : node;
      return typeof name === 'string' && name.trim() !== '' ? [name.trim()] : [];
    });
  }
}

function isOrganisation(node: unknown): boolean {
  return isNode(node) && typesOf(node).some((type) => /Organization|Corporation|WebSite$/.test(type));
}

function keywordsOf(node: JsonNode): string[] {
  return [...asList(node.keywords), ...asList(node.articleSection)]
    .map((entry) => (isNode(entry) ? entry.name : entry))
    .filter((entry) => typeof entry === 'string')
    .flatMap((entry) => entry.split(/[,;]/))
    .map((keyword) => keyword.trim())
    .filter(Boolean);
}

function describe(node: JsonNode, graph: Graph): LinkedArticle {
  return {
    headline: textOf(node.headline) ?? textOf(node.name),
    articleBody: textOf(node.articleBody) ?? textOf(node.text),
    authors: graph.names(node.author ?? node.creator, (author) => !isOrganisation(author)),
    organisations: graph.names(node.author ?? node.creator, isOrganisation),
    datePublished: textOf(node.datePublished) ?? textOf(node.dateCreated),
    dateModified: textOf(node.dateModified),
    image: imageOf(asList(node.image).map((image) => graph.resolve(image))),
    language: textOf(node.inLanguage),
    keywords: keywordsOf(node),
    siteName: graph.names(node.publisher)[0],
  };
}

function fill(target: LinkedArticle, source: LinkedArticle): LinkedArticle {
  const filled = {
    ...source,
    ...Object.fromEntries(Object.entries(target).filter(([, value]) => value !== undefined)),
  };
  return {
    ...filled,
    authors: target.authors,
    organisations: target.organisations,
    keywords: target.keywords,
  } as LinkedArticle;
}

function readScripts(document: Document): JsonNode[] {
  const nodes: JsonNode[] = [];
  const scripts = findAll(
    document,
    (element) => element.name === 'script' && /^application\/ld\+json/i.test(attribute(element, 'type')),
  );
  for (const script of scripts.slice(0, MAX_SCRIPTS)) {
    const text = script.children.map((child) => (isText(child) ? child.data : '')).join('');
    if (text.length <= MAX_SCRIPT_LENGTH) collect(parse(text), nodes, 0);
  }
  return nodes;
}

/** The page's article, completed from the page object beside it; undefined when neither is described. */
export function readJsonLd(document: Document): LinkedArticle | undefined {
  const nodes = readScripts(document);
  const graph = new Graph(nodes);
  const isOf = (pattern: RegExp) => (node: JsonNode) => typesOf(node).some((type) => pattern.test(type));
  const articles = nodes
    .filter(isOf(ARTICLE))
    .filter((node) => node.headline ?? node.datePublished ?? node.articleBody);
  const page = nodes.find((node) => isOf(PAGE)(node) && (node.datePublished ?? node.headline) !== undefined);
  const [article] = articles;
  const described = article ? describe(article, graph) : undefined;
  if (!page) return described;
  return described ? fill(described, describe(page, graph)) : describe(page, graph);
}
