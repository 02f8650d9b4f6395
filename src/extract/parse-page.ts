/** Turns the text of a page into a tree within limits of size, nodes and depth. */
import { type ChildNode, DomHandler } from 'domhandler';
import { Parser } from 'htmlparser2';
import { repairMojibake } from '../text/repair-mojibake.js';
import { attribute, type Document, findFirst } from './dom.js';

export interface PageLimits {
  /** Characters of HTML. */
  maxLength: number;
  maxNodes: number;
  maxDepth: number;
}

/** Browsers stop nesting at 512 levels; news pages stay under 100 levels and 30,000 nodes. */
export const DEFAULT_LIMITS: PageLimits = { maxLength: 6_000_000, maxNodes: 400_000, maxDepth: 1000 };

export interface ParsedPage {
  document: Document;
  /** What relative addresses are resolved against: the page's address, or its `<base href>`. */
  baseUrl: string;
}

export type ParseResult = ParsedPage | { failure: 'too-large' | 'too-deep'; reason: string };

class LimitReached extends Error {
  constructor(
    readonly failure: 'too-large' | 'too-deep',
    message: string,
  ) {
    super(message);
  }
}

class LimitedHandler extends DomHandler {
  private depth = 0;
  private nodes = 0;

  constructor(private readonly limits: PageLimits) {
    super(undefined, { xmlMode: false });
  }

  override addNode(node: ChildNode): void {
    this.nodes += 1;
    if (this.nodes > this.limits.maxNodes) {
      throw new LimitReached('too-large', `more than ${this.limits.maxNodes} nodes`);
    }
    super.addNode(node);
  }

  override onopentag(name: string, attributes: Record<string, string>): void {
    this.depth += 1;
    if (this.depth > this.limits.maxDepth) {
      throw new LimitReached('too-deep', `more than ${this.limits.maxDepth} levels of tags`);
    }
    super.onopentag(name, attributes);
  }

  override onclosetag(): void {
    this.depth -= 1;
    super.onclosetag();
  }

  // Comments never reach a reader.
  override oncomment(): void {}
  override oncommentend(): void {}
}

function findBaseUrl(document: Document, url: string): string {
  const base = findFirst(document, (element) => element.name === 'base' && attribute(element, 'href') !== '');
  const href = base ? attribute(base, 'href') : '';
  return URL.canParse(href, url) ? new URL(href, url).href : url;
}

/** Never throws: a page over a limit is a failure with its reason. */
export function parsePage(html: string, url: string, limits: PageLimits = DEFAULT_LIMITS): ParseResult {
  if (html.length > limits.maxLength) {
    return { failure: 'too-large', reason: `${html.length} characters, ${limits.maxLength} allowed` };
  }
  const handler = new LimitedHandler(limits);
  try {
    new Parser(handler, { decodeEntities: true }).end(repairMojibake(html));
  } catch (error) {
    if (error instanceof LimitReached) return { failure: error.failure, reason: error.message };
    throw error;
  }
  return { document: handler.root, baseUrl: findBaseUrl(handler.root, url) };
}
