/** Reads markup that was repaired with htmlparser2's tokenizer: it makes something of whatever is still wrong in it. */
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import type { TreeBuilder } from './tree-builder.js';

/**
 * `turns` are markup and texts of CDATA sections, one after the other; the builder gets every tag and text of them, up to
 * its limits. Never throws.
 */
export function readXml(turns: readonly string[], builder: TreeBuilder): void {
  const events = new TagEvents(builder);
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: false }, events);
  events.stop = () => tokenizer.pause();
  for (const [index, turn] of turns.entries()) {
    if (builder.failure) break;
    if (index % 2 === 1) builder.addCdata(turn);
    else events.write(turn, tokenizer);
  }
  tokenizer.end();
}

/** Turns the positions that the tokenizer gives into texts for the builder. */
class TagEvents implements TokenizerCallbacks {
  stop: () => void = () => {};

  #chunk = '';
  /** Position of the chunk as the tokenizer counts. */
  #offset = 0;
  readonly #builder: TreeBuilder;
  #tagName = '';
  #attributeName = '';
  #attributeValue = '';

  constructor(builder: TreeBuilder) {
    this.#builder = builder;
  }

  write(markup: string, tokenizer: Tokenizer): void {
    this.#offset += this.#chunk.length;
    this.#chunk = markup;
    tokenizer.write(markup);
  }

  #slice(start: number, end: number): string {
    return this.#chunk.slice(start - this.#offset, end - this.#offset);
  }

  onopentagname(start: number, end: number): void {
    this.#tagName = this.#slice(start, end);
  }

  onattribname(start: number, end: number): void {
    this.#attributeName = this.#slice(start, end);
    this.#attributeValue = '';
  }

  onattribdata(start: number, end: number): void {
    this.#attributeValue += this.#slice(start, end);
  }

  onattribend(): void {
    this.#builder.addAttribute(this.#attributeName, this.#attributeValue);
  }

  onopentagend(): void {
    this.#builder.openElement(this.#tagName);
    this.#stopAtLimits();
  }

  onselfclosingtag(): void {
    this.#builder.openElement(this.#tagName);
    this.#builder.closeElement();
    this.#stopAtLimits();
  }

  onclosetag(start: number, end: number): void {
    this.#builder.closeNamed(this.#slice(start, end));
  }

  ontext(start: number, end: number): void {
    this.#builder.addText(this.#slice(start, end));
    this.#stopAtLimits();
  }

  onend(): void {
    this.#builder.end();
  }

  #stopAtLimits(): void {
    if (this.#builder.failure) this.stop();
  }

  ontextentity(): void {}
  onattribentity(): void {}
  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
}
