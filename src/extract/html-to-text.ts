/** Plain text of a tree, one block a line. */
import { joinSpace } from '../text/normalise.js';
import { type Element, isElement, isText, type ParentNode } from './dom.js';
import { BLOCKS, SILENT } from './elements.js';

const CELLS: ReadonlySet<string> = new Set(['td', 'th']);

/** Characters that show nothing: zero width, soft hyphen, byte-order mark, bidirectional marks. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g;

type Skip = (element: Element) => boolean;

class TextBuilder {
  private readonly lines: string[] = [];
  private line = '';

  add(text: string): void {
    this.line += text;
  }

  breakLine(): void {
    const line = joinSpace(this.line.replace(INVISIBLE, ''));
    if (line !== '') this.lines.push(line);
    this.line = '';
  }

  toString(): string {
    this.breakLine();
    return this.lines.join('\n');
  }
}

function append(root: ParentNode, builder: TextBuilder, isPre: boolean, skip: Skip): void {
  for (const child of root.children) {
    if (isText(child)) appendText(child.data, builder, isPre);
    else if (isElement(child)) {
      if (SILENT.has(child.name) || skip(child)) continue;
      if (child.name === 'br') builder.breakLine();
      else if (BLOCKS.has(child.name)) {
        builder.breakLine();
        append(child, builder, isPre || child.name === 'pre', skip);
        builder.breakLine();
      } else {
        append(child, builder, isPre, skip);
        if (CELLS.has(child.name)) builder.add(' ');
      }
    }
  }
}

function appendText(data: string, builder: TextBuilder, isPre: boolean): void {
  if (!isPre) {
    builder.add(data);
    return;
  }
  data.split('\n').forEach((line, index) => {
    if (index > 0) builder.breakLine();
    builder.add(line);
  });
}

/** `skip` says whose text is left out. */
export function htmlToText(root: ParentNode, skip: Skip = () => false): string {
  const builder = new TextBuilder();
  append(root, builder, false, skip);
  return builder.toString();
}
